// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/fleetserver.h"

#include "models/auditlogmodel.h"

#include <QTest>

using namespace tidegate;
using namespace tidegate::test;

/// What Activity shows while others change many things at once.
class TestActivityRows : public QObject, private FleetServer
{
    Q_OBJECT

private slots:
    void init()
    {
        start();
        m_production = environment(u"production"_s, 1);
        open(m_api->token(Role::Admin));
    }
    void cleanup() { stop(); }
    void aFewRowsComeToThoseThatAreShown();
    void noneIsMissingWhenManyCameAtOnce();
    void olderOnesComeAgainWhenMoreCameThanAPageHolds();

private:
    void makeGroups(int count)
    {
        for (int i = 0; i < count; ++i) {
            const QString name = u"group-%1"_s.arg(++m_groups);
            const QJsonObject made = send("POST", "/api/v1/environments/" + m_production + "/target-groups", {{u"name"_s, name}, {u"displayName"_s, name}});
            QVERIFY(made.contains(u"id"_s));
        }
    }
    /// The rows as the console has them, newest first.
    QList<qint64> shown() const
    {
        QList<qint64> rows;
        for (const AuditEntry &entry : m_workspace->audit()->all())
            rows.append(entry.seq);
        return rows;
    }
    /// And as the server does.
    QList<qint64> kept() const
    {
        QList<qint64> rows;
        for (const QJsonValue row : m_api->send("GET", "/api/v1/audit?limit=200", m_api->token(Role::Admin)).array())
            rows.append(row.toObject().value(u"seq"_s).toInteger());
        return rows;
    }

    QByteArray m_production;
    int m_groups = 0;
};

void TestActivityRows::aFewRowsComeToThoseThatAreShown()
{
    const auto before = shown();
    QVERIFY(!before.isEmpty());
    makeGroups(2);
    QTRY_COMPARE(shown().size(), before.size() + 2);
    QCOMPARE(shown(), kept());
}

void TestActivityRows::noneIsMissingWhenManyCameAtOnce()
{
    const auto before = shown();
    makeGroups(60);
    QTRY_COMPARE(shown().size(), before.size() + 60);
    QCOMPARE(shown(), kept());
}

void TestActivityRows::olderOnesComeAgainWhenMoreCameThanAPageHolds()
{
    const auto before = shown();
    makeGroups(230);
    QTRY_COMPARE(shown().value(0), before.value(0) + 230);
    AuditLogModel *model = m_workspace->audit();
    for (int page = 0; page < 3 && model->canFetchMore({}); ++page) {
        const qsizetype known = shown().size();
        model->fetchMore({});
        QTRY_VERIFY(shown().size() > known);
    }
    const auto rows = shown();
    QCOMPARE(rows.size(), before.size() + 230);
    for (qsizetype i = 1; i < rows.size(); ++i)
        QCOMPARE(rows.at(i), rows.at(i - 1) - 1);
}

QTEST_GUILESS_MAIN(TestActivityRows)
#include "tst_activityrows.moc"
