// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString digestB = u"sha256:"_s + QString(64, u'b');
const QString targetsPath = u"/api/v1/targets/"_s;
const QString revisionKey = u"org.opencontainers.image.revision"_s;
const QString sourceKey = u"org.opencontainers.image.source"_s;

QJsonObject labelled(const QString &revision, const QString &source = u"https://github.com/acme/shop"_s)
{
    return {{revisionKey, revision}, {sourceKey, source}, {u"maintainer"_s, u"somebody"_s}};
}

/// By digest.
QMap<QString, QJsonObject> originsIn(const QJsonObject &answer)
{
    QMap<QString, QJsonObject> all;
    for (const QJsonValue each : answer.value("origins"_L1).toArray())
        all.insert(each["digest"_L1].toString(), each.toObject());
    return all;
}

} // namespace

/// What images say of themselves, from a push to the places where two of them are held against each other.
class TestImageOrigins : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_client = std::make_unique<ContractClient>(); }
    void cleanup();
    void aPushKeepsWhatTheImageSays();
    void whatWasSeenElsewhereIsKnownOfWhatIsExpected();
    void whatIsNotKnownIsNotSaid();
    void twoStoriesOfOneImageAreNone();
    void twoEnvironmentsAreComparedByTheirRevisions();
    void anotherTenantKnowsNothing();

private:
    void push(const QString &target, const QString &digest, const QJsonObject &labels, const QByteArray &token = "admin");
    QJsonObject drift(const QString &target) { return m_client->get(targetsPath + target + u"/drift"_s).object(); }

    std::unique_ptr<ContractClient> m_client;
    int m_second = 0;
};

void TestImageOrigins::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_client.reset();
}

