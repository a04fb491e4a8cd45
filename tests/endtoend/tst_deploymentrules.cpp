// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString digestB = u"sha256:"_s + QString(64, u'b');
const QString nobody = u"0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee"_s;
const QString environments = u"/api/v1/environments"_s;
const QString targets = u"/api/v1/targets"_s;
constexpr qint64 day = 86'400; // s

} // namespace

/// What the API promises of freezes, the gate, stickers, inventory and drift, through real sockets.
class TestDeploymentRules : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void freezeWindowsFilterByTime();
    void editsDependOnTheStateOfTheFreeze();
    void deletingDependsOnTheStateOfTheFreeze();
    void theGateCountsEveryWindow();
    void theGateCountsApprovals();
    void aPreviewStoresNothing();
    void aStickerDuringAFreezeIsAViolation();
    void aSnapshotCountsOnce();
    void driftKeepsItsBeginning();
    void theEnvironmentSaysWhatIsUnexpected();
    void anotherPolicyJudgesAllThatHangsOnIt();
    void aVerdictSaysThatItsTargetIsUnreachable();
    void namesMeetOrAreRefused();
    void theFleetsDriftIsAlsoATable();

private:
    void push(const QString &target, const QByteArray &snapshot, const QByteArray &at, const QString &digest);

    std::unique_ptr<ContractClient> m_client;
};

void TestDeploymentRules::init()
{
    m_client = std::make_unique<ContractClient>();
}

void TestDeploymentRules::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_client.reset();
}

void TestDeploymentRules::push(const QString &target, const QByteArray &snapshot, const QByteArray &at, const QString &digest)
{
    const Answer answer = m_client->post(
        targets + u'/' + target + u"/inventory"_s,
        json(R"({"snapshotId":"0197d3a5-8888-7999-8aaa-bbbbccccdd)" + snapshot + R"(","observedAt":"2026-01-)" + at
                 + R"(T00:00:00Z","targets":[{"targetId":"%target%","components":[{"name":"api","repoDigests":["%digest%"],"state":"running"}]}]})",
             {{"target", target}, {"digest", digest}}));
    QCOMPARE(answer.status, 202);
    QCOMPARE(answer.object().value(u"accepted"_s).toInt(), 1);
}

void TestDeploymentRules::freezeWindowsFilterByTime()
{
    const QString id = m_client->environment("production");
    const QString windows = ContractClient::windowsOf(id);
    m_client->window(id, u"2020-01-01T00:00:00Z"_s, u"2020-01-02T00:00:00Z"_s, "past");
    m_client->window(id, fromNow(-60), fromNow(day), "now");
    m_client->window(id, u"2199-01-01T00:00:00Z"_s, u"2199-01-02T00:00:00Z"_s, "future");
    const auto found = [&](const QString &query) { return m_client->get(windows + query).array().size(); };
    QCOMPARE(found({}), 3);
    QCOMPARE(found(u"?active=true"_s), 1);
    QCOMPARE(found(u"?active=false"_s), 2);
    QCOMPARE(found(u"?from=2199-01-01T00:00:00Z"_s), 1);
    QCOMPARE(found(u"?to=2020-01-01T00:00:00Z"_s), 0);
    // Half-open: what ends at an instant does not overlap what starts there.
    QCOMPARE(found(u"?from=2020-01-02T00:00:00Z&to=2020-02-01T00:00:00Z"_s), 0);
    QCOMPARE(found(u"?from=2020-01-01T23:59:59Z&to=2020-02-01T00:00:00Z"_s), 1);
    const Answer page = m_client->get(windows + u"?limit=2"_s);
    QCOMPARE(m_client->get(nextOf(page)).array().size(), 1);
    const Answer status = m_client->get(environments + u'/' + id + u"/freeze-status?at=2199-01-01T12:00:00Z"_s);
    QCOMPARE(status.object().value(u"state"_s).toString(), u"closed"_s);
    QCOMPARE(status.object().value(u"nextOpen"_s).toString(), u"2199-01-02T00:00:00Z"_s);
    QCOMPARE(m_client->get(environments + u'/' + id + u"/freeze-status?at=2199-01-02T00:00:00Z"_s).object().value(u"state"_s).toString(), u"open"_s);
}

