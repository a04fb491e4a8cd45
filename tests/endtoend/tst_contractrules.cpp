// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString nobody = u"0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"_s;
const QString environments = u"/api/v1/environments"_s;
const QString targets = u"/api/v1/targets"_s;
constexpr qint64 day = 86'400; // s

} // namespace

/// What the API promises of every resource beyond the examples of its page: statuses, conditions, retries, pages, filters, patches,
/// deleting and moving, through real sockets.
class TestContractRules : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void refusalsOfTheProtocol_data();
    void refusalsOfTheProtocol();
    void otherMethodsAreNamed();
    void everyWrongFieldIsNamedAtOnce();
    void timesAreReadAsOtherLanguagesWriteThem();
    void listsOverAllEnvironmentsKeepToTheirTenantAndTheirBounds();
    void onlyNamesOfZonesAreZones();
    void conflictsSayWhatIsInTheWay();
    void aStaleVersionIsShownTheCurrentOne();
    void preconditionsCanBeRequired();
    void aRetryIsAnsweredFromMemory();
    void aRetriedChangeIsNoConflictWithItself();
    void whatIsSetAlreadyIsNoChange();
    void whatTheClientHasIsNotSentAgain();
    void pagesFollowEachOther();
    void listsFilterAndCount();
    void listsOfAllEnvironmentsHaveWhatEachHas();
    void aPatchMerges();
    void aCascadeNeedsThreeConfirmations();
    void environmentsCanBeReordered();
    void aMovedTargetLeavesItsGroup();
    void manyTargetsChangeTogetherOrNotAtAll();
    void cleanup();

private:
    std::unique_ptr<ContractClient> m_client;
};

void TestContractRules::init()
{
    m_client = std::make_unique<ContractClient>();
}

void TestContractRules::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_client.reset();
}

void TestContractRules::refusalsOfTheProtocol_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *method, const QString &path, const QByteArray &body, int status, const char *field = "",
                        const char *value = "") {
        QTest::newRow(name) << QByteArray(method) << path << body << QByteArray(field) << QByteArray(value) << status;
    };
    row("half an object", "POST", environments, R"({"name":)", 400);
    row("an array", "POST", environments, "[]", 400);
    row("a key twice", "POST", environments, R"({"name":"a","name":"b"})", 400);
    row("deeper than 32", "POST", environments, QByteArray(40, '[') + QByteArray(40, ']'), 400);
    row("an unknown parameter", "GET", environments + u"?nonsense=1"_s, {}, 400);
    row("a wrong boolean", "GET", environments + u"?includeState=yes"_s, {}, 400);
    row("a wrong limit", "GET", environments + u"?limit=1001"_s, {}, 400);
    row("a wrong cursor", "GET", targets + u"?cursor=AAAA"_s, {}, 400);
    row("a wrong id", "GET", targets + u"?environmentId=7"_s, {}, 400);
    row("a wrong type", "GET", targets + u"?targetType=toaster"_s, {}, 400);
    row("wrong labels", "GET", targets + u"?labels=web"_s, {}, 400);
    row("a wrong status", "GET", u"/api/v1/drift?status=wet"_s, {}, 400);
    row("a wrong instant", "GET", u"/api/v1/audit?from=today"_s, {}, 400);
    row("a wrong digest", "GET", u"/api/v1/inventory/where?digest=latest"_s, {}, 400);
    row("a path that is not there", "GET", u"/api/v1/nonsense"_s, {}, 404);
    row("an id of nothing", "GET", environments + u'/' + nobody, {}, 404);
    row("an id that is none", "GET", environments + u"/production"_s, {}, 404);
    row("an image", "GET", environments, {}, 406, "Accept", "image/png");
    row("an essay", "POST", environments, R"({"description":")" + QByteArray(1'100'000, 'x') + "\"}", 413);
    row("a form", "POST", environments, "name=a", 415, "Content-Type", "application/x-www-form-urlencoded");
    row("a compressed body", "POST", environments, "{}", 415, "Content-Encoding", "gzip");
    row("a status of agents that there is none of", "GET", u"/api/v1/agents?status=down"_s, {}, 400);
}

