// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/fleetwindow.h"

#include "models/targettreemodel.h"
#include "ui/style/theme.h"
#include "ui/targets/detail/targetdetail.h"
#include "ui/targets/list/targettreeview.h"

#include <QApplication>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// The targets that changed the health of an environment or group: in the API, and in the window of the console, which goes there.
class TestHealthCauses : public QObject, private FleetWindow
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { stop(); }
    void theApiNamesWhatChangedAnEnvironment();
    void theHistoryOfAnEnvironmentLeadsToTheCause();
    void theHistoryGrowsWhileItIsLookedAt();
    void severalCausesAreListedBelowTheirChange();
    void aCauseThatIsGoneIsNotOffered();
    void aGroupHasItsOwn();

private:
    QJsonArray history(const QByteArray &of) const { return m_api->send("GET", of + "/health-history", m_api->token(Role::Admin)).array(); }
    QByteArray production() const { return "/api/v1/environments/" + m_production; }
    /// Nothing answers there.
    void check(const QByteArray &target) const { send("POST", "/api/v1/targets/" + target + "/health-check", {}); }
    QByteArray refusing(const QString &name, const QJsonObject &more = {}) const;
    TargetTreeView *tree() const { return m_window->findChild<TargetTreeView *>(); }
    QTreeWidget *list() const { return m_window->findChild<QTreeWidget *>(u"branchHistory"_s); }
    QPushButton *button() const { return m_window->findChild<QPushButton *>(u"goToChangeCause"_s); }
    void openProduction();
    QString line(int row) const;
    QUuid shown() const { return m_window->findChild<TargetDetail *>()->target().uuid(); }

    QByteArray m_web;
};

void TestHealthCauses::init()
{
    start();
    m_web = refusing(u"web-01"_s);
}

