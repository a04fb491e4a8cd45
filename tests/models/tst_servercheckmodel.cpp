// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/servercheckmodel.h"
#include "services/client/servercheck.h"
#include "tests/support/certificates.h"
#include "tests/support/scriptedserver.h"

#include <QAbstractItemModelTester>
#include <QSslCertificate>
#include <QSslKey>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;
using test::ScriptedServer;

/// Which step of a test fails for what, and what the user is told to do.
class TestServerCheckModel : public QObject
{
    Q_OBJECT

private slots:
    void passesStepByStep();
    void saysThatTheNameIsNotKnown();
    void saysThatNothingListens();
    void saysThatItDoesNotSpeakTls();
    void saysThatTheCertificateIsNotTrusted();
    void saysThatItIsNoTidegateServer();
    void saysThatTheTokenIsRefused();
    void saysThatThereIsNoToken();
    void saysThatTheDatabaseIsNotReady();
    void canBeCancelledAndStartedAgain();

private:
    using State = ServerCheckModel::StepState;

    static QByteArray http(const QByteArray &status, const QByteArray &body)
    {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\nConnection: close\r\n\r\n" + body;
    }
    /// A server that is in order but for what is given.
    static ScriptedServer::Script serving(const QHash<QByteArray, QByteArray> &otherwise = {})
    {
        return [otherwise](QSslSocket &socket, const QByteArray &request) {
            const QByteArray path = request.split(' ').value(1);
            if (otherwise.contains(path))
                socket.write(otherwise.value(path));
            else if (path == "/api/v1/meta")
                socket.write(http("200 OK", R"({"version":"1.2","mode":"server","serverTime":"2026-01-15T00:00:00Z","capabilities":[]})"));
            else if (path == "/api/v1/whoami")
                socket.write(http("200 OK", R"({"userId":"01a20a91-1f8b-7000-8000-000000000001","name":"alice","role":"admin","permissions":[]})"));
            else
                socket.write(http("200 OK", "ready\n"));
            socket.disconnectFromHost();
        };
    }
    static Endpoint endpointOf(const QTcpServer &server, const QString &scheme = u"http"_s)
    {
        return {QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(server.serverPort())), "tg_token", {}};
    }
    static State stateOf(const ServerCheckModel &model, ServerCheck::Step step)
    {
        return static_cast<State>(model.index(static_cast<int>(step)).data(ServerCheckModel::StateRole).toInt());
    }
    static QString textOf(const ServerCheckModel &model, ServerCheck::Step step) { return model.index(static_cast<int>(step)).data().toString(); }
    /// Runs the check and expects that it ends at a step, after all before it have passed.
    static void failsAt(ServerCheckModel &model, const Endpoint &endpoint, ServerCheck::Step step);
};