void TestContractRules::refusalsOfTheProtocol()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QString, path);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, field);
    QFETCH(const QByteArray, value);
    QFETCH(const int, status);
    const Answer answer = m_client->send(method, path, body, field.isEmpty() ? Headers() : Headers{{field, value}});
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.object().value(u"status"_s).toInt(), status);
    QVERIFY(!answer.object().value(u"detail"_s).toString().isEmpty());
    QCOMPARE(answer.object().value(u"requestId"_s).toString().toLatin1(), answer.headers.value("x-request-id"));
}

void TestContractRules::otherMethodsAreNamed()
{
    const Answer refused = m_client->send("DELETE", environments);
    QCOMPARE(refused.status, 405);
    QCOMPARE(refused.headers.value("allow"), QByteArray("GET, HEAD, POST, OPTIONS"));
    const Answer asked = m_client->send("OPTIONS", environments);
    QCOMPARE(asked.status, 204);
    QCOMPARE(asked.headers.value("allow"), QByteArray("GET, HEAD, POST, OPTIONS"));
    QVERIFY(!asked.headers.contains("access-control-allow-origin"));
    const Answer head = m_client->send("HEAD", environments);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.body, QByteArray());
    QCOMPARE(head.headers.value("content-length"), QByteArray("2"));
    QCOMPARE(m_client->send("GET", environments, {}, {}, {}).status, 401);
    QCOMPARE(m_client->send("POST", environments, R"({"name":"a"})", {}, m_client->api.token(Role::Viewer)).status, 403);
}

void TestContractRules::everyWrongFieldIsNamedAtOnce()
{
    const Answer environment = m_client->post(
        environments,
        R"({"name":"Not A Name","displayName":"","orderIndex":-1,"requiredApprovals":11,"config":{"deploymentTimeout":0,"colour":1},"nonsense":true})");
    QCOMPARE(environment.status, 422);
    QCOMPARE(pointers(environment),
             QStringList({u"/config/colour"_s, u"/config/deploymentTimeout"_s, u"/displayName"_s, u"/name"_s, u"/nonsense"_s, u"/orderIndex"_s,
                          u"/requiredApprovals"_s}));
    QCOMPARE(code(m_client->post(environments, R"({"name":"a","requireSod":true})")), u"sod-needs-approval"_s);
    QCOMPARE(m_client->post(environments, R"({"name":"a","requireSod":true,"requireSeparationOfDuties":false,"requiredApprovals":1})").status, 422);
    QCOMPARE(m_client->post(environments, R"({"name":"lenient","nonsense":true})", {{"Prefer", "handling=lenient"}}).status, 201);

    const QString id = m_client->environment("production");
    const QString windows = ContractClient::windowsOf(id);
    const Answer window = m_client->post(
        windows, json(R"({"start":"2027-01-02T00:00:00Z","end":"2027-01-01T00:00:00Z","reason":"","exceptions":["%no%"]})", {{"no", nobody}}));
    QCOMPARE(window.status, 422);
    QCOMPARE(pointers(window), QStringList({u"/end"_s, u"/reason"_s}));
    QCOMPARE(pointers(m_client->post(
                 windows, json(R"({"start":"2027-01-02T00:00:00Z","end":"2027-01-03T00:00:00Z","reason":"x","exceptions":["%no%"]})", {{"no", nobody}}))),
             QStringList{u"/exceptions/0"_s});
    QCOMPARE(pointers(m_client->post(windows, R"({"start":"2027-01-02T00:00:00","end":"2027-01-03T23:59:60Z","reason":"x"})")),
             QStringList({u"/end"_s, u"/start"_s}));
    QCOMPARE(m_client->post(windows, R"({"start":"2027-01-02T00:00:00Z","end":"2027-01-03T00:00:00Z","reason":"x","timezone":"Mars/Olympus"})").status, 422);
    QCOMPARE(
        m_client->post(windows, R"({"start":"2027-01-02T00:00:00Z","end":"2027-01-03T00:00:00Z","reason":"x","recurrence":{"rrule":"FREQ=DAILY"}})").status,
        501);
    const Answer target = m_client->post(targets, R"({"name":"","targetType":"docker_host","connection":{"port":0,"password":"x"}})");
    QCOMPARE(pointers(target), QStringList({u"/connection/host"_s, u"/connection/password"_s, u"/connection/port"_s, u"/environmentId"_s, u"/name"_s}));
}

