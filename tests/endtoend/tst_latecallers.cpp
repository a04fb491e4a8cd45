// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/auth/token.h"
#include "services/store/backends/opendatabase.h"
#include "services/store/transaction.h"
#include "tests/support/servedapi.h"

#include <QTcpSocket>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

using Fields = QHash<QByteArray, QByteArray>;

QString codeOf(const Answer &answer)
{
    return answer.object().value("code"_L1).toString();
}

/// Asks again and again on one connection.
class Asking
{
public:
    Asking(const QUrl &url, const QByteArray &token)
        : m_request("GET /api/v1/environments HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(url.port()) + "\r\nAuthorization: Bearer " + token
                    + "\r\n\r\n")
    {
        m_socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    }

    /// The status of the next answer, which is short and comes in one piece; 0 for none.
    int ask()
    {
        m_socket.write(m_request);
        if (!m_socket.waitForReadyRead(20'000))
            return 0;
        return m_socket.readAll().mid(9, 3).toInt();
    }

private:
    QTcpSocket m_socket;
    const QByteArray m_request;
};

} // namespace

/// Reads find out who asks only in the transaction that answers: nobody may notice, and nobody is let in for longer.
class TestLateCallers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whoeverIsNotLetInHearsThatFirst_data();
    void whoeverIsNotLetInHearsThatFirst();
    void aTokenRevokedByAnotherProcessIsRefusedByTheNextRequest();
    void aUserDisabledByAnotherProcessIsRefusedByTheNextRequest();
    void everyTenantReadsItsOwn();

private:
    void storeBeside(const std::function<Result<void>(Transaction &)> &change) const;

    std::unique_ptr<ServedApi> m_api;
};

void TestLateCallers::initTestCase()
{
    m_api = std::make_unique<ServedApi>();
    QVERIFY(m_api->url().isValid());
}

/// As another process would.
void TestLateCallers::storeBeside(const std::function<Result<void>(Transaction &)> &change) const
{
    const auto database = openDatabase({.url = m_api->where().url(), .createIfMissing = false, .besideAnother = true});
    QVERIFY2(database, database ? "" : qPrintable(database.error().message));
    QVERIFY((*database)->write(localTenant, change));
}

void TestLateCallers::whoeverIsNotLetInHearsThatFirst_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const Fields picture{{"Accept", "image/png"}};
    const Fields coded{{"Content-Encoding", "gzip"}};
    const Fields odd{{"Tidegate-Reason", "%ff"}};
    const QByteArray good = m_api->token(Role::Viewer);
    const QByteArray weak = m_api->token(Role::Agent);
    const QByteArray never = makeToken().text;
    QTest::newRow("good") << good << Fields() << 200 << QString();
    QTest::newRow("none") << QByteArray() << picture << 401 << u"unauthenticated"_s;
    QTest::newRow("never made") << never << Fields() << 401 << u"unauthenticated"_s;
    QTest::newRow("never made, wants a picture") << never << picture << 401 << u"unauthenticated"_s;
    QTest::newRow("revoked, wants a picture") << m_api->revokedToken() << picture << 401 << u"unauthenticated"_s;
    QTest::newRow("expired, odd reason") << m_api->expiredToken() << odd << 401 << u"unauthenticated"_s;
    QTest::newRow("weak") << weak << Fields() << 403 << u"forbidden"_s;
    QTest::newRow("weak, wants a picture") << weak << picture << 403 << u"forbidden"_s;
    QTest::newRow("weak, coded") << weak << coded << 403 << u"forbidden"_s;
    QTest::newRow("good, wants a picture") << good << picture << 406 << u"not-acceptable"_s;
    QTest::newRow("good, coded and wants a picture") << good << Fields{{"Accept", "image/png"}, {"Content-Encoding", "gzip"}} << 415 << u"content-coding"_s;
    QTest::newRow("good, odd reason") << good << odd << 400 << u"malformed-reason"_s;
}

void TestLateCallers::whoeverIsNotLetInHearsThatFirst()
{
    QFETCH(const QByteArray, token);
    QFETCH(const Fields, fields);
    QFETCH(const int, status);
    QFETCH(const QString, code);
    QList<QByteArray> paths{"/api/v1/users", "/api/v1/environments", "/api/v1/environments/7b1c1f4e-0000-7000-8000-000000000000"};
    if (status == 403)
        paths = {"/api/v1/users"}; // which all but agents may read
    for (const QByteArray &path : paths) {
        const Answer answer = m_api->send("GET", path, token, QByteArray(), fields);
        const bool isMissing = status == 200 && answer.status == 404; // the third, for whoever is let in
        QCOMPARE(isMissing ? 200 : answer.status, status);
        if (status != 200)
            QCOMPARE(codeOf(answer), code);
        QCOMPARE(answer.headers.value("www-authenticate"), status == 401 ? QByteArray("Bearer") : QByteArray());
    }
}

void TestLateCallers::aTokenRevokedByAnotherProcessIsRefusedByTheNextRequest()
{
    const NewToken token = makeToken();
    const Instant now = wholeSeconds(Clock::system().now());
    storeBeside([&](Transaction &transaction) {
        return transaction.identities.insertToken(
            {token.id, localTenant, m_api->userOf(Role::Viewer), u"short"_s, Role::Viewer, token.hash, now, now + std::chrono::hours(1), {}});
    });
    Asking caller(m_api->url(), token.text);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(caller.ask(), 200);
    storeBeside([&](Transaction &transaction) { return transaction.identities.revokeToken(token.id, now); });
    QCOMPARE(caller.ask(), 401);
    QCOMPARE(caller.ask(), 401);
}

void TestLateCallers::aUserDisabledByAnotherProcessIsRefusedByTheNextRequest()
{
    Asking caller(m_api->url(), m_api->token(Role::Operator));
    QCOMPARE(caller.ask(), 200);
    const auto enable = [this](bool enabled) {
        storeBeside([this, enabled](Transaction &transaction) -> Result<void> {
            auto user = transaction.identities.findUser(m_api->userOf(Role::Operator));
            if (!user)
                return user.error();
            user->enabled = enabled;
            return transaction.identities.updateUser(*user);
        });
    };
    enable(false);
    QCOMPARE(caller.ask(), 401);
    enable(true);
    QCOMPARE(caller.ask(), 200);
}

void TestLateCallers::everyTenantReadsItsOwn()
{
    for (int tenant = 0; tenant < 2; ++tenant) {
        const QJsonObject body{{u"name"_s, u"of-%1"_s.arg(tenant)}, {u"orderIndex"_s, 1}};
        QCOMPARE(m_api->send("POST", "/api/v1/environments", m_api->token(Role::Admin, tenant), body).status, 201);
    }
    for (int round = 0; round < 5; ++round) {
        for (int tenant = 0; tenant < 2; ++tenant) {
            const QJsonArray environments = m_api->send("GET", "/api/v1/environments", m_api->token(Role::Viewer, tenant)).array();
            QCOMPARE(environments.size(), 1);
            QCOMPARE(environments.first().toObject().value("name"_L1).toString(), u"of-%1"_s.arg(tenant));
        }
    }
}

QTEST_GUILESS_MAIN(TestLateCallers)
#include "tst_latecallers.moc"