void TestImageOrigins::push(const QString &target, const QString &digest, const QJsonObject &labels, const QByteArray &token)
{
    const QJsonObject component{{u"name"_s, u"api"_s}, {u"repoDigests"_s, QJsonArray{digest}}, {u"state"_s, u"running"_s}, {u"labels"_s, labels}};
    const QJsonObject body{{u"snapshotId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                           {u"observedAt"_s, u"2026-01-02T00:00:%1Z"_s.arg(++m_second, 2, 10, QChar(u'0'))},
                           {u"targets"_s, QJsonArray{QJsonObject{{u"targetId"_s, target}, {u"components"_s, QJsonArray{component}}}}}};
    const Answer answer = m_client->send("POST", targetsPath + target + u"/inventory"_s, QJsonDocument(body).toJson(), {}, token);
    QVERIFY2(answer.status == 202, answer.body.constData());
}

void TestImageOrigins::aPushKeepsWhatTheImageSays()
{
    const QString target = m_client->target(m_client->environment("production"), "web-1");
    push(target, digestA, labelled(u"1111111111111111111111111111111111111111"_s, u"https://ci:hunter2@github.com/acme/shop.git"_s));
    const auto component = m_client->get(targetsPath + target + u"/inventory"_s).object().value("components"_L1).toArray().at(0).toObject();
    QCOMPARE(component.value("labels"_L1).toObject(),
             (QJsonObject{{revisionKey, u"1111111111111111111111111111111111111111"_s}, {sourceKey, u"https://github.com/acme/shop.git"_s}}));
    QVERIFY(!m_client->everything.contains("hunter2"));
    push(target, digestA, {});
    QVERIFY(!m_client->get(targetsPath + target + u"/inventory"_s).object().value("components"_L1).toArray().at(0).toObject().contains("labels"_L1));
}

void TestImageOrigins::whatWasSeenElsewhereIsKnownOfWhatIsExpected()
{
    const QString environment = m_client->environment("production");
    const QString elsewhere = m_client->target(environment, "web-1");
    const QString target = m_client->target(environment, "web-2");
    push(elsewhere, digestA, labelled(u"1111111"_s));
    push(elsewhere, digestB, labelled(u"2222222"_s)); // digestA runs nowhere any more
    QCOMPARE(m_client->sticker(target, digestA), u"fine"_s);
    push(target, digestB, {}); // by somebody who does not tell
    const auto known = originsIn(drift(target));
    QCOMPARE(known.value(digestA).value("revision"_L1).toString(), u"1111111"_s);
    QCOMPARE(known.value(digestB).value("revision"_L1).toString(), u"2222222"_s);
    QCOMPARE(known.value(digestB).value("source"_L1).toString(), u"https://github.com/acme/shop"_s);
    QVERIFY(known.value(digestB).value("version"_L1).isNull());
    const QJsonArray fleet = m_client->get(u"/api/v1/drift?status=drifted"_s).array();
    QCOMPARE(originsIn(fleet.at(0).toObject()).keys(), (QStringList{digestA, digestB}));
}

void TestImageOrigins::whatIsNotKnownIsNotSaid()
{
    const QString target = m_client->target(m_client->environment("production"), "web-1");
    QCOMPARE(m_client->sticker(target, digestA), u"fine"_s);
    push(target, digestB, labelled(u"2222222"_s));
    QCOMPARE(originsIn(drift(target)).keys(), QStringList{digestB});
    push(target, digestA, labelled(u"1111111"_s)); // in sync: nothing differs
    QVERIFY(originsIn(drift(target)).isEmpty());
}

void TestImageOrigins::twoStoriesOfOneImageAreNone()
{
    const QString environment = m_client->environment("production");
    const QString liar = m_client->target(environment, "web-1");
    const QString target = m_client->target(environment, "web-2");
    QCOMPARE(m_client->sticker(target, digestA), u"fine"_s);
    push(target, digestB, labelled(u"2222222"_s));
    push(liar, digestB, labelled(u"2222222"_s, u"https://evil.example.com/shop"_s));
    QVERIFY(originsIn(drift(target)).isEmpty());
    push(liar, digestB, labelled(u"2222222"_s)); // too late
    QVERIFY(originsIn(drift(target)).isEmpty());
}

void TestImageOrigins::twoEnvironmentsAreComparedByTheirRevisions()
{
    const QString left = m_client->environment("staging");
    const QString right = m_client->environment("production");
    const QString first = m_client->target(left, "web-1");
    const QString second = m_client->target(right, "web-2");
    QCOMPARE(m_client->sticker(first, digestA), u"fine"_s);
    QCOMPARE(m_client->sticker(second, digestB), u"fine"_s);
    const QString path = u"/api/v1/environments/compare?left=%1&right=%2"_s.arg(left, right);
    QVERIFY(originsIn(m_client->get(path).object()).isEmpty());
    push(first, digestA, labelled(u"1111111"_s));
    push(first, digestB, labelled(u"2222222"_s));
    const auto known = originsIn(m_client->get(path).object());
    QCOMPARE(known.value(digestA).value("revision"_L1).toString(), u"1111111"_s);
    QCOMPARE(known.value(digestB).value("revision"_L1).toString(), u"2222222"_s);
}

void TestImageOrigins::anotherTenantKnowsNothing()
{
    push(m_client->target(m_client->environment("production"), "web-1"), digestB, labelled(u"2222222"_s));
    const QByteArray other = m_client->api.token(Role::Admin, 1);
    const auto made = [&](const QString &path, const QByteArray &body) {
        return m_client->send("POST", path, body, {}, other).object().value("id"_L1).toString();
    };
    const QString environment = made(u"/api/v1/environments"_s, R"({"name":"production","displayName":"Production"})");
    const QString target = made(u"/api/v1/targets"_s,
                                json(R"({"environmentId":"%env%","name":"web-1","targetType":"docker_host",)"
                                     R"("connection":{"host":"192.0.2.10","port":2376,"tlsEnabled":true}})",
                                     {{"env", environment}}));
    QVERIFY(!target.isEmpty());
    const QByteArray sticker = json(
        R"({"releaseId":"0197d3a4-7777-7888-9999-aaaabbbbcccc","releaseName":"v1","components":[{"componentName":"api","digest":"%digest%"}]})",
        {{"digest", digestA}});
    QCOMPARE(m_client->send("PUT", targetsPath + target + u"/sticker"_s, sticker, {}, other).status, 200);
    push(target, digestB, {}, other);
    const Answer drift = m_client->send("GET", targetsPath + target + u"/drift"_s, {}, {}, other);
    QCOMPARE(drift.object().value("status"_L1).toString(), u"drifted"_s);
    QVERIFY(originsIn(drift.object()).isEmpty());
    // And what it says of the digest disputes nothing here.
    push(target, digestB, labelled(u"6666666"_s), other);
    QCOMPARE(originsIn(m_client->send("GET", targetsPath + target + u"/drift"_s, {}, {}, other).object()).value(digestB).value("revision"_L1).toString(),
             u"6666666"_s);
    const QString own = m_client->target(m_client->environment("staging"), "web-2");
    QCOMPARE(m_client->sticker(own, digestA), u"fine"_s);
    push(own, digestB, {});
    QCOMPARE(originsIn(this->drift(own)).value(digestB).value("revision"_L1).toString(), u"2222222"_s);
}

QTEST_GUILESS_MAIN(TestImageOrigins)

#include "tst_imageorigins.moc"