void TestContractRules::timesAreReadAsOtherLanguagesWriteThem()
{
    const QString environment = m_client->environment("production");
    const QString windows = u"/api/v1/environments/"_s + environment + u"/freeze-windows"_s;
    const Answer made = m_client->post(windows, R"({"start":"2027-01-15t09:00:00.999999999z","end":"2027-01-15T11:00:00.000000001+01:00","reason":"r"})");
    QCOMPARE(made.status, 201);
    QCOMPARE(made.object().value(u"start"_s).toString(), u"2027-01-15T09:00:00Z"_s);
    QCOMPARE(made.object().value(u"end"_s).toString(), u"2027-01-15T10:00:01Z"_s); // it freezes no less than was asked for
    const auto count = [&](const QString &filter) { return m_client->get(windows + filter).array().size(); };
    QCOMPARE(count(u"?from=2027-01-15T10:00:00.5z"_s), 1);
    QCOMPARE(count(u"?to=2027-01-15T09:00:00Z"_s), 0);
    QCOMPARE(count(u"?to=2027-01-15t09:00:00.0000001z"_s), 1);
    const Answer status = m_client->get(u"/api/v1/environments/"_s + environment + u"/freeze-status?at=2027-01-15T10:00:00.999999Z"_s);
    QCOMPARE(status.object().value(u"closed"_s).toBool(), true);
    const Answer asked = m_client->post(u"/api/v1/environments/"_s + environment + u"/gate-check"_s,
                                        R"({"action":"deploy","at":"2027-01-15T09:30:00.123456Z"})");
    QCOMPARE(asked.object().value(u"allowed"_s).toBool(true), false);
    QCOMPARE(code(m_client->post(windows, R"({"start":"2027-01-15T09:00:00.Z","end":"2027-01-15T11:00:00Z","reason":"r"})")), u"invalid-timestamp"_s);
}

void TestContractRules::listsOverAllEnvironmentsKeepToTheirTenantAndTheirBounds()
{
    const QString environment = u"/api/v1/environments/"_s + m_client->environment("production");
    QCOMPARE(m_client->post(environment + u"/freeze-windows"_s, R"({"start":"2031-01-15T00:00:00Z","end":"2031-01-20T00:00:00Z","reason":"r"})").status, 201);
    QCOMPARE(m_client->post(environment + u"/target-groups"_s, R"({"name":"web","displayName":"Web"})").status, 201);
    const QString freezes = u"/api/v1/freeze-windows"_s;
    const QString groups = u"/api/v1/target-groups"_s;
    for (const QString &list : {freezes, groups}) {
        QCOMPARE(m_client->get(list).array().size(), 1);
        QCOMPARE(m_client->api.send("GET", list.toLatin1(), m_client->api.token(Role::Admin, 1)).array().size(), 0);
        QCOMPARE(m_client->get(list + u"?cursor="_s + QUuid::createUuid().toString(QUuid::WithoutBraces)).status, 400);
    }
    QCOMPARE(m_client->get(freezes + u"?from=2031-01-20T00:00:00Z"_s).array().size(), 0); // half-open at both ends
    QCOMPARE(m_client->get(freezes + u"?to=2031-01-15T00:00:00Z"_s).array().size(), 0);
    const Answer noSuchDay = m_client->get(freezes + u"?from=2031-02-30T00:00:00Z"_s);
    QCOMPARE(noSuchDay.status, 400);
    const QString detail = noSuchDay.object().value(u"detail"_s).toString();
    QVERIFY2(detail.endsWith(u'.') && !detail.endsWith(u".."_s), qPrintable(detail));
}

void TestContractRules::onlyNamesOfZonesAreZones()
{
    const QString windows = u"/api/v1/environments/"_s + m_client->environment("production") + u"/freeze-windows"_s;
    const auto body = [](const QString &zone) {
        return json(R"({"start":"2027-01-15T09:00:00Z","end":"2027-01-15T11:00:00Z","reason":"r","timezone":"%zone%"})", {{"zone", zone}});
    };
    for (const QString &zone : {u""_s, u" "_s, u"Berlin"_s, u"CST"_s, u"Europe"_s, u"posix/Europe/Berlin"_s, u"localtime"_s, u"Factory"_s, u"UTC+1"_s}) {
        for (const QString &path : QStringList{windows, windows + u"/preview"_s}) {
            const Answer answer = m_client->post(path, body(zone));
            QCOMPARE(answer.status, 422);
            QCOMPARE(answer.object().value(u"errors"_s).toArray().at(0).toObject().value(u"code"_s).toString(), u"unknown-timezone"_s);
        }
    }
    const Answer made = m_client->post(windows, body(u"Europe/Berlin"_s));
    QCOMPARE(made.status, 201);
    const QString one = windows + u'/' + made.object().value(u"id"_s).toString();
    QCOMPARE(m_client->put(one, R"({"timezone":"Berlin"})").status, 422);
    QCOMPARE(m_client->put(one, R"({"timezone":""})").status, 422);
    QCOMPARE(m_client->put(one, R"({"timezone":null})").object().value(u"timezone"_s).toString(), u"UTC"_s);
}

