// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

QString digestOf(char digit)
{
    return u"sha256:"_s + QString(64, QLatin1Char(digit));
}

QString snapshotId(int number)
{
    return u"0197d3a5-8888-7999-8aaa-%1"_s.arg(number, 12, 10, QChar(u'0'));
}

QJsonObject component(const QString &name, char digit)
{
    return {{u"name"_s, name}, {u"repoDigests"_s, QJsonArray{digestOf(digit)}}, {u"state"_s, u"running"_s}};
}

QJsonObject gone(const QString &name)
{
    return {{u"name"_s, name}, {u"state"_s, u"missing"_s}};
}

/// Name and digest, in the order of the answer.
QStringList componentsIn(const QJsonObject &inventory)
{
    QStringList all;
    for (const QJsonValue each : inventory.value("components"_L1).toArray())
        all.append(each["name"_L1].toString() + u' ' + each["repoDigests"_L1][0].toString().mid(7, 1));
    return all;
}

} // namespace

/// Pushes that say only what differs.
class TestDeltaPushes : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aDeltaReplacesAddsAndTakesAway();
    void whatItDoesNotNameStays();
    void onlyWhatIsCurrentIsABase_data();
    void onlyWhatIsCurrentIsABase();
    void theAnswerSaysWhatIsCurrent();
    void theSameDeltaTwiceIsOne();
    void aDeltaThatWasOvertakenChangesNothing();
    void anErroredSectionMakesNothingVanish();
    void severalTargetsAreTakenTogetherOrNotAtAll();
    void deltasDoNotGrowWithoutEnd();
    void aDeltaIsWorthTheWholeSnapshot();
    void replicasOfTwoImagesStandApart();
    void aNameHasSoManyImages();
    void theOrderOfReplicasIsNoContent();
    void whatDiffersIsSaidOfEachImageOfAName();

private:
    QJsonObject section(const QJsonArray &components, const QJsonObject &more = {}) const;
    Answer push(int id, int second, const QJsonArray &sections, int base = 0, const QString &target = {}, const QByteArray &token = "admin");
    QJsonObject inventory(const QString &target = {}) { return m_client->get(path(target)).object(); }
    QString path(const QString &target = {}) const { return u"/api/v1/targets/"_s + (target.isEmpty() ? m_target : target) + u"/inventory"_s; }
    QString drift(const QString &member) { return m_client->get(u"/api/v1/targets/"_s + m_target + u"/drift"_s).object().value(member).toString(); }

    std::unique_ptr<ContractClient> m_client;
    QString m_environment;
    QString m_target;
};

void TestDeltaPushes::init()
{
    m_client = std::make_unique<ContractClient>();
    m_environment = m_client->environment("production");
    m_target = m_client->target(m_environment, "web-1");
}

void TestDeltaPushes::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_client.reset();
}

QJsonObject TestDeltaPushes::section(const QJsonArray &components, const QJsonObject &more) const
{
    QJsonObject section = more;
    section.insert(u"components"_s, components);
    return section;
}

/// base: the number of a snapshot; 0: it is a full one.
Answer TestDeltaPushes::push(int id, int second, const QJsonArray &sections, int base, const QString &target, const QByteArray &token)
{
    QJsonArray named;
    for (const QJsonValue each : sections) {
        QJsonObject with = each.toObject();
        if (!with.contains("targetId"_L1))
            with.insert(u"targetId"_s, target.isEmpty() ? m_target : target);
        named.append(with);
    }
    QJsonObject body{{u"snapshotId"_s, snapshotId(id)},
                     {u"sequence"_s, id},
                     {u"observedAt"_s, u"2026-01-02T00:%1:%2Z"_s.arg(second / 60, 2, 10, QChar(u'0')).arg(second % 60, 2, 10, QChar(u'0'))},
                     {u"targets"_s, named}};
    if (base > 0) {
        body.insert(u"kind"_s, u"delta"_s);
        body.insert(u"baseSnapshotId"_s, snapshotId(base));
    }
    return m_client->send("POST", path(target), QJsonDocument(body).toJson(QJsonDocument::Compact), {}, token);
}

