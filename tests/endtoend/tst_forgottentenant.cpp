// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/servedapi.h"

#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// What a mistake would cost: three statements of this program have lost their condition on the tenant (tests.cmake takes it out). On Postgres the policies
/// stand behind them, and nothing of another tenant is seen or changed. A file has no such second wall: there the same requests show that the condition is
/// really gone.
class TestForgottenTenant : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_api.reset(); }

    void aListHasNothingOfAnotherTenant();
    void anIdOfAnotherTenantIsNotFound();
    void whatAnotherTenantHasIsNotDeleted();

private:
    static constexpr int attacker = 0;
    static constexpr int victim = 1;
    QByteArray token(int tenant) const { return m_api->token(Role::Admin, tenant); }
    /// Makes it there and returns its id.
    QByteArray add(int tenant, const QByteArray &path, QJsonObject body) const;
    QStringList environmentsOf(int tenant) const;

    std::unique_ptr<ServedApi> m_api;
    QByteArray m_target; ///< Where the target of the victim is.
};

void TestForgottenTenant::init()
{
    m_api = std::make_unique<ServedApi>();
    add(attacker, "/api/v1/environments", {{u"name"_s, u"own"_s}});
    const QByteArray environment = add(victim, "/api/v1/environments", {{u"name"_s, u"foreign"_s}});
    m_target = "/api/v1/targets/"
        + add(victim, "/api/v1/targets",
              {{u"name"_s, u"web-01"_s},
               {u"environmentId"_s, QString::fromLatin1(environment)},
               {u"targetType"_s, u"docker_host"_s},
               {u"connection"_s, QJsonObject{{u"host"_s, u"10.0.0.1"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}}});
}

QByteArray TestForgottenTenant::add(int tenant, const QByteArray &path, QJsonObject body) const
{
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    body.insert(u"id"_s, id);
    const Answer made = m_api->send("POST", path, token(tenant), body);
    if (made.status != 201)
        qFatal("%s", made.body.constData());
    return id.toLatin1();
}

QStringList TestForgottenTenant::environmentsOf(int tenant) const
{
    QStringList names;
    const QJsonArray found = m_api->send("GET", "/api/v1/environments", token(tenant)).array();
    for (const auto &each : found)
        names += each.toObject().value(u"name"_s).toString();
    return names;
}

void TestForgottenTenant::aListHasNothingOfAnotherTenant()
{
    const bool guarded = TestDatabase::isPostgres();
    QCOMPARE(environmentsOf(attacker), guarded ? QStringList{u"own"_s} : QStringList({u"foreign"_s, u"own"_s}));
    QCOMPARE(environmentsOf(victim), guarded ? QStringList{u"foreign"_s} : QStringList({u"foreign"_s, u"own"_s}));
}

void TestForgottenTenant::anIdOfAnotherTenantIsNotFound()
{
    QCOMPARE(m_api->send("GET", m_target, token(victim)).object().value(u"name"_s).toString(), u"web-01"_s);
    const Answer stolen = m_api->send("GET", m_target, token(attacker));
    QCOMPARE(stolen.status, TestDatabase::isPostgres() ? 404 : 200);
    QCOMPARE(stolen.body.contains("10.0.0.1"), !TestDatabase::isPostgres());
}

void TestForgottenTenant::whatAnotherTenantHasIsNotDeleted()
{
    const QByteArray before = m_api->send("GET", m_target, token(victim)).body;
    const Answer deleted = m_api->send("DELETE", m_target, token(attacker));
    const Answer after = m_api->send("GET", m_target, token(victim));
    if (!TestDatabase::isPostgres()) {
        QCOMPARE(deleted.status, 200);
        QCOMPARE(after.status, 404);
        return;
    }
    QCOMPARE(deleted.status, 404);
    QCOMPARE(after.status, 200);
    QCOMPARE(after.body, before);
    // Whose it is still can.
    QCOMPARE(m_api->send("DELETE", m_target, token(victim)).status, 200);
}

QTEST_GUILESS_MAIN(TestForgottenTenant)
#include "tst_forgottentenant.moc"