void TestContractRules::conflictsSayWhatIsInTheWay()
{
    const QString id = m_client->environment("production");
    QCOMPARE(code(m_client->post(environments, R"({"name":"production"})")), u"name-taken"_s);
    QCOMPARE(code(m_client->post(environments, json(R"({"id":"%id%","name":"other"})", {{"id", id}}))), u"id-taken"_s);
    m_client->window(id, u"2027-01-01T00:00:00Z"_s, u"2027-01-02T00:00:00Z"_s, "x");
    const Answer duplicate = m_client->post(ContractClient::windowsOf(id),
                                            R"({"start":"2027-01-01T01:00:00+01:00","end":"2027-01-02T00:00:00Z","reason":"y"})");
    QCOMPARE(duplicate.status, 409);
    QCOMPARE(code(duplicate), u"duplicate-window"_s);
    const QString past = m_client->window(id, u"2020-01-01T00:00:00Z"_s, u"2020-01-02T00:00:00Z"_s, "past");
    QCOMPARE(code(m_client->put(ContractClient::windowsOf(id) + u'/' + past, R"({"reason":"rewritten"})")), u"window-ended"_s);

    const QString groups = environments + u'/' + id + u"/target-groups"_s;
    const QString group = m_client->post(groups, R"({"name":"web"})").object().value(u"id"_s).toString();
    m_client->target(id, "web-1", R"(,"targetGroupId":")" + group.toLatin1() + '"');
    QCOMPARE(code(m_client->post(groups, R"({"name":"web"})")), u"name-taken"_s);
    const Answer full = m_client->remove(u"/api/v1/target-groups/"_s + group);
    QCOMPARE(full.status, 409);
    QCOMPARE(code(full), u"group-not-empty"_s);
    const Answer blocked = m_client->remove(environments + u'/' + id);
    QCOMPARE(blocked.status, 409);
    QCOMPARE(code(blocked), u"environment-not-empty"_s);
    const QJsonObject blockers = blocked.object().value(u"blockers"_s).toObject();
    QCOMPARE(blockers.value(u"targets"_s).toInt(), 1);
    QCOMPARE(blockers.value(u"targetGroups"_s).toInt(), 1);
    QVERIFY(names(blockers.value(u"items"_s).toArray()).contains(u"web-1"_s));
    QStringList kinds;
    for (const QJsonValue item : blockers.value(u"items"_s).toArray())
        kinds.append(item.toObject().value(u"kind"_s).toString());
    QCOMPARE(kinds, QStringList({u"target"_s, u"target-group"_s})); // the words of the contract
    QCOMPARE(m_client->remove(u"/api/v1/target-groups/"_s + group + u"?detach=true"_s).status, 200);
    QVERIFY(m_client->get(targets).array().at(0).toObject().value(u"targetGroupId"_s).isNull());

    m_client->window(id, fromNow(-60), fromNow(day), "now");
    const Answer frozen = m_client->remove(environments + u'/' + id);
    QCOMPARE(code(frozen), u"freeze-active"_s);
    QCOMPARE(frozen.object().value(u"windows"_s).toArray().size(), 1);
    QCOMPARE(code(m_client->put(environments + u'/' + id, R"({"isProduction":false})", {{"Tidegate-Reason", "no%20longer"}})), u"freeze-active"_s);
}

void TestContractRules::aStaleVersionIsShownTheCurrentOne()
{
    const QString path = environments + u'/' + m_client->environment("production");
    QCOMPARE(m_client->put(path, R"({"displayName":"One"})", {{"If-Match", "\"1\""}}).status, 200);
    const Answer stale = m_client->put(path, R"({"displayName":"Two"})", {{"If-Match", "\"1\""}});
    QCOMPARE(stale.status, 412);
    QCOMPARE(stale.object().value(u"currentETag"_s).toString().toLatin1(), m_client->get(path).headers.value("etag"));
    QCOMPARE(stale.object().value(u"current"_s).toObject().value(u"displayName"_s).toString(), u"One"_s);
    QCOMPARE(m_client->remove(path, {{"If-Match", "\"1\""}}).status, 412);
    QCOMPARE(m_client->put(path, R"({"displayName":"Three"})", {{"If-Match", "*"}}).status, 200);
    QVERIFY(m_client->put(path, R"({"displayName":"Four"})").headers.value("etag").startsWith("\"4-"));
}

