// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

QByteArray bytesOf(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

const QString rules = u"/api/v1/drift-rules"_s;
const QString digestA = u"sha256:"_s + QString(64, u'a');
const QString digestB = u"sha256:"_s + QString(64, u'b');
constexpr qint64 day = 86'400; // s

} // namespace

/// What the API promises of differences that are ignored for a time, through real sockets.
class TestDriftRules : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void theVerdictSaysWhatIsIgnoredAndByWhat();
    void theFleetAndItsCountsKnowIgnoredApart();
    void aRuleIsMadeListedReadAndDeleted();
    void whoOnlyReadsIgnoresNothing();
    void anotherTenantsIdsAreUnknown();
    void theSameRequestAgainIsTheSameRule();
    void theAuditLogSaysWhoAndWhy();

private:
    QByteArray body(qint64 life = day, const QJsonObject &more = {}) const;
    QJsonObject drift() { return m_client->get(u"/api/v1/targets/"_s + m_target + u"/drift"_s).object(); }

    std::unique_ptr<ContractClient> m_client;
    QString m_environment;
    QString m_target;
};

void TestDriftRules::init()
{
    m_client = std::make_unique<ContractClient>();
    m_environment = m_client->environment("production");
    m_target = m_client->target(m_environment, "web-01", R"(,"labels":{"role":"web"})");
    QCOMPARE(m_client->sticker(m_target, digestA), u"fine"_s);
    const Answer pushed = m_client->post(
        u"/api/v1/targets/"_s + m_target + u"/inventory"_s,
        json(
            R"({"snapshotId":"0197d3a5-8888-7999-8aaa-bbbbccccddd1","observedAt":"2026-01-02T00:00:00Z","targets":[{"targetId":"%target%","components":[{"name":"api","repoDigests":["%digest%"],"state":"running"}]}]})",
            {{"target", m_target}, {"digest", digestB}}));
    QCOMPARE(pushed.status, 202);
    QCOMPARE(drift().value("status"_L1).toString(), u"drifted"_s);
}

void TestDriftRules::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_client.reset();
}

QByteArray TestDriftRules::body(qint64 life, const QJsonObject &more) const
{
    QJsonObject made{{u"scope"_s, QJsonObject{{u"targetId"_s, m_target}}},
                     {u"kind"_s, u"digest_mismatch"_s},
                     {u"reason"_s, u"A hotfix until Friday"_s},
                     {u"expiresAt"_s, fromNow(life)}};
    for (auto it = more.begin(); it != more.end(); ++it)
        made.insert(it.key(), it.value());
    return bytesOf(made);
}

void TestDriftRules::theVerdictSaysWhatIsIgnoredAndByWhat()
{
    const QJsonObject before = drift();
    const Answer made = m_client->post(rules, body(day, {{u"component"_s, u"api"_s}}));
    QCOMPARE(made.status, 201);
    const QJsonObject report = drift();
    QCOMPARE(report.value("status"_L1).toString(), u"ignored"_s);
    QCOMPARE(report.value("hasDrift"_L1).toBool(true), false);
    QCOMPARE(report.value("differences"_L1).toArray().size(), 0);
    QCOMPARE(report.value("since"_L1), before.value("since"_L1));
    QCOMPARE(report.value("ignored"_L1).toArray(),
             (QJsonArray{QJsonObject{{u"component"_s, u"api"_s},
                                     {u"expected"_s, digestA},
                                     {u"actual"_s, digestB},
                                     {u"kind"_s, u"digest_mismatch"_s},
                                     {u"ruleId"_s, made.object().value("id"_L1)},
                                     {u"reason"_s, u"A hotfix until Friday"_s},
                                     {u"expiresAt"_s, made.object().value("expiresAt"_L1)}}}));
    QCOMPARE(m_client->remove(rules + u'/' + made.object().value("id"_L1).toString()).status, 200);
    QCOMPARE(drift(), before);
}

void TestDriftRules::theFleetAndItsCountsKnowIgnoredApart()
{
    QCOMPARE(m_client->post(rules, body(day, {{u"scope"_s, QJsonObject{{u"labels"_s, QJsonObject{{u"role"_s, u"web"_s}}}}}})).status, 201);
    QCOMPARE(m_client->get(u"/api/v1/drift?status=ignored"_s).array().size(), 1);
    QCOMPARE(m_client->get(u"/api/v1/drift?status=in_sync"_s).array().size(), 0);
    QCOMPARE(m_client->get(u"/api/v1/targets?driftStatus=ignored"_s).array().size(), 1);
    const QJsonObject group = m_client->get(u"/api/v1/drift?groupBy=component"_s).array().at(0).toObject();
    QCOMPARE(group, (QJsonObject{{u"group"_s, u"api"_s}, {u"drifted"_s, 0}, {u"inSync"_s, 0}, {u"unknown"_s, 0}, {u"ignored"_s, 1}}));
    const QJsonObject environment = m_client->get(u"/api/v1/environments/"_s + m_environment).object();
    QCOMPARE(environment.value("drift"_L1).toObject(), (QJsonObject{{u"drifted"_s, 0}, {u"inSync"_s, 0}, {u"unknown"_s, 0}, {u"ignored"_s, 1}}));
}