void TestDeltaPushes::aDeltaReplacesAddsAndTakesAway()
{
    QCOMPARE(push(1, 1, {section({component(u"api"_s, 'a'), component(u"db"_s, 'b'), component(u"web"_s, 'c')})}).status, 202);
    const Answer taken = push(2, 2, {section({gone(u"db"_s), component(u"api"_s, 'd'), component(u"cache"_s, 'e')})}, 1);
    QVERIFY2(taken.status == 202, taken.body.constData());
    QCOMPARE(componentsIn(inventory()), (QStringList{u"api d"_s, u"cache e"_s, u"web c"_s}));
    QCOMPARE(inventory().value("snapshotId"_L1).toString(), snapshotId(2));
    QCOMPARE(push(3, 3, {section({gone(u"never there"_s)})}, 2).status, 202);
    QCOMPARE(componentsIn(inventory()), (QStringList{u"api d"_s, u"cache e"_s, u"web c"_s}));
    // What is current is the base of the next.
    QCOMPARE(push(4, 4, {section({gone(u"web"_s), gone(u"api"_s), gone(u"cache"_s)})}, 2).status, 202);
    QCOMPARE(componentsIn(inventory()), QStringList());
    // Where the digest runs goes along.
    QVERIFY(m_client->get(u"/api/v1/inventory/where?digest="_s + digestOf('d')).array().isEmpty());
}

void TestDeltaPushes::whatItDoesNotNameStays()
{
    const QString release = u"0197d3a4-7777-7888-9999-aaaabbbbcccc"_s;
    const QJsonObject sticker{{u"sticker"_s, QJsonObject{{u"releaseId"_s, release}}}};
    QCOMPARE(push(1, 1, {section({component(u"api"_s, 'a')}, sticker)}).status, 202);
    QCOMPARE(push(2, 2, {section({component(u"db"_s, 'b')})}, 1).status, 202);
    QCOMPARE(inventory().value("stickerReleaseId"_L1).toString(), release);
    QCOMPARE(componentsIn(inventory()), (QStringList{u"api a"_s, u"db b"_s}));
    QCOMPARE(push(3, 3, {section({}, {{u"sticker"_s, QJsonValue()}})}, 2).status, 202);
    QVERIFY(inventory().value("stickerReleaseId"_L1).isNull());
    // Notes are of the look.
    QCOMPARE(push(4, 4, {section({}, {{u"notes"_s, QJsonArray{u"half"_s}}})}, 3).status, 202);
    QCOMPARE(inventory().value("notes"_L1).toArray(), QJsonArray{u"half"_s});
    QCOMPARE(push(5, 5, {section({})}, 4).status, 202);
    QCOMPARE(inventory().value("notes"_L1).toArray(), QJsonArray());
}

void TestDeltaPushes::onlyWhatIsCurrentIsABase_data()
{
    QTest::addColumn<int>("base");
    QTest::newRow("nobody's") << 99;
    QTest::newRow("an earlier one") << 1;
    QTest::newRow("of another target") << 50;
    QTest::newRow("of another tenant") << 60;
    QTest::newRow("itself") << 10;
}

void TestDeltaPushes::onlyWhatIsCurrentIsABase()
{
    QFETCH(int, base);
    const QString other = m_client->target(m_environment, "web-2");
    QCOMPARE(push(50, 1, {section({component(u"api"_s, 'f')})}, 0, other).status, 202);
    const QByteArray stranger = m_client->api.token(Role::Admin, 1);
    const auto theirs = [&](const QString &at, const QByteArray &body) {
        return m_client->send("POST", at, body, {}, stranger).object().value("id"_L1).toString();
    };
    const QString theirEnvironment = theirs(u"/api/v1/environments"_s, R"({"name":"production"})");
    const QString theirTarget = theirs(u"/api/v1/targets"_s,
                                       json(R"({"environmentId":"%env%","name":"web-1","targetType":"docker_host",)"
                                            R"("connection":{"host":"192.0.2.10","port":2376,"tlsEnabled":true}})",
                                            {{"env", theirEnvironment}}));
    QCOMPARE(push(60, 1, {section({component(u"api"_s, 'f')})}, 0, theirTarget, stranger).status, 202);
    QCOMPARE(push(1, 1, {section({component(u"api"_s, 'a')})}).status, 202);
    QCOMPARE(push(2, 2, {section({component(u"api"_s, 'b')})}).status, 202);
    const Answer refused = push(10, 3, {section({component(u"db"_s, 'c')})}, base);
    QCOMPARE(refused.status, 409);
    QCOMPARE(code(refused), u"base-not-current"_s);
    QCOMPARE(componentsIn(inventory()), QStringList{u"api b"_s});
    QCOMPARE(m_client->get(path() + u"/snapshots"_s).array().size(), 2);
    // The id is free: the full one may have it.
    QCOMPARE(push(10, 3, {section({component(u"api"_s, 'b'), component(u"db"_s, 'c')})}).status, 202);
    QCOMPARE(componentsIn(inventory()), (QStringList{u"api b"_s, u"db c"_s}));
    QCOMPARE(code(push(11, 4, {section({})}, 1, m_client->target(m_environment, "never-looked-at"))), u"base-not-current"_s);
}