void TestContractRules::preconditionsCanBeRequired()
{
    ContractClient strict(true);
    const QString path = environments + u'/' + strict.environment("production");
    QCOMPARE(strict.put(path, R"({"displayName":"One"})").status, 428);
    QCOMPARE(strict.remove(path).status, 428);
    QCOMPARE(strict.put(path, R"({"displayName":"One"})", {{"If-Match", "\"1\""}}).status, 200);
    QCOMPARE(strict.headerFlaws, QStringList());
}

void TestContractRules::aRetryIsAnsweredFromMemory()
{
    const Headers key{{"Idempotency-Key", "entry-1"}};
    const Answer first = m_client->post(environments, R"({"name":"production"})", key);
    const Answer again = m_client->post(environments, R"({"name":"production"})", key);
    QCOMPARE(again.status, 201);
    QCOMPARE(again.body, first.body);
    QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
    QCOMPARE(again.headers.value("location"), first.headers.value("location"));
    QCOMPARE(again.headers.value("etag"), first.headers.value("etag"));
    QVERIFY(!first.headers.contains("idempotency-replayed"));
    const Answer other = m_client->post(environments, R"({"name":"other"})", key);
    QCOMPARE(other.status, 422);
    QCOMPARE(code(other), u"idempotency-mismatch"_s);
    QCOMPARE(m_client->get(environments).array().size(), 1);
    const QByteArray window = R"({"start":"2027-01-01T00:00:00Z","end":"2027-01-02T00:00:00Z","reason":"x"})";
    const QString windows = ContractClient::windowsOf(first.object().value(u"id"_s).toString());
    QCOMPARE(m_client->post(windows, window, key).status, 201);
    QCOMPARE(m_client->post(windows, window, key).status, 201);
    QCOMPARE(m_client->post(windows, window).status, 409);
}

void TestContractRules::aRetriedChangeIsNoConflictWithItself()
{
    const QString path = environments + u'/' + m_client->environment("production");
    const Headers key{{"Idempotency-Key", "edit-1"}, {"If-Match", "\"1\""}};
    const Answer first = m_client->put(path, R"({"displayName":"Live"})", key);
    QCOMPARE(first.status, 200);

    const Answer again = m_client->put(path, R"({"displayName":"Live"})", key);

    QCOMPARE(again.status, 200);
    QCOMPARE(again.headers.value("idempotency-replayed"), QByteArray("true"));
    QCOMPARE(again.body, first.body);
    QCOMPARE(code(m_client->put(path, R"({"displayName":"Other"})", key)), u"idempotency-mismatch"_s);
    const Answer anew = m_client->put(path, R"({"displayName":"Live"})", {{"Idempotency-Key", "edit-2"}, {"If-Match", "\"1\""}});
    QCOMPARE(anew.status, 412);
}

void TestContractRules::whatIsSetAlreadyIsNoChange()
{
    const QString path = environments + u'/' + m_client->environment("production");
    QCOMPARE(m_client->put(path, R"({"displayName":"Live"})").status, 200);
    const auto entries = [this] { return m_client->get(u"/api/v1/audit"_s).array().size(); };
    const qsizetype before = entries();
    const Headers key{{"Idempotency-Key", "same-1"}, {"If-Match", "\"2\""}};

    const Answer same = m_client->put(path, R"({"displayName":"Live"})", key);

    QCOMPARE(same.status, 200);
    QCOMPARE(same.object().value(u"version"_s).toInt(), 2);
    QCOMPARE(entries(), before);
    QCOMPARE(m_client->put(path, R"({"displayName":"Live"})", key).headers.value("idempotency-replayed"), QByteArray("true"));
}