void TestDeploymentRules::editsDependOnTheStateOfTheFreeze()
{
    const QString id = m_client->environment("production");
    const QString windows = ContractClient::windowsOf(id) + u'/';
    const QString future = windows + m_client->window(id, u"2199-01-01T00:00:00Z"_s, u"2199-01-02T00:00:00Z"_s, "future");
    QCOMPARE(m_client->put(future, R"({"start":"2199-01-01T06:00:00Z","reason":"later"})").object().value(u"start"_s).toString(), u"2199-01-01T06:00:00Z"_s);
    const QString active = windows + m_client->window(id, fromNow(-3600), fromNow(day), "now");
    const Answer longer = m_client->put(active, json(R"({"end":"%end%","reason":"longer"})", {{"end", fromNow(2 * day)}}));
    QCOMPARE(longer.status, 200);
    QCOMPARE(longer.object().value(u"version"_s).toInt(), 2);
    QCOMPARE(pointers(m_client->put(active, json(R"({"start":"%start%"})", {{"start", fromNow(-60)}}))), QStringList{u"/start"_s});
    const QByteArray manager = m_client->api.token(Role::ReleaseManager);
    QCOMPARE(m_client->send("PUT", active, json(R"({"end":"%end%"})", {{"end", fromNow(60)}}), {}, manager).status, 403);
    QCOMPARE(m_client->send("PUT", active, json(R"({"end":"%end%"})", {{"end", fromNow(3 * day)}}), {}, manager).status, 200);

    const QString strict = m_client->environment("staging", R"(,"requiredApprovals":1,"requireSod":true)");
    const QString own = ContractClient::windowsOf(strict) + u'/' + m_client->window(strict, fromNow(-60), fromNow(day), "now");
    const QByteArray myself = json(R"({"exceptions":["%me%"]})", {{"me", m_client->api.userOf(Role::Admin).toString()}});
    const Answer refused = m_client->put(own, myself);
    QCOMPARE(refused.status, 403);
    QCOMPARE(code(refused), u"separation-of-duties"_s);
    QCOMPARE(m_client->send("PUT", own, myself, {}, manager).status, 200);
}

void TestDeploymentRules::deletingDependsOnTheStateOfTheFreeze()
{
    const QString id = m_client->environment("production");
    const QString windows = ContractClient::windowsOf(id);
    const QString future = m_client->window(id, u"2199-01-01T00:00:00Z"_s, u"2199-01-02T00:00:00Z"_s, "future");
    const QString active = m_client->window(id, fromNow(-3600), fromNow(day), "now");
    const QString past = m_client->window(id, u"2020-01-01T00:00:00Z"_s, u"2020-01-02T00:00:00Z"_s, "past");
    for (const QString &window : {future, active, past})
        QCOMPARE(m_client->remove(windows + u'/' + window).body, QByteArray(R"({"deleted":true})"));
    const QJsonArray left = m_client->get(windows).array();
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.at(0).toObject().value(u"id"_s).toString(), active);
    QCOMPARE(left.at(0).toObject().value(u"state"_s).toString(), u"ended"_s);
    QVERIFY(left.at(0).toObject().contains(u"endedEarlyAt"_s));
    QCOMPARE(m_client->get(windows + u"?includeDeleted=true"_s).array().size(), 3);
    QCOMPARE(m_client->get(environments + u'/' + id + u"/freeze-status"_s).object().value(u"closed"_s).toBool(), false);
}