void TestServerCheckModel::failsAt(ServerCheckModel &model, const Endpoint &endpoint, ServerCheck::Step step)
{
    model.start(endpoint);
    QVERIFY(model.isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(!model.isRunning(), 15'000);
    for (int i = 0; i < ServerCheck::stepCount; ++i) {
        const auto each = static_cast<ServerCheck::Step>(i);
        const State expected = each < step ? State::Passed : each == step ? State::Failed : State::Waiting;
        QVERIFY2(stateOf(model, each) == expected, qPrintable(textOf(model, each)));
    }
    QVERIFY(textOf(model, step).startsWith(u'✕'));
    QVERIFY(!model.hasPassed());
    QVERIFY(!model.verdict().isEmpty());
}

void TestServerCheckModel::passesStepByStep()
{
    const ScriptedServer server(serving());
    ServerCheckModel model;
    const QAbstractItemModelTester tester(&model);

    model.start(endpointOf(server));
    QTRY_VERIFY_WITH_TIMEOUT(!model.isRunning(), 10'000);

    QVERIFY2(model.hasPassed(), qPrintable(model.verdict()));
    for (int i = 0; i < ServerCheck::stepCount; ++i)
        QVERIFY(model.index(i).data().toString().startsWith(u'✓'));
    QVERIFY(textOf(model, ServerCheck::Step::Version).contains(u"1.2"));
    QVERIFY(textOf(model, ServerCheck::Step::SignIn).contains(u"alice"));
}

void TestServerCheckModel::saysThatTheNameIsNotKnown()
{
    ServerCheckModel model;
    failsAt(model, {QUrl(u"https://nowhere.invalid"_s), "tg_token", {}}, ServerCheck::Step::Resolve);
    QVERIFY2(model.verdict().contains(u"nowhere.invalid"), qPrintable(model.verdict()));
}

void TestServerCheckModel::saysThatNothingListens()
{
    Endpoint endpoint;
    {
        const ScriptedServer server(serving());
        endpoint = endpointOf(server);
    }
    ServerCheckModel model;
    failsAt(model, endpoint, ServerCheck::Step::Connect);
    QVERIFY2(model.verdict().contains(u"port"), qPrintable(model.verdict()));
}

void TestServerCheckModel::saysThatItDoesNotSpeakTls()
{
    const ScriptedServer server(ScriptedServer::saying("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
    ServerCheckModel model;
    failsAt(model, endpointOf(server, u"https"_s), ServerCheck::Step::Encrypt);
    QVERIFY2(model.verdict().contains(u"TLS"), qPrintable(model.verdict()));
}

void TestServerCheckModel::saysThatTheCertificateIsNotTrusted()
{
    test::Certificates certificates;
    QVERIFY(certificates.make());
    const auto identity = [&certificates](const QString &name) {
        QSslConfiguration tls;
        tls.setLocalCertificate(QSslCertificate(certificates.pem(name + u".pem"_s)));
        tls.setPrivateKey(QSslKey(certificates.pem(name + u".key"_s), QSsl::Ec));
        return tls;
    };
    const ScriptedServer server(serving(), identity(u"server"_s));
    ServerCheckModel model;
    failsAt(model, endpointOf(server, u"https"_s), ServerCheck::Step::Encrypt);
    QVERIFY2(model.verdict().contains(u"CA"), qPrintable(model.verdict()));

    Endpoint trusting = endpointOf(server, u"https"_s);
    trusting.caCertificates = certificates.pem(u"ca.pem"_s);
    model.start(trusting);
    QTRY_VERIFY_WITH_TIMEOUT(!model.isRunning(), 10'000);
    QVERIFY2(model.hasPassed(), qPrintable(model.verdict()));

    const ScriptedServer elsewhere(serving(), identity(u"elsewhere"_s));
    Endpoint misnamed = endpointOf(elsewhere, u"https"_s);
    misnamed.caCertificates = trusting.caCertificates;
    failsAt(model, misnamed, ServerCheck::Step::Encrypt);
    QVERIFY2(model.verdict().contains(u"name"), qPrintable(model.verdict()));
}

void TestServerCheckModel::saysThatItIsNoTidegateServer()
{
    const ScriptedServer server(serving({{"/api/v1/meta", http("404 Not Found", "<html>")}}));
    ServerCheckModel model;
    failsAt(model, endpointOf(server), ServerCheck::Step::Version);
}

void TestServerCheckModel::saysThatTheTokenIsRefused()
{
    const ScriptedServer server(serving({{"/api/v1/whoami", http("401 Unauthorized", "")}}));
    ServerCheckModel model;
    failsAt(model, endpointOf(server), ServerCheck::Step::SignIn);
    QVERIFY2(model.verdict().contains(u"token"), qPrintable(model.verdict()));
}

void TestServerCheckModel::saysThatThereIsNoToken()
{
    const ScriptedServer server(serving());
    Endpoint endpoint = endpointOf(server);
    endpoint.token.clear();
    ServerCheckModel model;
    failsAt(model, endpoint, ServerCheck::Step::SignIn);
    QVERIFY2(model.verdict().contains(u"token create"), qPrintable(model.verdict()));
}

void TestServerCheckModel::saysThatTheDatabaseIsNotReady()
{
    const ScriptedServer server(serving({{"/readyz", http("503 Service Unavailable", "")}}));
    ServerCheckModel model;
    failsAt(model, endpointOf(server), ServerCheck::Step::Database);
    QVERIFY2(model.verdict().contains(u"database"), qPrintable(model.verdict()));
}

void TestServerCheckModel::canBeCancelledAndStartedAgain()
{
    const ScriptedServer silent(ScriptedServer::silent());
    const ScriptedServer server(serving());
    ServerCheckModel model;
    model.start(endpointOf(silent));
    QTRY_COMPARE(stateOf(model, ServerCheck::Step::Version), State::Running);

    model.cancel();

    QVERIFY(!model.isRunning());
    QCOMPARE(stateOf(model, ServerCheck::Step::Version), State::Waiting);
    QVERIFY(!model.hasPassed());
    model.start(endpointOf(server));
    QTRY_VERIFY_WITH_TIMEOUT(!model.isRunning(), 10'000);
    QVERIFY(model.hasPassed());
}

QTEST_GUILESS_MAIN(TestServerCheckModel)
#include "tst_servercheckmodel.moc"
