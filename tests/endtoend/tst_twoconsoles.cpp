// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/calendarconsole.h"
#include "tests/support/serverprocess.h"
#include "tests/support/servertenant.h"
#include "tests/support/testdatabase.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// Two people at two consoles, each at a server of its own, on one database.
class TestTwoConsoles : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void whatIsFrozenAtOneServerIsPaintedAtTheOther_data();
    void whatIsFrozenAtOneServerIsPaintedAtTheOther();

private:
    std::unique_ptr<TestDatabase> m_where;
    QByteArray m_token;
    QByteArray m_freezes; ///< Where they are made.
    std::array<std::unique_ptr<ServerProcess>, 2> m_servers;
    std::array<std::unique_ptr<CalendarConsole>, 2> m_consoles;
};

void TestTwoConsoles::initTestCase()
{
    m_where = std::make_unique<TestDatabase>();
    m_token = makeAdministrator(m_where->url());
    for (auto &server : m_servers) {
        server = std::make_unique<ServerProcess>(QStringLiteral(TIDEGATE_SERVER), m_where->url(),
                                                 QStringList{u"--secret-key-file"_s, m_where->path(u"master.key"_s)});
        QVERIFY2(server->isReady(), qPrintable(server->said()));
    }
    const Answer made = sendTo(m_servers[0]->url(), "POST", "/api/v1/environments", m_token, R"({"name":"prod","displayName":"Production"})");
    QCOMPARE(made.status, 201);
    m_freezes = "/api/v1/environments/" + made.object().value(u"id"_s).toString().toLatin1() + "/freeze-windows";
    for (std::size_t i = 0; i < m_consoles.size(); ++i) {
        m_consoles[i] = std::make_unique<CalendarConsole>(m_servers[i]->url(), m_token);
        QTRY_VERIFY_WITH_TIMEOUT(m_consoles[i]->isReady(), 20'000);
    }
}

void TestTwoConsoles::cleanupTestCase()
{
    for (auto &console : m_consoles)
        console.reset();
    for (auto &server : m_servers)
        server.reset();
    m_where.reset();
}

void TestTwoConsoles::whatIsFrozenAtOneServerIsPaintedAtTheOther_data()
{
    QTest::addColumn<int>("at");
    QTest::newRow("made at the first") << 0;
    QTest::newRow("made at the second") << 1;
}

void TestTwoConsoles::whatIsFrozenAtOneServerIsPaintedAtTheOther()
{
    QFETCH(int, at);
    const auto made = static_cast<std::size_t>(at);
    const FreezeWindowId id = FreezeWindowId::create();
    for (const auto &console : m_consoles)
        console->lookFor(id);
    QCOMPARE(sendTo(m_servers[made]->url(), "POST", m_freezes, m_token, freezeOfToday(id)).status, 201);
    QTRY_VERIFY_WITH_TIMEOUT(m_consoles[1 - made]->paintedAt(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(m_consoles[made]->paintedAt(), 20'000);
    // Taken back at the other server it is gone from both.
    const QByteArray path = m_freezes + '/' + id.toString().toLatin1();
    QCOMPARE(sendTo(m_servers[1 - made]->url(), "DELETE", path, m_token).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(!m_consoles[0]->shows(id) && !m_consoles[1]->shows(id), 20'000);
}

QTEST_MAIN(TestTwoConsoles)
#include "tst_twoconsoles.moc"