void TestDeltaPushes::theAnswerSaysWhatIsCurrent()
{
    const auto current = [](const Answer &answer) { return answer.object().value("current"_L1)[0]["snapshotId"_L1].toString(); };
    const QJsonArray same{section({component(u"api"_s, 'a')})};
    QCOMPARE(current(push(1, 1, same)), snapshotId(1));
    QCOMPARE(current(push(2, 2, same)), snapshotId(1)); // an unchanged one only moves when it was seen
    QCOMPARE(code(push(3, 3, {section({})}, 2)), u"base-not-current"_s);
    QCOMPARE(current(push(4, 4, {section({})}, 1)), snapshotId(1));
    QCOMPARE(inventory().value("observedAt"_L1).toString(), u"2026-01-02T00:00:04Z"_s);
    QCOMPARE(current(push(5, 5, {section({component(u"db"_s, 'b')})}, 1)), snapshotId(5));
    QCOMPARE(current(push(5, 5, {section({component(u"db"_s, 'b')})}, 1)), snapshotId(5)); // told again
    // What is history says nothing of what is current: a delta made on it would be wrong.
    const auto isSaid = [](const Answer &answer) { return !answer.object().value("current"_L1).toArray().isEmpty(); };
    QVERIFY(!isSaid(push(1, 1, same)));
    QVERIFY(!isSaid(push(6, 2, same)));
}

void TestDeltaPushes::theSameDeltaTwiceIsOne()
{
    QCOMPARE(push(1, 1, {section({component(u"api"_s, 'a')})}).status, 202);
    const QJsonArray delta{section({component(u"db"_s, 'b')})};
    QCOMPARE(push(2, 2, delta, 1).status, 202);
    QCOMPARE(push(2, 2, delta, 1).status, 202); // its base is not current any more
    QCOMPARE(m_client->get(path() + u"/snapshots"_s).array().size(), 2);
    QCOMPARE(push(3, 3, {section({component(u"web"_s, 'c')})}, 2).status, 202);
    QCOMPARE(push(2, 2, delta, 1).status, 202);
    QCOMPARE(componentsIn(inventory()), (QStringList{u"api a"_s, u"db b"_s, u"web c"_s}));
    const QString other = m_client->target(m_environment, "web-2");
    QCOMPARE(code(push(2, 4, delta, 1, other)), u"id-taken"_s);
}