void TestDeploymentRules::theGateCountsEveryWindow()
{
    const QString id = m_client->environment("production");
    const QString gate = environments + u'/' + id + u"/gate-check"_s;
    const QString user = m_client->api.userOf(Role::Operator).toString();
    const auto ask = [&] { return m_client->post(gate, json(R"({"action":"deploy","userId":"%user%"})", {{"user", user}})).object(); };
    const auto reason = [](const QJsonObject &decision) { return decision.value(u"reasons"_s).toArray().at(0).toObject().value(u"code"_s).toString(); };
    QCOMPARE(ask().value(u"allowed"_s).toBool(), true);
    QCOMPARE(m_client->post(gate).object().value(u"allowed"_s).toBool(), true);

    m_client->window(id, fromNow(-3600), fromNow(day), "first", {user});
    const QJsonObject excepted = ask();
    QCOMPARE(excepted.value(u"allowed"_s).toBool(), true);
    QCOMPARE(excepted.value(u"freeze"_s).toObject().value(u"overridable"_s).toBool(), true);
    QCOMPARE(reason(excepted), u"freeze-overridable"_s);

    m_client->window(id, fromNow(-1800), fromNow(2 * day), "second");
    const QJsonObject refused = ask();
    QCOMPARE(refused.value(u"allowed"_s).toBool(), false);
    QCOMPARE(reason(refused), u"freeze-active"_s);
    const QJsonArray windows = refused.value(u"freeze"_s).toObject().value(u"windows"_s).toArray();
    QCOMPARE(windows.size(), 2);
    QVERIFY(windows.at(0).toObject().value(u"excepted"_s).toBool() != windows.at(1).toObject().value(u"excepted"_s).toBool());
    // Nobody is excepted for being an administrator, nor for having created the freeze.
    QCOMPARE(m_client->post(gate).object().value(u"allowed"_s).toBool(), false);
    const QJsonObject then = m_client->post(gate, json(R"({"at":"%at%"})", {{"at", fromNow(3 * day)}})).object();
    QCOMPARE(then.value(u"allowed"_s).toBool(), true);
}

void TestDeploymentRules::theGateCountsApprovals()
{
    const QString gate = environments + u'/' + m_client->environment("production", R"(,"requiredApprovals":2,"requireSod":true)") + u"/gate-check"_s;
    const QHash<QByteArray, QString> people{{"a", m_client->api.userOf(Role::Admin).toString()},
                                            {"r", m_client->api.userOf(Role::ReleaseManager).toString()},
                                            {"o", m_client->api.userOf(Role::Operator).toString()},
                                            {"x", nobody}};
    const auto valid = [&](const QByteArray &body) { return m_client->post(gate, json(body, people)).object(); };
    const auto count = [](const QJsonObject &decision) { return decision.value(u"approvals"_s).toObject().value(u"valid"_s).toInt(); };
    const QJsonObject enough = valid(R"({"userId":"%o%","requestedBy":"%o%","approvals":["%a%","%r%"]})");
    QCOMPARE(enough.value(u"allowed"_s).toBool(), true);
    QCOMPARE(count(enough), 2);
    const QJsonObject own = valid(R"({"userId":"%o%","requestedBy":"%r%","approvals":["%o%","%r%"]})");
    QCOMPARE(own.value(u"allowed"_s).toBool(), false);
    QCOMPARE(own.value(u"approvals"_s).toObject().value(u"violations"_s).toArray().size(), 2);
    QCOMPARE(count(valid(R"({"userId":"%o%","approvals":["%a%","%a%","%x%"]})")), 1);
    QCOMPARE(valid(R"({"userId":"%x%","approvals":["%a%","%r%"]})").value(u"allowed"_s).toBool(), false);
}

