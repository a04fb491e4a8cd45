// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/storefixture.h"

using namespace tidegate;
using namespace tidegate::test;

/// The last part of what every database must do: audit, journal, secrets, identities, and transactions.
class TestStoreJournal : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_store.reset(); }

    void theAuditChainHasNoGaps();
    void auditIsFiltered();
    void changesAreCountedWithoutGaps();
    void answersAreRememberedAndForgotten();
    void aSecretReplacesItsPredecessor();
    void tenantsUsersAndTokens();
    void factsAreReplaced();
    void aFailureInTheMiddleChangesNothing();
    void aFailedStatementRollsBackEvenWhenItIsIgnored();
    void aReaderCannotWrite();
    void aWriteInsideAWriteIsRefused();
    void aReadSeesOneStateOfTheWorld();
    void aThrownExceptionEndsTheTransaction();

private:
    void putAudit(int rows);
    std::unique_ptr<Store> m_store;
};

void TestStoreJournal::init()
{
    m_store = std::make_unique<Store>();
}

void TestStoreJournal::putAudit(int rows)
{
    must(m_store->write([&](Transaction &s) -> Result<void> {
        for (int i = 1; i <= rows; ++i)
            must(s.audit.append(auditEntry(i, i == 1 ? QByteArray(32, '\0') : QByteArray(32, static_cast<char>(i - 1)))));
        return {};
    }));
}

void TestStoreJournal::theAuditChainHasNoGaps()
{
    const auto head = [&] { return must(m_store->read([](Transaction &s) { return s.audit.head(); })); };
    QCOMPARE(head(), std::pair(qint64(0), QByteArray(32, '\0')));
    putAudit(3);
    QCOMPARE(head(), std::pair(qint64(3), QByteArray(32, '\3')));
    for (const qint64 seq : {3, 5}) {
        QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.audit.append(auditEntry(seq, QByteArray(32, '\3'))); })), u"audit-chain"_s);
    }
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.audit.append(auditEntry(4, QByteArray(32, '\2'))); })), u"audit-chain"_s);
}

void TestStoreJournal::auditIsFiltered()
{
    putAudit(10);
    const auto seqs = [&](const AuditQuery &query) {
        QList<qint64> found;
        must(m_store->read([&](Transaction &s) { return s.audit.forEach(query, [&](const AuditEntry &row) { found.append(row.seq); }); }));
        return found;
    };
    AuditQuery query;
    query.limit = 2;
    QCOMPARE(seqs(query), (QList<qint64>{10, 9}));
    query.before = 9;
    QCOMPARE(seqs(query), (QList<qint64>{8, 7}));
    query = {};
    query.oldestFirst = true;
    query.action = u"environment."_s;
    QCOMPARE(seqs(query), (QList<qint64>{1, 3, 5, 7, 9}));
    query.action = u"Environment."_s; // in the case that it is written in
    QVERIFY(seqs(query).isEmpty());
    query.action = u"%."_s;
    QVERIFY(seqs(query).isEmpty());
    query.action = u"target.updated"_s;
    query.from = at(4);
    query.to = at(8);
    QCOMPARE(seqs(query), (QList<qint64>{4, 6}));
    query = {};
    query.entityType = u"target"_s;
    query.entityId = QUuid(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    query.actor = somebody.uuid();
    QCOMPARE(seqs(query), (QList<qint64>{2}));
    query.actor = QUuid::createUuid();
    QVERIFY(seqs(query).isEmpty());
    AuditEntry first;
    query = {};
    query.oldestFirst = true;
    query.limit = 1;
    must(m_store->read([&](Transaction &s) { return s.audit.forEach(query, [&](const AuditEntry &row) { first = row; }); }));
    QCOMPARE(first, auditEntry(1, QByteArray(32, '\0')));
}

void TestStoreJournal::changesAreCountedWithoutGaps()
{
    const auto append = [&](bool keep) {
        return m_store->write([&](Transaction &s) -> Result<qint64> {
            const auto seq = s.journal.append({.seq = 0,
                                               .at = at(1),
                                               .kind = u"target.health"_s,
                                               .entityType = u"target"_s,
                                               .entityId = QUuid::createUuid(),
                                               .environment = EnvironmentId::create(),
                                               .version = 7});
            if (!keep)
                return spokenError(ErrorKind::Internal, u"changed-my-mind"_s, {});
            return seq;
        });
    };
    const auto head = [&] { return must(m_store->read([](Transaction &s) { return s.journal.head(); })); };
    QCOMPARE(head(), 0);
    QCOMPARE(must(append(true)), 1);
    QCOMPARE(codeOf(append(false)), u"changed-my-mind"_s);
    QCOMPARE(must(append(true)), 2);
    QCOMPARE(must(append(true)), 3);
    // Asked ahead of a change it is that of before, which nobody wants any more.
    QCOMPARE(must(m_store->write([](Transaction &s) -> Result<qint64> {
                 s.journal.askHead();
                 RETURN_IF_ERROR(s.journal.append({}));
                 return s.journal.head();
             })),
             4);
    // Several of one write, of which the next one goes on.
    const auto appendTwo = [](Transaction &s) -> Result<qint64> {
        RETURN_IF_ERROR(s.journal.append({}));
        RETURN_IF_ERROR(s.journal.append({}));
        s.journal.askHead();
        return s.journal.head();
    };
    QCOMPARE(must(m_store->write(appendTwo)), 6);
    QCOMPARE(head(), 6);
    QCOMPARE(must(m_store->write(appendTwo)), 8);
    const auto changes = must(m_store->read([](Transaction &s) { return s.journal.since(1, 2); }));
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes[0].seq, 2);
    QCOMPARE(changes[0].kind, u"target.health"_s);
    QCOMPARE(changes[0].version, 7);
    VERIFY_OK(m_store->write([](Transaction &s) { return s.journal.trim(at(100)); }));
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.journal.since(0, 10); })).size(), 1);
    QCOMPARE(head(), 8);
}

