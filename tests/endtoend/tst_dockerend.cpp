// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/certificates.h"
#include "tests/support/dockerhost.h"
#include "tests/support/servedapi.h"
#include "tests/ui/pictures.h"

#include "models/drifttablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/page/page.h"
#include "ui/window/mainwindow.h"

#include <QElapsedTimer>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

ConsoleOptions showing(const QString &page)
{
    ConsoleOptions options;
    options.page = page;
    return options;
}

/// RSA or elliptic, whatever openssl made.
QSslKey keyOf(const QByteArray &pem)
{
    const QSslKey rsa(pem, QSsl::Rsa);
    return rsa.isNull() ? QSslKey(pem, QSsl::Ec) : rsa;
}

} // namespace

/// The whole way against a real Docker engine and registry: engine → probe → store → API → console.
class TestDockerEnd : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatRunsAndIsRecordedIsInSync();
    void anotherVersionUnderTheSameNameIsDriftInApiAndConsole();
    void onlyAnotherImageViolatesAFreeze();
    void aHungEngineIsUnreachableWhileTheWindowAnswers();
    void aWrongClientCertificateHasItsOwnMessage();
    void aCredentialIsNotSentToANewAddress();
    void cleanupTestCase();

private:
    Answer post(const QByteArray &path, const QJsonObject &body) const { return m_api->send("POST", path, m_api->localSecret(), body); }
    Answer get(const QByteArray &path) const { return m_api->send("GET", path, m_api->localSecret()); }
    QByteArray makeTarget(const QString &name, int port, bool tls) const;
    QJsonObject check(const QByteArray &target) const;
    void setSecret(const QByteArray &target, const QByteArray &kind, const QByteArray &value) const;

    std::unique_ptr<DockerHost> m_docker;
    std::unique_ptr<ServedApi> m_api;
    QByteArray m_environment;
    QByteArray m_target;
    QString m_first;
    QString m_second;
};

void TestDockerEnd::initTestCase()
{
    const QString obstacle = DockerHost::obstacle();
    if (!obstacle.isEmpty())
        QSKIP(qPrintable(u"NO DOCKER ENGINE, NOTHING PROVEN: %1"_s.arg(obstacle)));
    m_docker = std::make_unique<DockerHost>();
    QVERIFY2(m_docker->start(), qPrintable(m_docker->failure()));
    QVERIFY2(m_docker->pushImage(u"shop"_s, u"v1"_s, "first"), qPrintable(m_docker->failure()));
    QVERIFY2(m_docker->pushImage(u"shop"_s, u"v2"_s, "second"), qPrintable(m_docker->failure()));
    m_first = m_docker->registryDigest(u"shop"_s, u"v1"_s);
    m_second = m_docker->registryDigest(u"shop"_s, u"v2"_s);
    QVERIFY(!m_first.isEmpty() && m_first != m_second);

    m_api = std::make_unique<ServedApi>();
    const Answer environment = post("/api/v1/environments", {{u"name"_s, u"production"_s}, {u"displayName"_s, u"Production"_s}, {u"orderIndex"_s, 1}});
    QCOMPARE(environment.status, 201);
    m_environment = environment.object().value(u"id"_s).toString().toLatin1();
    m_target = makeTarget(u"prod-web-01"_s, m_docker->port(), false);
}

void TestDockerEnd::cleanupTestCase()
{
    m_api.reset();
    m_docker.reset();
}

QByteArray TestDockerEnd::makeTarget(const QString &name, int port, bool tls) const
{
    const Answer target = post("/api/v1/targets",
                               {{u"environmentId"_s, QString::fromLatin1(m_environment)},
                                {u"name"_s, name},
                                {u"targetType"_s, u"docker_host"_s},
                                {u"connection"_s, QJsonObject{{u"host"_s, u"127.0.0.1"_s}, {u"port"_s, port}, {u"tlsEnabled"_s, tls}}}});
    if (target.status != 201)
        qWarning("%s", target.body.constData());
    return target.object().value(u"id"_s).toString().toLatin1();
}