void TestDeploymentRules::aPreviewStoresNothing()
{
    const QString id = m_client->environment("production");
    m_client->target(id, "web-1");
    const QString user = m_client->api.userOf(Role::Operator).toString();
    const QString other = m_client->api.userOf(Role::Viewer).toString();
    const QString first = m_client->window(id, u"2199-01-01T00:00:00Z"_s, u"2199-01-03T00:00:00Z"_s, "first", {user});
    const QByteArray body = json(R"({"start":"2199-01-02T00:00:00Z","end":"2199-01-04T00:00:00Z","reason":"x","exceptions":["%a%","%b%"]})",
                                 {{"a", user}, {"b", other}});
    const QJsonObject preview = m_client->post(ContractClient::windowsOf(id) + u"/preview"_s, body).object();
    QCOMPARE(preview.value(u"overlaps"_s).toArray(), QJsonArray{first});
    QCOMPARE(preview.value(u"couldOverride"_s).toArray(), QJsonArray{user});
    QCOMPARE(preview.value(u"affectedTargets"_s).toInt(), 1);
    QCOMPARE(preview.value(u"occurrences"_s).toArray().size(), 1);
    QCOMPARE(m_client->get(ContractClient::windowsOf(id)).array().size(), 1);
    const QJsonObject created = m_client->post(ContractClient::windowsOf(id), body).object();
    QCOMPARE(created.value(u"overlaps"_s).toArray(), QJsonArray{first});
}

void TestDeploymentRules::aStickerDuringAFreezeIsAViolation()
{
    const QString id = m_client->environment("production");
    const QString target = m_client->target(id, "web-1");
    QCOMPARE(m_client->sticker(target, digestA), u"fine"_s);
    const QString me = m_client->api.userOf(Role::Admin).toString();
    m_client->window(id, fromNow(-3600), fromNow(day), "mine", {me});
    QCOMPARE(m_client->sticker(target, digestA), u"fine"_s);
    const QJsonObject overridden = m_client->get(u"/api/v1/audit?limit=1"_s).array().at(0).toObject();
    QCOMPARE(overridden.value(u"action"_s).toString(), u"freeze.overridden"_s);
    QCOMPARE(overridden.value(u"reason"_s).toString(), u"urgent security fix"_s);
    QCOMPARE(overridden.value(u"overrideWindowIds"_s).toArray().size(), 1);
    m_client->window(id, fromNow(-1800), fromNow(day), "everybody's");
    QCOMPARE(m_client->sticker(target, digestB), u"violation"_s);
    const QJsonArray violations = m_client->get(environments + u'/' + id + u"/freeze-violations"_s).array();
    QCOMPARE(violations.size(), 1);
    QCOMPARE(violations.at(0).toObject().value(u"targetName"_s).toString(), u"web-1"_s);
    QCOMPARE(m_client->get(targets + u'/' + target + u"/sticker/history"_s).array().size(), 3);
}

void TestDeploymentRules::aSnapshotCountsOnce()
{
    const QString target = m_client->target(m_client->environment("production"), "web-1");
    const QString inventory = targets + u'/' + target + u"/inventory"_s;
    QCOMPARE(m_client->get(inventory).status, 404);
    push(target, "02", "02", digestB);
    push(target, "02", "02", digestB);
    QCOMPARE(m_client->get(inventory + u"/snapshots"_s).array().size(), 1);
    push(target, "01", "01", digestA);
    QCOMPARE(m_client->get(inventory).object().value(u"observedAt"_s).toString(), u"2026-01-02T00:00:00Z"_s);
    QCOMPARE(m_client->get(inventory + u"/snapshots"_s).array().size(), 2);
    QCOMPARE(m_client->get(inventory + u"?at=2026-01-01T12:00:00Z"_s).object().value(u"observedAt"_s).toString(), u"2026-01-01T00:00:00Z"_s);
    const QString base = u"0197d3a5-8888-7999-8aaa-bbbbccccdd"_s;
    const QJsonArray changes =
        m_client->get(u"/api/v1/inventory/diff?targetId=%1&from=%2&to=%3"_s.arg(target, base + u"01"_s, base + u"02"_s)).object().value(u"changes"_s).toArray();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.at(0).toObject().value(u"change"_s).toString(), u"changed"_s);
    QCOMPARE(m_client->get(u"/api/v1/inventory/where?digest="_s + digestB).array().at(0).toObject().value(u"targetId"_s).toString(), target);
}