QByteArray TestHealthCauses::refusing(const QString &name, const QJsonObject &more) const
{
    QJsonObject body{{u"environmentId"_s, QString::fromLatin1(m_production)},
                     {u"name"_s, name},
                     {u"targetType"_s, u"docker_host"_s},
                     {u"connection"_s, QJsonObject{{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, 1}, {u"tlsEnabled"_s, false}}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());
    return send("POST", "/api/v1/targets", body).value(u"id"_s).toString().toLatin1();
}

void TestHealthCauses::openProduction()
{
    openWindow(m_api->localSecret());
    QTRY_VERIFY(tree() && tree()->select(QUuid::fromString(QString::fromLatin1(m_production))));
    QTRY_VERIFY(list() && list()->isVisible());
}

QString TestHealthCauses::line(int row) const
{
    const QTreeWidgetItem *item = list()->topLevelItem(row);
    return item ? item->text(1) + u" · "_s + item->text(2) : QString();
}

void TestHealthCauses::theApiNamesWhatChangedAnEnvironment()
{
    QCOMPARE(history(production()), QJsonArray()); // what is unknown was so before
    check(m_web);
    const QJsonObject change = history(production()).first().toObject();
    QCOMPARE(change.value("from"_L1).toString(), u"unknown"_s);
    QCOMPARE(change.value("to"_L1).toString(), u"unreachable"_s);
    QCOMPARE(change.value("causeCount"_L1).toInt(), 1);
    const QJsonObject cause{{u"targetId"_s, QString::fromLatin1(m_web)}, {u"from"_s, u"unknown"_s}, {u"to"_s, u"unreachable"_s}};
    QCOMPARE(change.value("causes"_L1).toArray(), QJsonArray{cause});
    QCOMPARE(m_api->send("GET", production() + "/health-history?to=2026-01-01T00:00:00Z", m_api->token(Role::Viewer)).array(), QJsonArray());
    QCOMPARE(m_api->send("GET", production() + "/health-history?limit=3", m_api->token(Role::Viewer)).status, 400);
    QCOMPARE(m_api->send("GET", production() + "/health-history", m_api->token(Role::Admin, 1)).status, 404); // of another tenant
    QCOMPARE(history("/api/v1/environments/" + m_staging), QJsonArray());
}

void TestHealthCauses::theHistoryOfAnEnvironmentLeadsToTheCause()
{
    check(m_web);
    openProduction();
    QCOMPARE(line(0), u"Unreachable · web-01"_s);
    QCOMPARE(list()->topLevelItem(0)->toolTip(1), u"Unknown → Unreachable"_s);
    QVERIFY(button()->isEnabled());
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_COMPARE(shown(), QUuid::fromString(QString::fromLatin1(m_web)));
    QVERIFY(tree()->select(QUuid::fromString(QString::fromLatin1(m_production))));
    QTRY_VERIFY(button()->isVisible());
    button()->setFocus();
    QTest::keyClick(button(), Qt::Key_Space);
    QTRY_COMPARE(shown(), QUuid::fromString(QString::fromLatin1(m_web)));
}

void TestHealthCauses::theHistoryGrowsWhileItIsLookedAt()
{
    check(m_web);
    openProduction();
    send("PATCH", "/api/v1/targets/" + m_web, {{u"enabled"_s, false}});
    QTRY_COMPARE_WITH_TIMEOUT(line(0), u"Unknown · web-01"_s, 15'000);
    QVERIFY2(list()->topLevelItem(0)->toolTip(2).startsWith(u"Left"_s), qPrintable(list()->topLevelItem(0)->toolTip(2)));
    QCOMPARE(line(1), u"Unreachable · web-01"_s);
    QCOMPARE(list()->indexOfTopLevelItem(list()->currentItem()), 1); // where it was
}

void TestHealthCauses::severalCausesAreListedBelowTheirChange()
{
    const QByteArray second = refusing(u"web-02"_s);
    check(m_web);
    check(second);
    send("POST", "/api/v1/targets/bulk",
         {{u"ids"_s, QJsonArray{QString::fromLatin1(m_web), QString::fromLatin1(second)}}, {u"patch"_s, QJsonObject{{u"enabled"_s, false}}}});
    openProduction();
    QCOMPARE(line(0), u"Unknown · web-01 and 1 more"_s);
    QTreeWidgetItem *change = list()->topLevelItem(0);
    QCOMPARE(change->childCount(), 2);
    QCOMPARE(change->child(1)->text(2), u"web-02 (Left: Unreachable)"_s);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Right);
    QTest::keyClick(list(), Qt::Key_Down);
    QTest::keyClick(list(), Qt::Key_Down);
    QCOMPARE(list()->currentItem(), change->child(1));
    QTest::keyClick(list(), Qt::Key_Return);
    QTRY_COMPARE(shown(), QUuid::fromString(QString::fromLatin1(second)));
}

void TestHealthCauses::aCauseThatIsGoneIsNotOffered()
{
    check(m_web);
    openProduction();
    m_api->send("DELETE", "/api/v1/targets/" + m_web, m_api->token(Role::Admin), QByteArray(), {{"If-Match", "*"}});
    QTRY_COMPARE_WITH_TIMEOUT(line(0), u"Unknown · A target that is gone"_s, 15'000);
    QVERIFY(!button()->isEnabled());
    QVERIFY(!button()->toolTip().isEmpty());
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Return); // does nothing
    QVERIFY(list()->isVisible());
}

void TestHealthCauses::aGroupHasItsOwn()
{
    const QString group = send("POST", production() + "/target-groups", {{u"name"_s, u"db"_s}, {u"displayName"_s, u"Databases"_s}}).value(u"id"_s).toString();
    const QByteArray database = refusing(u"db-01"_s, {{u"targetGroupId"_s, group}});
    check(m_web);
    check(database);
    QCOMPARE(history("/api/v1/target-groups/" + group.toLatin1()).size(), 1);
    openWindow(m_api->localSecret());
    QTRY_VERIFY(tree() && tree()->select(QUuid::fromString(group)));
    QTRY_COMPARE(line(0), u"Unreachable · db-01"_s);
}

QTEST_MAIN(TestHealthCauses)

#include "tst_healthcauses.moc"