void TestDeltaPushes::aDeltaThatWasOvertakenChangesNothing()
{
    QCOMPARE(push(1, 10, {section({component(u"api"_s, 'a')})}).status, 202);
    QCOMPARE(code(push(3, 12, {section({gone(u"db"_s)})}, 2)), u"base-not-current"_s); // before the one that it is made on
    QCOMPARE(push(2, 11, {section({component(u"db"_s, 'b')})}, 1).status, 202);
    QCOMPARE(push(3, 12, {section({gone(u"db"_s)})}, 2).status, 202);
    QCOMPARE(componentsIn(inventory()), QStringList{u"api a"_s});
    // What ran at a time before the base was seen is nothing that its components say.
    QCOMPARE(code(push(4, 5, {section({component(u"old"_s, 'c')})}, 3)), u"base-not-current"_s);
    QCOMPARE(push(6, 20, {section({component(u"api"_s, 'a')})}).status, 202); // the base was still so
    QCOMPARE(code(push(4, 15, {section({component(u"old"_s, 'c')})}, 3)), u"base-not-current"_s);
    QCOMPARE(code(push(2'000, 19, {section({})}, 3)), u"base-not-current"_s);
    QCOMPARE(code(push(4, 20, {section({component(u"old"_s, 'c')})}, 3)), u"base-not-current"_s); // at the same time, and told before
    QCOMPARE(componentsIn(inventory()), QStringList{u"api a"_s});
    QCOMPARE(m_client->get(path() + u"/snapshots"_s).array().size(), 3);
    // The whole of it is history, which is no base.
    QCOMPARE(push(4, 5, {section({component(u"old"_s, 'c')})}).status, 202);
    QCOMPARE(componentsIn(m_client->get(path() + u"?at=2026-01-02T00:00:06Z"_s).object()), QStringList{u"old c"_s});
    QCOMPARE(code(push(5, 23, {section({})}, 4)), u"base-not-current"_s);
    QCOMPARE(push(7, 20, {section({component(u"db"_s, 'b')})}, 3).status, 202); // at the same time, and told later
}

void TestDeltaPushes::anErroredSectionMakesNothingVanish()
{
    QCOMPARE(m_client->sticker(m_target, digestOf('a')), u"fine"_s);
    QCOMPARE(push(1, 1, {section({component(u"api"_s, 'a'), component(u"db"_s, 'b')})}).status, 202);
    QCOMPARE(drift(u"status"_s), u"in_sync"_s);
    const Answer errored = push(2, 2, {section({}, {{u"errors"_s, QJsonArray{u"no answer"_s}}})}, 1);
    QCOMPARE(errored.status, 202);
    QCOMPARE(drift(u"status"_s), u"unknown"_s);
    QCOMPARE(drift(u"reason"_s), u"collector_error"_s);
    QCOMPARE(componentsIn(inventory()), QStringList()); // nobody looked at the others: they are not said to run either
    const Answer refused = push(3, 3, {section({component(u"api"_s, 'a')})}, 2);
    QCOMPARE(refused.status, 409);
    QCOMPARE(code(refused), u"base-incomplete"_s);
    QCOMPARE(push(3, 3, {section({component(u"api"_s, 'a'), component(u"db"_s, 'b')})}).status, 202);
    QCOMPARE(drift(u"status"_s), u"in_sync"_s);
}

void TestDeltaPushes::severalTargetsAreTakenTogetherOrNotAtAll()
{
    const auto post = [&](const QString &to, const QJsonObject &body, const Headers &headers = {}, const QByteArray &token = "admin") {
        return m_client->send("POST", to, QJsonDocument(body).toJson(), headers, token);
    };
    const QString agents = u"/api/v1/agents"_s;
    const QByteArray letIn = post(agents + u"/registration-tokens"_s, {{u"autoAccept"_s, true}}).object().value("token"_L1).toString().toLatin1();
    const Answer came = post(agents + u"/register"_s,
                             {{u"name"_s, u"agent-1"_s},
                              {u"version"_s, u"1.0.0"_s},
                              {u"capabilities"_s, QJsonArray{u"docker"_s}},
                              {u"machineId"_s, u"m-1"_s},
                              {u"platform"_s, QJsonObject{{u"os"_s, u"linux"_s}, {u"arch"_s, u"x86_64"_s}}}},
                             {{"X-Agent-Token", letIn}}, {});
    QVERIFY2(came.status == 201, came.body.constData());
    const QString agent = came.object().value("agentId"_L1).toString();
    QStringList watched;
    for (const QString &name : {u"a"_s, u"b"_s}) {
        const QJsonObject connection{{u"host"_s, u"10.0.0.1"_s}, {u"via"_s, u"agent"_s}, {u"agentId"_s, agent}};
        watched.append(post(u"/api/v1/targets"_s,
                            {{u"environmentId"_s, m_environment}, {u"name"_s, name}, {u"targetType"_s, u"docker_host"_s}, {u"connection"_s, connection}})
                           .object()
                           .value("id"_L1)
                           .toString());
    }
    const auto tell = [&](int id, int base, const QJsonArray &first, const QJsonArray &second) {
        QJsonObject body{{u"snapshotId"_s, snapshotId(id)},
                         {u"sequence"_s, id},
                         {u"observedAt"_s, fromNow(0)},
                         {u"targets"_s, QJsonArray{section(first, {{u"targetId"_s, watched[0]}}), section(second, {{u"targetId"_s, watched[1]}})}}};
        if (base > 0) {
            body.insert(u"kind"_s, u"delta"_s);
            body.insert(u"baseSnapshotId"_s, snapshotId(base));
        }
        return post(agents + u'/' + agent + u"/inventory"_s, body, {}, came.object().value("token"_L1).toString().toLatin1());
    };
    QCOMPARE(tell(1, 0, {component(u"api"_s, 'a')}, {component(u"web"_s, 'b')}).status, 202);
    QCOMPARE(tell(2, 1, {component(u"db"_s, 'c')}, {component(u"web"_s, 'd')}).status, 202);
    QCOMPARE(componentsIn(inventory(watched[0])), (QStringList{u"api a"_s, u"db c"_s}));
    QCOMPARE(componentsIn(inventory(watched[1])), QStringList{u"web d"_s});
    // Somebody else looked at one of them meanwhile.
    QCOMPARE(tell(4, 0, {component(u"api"_s, 'a'), component(u"db"_s, 'c')}, {component(u"web"_s, 'e')}).status, 202);
    QCOMPARE(code(tell(5, 2, {component(u"db"_s, 'f')}, {component(u"web"_s, 'f')})), u"base-not-current"_s);
    QCOMPARE(componentsIn(inventory(watched[0])), (QStringList{u"api a"_s, u"db c"_s}));
    QCOMPARE(componentsIn(inventory(watched[1])), QStringList{u"web e"_s});
}

void TestDeltaPushes::deltasDoNotGrowWithoutEnd()
{
    const auto many = [](int from) {
        QJsonArray components;
        for (int i = from; i < from + 5'001; ++i)
            components.append(component(u"c"_s + QString::number(i), 'a'));
        return components;
    };
    QCOMPARE(push(1, 1, {section(many(0))}).status, 202);
    const Answer refused = push(2, 2, {section(many(5'001))}, 1);
    QCOMPARE(refused.status, 409);
    QCOMPARE(code(refused), u"too-many-components"_s);
    QCOMPARE(inventory().value("components"_L1).toArray().size(), 5'001);
}

/// Whatever happens in whatever order, it is what a full one would have said.
void TestDeltaPushes::aDeltaIsWorthTheWholeSnapshot()
{
    QRandomGenerator random(20260115);
    const QString twin = m_client->target(m_environment, "web-2");
    QMap<QString, char> runs{{u"c0"_s, 'a'}};
    const auto all = [&] {
        QJsonArray components;
        for (auto it = runs.cbegin(); it != runs.cend(); ++it)
            components.append(component(it.key(), it.value()));
        return components;
    };
    int base = 1;
    QCOMPARE(push(1, 1, {section(all())}).status, 202);
    for (int i = 2; i < 60; ++i) {
        QJsonArray delta;
        for (int n = 0; n < 5; ++n) {
            const QString name = u"c"_s + QString::number(n);
            const int what = random.bounded(4);
            if (what == 0) {
                runs.remove(name);
                delta.append(gone(name));
            } else if (what == 1) {
                runs.insert(name, "abcdef"[random.bounded(6)]);
                delta.append(component(name, runs.value(name)));
            }
        }
        const Answer taken = push(i, i, {section(delta)}, base);
        QVERIFY2(taken.status == 202, taken.body.constData());
        base = taken.object().value("current"_L1)[0]["snapshotId"_L1].toString().section(u'-', -1).toInt();
        QCOMPARE(push(1'000 + i, i, {section(all())}, 0, twin).status, 202);
        QCOMPARE(componentsIn(inventory()), componentsIn(inventory(twin)));
    }
    // The same content: the whole of it changes nothing.
    const Answer same = push(100, 100, {section(all())});
    QCOMPARE(same.object().value("current"_L1)[0]["snapshotId"_L1].toString(), snapshotId(base));
}

/// A rollout that stopped half-way is drift, and nothing that cannot be told.
void TestDeltaPushes::replicasOfTwoImagesStandApart()
{
    const QJsonObject said{{u"componentName"_s, u"api"_s}, {u"digest"_s, digestOf('a')}};
    const QJsonObject sticker{{u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}, {u"components"_s, QJsonArray{said}}};
    QCOMPARE(m_client->send("PUT", u"/api/v1/targets/"_s + m_target + u"/sticker"_s, QJsonDocument(sticker).toJson()).status, 200);
    const Answer taken = push(1, 1, {section({component(u"api"_s, 'a'), component(u"api"_s, 'b'), component(u"web"_s, 'c')})});
    QVERIFY2(taken.status == 202, taken.body.constData());
    QCOMPARE(componentsIn(inventory()), (QStringList{u"api a"_s, u"api b"_s, u"web c"_s}));
    QCOMPARE(drift(u"status"_s), u"drifted"_s);
    QCOMPARE(push(2, 2, {section({component(u"api"_s, 'a')})}, 1).status, 202); // it went on
    QCOMPARE(componentsIn(inventory()), (QStringList{u"api a"_s, u"web c"_s}));
    QCOMPARE(drift(u"status"_s), u"in_sync"_s);
    QCOMPARE(push(3, 3, {section({component(u"api"_s, 'a'), component(u"api"_s, 'a')})}).status, 422);
}

/// What is kept of a name is bounded, and so is what is compared with it.
void TestDeltaPushes::aNameHasSoManyImages()
{
    const auto images = [](const QString &name, int count) {
        QJsonArray components;
        for (int i = 0; i < count; ++i) {
            QJsonObject each = component(name, 'a');
            each.insert(u"imageId"_s, u"sha256:%1"_s.arg(i, 64, 10, QChar(u'0')));
            components.append(each);
        }
        return components;
    };
    QCOMPARE(push(1, 1, {section(images(u"api"_s, 16))}).status, 202);
    const Answer refused = push(2, 2, {section(images(u"api"_s, 17))});
    QCOMPARE(refused.status, 422);
    const QJsonArray errors = refused.object().value("errors"_L1).toArray();
    QCOMPARE(errors.size(), 1);
    QCOMPARE(errors[0]["code"_L1].toString(), u"too-many-images"_s);
    QCOMPARE(errors[0]["pointer"_L1].toString(), u"/targets/0/components/16/name"_s);
    QCOMPARE(push(2, 2, {section(images(u"api"_s, 3'000))}).object().value("errors"_L1).toArray().size(), 1); // said once
    QCOMPARE(push(2, 2, {section(images(u"db"_s, 17))}, 1).status, 422);
    QCOMPARE(push(2, 2, {section(images(u"db"_s, 16))}, 1).status, 202);
    QCOMPARE(inventory().value("components"_L1).toArray().size(), 32);
}

void TestDeltaPushes::theOrderOfReplicasIsNoContent()
{
    QCOMPARE(push(1, 1, {section({component(u"api"_s, 'a'), component(u"api"_s, 'b'), component(u"web"_s, 'c')})}).status, 202);
    const Answer turned = push(2, 2, {section({component(u"api"_s, 'b'), component(u"web"_s, 'c'), component(u"api"_s, 'a')})});
    QCOMPARE(turned.object().value("current"_L1)[0]["snapshotId"_L1].toString(), snapshotId(1));
    const Answer delta = push(3, 3, {section({component(u"api"_s, 'b'), component(u"api"_s, 'a')})}, 1);
    QCOMPARE(delta.object().value("current"_L1)[0]["snapshotId"_L1].toString(), snapshotId(1));
    QCOMPARE(m_client->get(path() + u"/snapshots"_s).array().size(), 1);
    QCOMPARE(componentsIn(inventory()), (QStringList{u"api a"_s, u"api b"_s, u"web c"_s}));
}

void TestDeltaPushes::whatDiffersIsSaidOfEachImageOfAName()
{
    const auto stopped = [](QJsonObject component) {
        component.insert(u"state"_s, u"exited"_s);
        return component;
    };
    const QJsonObject web = component(u"web"_s, 'e');
    QCOMPARE(push(1, 1, {section({component(u"api"_s, 'a'), component(u"api"_s, 'b'), web})}).status, 202);
    QCOMPARE(push(2, 2, {section({component(u"api"_s, 'a'), component(u"api"_s, 'c'), web})}).status, 202);
    QCOMPARE(push(3, 3, {section({component(u"api"_s, 'c'), stopped(web)})}).status, 202);
    QCOMPARE(push(4, 4, {section({stopped(component(u"api"_s, 'c')), component(u"api"_s, 'b'), component(u"db"_s, 'd')})}).status, 202);
    const auto changes = [&](int from, int to) {
        const QString query = u"/api/v1/inventory/diff?targetId=%1&from=%2&to=%3"_s.arg(m_target, snapshotId(from), snapshotId(to));
        QStringList all;
        for (const QJsonValue each : m_client->get(query).object().value("changes"_L1).toArray()) {
            const auto digit = [&](QLatin1StringView side) { return each[side].isNull() ? u"-"_s : each[side].toString().mid(7, 1); };
            all.append(each["component"_L1].toString() + u' ' + each["change"_L1].toString() + u' ' + digit("from"_L1) + digit("to"_L1));
        }
        return all;
    };
    QCOMPARE(changes(1, 1), QStringList());
    QCOMPARE(changes(1, 2), QStringList{u"api changed bc"_s});
    QCOMPARE(changes(2, 3), (QStringList{u"api removed a-"_s, u"web changed ee"_s}));
    QCOMPARE(changes(3, 4), (QStringList{u"api changed cc"_s, u"api added -b"_s, u"db added -d"_s, u"web removed e-"_s}));
    QCOMPARE(changes(4, 1), (QStringList{u"api changed ca"_s, u"db removed d-"_s, u"web added -e"_s}));
}

QTEST_GUILESS_MAIN(TestDeltaPushes)

#include "tst_deltapushes.moc"