void TestContractRules::whatTheClientHasIsNotSentAgain()
{
    const QString path = environments + u'/' + m_client->environment("production");
    const Answer one = m_client->get(path);
    const Answer same = m_client->get(path, {{"If-None-Match", one.headers.value("etag")}});
    QCOMPARE(same.status, 304);
    QCOMPARE(same.body, QByteArray());
    QCOMPARE(same.headers.value("etag"), one.headers.value("etag"));
    const QByteArray list = m_client->get(environments).headers.value("etag");
    QCOMPARE(m_client->get(environments, {{"If-None-Match", list}}).status, 304);
    const QByteArray before = m_client->get(targets).headers.value("etag");
    m_client->environment("staging");
    QCOMPARE(m_client->get(targets, {{"If-None-Match", before}}).status, 200);
}

void TestContractRules::pagesFollowEachOther()
{
    const QString id = m_client->environment("production");
    for (int i = 0; i < 7; ++i)
        m_client->target(id, "web-" + QByteArray::number(i), i == 3 ? R"(,"labels":{"odd":"one"})" : "");
    QString path = targets + u"?limit=3&count=true"_s;
    QStringList all;
    QString second;
    for (int pages = 0; !path.isEmpty(); ++pages) {
        const Answer answer = m_client->get(path);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("total-count"), QByteArray("7"));
        QVERIFY(pages < 3);
        all += names(answer.array());
        path = nextOf(answer);
        second = second.isEmpty() ? path : second;
    }
    QCOMPARE(all, QStringList({u"web-0"_s, u"web-1"_s, u"web-2"_s, u"web-3"_s, u"web-4"_s, u"web-5"_s, u"web-6"_s}));
    QCOMPARE(m_client->get(second + u"&healthStatus=unknown"_s).status, 400);
    QString tampered = second;
    const qsizetype at = tampered.indexOf(u"cursor="_s) + 12;
    tampered[at] = tampered.at(at) == u'A' ? u'B' : u'A';
    QCOMPARE(m_client->get(tampered).status, 400);
    QCOMPARE(m_client->send("GET", second, {}, {}, m_client->api.token(Role::Admin, 1)).status, 400);
    const Answer audit = m_client->get(u"/api/v1/audit?limit=2"_s);
    QCOMPARE(audit.array().size(), 2);
    QVERIFY(m_client->get(nextOf(audit)).array().at(0).toObject().value(u"seq"_s).toInt() < audit.array().at(1).toObject().value(u"seq"_s).toInt());
    for (int i = 1; i < 4; ++i)
        m_client->environment("stage-" + QByteArray::number(i));
    const Answer few = m_client->get(environments + u"?limit=3&count=true"_s);
    QCOMPARE(few.headers.value("total-count"), QByteArray("4"));
    QCOMPARE(m_client->get(nextOf(few)).array().size(), 1);
}

void TestContractRules::listsFilterAndCount()
{
    const QString id = m_client->environment("production");
    const QString group = m_client->post(environments + u'/' + id + u"/target-groups"_s, R"({"name":"web"})").object().value(u"id"_s).toString();
    m_client->target(id, "web-1", R"(,"labels":{"role":"web","zone":"a"},"targetGroupId":")" + group.toLatin1() + '"');
    m_client->target(id, "web-2", R"(,"labels":{"role":"web"},"enabled":false)");
    const auto found = [&](const QString &query) { return names(m_client->get(targets + u'?' + query).array()); };
    QCOMPARE(found(u"labels=%7B%22role%22%3A%22web%22%2C%22zone%22%3Anull%7D"_s), QStringList{u"web-2"_s});
    QCOMPARE(found(u"labels=%7B%22role%22%3A%22web%22%2C%22zone%22%3A%22a%22%7D"_s), QStringList{u"web-1"_s});
    QCOMPARE(found(u"enabled=false"_s), QStringList{u"web-2"_s});
    QCOMPARE(found(u"targetGroupId="_s + group), QStringList{u"web-1"_s});
    QCOMPARE(found(u"q=b-2"_s), QStringList{u"web-2"_s});
    QCOMPARE(found(u"driftStatus=drifted"_s), QStringList());
    const QJsonObject seen =
        m_client->send("GET", targets, {}, {}, m_client->api.token(Role::Viewer)).array().at(0).toObject().value(u"connection"_s).toObject();
    QVERIFY(!seen.contains(u"host"_s) && !seen.contains(u"port"_s));
}

