// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/auth/token.h"
#include "services/domain/say.h"
#include "services/http/routes/environmentroutes.h"
#include "services/http/routes/keptanswers.h"
#include "services/http/routes/support.h"
#include "services/http/routes/targetroutes.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/targetoperations.h"
#include "services/store/backends/opendatabase.h"
#include "tests/operations/operationsbench.h"
#include "tests/support/postgresserver.h"
#include "tests/support/postgressession.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace tidegate;
using namespace tidegate::test;

namespace {

Result<ApiReply> answerOf(const ApiHandler &handler, const ApiRequest &request)
{
    std::optional<Result<ApiReply>> answer;
    handler(request, [&](const Result<ApiReply> &reply) { answer = reply; });
    return *answer;
}

ApiHandler handlerAt(const std::vector<ApiRoute> &routes, const std::string &path)
{
    const auto found = std::find_if(routes.begin(), routes.end(), [&](const ApiRoute &each) { return each.method == HttpMethod::Get && each.path == path; });
    return found == routes.end() ? ApiHandler() : found->handler;
}

/// All that a client sees of it.
QByteArray shown(const Result<ApiReply> &reply)
{
    if (!reply)
        return reply.error().code.toUtf8();
    QByteArray text = QByteArray::fromStdString(reply->body) + QByteArray::number(reply->version.value_or(0)) + QByteArray::number(reply->status);
    for (const auto &[name, value] : reply->headers)
        text += name + value;
    return text;
}

} // namespace

/// Answers that are given again while nothing has changed, and only then.
class TestKeptAnswers : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void theSameIsNotReadAgain();
    void whateverIsCommittedEndsIt_data();
    void whateverIsCommittedEndsIt();
    void whatIsNotCommittedIsNotSeen();
    void whoeverMaySeeOtherThingsIsAnsweredApart();
    void theClockEndsIt();
    void anAnswerThatDependsOnUnknownTimesIsNotKept();
    void whatFailsIsNotKept();
    void aRevokedTokenOpensNothingThatWasKept();
    void checksGrowOldInListsThatAreKept();
    void onlySoMuchIsKept();
    void whatIsGivenAgainIsWhatWouldBeRead();

private:
    ApiRequest request(const QString &path = u"/api/v1/environments"_s, Role role = Role::Admin) const;
    /// Asks once, and says whether the rows were read for it.
    bool reads(const ApiRequest &request);
    void askUntilKept(const ApiRequest &request);
    ApiReply counted(Call &call);

    std::unique_ptr<OperationsBench> m_bench;
    ApiHandler m_handler;
    int m_reads = 0;
    std::optional<std::chrono::seconds> m_holdsFor;
    bool m_holds = true;
};

