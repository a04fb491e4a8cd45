// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/support.h"
#include "services/operations/environmentoperations.h"
#include "services/sql/connection.h"
#include "services/store/backends/opendatabase.h"
#include "tests/support/testdatabase.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// A request whose transaction lost against another one and is done again: it happened once.
class TestRepeatedWrites : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_backend.reset(); }
    void aRepeatedRequestLeavesOneRowOneNoticeAndOneAnswer();
    void aRequestThatIsGivenUpLeavesNothing();

private:
    /// Creates an environment; the first `lost` tries lose at their end.
    Result<ApiReply> create(int lost);
    /// Audit rows, notices, environments.
    QList<qint64> counts();

    std::unique_ptr<TestDatabase> m_where;
    std::unique_ptr<Backend> m_backend;
    int m_tries = 0;
};

void TestRepeatedWrites::init()
{
    m_where = std::make_unique<TestDatabase>();
    m_tries = 0;
    auto database = openDatabase({.url = m_where->url()});
    QVERIFY(database);
    QVERIFY((*database)->write(localTenant, [](Transaction &transaction) { return transaction.identities.insertTenant({localTenant, u"local"_s, {}}); }));
    m_backend = std::make_unique<Backend>(std::move(*database), Clock::system(), BackendSettings{});
}

Result<ApiReply> TestRepeatedWrites::create(int lost)
{
    ApiRequest request;
    request.method = HttpMethod::Post;
    request.path = u"/api/v1/environments"_s;
    const UserId ada(QUuid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
    request.principal = {.tenant = localTenant, .subject = ada, .role = Role::Admin, .credential = {}, .name = u"ada"_s};
    request.idempotencyKey = "key";
    request.body = {{u"name"_s, u"production"_s}};
    request.rawBody = "{}";
    std::optional<Result<ApiReply>> answer;
    const CallHandler handler = [&](Call &call, const ApiRequest &asked) -> Result<ApiReply> {
        ++m_tries;
        const auto made = createEnvironment(call, asked.body);
        if (!made)
            return made.error();
        if (m_tries <= lost)
            return sql::serializationFailure(u"played"_s);
        return objectReply([&](JsonWriter &writer) { writer.field("id", made->id); }, 201);
    };
    writing(*m_backend, handler)(request, [&](const Result<ApiReply> &reply) { answer = reply; });
    return *answer;
}

QList<qint64> TestRepeatedWrites::counts()
{
    return *m_backend->database().read(localTenant, [](Transaction &transaction) -> Result<QList<qint64>> {
        return QList<qint64>{*transaction.audit.count({}), transaction.journal.since(0, 100)->size(), transaction.environments.list()->size()};
    });
}

void TestRepeatedWrites::aRepeatedRequestLeavesOneRowOneNoticeAndOneAnswer()
{
    const auto answer = create(2);
    QVERIFY(answer);
    QCOMPARE(answer->status, 201);
    QCOMPARE(m_tries, 3);
    QCOMPARE(counts(), (QList<qint64>{1, 1, 1}));
    // The answer that was kept is the one of the try that lived.
    const auto again = create(0);
    QVERIFY(again);
    QCOMPARE(again->body, answer->body);
    QCOMPARE(m_tries, 3);
    QCOMPARE(counts(), (QList<qint64>{1, 1, 1}));
}

void TestRepeatedWrites::aRequestThatIsGivenUpLeavesNothing()
{
    const auto answer = create(99);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Unavailable);
    QCOMPARE(m_tries, Database::maxTries);
    QCOMPARE(counts(), (QList<qint64>{0, 0, 0}));
    // Nor does the key remember it.
    QVERIFY(create(0));
    QCOMPARE(counts(), (QList<qint64>{1, 1, 1}));
}

QTEST_GUILESS_MAIN(TestRepeatedWrites)
#include "tst_repeatedwrites.moc"