void TestDriftRules::aRuleIsMadeListedReadAndDeleted()
{
    const Answer made = m_client->post(rules, body(2 * day));
    QCOMPARE(made.status, 201);
    const QString path = QString::fromLatin1(made.headers.value("location"));
    QCOMPARE(m_client->get(path).object(), made.object());
    QCOMPARE(made.object().value("expired"_L1).toBool(true), false);
    QCOMPARE(m_client->post(rules, body(day, {{u"kind"_s, u"missing"_s}})).status, 201);
    const Answer all = m_client->get(rules);
    QCOMPARE(all.array().size(), 2);
    QCOMPARE(all.array().at(1).toObject(), made.object()); // the one that ends first comes first
    const Answer page = m_client->get(rules + u"?limit=1"_s);
    QCOMPARE(m_client->get(nextOf(page)).array().at(0).toObject(), made.object());
    QCOMPARE(m_client->get(rules + u"?expired=false"_s).array().size(), 2);
    QCOMPARE(m_client->get(rules + u"?expired=true"_s).array().size(), 0);
    QCOMPARE(m_client->get(rules + u"?until=now"_s).status, 400);
    QCOMPARE(m_client->remove(path, {{"If-Match", "\"2\""}}).status, 412);
    QCOMPARE(m_client->remove(path, {{"If-Match", made.headers.value("etag")}}).body, QByteArray(R"({"deleted":true})"));
    QCOMPARE(m_client->remove(path).status, 404);
    QCOMPARE(m_client->get(path).status, 404);
}

void TestDriftRules::whoOnlyReadsIgnoresNothing()
{
    for (const Role role : {Role::Viewer, Role::Auditor})
        QCOMPARE(m_client->send("POST", rules, body(), {}, m_client->api.token(role)).status, 403);
    QCOMPARE(m_client->send("POST", rules, body(), {}, m_client->api.token(Role::Operator)).status, 201);
    QCOMPARE(m_client->send("GET", rules, {}, {}, m_client->api.token(Role::Viewer)).array().size(), 1);
}

void TestDriftRules::anotherTenantsIdsAreUnknown()
{
    const QByteArray other = m_client->api.token(Role::Admin, 1);
    const Answer refused = m_client->send("POST", rules, body(), {}, other);
    QCOMPARE(refused.status, 422);
    QCOMPARE(pointers(refused), QStringList{u"/scope/targetId"_s});
    const QString id = m_client->post(rules, body()).object().value("id"_L1).toString();
    QCOMPARE(m_client->send("GET", rules + u'/' + id, {}, {}, other).status, 404);
    QCOMPARE(m_client->send("DELETE", rules + u'/' + id, {}, {}, other).status, 404);
    QCOMPARE(m_client->send("GET", rules, {}, {}, other).array().size(), 0);
    // By labels it is of its own targets alone.
    QCOMPARE(m_client->remove(rules + u'/' + id).status, 200);
    const QJsonObject labels{{u"labels"_s, QJsonObject{{u"role"_s, u"web"_s}}}};
    QCOMPARE(m_client->send("POST", rules, body(day, {{u"scope"_s, labels}}), {}, other).status, 201);
    QCOMPARE(drift().value("status"_L1).toString(), u"drifted"_s);
}

void TestDriftRules::theSameRequestAgainIsTheSameRule()
{
    const QByteArray same = body();
    const Answer made = m_client->post(rules, same, {{"Idempotency-Key", "k1"}});
    QCOMPARE(m_client->post(rules, same, {{"Idempotency-Key", "k1"}}).body, made.body);
    const Answer refused = m_client->post(rules, same);
    QCOMPARE(refused.status, 409);
    QCOMPARE(code(refused), u"duplicate-drift-rule"_s);
    QCOMPARE(refused.object().value("ruleId"_L1), made.object().value("id"_L1));
}

void TestDriftRules::theAuditLogSaysWhoAndWhy()
{
    const Answer made = m_client->post(rules, body(day, {{u"component"_s, u"api"_s}}));
    QCOMPARE(m_client->remove(rules + u'/' + made.object().value("id"_L1).toString(), {{"Tidegate-Reason", "It is released"}}).status, 200);
    const QJsonArray rows = m_client->get(u"/api/v1/audit?entity=drift-rule"_s).array();
    QCOMPARE(rows.size(), 2);
    const QJsonObject deleted = rows.at(0).toObject();
    const QJsonObject created = rows.at(1).toObject();
    QCOMPARE(created.value("action"_L1).toString(), u"drift-rule.created"_s);
    QCOMPARE(created.value("entityName"_L1).toString(), u"web-01: api"_s);
    QCOMPARE(created.value("reason"_L1).toString(), u"A hotfix until Friday"_s);
    QCOMPARE(created.value("after"_L1).toObject().value("expiresAt"_L1), made.object().value("expiresAt"_L1));
    QCOMPARE(deleted.value("action"_L1).toString(), u"drift-rule.deleted"_s);
    QCOMPARE(deleted.value("reason"_L1).toString(), u"It is released"_s);
}

QTEST_GUILESS_MAIN(TestDriftRules)
#include "tst_driftrules.moc"