/// What Postgres tidies up by itself is a commit like any other, and nobody knows when.
void TestKeptAnswers::initTestCase()
{
    if (!TestDatabase::isPostgres())
        return;
    PostgresSession owner(TestDatabase::server().url(u"postgres"_s, u"postgres"_s));
    QVERIFY(owner.run(u"ALTER SYSTEM SET autovacuum = off"_s).ok);
    QVERIFY(owner.run(u"SELECT pg_reload_conf()"_s).ok);
    const QString workers = u"SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'autovacuum worker'"_s;
    QTRY_COMPARE_WITH_TIMEOUT(owner.run(workers).value(), u"0"_s, 30'000);
}

void TestKeptAnswers::init()
{
    m_reads = 0;
    m_holds = true;
    m_holdsFor.reset();
    m_bench = std::make_unique<OperationsBench>();
    m_handler = keptReading(*m_bench->backend, [this](Call &call, const ApiRequest &) -> Result<ApiReply> { return counted(call); });
}

ApiReply TestKeptAnswers::counted(Call &call)
{
    ++m_reads;
    ApiReply reply;
    reply.version = 1;
    const auto environments = call.transaction.environments.list();
    reply.body = std::to_string(environments->size()) + ' ' + std::to_string(call.transaction.tenant() == localTenant) + std::to_string(m_reads);
    if (m_holds)
        reply.holdsUntil = m_holdsFor ? call.now + *m_holdsFor : Instant::max();
    return reply;
}

ApiRequest TestKeptAnswers::request(const QString &path, Role role) const
{
    ApiRequest request;
    request.path = path;
    request.principal = OperationsBench::person(u"anna"_s, role);
    request.origin = "http://127.0.0.1:7420";
    return request;
}

bool TestKeptAnswers::reads(const ApiRequest &request)
{
    const int before = m_reads;
    if (!answerOf(m_handler, request))
        QTest::qFail("no answer", __FILE__, __LINE__);
    return m_reads > before;
}

void TestKeptAnswers::askUntilKept(const ApiRequest &asked)
{
    QVERIFY(reads(asked));
    QVERIFY(reads(asked)); // what is asked once is not kept
    QVERIFY(!reads(asked));
}

void TestKeptAnswers::theSameIsNotReadAgain()
{
    askUntilKept(request());
    const auto kept = answerOf(m_handler, request());
    QVERIFY(kept);
    QCOMPARE(QByteArray::fromStdString(kept->body), QByteArray("0 12"));
    QVERIFY(!kept->etag.isEmpty());
}

void TestKeptAnswers::whateverIsCommittedEndsIt_data()
{
    using Change = std::function<void(OperationsBench &)>;
    QTest::addColumn<Change>("change");
    const auto elsewhere = [](OperationsBench &bench, TenantId tenant, auto work) {
        const auto other = openDatabase({.url = bench.where.url(), .besideAnother = true});
        QVERIFY(other);
        QVERIFY((*other)->write(tenant, work));
    };
    QTest::newRow("by this server") << Change([](OperationsBench &bench) { bench.environment(u"production"_s); });
    QTest::newRow("an observation") << Change([](OperationsBench &bench) {
        const auto kept = bench.backend->database().write(localTenant, [&](Transaction &transaction) {
            return transaction.journal.append({.seq = 0,
                                               .at = bench.clock.now(),
                                               .kind = u"health.observed"_s,
                                               .entityType = u"target"_s,
                                               .entityId = QUuid::createUuid(),
                                               .environment = {},
                                               .version = 1});
        });
        QVERIFY(kept);
    });
    QTest::newRow("by another process") << Change([elsewhere](OperationsBench &bench) {
        elsewhere(bench, localTenant, [&](Transaction &transaction) {
            return transaction.identities.insertUser({UserId::create(), u"eve"_s, u"Eve"_s, Role::Viewer, true, bench.clock.now()});
        });
    });
    QTest::newRow("in another tenant") << Change([elsewhere](OperationsBench &bench) {
        const TenantId other = TenantId::create();
        elsewhere(bench, other, [&](Transaction &transaction) { return transaction.identities.insertTenant({other, u"other"_s, bench.clock.now()}); });
    });
    QTest::newRow("behind everybody's back") << Change(
        [](OperationsBench &bench) { QCOMPARE(bench.where.tamper("UPDATE tenants SET name = 'renamed'"), QString()); });
}

void TestKeptAnswers::whateverIsCommittedEndsIt()
{
    using Change = std::function<void(OperationsBench &)>;
    QFETCH(Change, change);
    askUntilKept(request());
    change(*m_bench);
    QVERIFY(reads(request()));
    QTRY_VERIFY_WITH_TIMEOUT(!reads(request()), 30'000); // what follows a change, as the seal of the log, is one more
}

void TestKeptAnswers::whatIsNotCommittedIsNotSeen()
{
    askUntilKept(request());
    const auto given = m_bench->backend->database().write(localTenant, [&](Transaction &transaction) -> Result<void> {
        const auto stored = transaction.identities.insertUser({UserId::create(), u"eve"_s, u"Eve"_s, Role::Viewer, true, m_bench->clock.now()});
        if (!stored)
            return stored;
        // Whoever reads meanwhile sees what was before; a database may count this as another snapshot.
        for (int i = 0; i < 3; ++i)
            (void)reads(request());
        return {};
    });
    VERIFY_OK(given);
    QVERIFY(reads(request()));
}

void TestKeptAnswers::whoeverMaySeeOtherThingsIsAnsweredApart()
{
    askUntilKept(request());
    askUntilKept(request(u"/api/v1/environments"_s, Role::Viewer));
    askUntilKept(request(u"/api/v1/environments/2"_s));
    ApiRequest other = request();
    other.query.addQueryItem(u"limit"_s, u"1"_s);
    askUntilKept(other);
    other.query = QUrlQuery(u"q"_s);
    askUntilKept(other);
    other.query = QUrlQuery(u"q="_s); // links to further pages repeat it as it is
    askUntilKept(other);
    other = request();
    other.origin = "https://elsewhere.example";
    askUntilKept(other);
    other = request();
    other.principal.tenant = TenantId::create();
    askUntilKept(other);
    other = request();
    other.principal.subject = UserId(QUuid::createUuid()); // with the same rights
    QVERIFY(!reads(other));
}

void TestKeptAnswers::theClockEndsIt()
{
    m_holdsFor = 60s;
    askUntilKept(request());
    m_bench->clock.move(59s);
    QVERIFY(!reads(request()));
    m_bench->clock.move(1s);
    QVERIFY(reads(request()));
    QVERIFY(!reads(request()));
    m_bench->clock.move(-1s); // set back to before it was made
    QVERIFY(reads(request()));
    QVERIFY(!reads(request()));
}

void TestKeptAnswers::anAnswerThatDependsOnUnknownTimesIsNotKept()
{
    m_holds = false;
    for (int i = 0; i < 4; ++i)
        QVERIFY(reads(request()));
}

void TestKeptAnswers::whatFailsIsNotKept()
{
    int asked = 0;
    const auto handler = keptReading(*m_bench->backend, [&](Call &, const ApiRequest &) -> Result<ApiReply> {
        ++asked;
        return notFound();
    });
    for (int i = 0; i < 4; ++i)
        QVERIFY(!answerOf(handler, request()));
    QCOMPARE(asked, 4);
}

void TestKeptAnswers::aRevokedTokenOpensNothingThatWasKept()
{
    const NewToken token = makeToken();
    const User user{UserId::create(), u"ci"_s, u"CI"_s, Role::Viewer, true, m_bench->clock.now()};
    const Instant now = m_bench->clock.now();
    VERIFY_OK(m_bench->backend->database().write(localTenant, [&](Transaction &transaction) -> Result<void> {
        const auto stored = transaction.identities.insertUser(user);
        return stored ? transaction.identities.insertToken({token.id, localTenant, user.id, u"ci"_s, Role::Viewer, token.hash, now, now + 1h, {}}) : stored;
    }));
    Caller caller;
    caller.bearer = token.text.toStdString();
    caller.permission = Permission::EnvironmentRead;
    const auto asked = [&] {
        ApiRequest request = this->request();
        request.principal = {};
        std::optional<Result<ApiReply>> answer;
        m_handler(request, caller, [&](const Result<ApiReply> &reply) { answer = reply; });
        return *answer;
    };
    for (int i = 0; i < 3; ++i)
        VERIFY_OK(asked());
    QCOMPARE(m_reads, 2);
    m_bench->clock.move(1h); // it expires while nothing changes
    QCOMPARE(asked().error().kind, ErrorKind::Unauthenticated);
    m_bench->clock.move(-1h);
    VERIFY_OK(asked());
    VERIFY_OK(m_bench->backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.identities.revokeToken(token.id, now); }));
    QCOMPARE(asked().error().kind, ErrorKind::Unauthenticated);
}