QJsonObject TestDockerEnd::check(const QByteArray &target) const
{
    // A target is not asked again within two seconds of the last time.
    QTest::qWait(2'100);
    const Answer answer = post("/api/v1/targets/" + target + "/health-check", {});
    return answer.object();
}

void TestDockerEnd::setSecret(const QByteArray &target, const QByteArray &kind, const QByteArray &value) const
{
    const Answer stored = m_api->send("PUT", "/api/v1/targets/" + target + "/secrets/" + kind, m_api->localSecret(),
                                      QJsonObject{{u"value"_s, QString::fromLatin1(value)}});
    QVERIFY2(stored.status == 200, stored.body.constData());
}

void TestDockerEnd::whatRunsAndIsRecordedIsInSync()
{
    QVERIFY2(m_docker->run(u"shop"_s, u"api"_s, u"shop"_s, u"v1"_s), qPrintable(m_docker->failure()));
    const QJsonObject component{{u"componentName"_s, u"api"_s}, {u"digest"_s, m_first}};
    const Answer sticker = m_api->send("PUT", "/api/v1/targets/" + m_target + "/sticker", m_api->localSecret(),
                                       QJsonObject{{u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                                                   {u"releaseName"_s, u"shop-v1"_s},
                                                   {u"components"_s, QJsonArray{component}}});
    QVERIFY2(sticker.status == 200, sticker.body.constData());

    const QJsonObject health = check(m_target);

    QCOMPARE(health.value(u"status"_s).toString(), u"healthy"_s);
    QCOMPARE(health.value(u"target"_s).toObject().value(u"healthStatus"_s).toString(), u"healthy"_s);
    const QJsonObject drift = get("/api/v1/targets/" + m_target + "/drift").object();
    QCOMPARE(drift.value(u"status"_s).toString(), u"in_sync"_s);
    QCOMPARE(drift.value(u"hasDrift"_s), QJsonValue(false));
    QCOMPARE(drift.value(u"expected"_s).toObject().value(u"digest"_s).toString(), m_first);
    QCOMPARE(drift.value(u"actual"_s).toObject().value(u"digest"_s).toString(), m_first);
}

void TestDockerEnd::anotherVersionUnderTheSameNameIsDriftInApiAndConsole()
{
    QVERIFY(m_docker->remove(u"shop"_s));
    QVERIFY2(m_docker->run(u"shop"_s, u"api"_s, u"shop"_s, u"v2"_s), qPrintable(m_docker->failure()));
    Workspace workspace(Endpoint{m_api->url(), m_api->localSecret(), {}});
    MainWindow window(&workspace, showing(u"drift"_s));
    window.resize(1280, 800);
    window.show();
    workspace.open();
    const TargetId id(QUuid::fromString(QString::fromLatin1(m_target)));
    QTRY_VERIFY_WITH_TIMEOUT(workspace.isLoaded() && workspace.drift()->find(id), 10'000);
    QVERIFY(!workspace.drift()->find(id)->report.hasDrift());

    check(m_target);

    const QJsonObject drift = get("/api/v1/targets/" + m_target + "/drift").object();
    QCOMPARE(drift.value(u"hasDrift"_s), QJsonValue(true));
    const QJsonObject difference = drift.value(u"differences"_s).toArray().at(0).toObject();
    QCOMPARE(difference.value(u"kind"_s).toString(), u"digest_mismatch"_s);
    QCOMPARE(difference.value(u"expected"_s).toString(), m_first);
    QCOMPARE(difference.value(u"actual"_s).toString(), m_second);
    // Nobody asked the console to reload: the feed told it.
    QTRY_VERIFY_WITH_TIMEOUT(workspace.drift()->find(id)->report.hasDrift(), 10'000);
    const DriftReport shown = workspace.drift()->find(id)->report;
    QCOMPARE(shown.differences.first().expected, m_first);
    QCOMPARE(shown.differences.first().actual, m_second);
    window.currentPage()->showTarget(id.uuid());
    QTest::qWait(800);
    keepPicture(window, u"drift-of-a-real-engine"_s);
}

void TestDockerEnd::onlyAnotherImageViolatesAFreeze()
{
    const auto fromNow = [](qint64 seconds) { return QDateTime::currentDateTimeUtc().addSecs(seconds).toString(Qt::ISODate); };
    const Answer made = post("/api/v1/environments", {{u"name"_s, u"frozen"_s}, {u"orderIndex"_s, 2}});
    QCOMPARE(made.status, 201);
    const QByteArray frozen = made.object().value(u"id"_s).toString().toLatin1();
    const QByteArray target = makeTarget(u"prod-web-02"_s, m_docker->port(), false);
    QCOMPARE(m_api->send("PUT", "/api/v1/targets/" + target, m_api->localSecret(), QJsonObject{{u"environmentId"_s, QString::fromLatin1(frozen)}}).status, 200);
    const Answer freeze = post("/api/v1/environments/" + frozen + "/freeze-windows",
                               {{u"start"_s, fromNow(-3'600)}, {u"end"_s, fromNow(3'600)}, {u"reason"_s, u"Holiday"_s}});
    QVERIFY2(freeze.status == 201, freeze.body.constData());
    const auto violations = [&] { return get("/api/v1/environments/" + frozen + "/freeze-violations").array().size(); };
    const auto digests = [&] {
        const QJsonArray components = get("/api/v1/targets/" + target + "/inventory").object().value(u"components"_s).toArray();
        for (const QJsonValue component : components) {
            if (component.toObject().value(u"name"_s) == u"tagged"_s)
                return component.toObject().value(u"repoDigests"_s).toArray().size();
        }
        return qsizetype(-1);
    };
    QVERIFY2(m_docker->run(u"tagged"_s, u"tagged"_s, u"shop"_s, u"v1"_s), qPrintable(m_docker->failure()));
    check(target);
    QCOMPARE(digests(), 1);

    const QString image = m_docker->image(u"shop"_s) + u":v1"_s;
    QVERIFY2(m_docker->docker({u"rmi"_s, u"-f"_s, image}), m_docker->lastOutput().constData());
    check(target);
    QCOMPARE(digests(), 0); // no name is left, and the container runs on
    QCOMPARE(violations(), 0);
    QVERIFY2(m_docker->docker({u"pull"_s, image}), m_docker->lastOutput().constData());
    QVERIFY2(m_docker->docker({u"tag"_s, image, u"elsewhere/shop:v1"_s}), m_docker->lastOutput().constData());
    check(target);
    QCOMPARE(digests(), 1);
    QVERIFY2(m_docker->docker({u"restart"_s, u"-t"_s, u"0"_s, u"tagged"_s}), m_docker->lastOutput().constData());
    check(target);
    QCOMPARE(violations(), 0);

    QVERIFY(m_docker->remove(u"tagged"_s));
    QVERIFY2(m_docker->run(u"tagged"_s, u"tagged"_s, u"shop"_s, u"v2"_s), qPrintable(m_docker->failure()));
    check(target);
    QCOMPARE(violations(), 1);
    check(target);
    QCOMPARE(violations(), 1);
    QVERIFY(m_docker->remove(u"tagged"_s));
}

void TestDockerEnd::aHungEngineIsUnreachableWhileTheWindowAnswers()
{
    Workspace workspace(Endpoint{m_api->url(), m_api->localSecret(), {}});
    MainWindow window(&workspace, showing(u"overview"_s));
    window.show();
    workspace.open();
    const TargetId id(QUuid::fromString(QString::fromLatin1(m_target)));
    QTRY_VERIFY_WITH_TIMEOUT(workspace.isLoaded() && workspace.targets()->target(id), 10'000);
    QTest::qWait(2'100);
    QTimer heart;
    QElapsedTimer gap;
    qint64 longest = 0;
    gap.start();
    connect(&heart, &QTimer::timeout, this, [&] { longest = std::max(longest, gap.restart()); });

    m_docker->freeze();
    QElapsedTimer waited;
    waited.start();
    auto checked = workspace.checkHealth(id);
    heart.start(10);
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(window.currentPageId(), u"targets"_s);
    QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
    QTRY_COMPARE(window.currentPageId(), u"overview"_s);
    QTRY_VERIFY_WITH_TIMEOUT(checked.isFinished(), 15'000);
    const qint64 took = waited.elapsed();
    m_docker->thaw();

    QVERIFY(checked.result());
    QCOMPARE(toString(checked.result()->status), u"unreachable"_s);
    QVERIFY2(took < 12'000, qPrintable(QString::number(took)));
    qInfo("unreachable after %lld ms; longest gap of the window's event loop %lld ms", took, longest);
    QCOMPARE(toString(workspace.targets()->target(id)->health.status), u"unreachable"_s);
}

void TestDockerEnd::aWrongClientCertificateHasItsOwnMessage()
{
    Certificates certificates;
    QVERIFY(certificates.make());
    DockerHost secured;
    QVERIFY2(secured.startWithTls(certificates), qPrintable(secured.failure()));
    const QByteArray target = makeTarget(u"prod-tls-01"_s, secured.port(), true);
    setSecret(target, "tls-ca", certificates.pem(u"ca.pem"_s));
    setSecret(target, "tls-cert", certificates.pem(u"client.pem"_s));
    setSecret(target, "tls-key", certificates.pem(u"client.key"_s));

    QCOMPARE(check(target).value(u"status"_s).toString(), u"healthy"_s);
    setSecret(target, "tls-cert", certificates.pem(u"stranger.pem"_s));
    setSecret(target, "tls-key", certificates.pem(u"stranger.key"_s));
    const QJsonObject refused = check(target);

    QCOMPARE(refused.value(u"status"_s).toString(), u"unreachable"_s);
    QVERIFY2(refused.value(u"message"_s).toString().contains(u"certificate"), qPrintable(refused.value(u"message"_s).toString()));
    qInfo("%s", qPrintable(refused.value(u"message"_s).toString()));
}

void TestDockerEnd::aCredentialIsNotSentToANewAddress()
{
    Certificates certificates;
    QVERIFY(certificates.make());
    DockerHost secured;
    QVERIFY2(secured.startWithTls(certificates), qPrintable(secured.failure()));
    const QByteArray target = makeTarget(u"prod-tls-02"_s, secured.port(), true);
    setSecret(target, "tls-ca", certificates.pem(u"ca.pem"_s));
    setSecret(target, "tls-cert", certificates.pem(u"client.pem"_s));
    setSecret(target, "tls-key", certificates.pem(u"client.key"_s));
    QCOMPARE(check(target).value(u"status"_s).toString(), u"healthy"_s);

    // A thief's server that takes any certificate and notes whether one was shown.
    QSslServer thief;
    QSslConfiguration configuration;
    configuration.setLocalCertificate(QSslCertificate(certificates.pem(u"server.pem"_s)));
    configuration.setPrivateKey(keyOf(certificates.pem(u"server.key"_s)));
    configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
    thief.setSslConfiguration(configuration);
    QVERIFY(thief.listen(QHostAddress::LocalHost, 0));
    int connections = 0;
    int shown = 0;
    connect(&thief, &QTcpServer::pendingConnectionAvailable, this, [&] {
        auto *socket = qobject_cast<QSslSocket *>(thief.nextPendingConnection());
        ++connections;
        shown += socket->peerCertificate().isNull() ? 0 : 1;
    });
    const Answer moved = m_api->send("PUT", "/api/v1/targets/" + target, m_api->localSecret(),
                                     QJsonObject{{u"connection"_s, QJsonObject{{u"port"_s, thief.serverPort()}}}});
    QVERIFY2(moved.status == 200, moved.body.constData());
    // The thief even has a certificate of the same authority, and somebody trusts that authority for the new address.
    setSecret(target, "tls-ca", certificates.pem(u"ca.pem"_s));
    QTest::qWait(2'100);
    // Asked from another thread, because the thief answers in this one.
    std::atomic<bool> checked = false;
    std::thread asking([&] {
        post("/api/v1/targets/" + target + "/health-check", {});
        checked = true;
    });
    QTRY_VERIFY_WITH_TIMEOUT(checked, 20'000);
    asking.join();

    QVERIFY(connections > 0);
    QCOMPARE(shown, 0);
    QVERIFY(!moved.object().value(u"connection"_s).toObject().contains(u"tlsKeyRef"_s));
    const QJsonArray left = get("/api/v1/targets/" + target + "/secrets").array();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().toObject().value(u"kind"_s).toString(), u"tls-ca"_s);
    qInfo("%d connections to the new address, none with a certificate", connections);
}

QTEST_MAIN(TestDockerEnd)
#include "tst_dockerend.moc"