void TestStoreJournal::answersAreRememberedAndForgotten()
{
    const auto answer = [&] { return must(m_store->read([](Transaction &s) { return s.journal.answer(somebody, "POST /x", "key"); })); };
    QVERIFY(!answer());
    VERIFY_OK(m_store->write([](Transaction &s) { return s.journal.remember(somebody, "POST /x", "key", {"h", 0, {}, {}, {}}, at(1)); }));
    QCOMPARE(answer()->status, 0);
    const RememberedAnswer finished{.requestHash = "h", .status = 201, .body = "{}", .etag = "\"1\"", .location = "/x/1"};
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.journal.remember(somebody, "POST /x", "key", finished, at(2)); }));
    QCOMPARE(answer()->status, 201);
    QCOMPARE(answer()->location, QByteArray("/x/1"));
    VERIFY_OK(m_store->write([](Transaction &s) { return s.journal.forgetAnswers(at(2)); }));
    QVERIFY(answer());
    VERIFY_OK(m_store->write([](Transaction &s) { return s.journal.forgetAnswers(at(3)); }));
    QVERIFY(!answer());
}

void TestStoreJournal::aSecretReplacesItsPredecessor()
{
    const Target web = m_store->addTarget(m_store->addEnvironment(u"prod"_s).id, u"web"_s);
    const auto secret = [&](TargetId target) {
        return SealedSecret{QUuid::createUuid(), target, u"tls-key"_s, QByteArray("\0sealed", 7), u"k1"_s, QString(), at(0), somebody};
    };
    const SealedSecret first = secret(web.id);
    const SealedSecret second = secret(web.id);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.secrets.put(first); }));
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.secrets.put(second); }));
    QCOMPARE(codeOf(m_store->read([&](Transaction &s) { return s.secrets.find(first.id); })), u"not-found"_s);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.secrets.find(second.id); })).sealed, QByteArray("\0sealed", 7));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.secrets.list(web.id); })).size(), 1);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.secrets.remove(second.id); }));
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.secrets.remove(second.id); })), u"not-found"_s);
    QCOMPARE(must(m_store->write([&](Transaction &s) { return s.secrets.removeAllOf(web.id); })), 0);
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.secrets.put(secret(TargetId::create())); })), u"not-found"_s);
}

void TestStoreJournal::tenantsUsersAndTokens()
{
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.identities.findTenant(u"FIRST"_s); })).id, m_store->tenant());
    const TenantId second = TenantId::create(); // on whose behalf it is made: nobody may make another one's
    const auto taken = (**m_store).write(second, [&](Transaction &s) { return s.identities.insertTenant({second, u"First"_s, at(0)}); });
    QCOMPARE(codeOf(taken), u"name-taken"_s);
    QVERIFY2(taken.error().detail.endsWith(u" constraint tenants_name"), qPrintable(taken.error().detail));
    User user{UserId::create(), u"robin"_s, u"Robin"_s, Role::ReleaseManager, true, at(0)};
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.identities.insertUser(user); }));
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.identities.findUserByName(u"Robin"_s); })), user);
    user.enabled = false;
    user.role = Role::Auditor;
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.identities.updateUser(user); }));
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.identities.findUser(user.id); })), user);
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.identities.users(); })), QList{user});
    User same = user;
    same.id = UserId::create();
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.identities.insertUser(same); })), u"name-taken"_s);

    ApiToken token{TokenId::create(), m_store->tenant(), user.id, u"ci"_s, Role::Viewer, QByteArray(32, 'h'), at(0), at(9), {}};
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.identities.insertToken(token); }));
    const TenantId other = m_store->addTenant(u"second"_s);
    const auto found = must((**m_store).read(other, [&](Transaction &s) { return s.identities.findTokensOfAnyTenant(token.id, token.hash); }));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst().first.tenant, m_store->tenant());
    QCOMPARE(found.constFirst().first.hash, token.hash);
    QCOMPARE(found.constFirst().second, user);
    QCOMPARE(must(m_store->read([&](Transaction &s) { return s.identities.findToken(token.id); })).second, user);
    QCOMPARE(codeOf((**m_store).read(other, [&](Transaction &s) { return s.identities.findToken(token.id); })), u"not-found"_s);
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.identities.revokeToken(token.id, at(5)); }));
    VERIFY_OK(m_store->write([&](Transaction &s) { return s.identities.revokeToken(token.id, at(6)); }));
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.identities.tokens(); })).constFirst().revokedAt, std::optional(at(5)));
    token.id = TokenId::create();
    token.user = UserId::create();
    QCOMPARE(codeOf(m_store->write([&](Transaction &s) { return s.identities.insertToken(token); })), u"not-found"_s);
}