void TestContractRules::listsOfAllEnvironmentsHaveWhatEachHas()
{
    const QString first = m_client->environment("first");
    const QString second = m_client->environment("second");
    const QString gone = m_client->environment("gone");
    QStringList windows;
    QStringList groups;
    for (const QString &id : {first, second, gone}) {
        const QString window = m_client->window(id, u"2027-01-15T09:00:00Z"_s, u"2027-01-15T11:00:00Z"_s, "r");
        if (id == gone)
            continue;
        windows.append(window);
        groups.append(m_client->post(environments + u'/' + id + u"/target-groups"_s, R"({"name":"web"})").object().value(u"id"_s).toString());
    }
    QCOMPARE(m_client->remove(environments + u'/' + gone).status, 200);

    // One in a page, so that each has to be found from the one before.
    const auto all = [this](const QString &path) {
        QStringList ids;
        QString next = path + u"?limit=1"_s;
        while (!next.isEmpty() && ids.size() < 10) {
            const Answer page = m_client->get(next);
            for (const auto item : page.array())
                ids.append(item.toObject().value(u"id"_s).toString());
            next = nextOf(page);
        }
        ids.sort();
        return ids;
    };
    windows.sort();
    groups.sort();
    QCOMPARE(all(u"/api/v1/freeze-windows"_s), windows);
    QCOMPARE(all(u"/api/v1/target-groups"_s), groups);
    QCOMPARE(m_client->get(u"/api/v1/freeze-windows?from=2027-01-15T11:00:00Z"_s).array().size(), 0);
    QCOMPARE(m_client->get(u"/api/v1/target-groups?name=web"_s).status, 400);
}