void TestDeploymentRules::driftKeepsItsBeginning()
{
    const QString target = m_client->target(m_client->environment("production"), "web-1");
    const auto drift = [&](const QString &member) { return m_client->get(targets + u'/' + target + u"/drift"_s).object().value(member).toString(); };
    QCOMPARE(drift(u"reason"_s), u"no_sticker"_s);
    QCOMPARE(m_client->sticker(target, digestA), u"fine"_s);
    QCOMPARE(drift(u"reason"_s), u"no_inventory"_s);
    push(target, "01", "01", digestA);
    QCOMPARE(drift(u"status"_s), u"in_sync"_s);
    push(target, "02", "02", digestB);
    QCOMPARE(drift(u"status"_s), u"drifted"_s);
    const QString since = drift(u"since"_s);
    push(target, "03", "03", digestB);
    QCOMPARE(drift(u"since"_s), since);
    QCOMPARE(drift(u"observedAt"_s), u"2026-01-03T00:00:00Z"_s);
    push(target, "04", "04", digestA);
    QCOMPARE(drift(u"status"_s), u"in_sync"_s);
}

void TestDeploymentRules::theEnvironmentSaysWhatIsUnexpected()
{
    const QString id = m_client->environment("production");
    const QString target = m_client->target(id, "web-1");
    QCOMPARE(m_client->sticker(target, digestA), u"fine"_s);
    const Answer pushed = m_client->post(
        targets + u'/' + target + u"/inventory"_s,
        json(R"({"snapshotId":"0197d3a5-8888-7999-8aaa-bbbbccccdd09","observedAt":"2026-01-01T00:00:00Z","targets":[{"components":[
                                {"name":"api","repoDigests":["%a%"],"state":"running"},{"name":"log-shipper","repoDigests":["%b%"],"state":"running"}]}]})",
             {{"a", digestA}, {"b", digestB}}));
    QCOMPARE(pushed.status, 202);
    const auto status = [&](const QString &of) { return m_client->get(targets + u'/' + of + u"/drift"_s).object().value(u"status"_s).toString(); };
    QCOMPARE(status(target), u"in_sync"_s);
    const QString environment = environments + u'/' + id;
    QCOMPARE(pointers(m_client->put(environment, R"({"config":{"driftPolicy":"loose"}})")), QStringList{u"/config/driftPolicy"_s});
    const Answer strict = m_client->put(environment, R"({"config":{"driftPolicy":"strict"}})");
    QCOMPARE(strict.status, 200);
    QCOMPARE(strict.object().value(u"config"_s).toObject().value(u"driftPolicy"_s).toString(), u"strict"_s);
    QCOMPARE(status(target), u"drifted"_s);
    const QJsonObject row = m_client->get(u"/api/v1/audit?limit=1"_s).array().at(0).toObject();
    QCOMPARE(row.value(u"after"_s).toObject().value(u"config"_s).toObject().value(u"driftPolicy"_s).toString(), u"strict"_s);
    // Elsewhere it may be nobody's drift, and back again.
    const QString other = m_client->environment("other");
    const auto moveTo = [&](const QString &place) {
        return m_client->put(targets + u'/' + target, json(R"({"environmentId":"%place%"})", {{"place", place}})).status;
    };
    QCOMPARE(moveTo(other), 200);
    QCOMPARE(status(target), u"in_sync"_s);
    QCOMPARE(moveTo(id), 200);
    QCOMPARE(status(target), u"drifted"_s);
    QCOMPARE(m_client->put(environment, R"({"config":{"driftPolicy":null}})").status, 200);
    QCOMPARE(status(target), u"in_sync"_s);
    QCOMPARE(m_client->send("PUT", environment, R"({"config":{"driftPolicy":"strict"}})", {}, m_client->api.token(Role::Operator)).status, 403);
}