void TestStoreJournal::factsAreReplaced()
{
    const auto fact = [&] { return must(m_store->read([](Transaction &s) { return s.identities.fact(u"clock"_s); })); };
    QVERIFY(!fact());
    for (const QString &value : {u"1"_s, u"2"_s})
        VERIFY_OK(m_store->write([&](Transaction &s) { return s.identities.setFact(u"clock"_s, value); }));
    QCOMPARE(fact(), std::optional(u"2"_s));
}

void TestStoreJournal::aFailureInTheMiddleChangesNothing()
{
    const Environment present = m_store->addEnvironment(u"prod"_s);
    const Result<void> failed = m_store->write([&](Transaction &s) -> Result<void> {
        must(s.environments.insert(environment(u"new"_s)));
        must(s.targets.insert(target(present.id, u"t"_s)));
        (void)must(s.journal.append({}));
        if (s.changes() < 4)
            return spokenError(ErrorKind::Internal, u"changes"_s, {});
        return notFound();
    });
    QCOMPARE(codeOf(failed), u"not-found"_s);
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.environments.list(); })).size(), 1);
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.targets.count({}); })), 0);
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.journal.head(); })), 0);
    QCOMPARE(must(m_store->write([](Transaction &s) -> Result<qint64> { return s.changes(); })), 0);
}

void TestStoreJournal::aFailedStatementRollsBackEvenWhenItIsIgnored()
{
    const Environment present = m_store->addEnvironment(u"prod"_s);
    const Result<void> ignored = m_store->write([&](Transaction &s) -> Result<void> {
        must(s.environments.insert(environment(u"new"_s)));
        (void)s.environments.insert(present);
        return {};
    });
    QVERIFY(!ignored && ignored.error().kind == ErrorKind::Conflict);
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.environments.list(); })).size(), 1);
}

void TestStoreJournal::aReaderCannotWrite()
{
    QVERIFY(!m_store->read([](Transaction &s) { return s.environments.insert(environment(u"dev"_s)); }));
    QVERIFY(must(m_store->read([](Transaction &s) { return s.environments.list(); })).isEmpty());
}

void TestStoreJournal::aWriteInsideAWriteIsRefused()
{
    const Result<void> nested = m_store->write(
        [&](Transaction &) { return m_store->write([](Transaction &s) { return s.environments.insert(environment(u"dev"_s)); }); });
    QCOMPARE(codeOf(nested), u"nested-write"_s);
    m_store->addEnvironment(u"dev"_s);
}

void TestStoreJournal::aReadSeesOneStateOfTheWorld()
{
    VERIFY_OK(m_store->read([&](Transaction &s) -> Result<void> {
        if (!must(s.environments.list()).isEmpty())
            return notFound();
        m_store->addEnvironment(u"dev"_s);
        const qsizetype nested = must(m_store->read([](Transaction &inner) { return inner.environments.list(); })).size();
        return nested + must(s.environments.list()).size() == 0 ? Result<void>() : Result<void>(notFound());
    }));
    QCOMPARE(must(m_store->read([](Transaction &s) { return s.environments.list(); })).size(), 1);
}

void TestStoreJournal::aThrownExceptionEndsTheTransaction()
{
    const auto throwing = [](Transaction &s) -> Result<void> {
        must(s.environments.insert(environment(u"dev"_s)));
        throw std::bad_alloc();
    };
    bool caught = false;
    try {
        (void)m_store->write(throwing);
    } catch (const std::bad_alloc &) {
        caught = true;
    }
    QVERIFY(caught);
    QVERIFY(must(m_store->read([](Transaction &s) { return s.environments.list(); })).isEmpty());
    m_store->addEnvironment(u"dev"_s);
}

QTEST_GUILESS_MAIN(TestStoreJournal)
#include "tst_storejournal.moc"