void TestContractRules::aPatchMerges()
{
    const QString path = environments + u'/'
        + m_client->environment("production", R"(,"description":"words","config":{"deploymentTimeout":60,"extra":{"a":1,"b":2}})");
    const Answer answer = m_client->send("PATCH", path, R"({"description":null,"config":{"extra":{"a":null,"c":3}}})",
                                         {{"Content-Type", "application/merge-patch+json"}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.object().value(u"description"_s).toString(), QString());
    QCOMPARE(answer.object().value(u"config"_s).toObject().value(u"deploymentTimeout"_s).toInt(), 60);
    QCOMPARE(answer.object().value(u"config"_s).toObject().value(u"extra"_s).toObject(), QJsonObject({{u"b"_s, 2}, {u"c"_s, 3}}));
    QCOMPARE(m_client->put(path, R"({"name":null})").status, 422);
    const Answer readOnly = m_client->put(path, R"({"version":99,"createdAt":"2020-01-01T00:00:00Z"})");
    QCOMPARE(code(readOnly), u"validation-failed"_s);
    QCOMPARE(pointers(readOnly), QStringList({u"/createdAt"_s, u"/version"_s}));
    // Renaming or reordering never reclassifies.
    QVERIFY(m_client->put(path, R"({"name":"renamed","displayName":"Renamed"})").object().value(u"isProduction"_s).toBool());
    QCOMPARE(code(m_client->put(path, R"({"isProduction":false})")), u"reason-required"_s);
    const Answer classified = m_client->put(path, R"({"isProduction":false})", {{"Tidegate-Reason", "moved%20away"}});
    QCOMPARE(classified.status, 200);
    QCOMPARE(m_client->get(u"/api/v1/audit?limit=1"_s).array().at(0).toObject().value(u"reason"_s).toString(), u"moved away"_s);
}

void TestContractRules::aCascadeNeedsThreeConfirmations()
{
    const QString id = m_client->environment("production");
    const QString target = m_client->target(id, "web-1");
    const QString path = environments + u'/' + id;
    QCOMPARE(m_client->remove(path + u"?cascade=true&confirm=production"_s).status, 428);
    QCOMPARE(m_client->remove(path + u"?cascade=true&confirm=staging"_s, {{"If-Match", "\"1\""}}).status, 422);
    QCOMPARE(m_client->remove(path + u"?cascade=true"_s, {{"If-Match", "\"1\""}}).status, 422);
    QCOMPARE(m_client->get(targets + u'/' + target).status, 200);
    QCOMPARE(m_client->remove(path + u"?cascade=true&confirm=production"_s, {{"If-Match", "\"1\""}}).status, 200);
    QCOMPARE(m_client->get(targets + u'/' + target).status, 404);
    const Answer restored = m_client->post(path + u"/restore"_s);
    QCOMPARE(restored.status, 200);
    QCOMPARE(restored.object().value(u"name"_s).toString(), u"production"_s);
    QCOMPARE(m_client->get(targets + u'/' + target).status, 200);
    QCOMPARE(code(m_client->post(path + u"/restore"_s)), u"not-deleted"_s);
    QCOMPARE(m_client->remove(targets + u'/' + target).status, 200);
    // The name is free as soon as the environment is gone, and then in the way of its return.
    QCOMPARE(m_client->remove(path).status, 200);
    m_client->environment("production");
    QCOMPARE(code(m_client->post(path + u"/restore"_s)), u"name-taken"_s);
}

void TestContractRules::environmentsCanBeReordered()
{
    const QString a = m_client->environment("a", R"(,"orderIndex":1)");
    const QString b = m_client->environment("b", R"(,"orderIndex":2)");
    const QString c = m_client->environment("c", R"(,"orderIndex":2)");
    QCOMPARE(names(m_client->get(environments).array()), QStringList({u"a"_s, u"b"_s, u"c"_s}));
    const Answer answer = m_client->post(environments + u"/reorder"_s, json(R"({"order":["%c%","%a%","%b%"]})", {{"a", a}, {"b", b}, {"c", c}}));
    QCOMPARE(answer.status, 200);
    QCOMPARE(names(answer.array()), QStringList({u"c"_s, u"a"_s, u"b"_s}));
    QCOMPARE(answer.array().at(2).toObject().value(u"orderIndex"_s).toInt(), 3);
    QCOMPARE(m_client->post(environments + u"/reorder"_s, json(R"({"order":["%a%","%a%"]})", {{"a", a}})).status, 422);
}

void TestContractRules::aMovedTargetLeavesItsGroup()
{
    const QString from = m_client->environment("production");
    const QString to = m_client->environment("staging");
    const QString group = m_client->post(environments + u'/' + from + u"/target-groups"_s, R"({"name":"web"})").object().value(u"id"_s).toString();
    const QString target = m_client->target(from, "web-1", R"(,"targetGroupId":")" + group.toLatin1() + '"');
    QCOMPARE(m_client->sticker(target, digestA), u"fine"_s);
    const QString path = targets + u'/' + target;
    QCOMPARE(code(m_client->put(path, json(R"({"environmentId":"%to%","targetGroupId":"%group%"})", {{"to", to}, {"group", group}}))),
             u"group-environment-mismatch"_s);
    const Answer moved = m_client->put(path, json(R"({"environmentId":"%to%"})", {{"to", to}}));
    QCOMPARE(moved.object().value(u"environmentId"_s).toString(), to);
    QVERIFY(moved.object().value(u"targetGroupId"_s).isNull());
    QCOMPARE(m_client->get(path + u"/sticker/history"_s).array().size(), 1);
    QCOMPARE(code(m_client->put(path, R"({"targetType":"nomad_job"})")), u"read-only-field"_s);
}

void TestContractRules::manyTargetsChangeTogetherOrNotAtAll()
{
    const QString id = m_client->environment("production");
    const QHash<QByteArray, QString> values{{"a", m_client->target(id, "web-1")}, {"b", m_client->target(id, "web-2")}, {"no", nobody}};
    const auto disabled = [&] { return m_client->get(targets + u"?enabled=false"_s).array().size(); };
    QCOMPARE(m_client->post(targets + u"/bulk"_s, json(R"({"ids":["%a%","%no%","%b%"],"patch":{"enabled":false}})", values)).status, 404);
    QCOMPARE(disabled(), 0);
    const Answer some = m_client->post(targets + u"/bulk"_s, json(R"({"ids":["%a%","%no%"],"patch":{"enabled":false},"allOrNothing":false})", values));
    QCOMPARE(some.array().at(0).toObject().value(u"ok"_s).toBool(), true);
    QCOMPARE(some.array().at(1).toObject().value(u"code"_s).toString(), u"not-found"_s);
    QCOMPARE(disabled(), 1);
    QCOMPARE(m_client->post(targets + u"/bulk"_s, json(R"({"ids":["%a%","%b%"],"patch":{"enabled":false}})", values)).status, 200);
    QCOMPARE(disabled(), 2);
    QCOMPARE(m_client->post(targets + u"/bulk"_s, R"({"ids":[],"patch":{}})").status, 422);
}

QTEST_GUILESS_MAIN(TestContractRules)
#include "tst_contractrules.moc"