void TestDeploymentRules::anotherPolicyJudgesAllThatHangsOnIt()
{
    const QString id = m_client->environment("production");
    const QString elsewhere = m_client->environment("staging");
    int pushes = 0;
    const auto see = [&](const QString &target, const QByteArray &at, const QByteArray &strangers, const QByteArray &errors = "[]") {
        const QByteArray number = QByteArray::number(++pushes).rightJustified(2, '0');
        const Answer pushed = m_client->post(targets + u'/' + target + u"/inventory"_s,
                                             json(R"({"snapshotId":"0197d3a5-8888-7999-8aaa-bbbbccccdd)" + number + R"(","observedAt":"2026-01-)" + at
                                                      + R"(T00:00:00Z","targets":[{"errors":)" + errors
                                                      + R"(,"components":[{"name":"api","repoDigests":["%a%"],"state":"running"})" + strangers + "]}]}",
                                                  {{"a", digestA}}));
        QCOMPARE(pushed.status, 202);
    };
    const QByteArray stranger = R"(,{"name":"proxy","state":"running"})";
    const auto add = [&](const QString &environment, const QByteArray &name) {
        const QString made = m_client->target(environment, name);
        if (m_client->sticker(made, digestA) != u"fine")
            QTest::qFail("no sticker", __FILE__, __LINE__);
        return made;
    };
    const QString bare = add(id, "bare");
    const QString accompanied = add(id, "accompanied");
    const QString unread = add(id, "unread");
    const QString corrected = add(id, "corrected");
    const QString deleted = add(id, "deleted");
    const QString other = add(elsewhere, "other");
    see(bare, "02", {});
    see(bare, "01", stranger); // comes late: it is history
    see(accompanied, "02", stranger);
    see(unread, "02", stranger, R"(["no answer"])");
    see(corrected, "01", stranger);
    see(corrected, "02", {});
    see(deleted, "02", stranger);
    see(other, "02", stranger);
    QCOMPARE(m_client->remove(targets + u'/' + deleted).status, 200);

    const auto statuses = [&] {
        QStringList found;
        for (const QJsonValue row : m_client->get(u"/api/v1/drift"_s).array())
            found.append(row[u"targetName"].toString() + u' ' + row[u"status"].toString());
        return found;
    };
    const auto drifted = [&] { return m_client->get(u"/api/v1/drift?groupBy=environment&status=drifted"_s).array(); };
    const QStringList before{u"accompanied in_sync"_s, u"bare in_sync"_s, u"corrected in_sync"_s, u"other in_sync"_s, u"unread unknown"_s};
    QCOMPARE(statuses(), before);
    QCOMPARE(drifted(), QJsonArray());
    QCOMPARE(m_client->put(environments + u'/' + id, R"({"config":{"driftPolicy":"strict"}})").status, 200);
    QStringList after = before;
    after[0] = u"accompanied drifted"_s;
    QCOMPARE(statuses(), after);
    QCOMPARE(drifted().size(), 1);
    QCOMPARE(drifted().at(0)[u"drifted"].toInt(), 1);
    see(unread, "03", stranger); // what can be read again is judged by what holds now
    after[4] = u"unread drifted"_s;
    QCOMPARE(statuses(), after);
    QCOMPARE(m_client->put(environments + u'/' + id, R"({"config":{"driftPolicy":"labelled"}})").status, 200);
    after = before;
    after[4] = u"unread in_sync"_s;
    QCOMPARE(statuses(), after);
    QCOMPARE(m_client->post(targets + u'/' + deleted + u"/restore"_s).status, 200);
    QCOMPARE(statuses().filter(u"deleted"_s), QStringList{u"deleted in_sync"_s});
}