void TestKeptAnswers::checksGrowOldInListsThatAreKept()
{
    const Environment production = m_bench->environment(u"production"_s, {{u"config"_s, QJsonObject{{u"healthCheckInterval"_s, 60}}}});
    const Target target = m_bench->target(production, u"web"_s);
    HealthReport report = makeReport(Health::Healthy, say("ok/allocations", 1));
    report.checkedAt = m_bench->clock.now();
    VERIFY_OK(m_bench->backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.targets.setHealth(target.id, report, {}); }));
    const auto routes = targetRoutes(*m_bench->backend);
    const auto list = handlerAt(routes, "/api/v1/targets");
    const auto isStaleNow = [&] { return QByteArray::fromStdString(answerOf(list, request(u"/api/v1/targets"_s))->body).contains(R"("healthStale":true)"); };
    for (int i = 0; i < 3; ++i)
        QVERIFY(!isStaleNow());
    m_bench->clock.move(3min);
    QVERIFY(!isStaleNow());
    m_bench->clock.move(1ms);
    QVERIFY(isStaleNow());
    m_bench->clock.move(-5min - 1ms); // checked 120 s ahead: a clock may be off by so much
    QVERIFY(!isStaleNow());
    m_bench->clock.move(-1ms);
    for (int i = 0; i < 3; ++i)
        QVERIFY(isStaleNow());
    m_bench->clock.move(1ms);
    QVERIFY(!isStaleNow());
}

void TestKeptAnswers::onlySoMuchIsKept()
{
    KeptAnswers answers(64 * 1024);
    const Transaction::Snapshot snapshot{1, "1"};
    const Instant now = m_bench->clock.now();
    const auto keep = [&](int number, std::size_t size) {
        ApiReply reply;
        reply.body = std::string(size, 'x');
        reply.holdsUntil = Instant::max();
        for (int i = 0; i < 2; ++i)
            answers.keep(request(QString::number(number)), snapshot, now, reply);
    };
    const auto isKept = [&](int number) { return answers.find(request(QString::number(number)), snapshot, now) != nullptr; };
    keep(0, 128 * 1024); // more than all there is room for
    QVERIFY(!isKept(0));
    for (int i = 1; i <= 10; ++i) {
        keep(i, 10 * 1024);
        QVERIFY(isKept(1)); // who is asked for stays
    }
    QVERIFY(isKept(10));
    QVERIFY(!isKept(2));
    QVERIFY(!isKept(3));
    ApiRequest verbose = request(QString::number(10));
    ApiReply reply;
    reply.holdsUntil = Instant::max();
    for (int i = 0; i < 32; ++i) { // once each, so that no answer is kept
        verbose.query.setQuery(u"q="_s + QString(8000, QChar(u'a' + i)));
        answers.keep(verbose, snapshot, now, reply);
    }
    QVERIFY(!isKept(10)); // what is asked needs room as well
}

/// Whatever happens in whatever order, nobody can tell.
void TestKeptAnswers::whatIsGivenAgainIsWhatWouldBeRead()
{
    QRandomGenerator random(20261130);
    const Environment production = m_bench->environment(u"production"_s, {{u"config"_s, QJsonObject{{u"healthCheckInterval"_s, 60}}}});
    QList<TargetId> targets;
    for (int i = 0; i < 4; ++i)
        targets.append(m_bench->target(production, u"web-%1"_s.arg(i)).id);
    auto keptTargets = targetRoutes(*m_bench->backend);
    auto keptEnvironments = environmentRoutes(*m_bench->backend);
    const std::string eachTarget = "/api/v1/targets/{id}";
    const auto change = [&] {
        const TargetId target = targets.at(random.bounded(int(targets.size())));
        HealthReport report = makeReport(static_cast<Health>(random.bounded(healthCount)), say("ok/allocations", 1));
        report.checkedAt = m_bench->clock.now();
        switch (random.bounded(4)) {
        case 0:
            VERIFY_OK(
                m_bench->backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.targets.setHealth(target, report, {}); }));
            break;
        case 1:
            VERIFY_OK(m_bench->as(m_bench->admin, [&](Call &call) {
                return updateTarget(call, target, {{u"name"_s, u"web-%1"_s.arg(random.bounded(1000))}});
            }));
            break;
        case 2:
            m_bench->clock.move(std::chrono::milliseconds(random.bounded(200'000)));
            break;
        case 3:
            m_bench->clock.move(std::chrono::milliseconds(-random.bounded(60'000)));
            break;
        }
    };
    for (int round = 0; round < 1500; ++round) {
        if (random.bounded(3) == 0)
            change();
        const bool one = random.bounded(3) == 0;
        const bool environments = !one && random.bounded(3) == 0;
        ApiRequest asked = request(environments ? u"/api/v1/environments"_s : u"/api/v1/targets"_s, random.bounded(2) == 0 ? Role::Admin : Role::Viewer);
        if (one) {
            const QString id = targets.at(random.bounded(int(targets.size()))).toString();
            asked.path += u'/' + id;
            asked.arguments = {id};
        } else if (random.bounded(3) == 0) {
            asked.query.addQueryItem(u"limit"_s, u"2"_s);
        }
        const std::string path = one ? eachTarget : asked.path.toStdString();
        const auto fresh = environments ? environmentRoutes(*m_bench->backend) : targetRoutes(*m_bench->backend);
        QCOMPARE(shown(answerOf(handlerAt(environments ? keptEnvironments : keptTargets, path), asked)), shown(answerOf(handlerAt(fresh, path), asked)));
    }
}

QTEST_GUILESS_MAIN(TestKeptAnswers)
#include "tst_keptanswers.moc"