void TestDeploymentRules::aVerdictSaysThatItsTargetIsUnreachable()
{
    const QString id = m_client->environment("production");
    const QString target = m_client->target(id, "web-1"); // at an address where nobody answers
    QCOMPARE(m_client->sticker(target, digestA), u"fine"_s);
    push(target, "01", "01", digestA);
    const auto drift = [&] { return m_client->get(targets + u'/' + target + u"/drift"_s).object(); };
    const auto listed = [&] { return m_client->get(u"/api/v1/drift"_s).array().at(0).toObject().value(u"targetUnreachable"_s); };
    QCOMPARE(drift().value(u"targetUnreachable"_s), QJsonValue(false));
    QCOMPARE(listed(), QJsonValue(false));
    const Answer checked = m_client->post(targets + u'/' + target + u"/health-check"_s);
    QCOMPARE(checked.object().value(u"status"_s).toString(), u"unreachable"_s);
    QCOMPARE(drift().value(u"targetUnreachable"_s), QJsonValue(true));
    QCOMPARE(drift().value(u"status"_s).toString(), u"in_sync"_s);
    QCOMPARE(listed(), QJsonValue(true));
}

void TestDeploymentRules::namesMeetOrAreRefused()
{
    const QString target = m_client->target(m_client->environment("production"), "web-1");
    const auto said = [&](const QString &name) {
        const QByteArray body = json(R"({"releaseId":"0197d3a4-7777-7888-9999-aaaabbbbcccc","components":[{"componentName":"%name%","digest":"%digest%"}]})",
                                     {{"name", name}, {"digest", digestA}});
        return m_client->put(targets + u'/' + target + u"/sticker"_s, body);
    };
    const Answer refused = said(u"web\u202efrontend"_s);
    QCOMPARE(refused.status, 422);
    QCOMPARE(code(refused), u"invisible-character"_s);
    QCOMPARE(pointers(refused), QStringList{u"/components/0/componentName"_s});
    QCOMPARE(said(u"web frontend"_s).status, 200);
    const Answer pushed = m_client->post(
        targets + u'/' + target + u"/inventory"_s,
        json(R"({"snapshotId":"0197d3a5-8888-7999-8aaa-bbbbccccdd08","observedAt":"2026-01-01T00:00:00Z","targets":[{"components":[
                 {"name":"web%space%frontend","repoDigests":["%a%"],"state":"running","labels":{"tidegate.component":"web%space%frontend"}}]}]})",
             {{"a", digestA}, {"space", u"\u00a0"_s}}));
    QCOMPARE(pushed.status, 202);
    QCOMPARE(m_client->get(targets + u'/' + target + u"/drift"_s).object().value(u"status"_s).toString(), u"in_sync"_s);
}

void TestDeploymentRules::theFleetsDriftIsAlsoATable()
{
    const QString id = m_client->environment("production");
    const QString target = m_client->target(id, "web-1");
    m_client->target(id, "web-2");
    QCOMPARE(m_client->sticker(target, digestA), u"fine"_s);
    push(target, "01", "01", digestB);
    const QJsonArray drifted = m_client->get(u"/api/v1/drift?status=drifted&environmentId="_s + id).array();
    QCOMPARE(drifted.size(), 1);
    QCOMPARE(drifted.at(0).toObject().value(u"targetName"_s).toString(), u"web-1"_s);
    const QJsonObject group = m_client->get(u"/api/v1/drift?groupBy=component"_s).array().at(0).toObject();
    QCOMPARE(group.value(u"group"_s).toString(), u"api"_s);
    QCOMPARE(group.value(u"drifted"_s).toInt(), 1);
    const Answer table = m_client->get(u"/api/v1/drift?status=drifted"_s, {{"Accept", "text/csv"}});
    QCOMPARE(table.headers.value("content-type"), QByteArray("text/csv; charset=utf-8"));
    const QList<QByteArray> lines = table.body.split('\n');
    QCOMPARE(lines.first().trimmed(), QByteArray("target,targetId,environmentId,status,differences,release,since"));
    QVERIFY(lines.at(1).startsWith(QByteArray("\"web-1\"," + target.toLatin1())));
}

QTEST_GUILESS_MAIN(TestDeploymentRules)
#include "tst_deploymentrules.moc"
