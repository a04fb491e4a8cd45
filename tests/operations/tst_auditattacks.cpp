// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever can edit the database rewrites the audit log; verify must say so.
#include "services/operations/backend.h"
#include "services/store/backends/opendatabase.h"
#include "tests/support/testdatabase.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const TenantId other(QUuid(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9));

class TestAuditAttacks : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void sealsSayWhatTheyProve();
    void twoTenantsLogsExchanged();
    void twoTenantsLogsAndSealsExchangedAndCalledOld();
    void aRowChangedAndTheChainRecomputed_data();
    void aRowChangedAndTheChainRecomputed();
    void allRowsDeleted_data();
    void allRowsDeleted();
    void theTailCutOffBeforeTheLastSeal();
    void aSealInTheMiddleDeleted();
    void whatIsNewerThanTheLastSealIsSaidToBeOpen();
    void withoutTheKeyNothingIsPromised();
    void anotherKeyIsNoAlarm();
    void aBrokenChainIsNotSealed();
    void aVerifiedHeadIsHeldAgainstTheRow();
    void rowsOfBeforeStayWhatTheyAre();

private:
    void write(TenantId tenant, int rows);
    void sealBoth();
    /// {other} is the other tenant.
    void attack(QByteArray sql);
    QByteArray rewritten(std::size_t from, const QString &name);
    AuditVerification verify(TenantId tenant, bool withKey = true, const AuditStart &start = {});
    QString anchorFile() const { return m_where->path(u"key.seals"_s); }

    std::unique_ptr<TestDatabase> m_where;
    std::unique_ptr<Backend> m_backend;
    MasterKey m_key = MasterKey::random();
};

void TestAuditAttacks::init()
{
    m_backend.reset();
    m_where = std::make_unique<TestDatabase>();
    DatabaseOptions options;
    options.url = m_where->url();
    m_backend = std::make_unique<Backend>(std::move(*openDatabase(options)), Clock::system(), BackendSettings{});
    m_backend->seals().setKey(m_key, anchorFile());
    for (const TenantId tenant : {localTenant, other}) {
        const auto made = m_backend->database().write(tenant, [&](Transaction &transaction) {
            return transaction.identities.insertTenant({tenant, tenant.toString(), Clock::system().now()});
        });
        QVERIFY(made);
        write(tenant, 5);
    }
}

void TestAuditAttacks::write(TenantId tenant, int rows)
{
    for (int i = 0; i < rows; ++i) {
        const auto kept = m_backend->write(systemPrincipal(tenant), {}, [&](Call &call) {
            return record(call,
                          {.action = ChangeKind::TargetUpdated,
                           .entityType = EntityType::Target,
                           .entityId = QUuid::createUuid(),
                           .entityName = u"thing %1"_s.arg(i),
                           .environment = {},
                           .version = 1,
                           .before = {},
                           .after = {{u"n"_s, i}},
                           .reason = {}});
        });
        QVERIFY(kept);
    }
}

void TestAuditAttacks::sealBoth()
{
    for (const TenantId tenant : {localTenant, other}) {
        const auto sealed = m_backend->seals().seal(tenant);
        QVERIFY2(sealed, sealed ? "" : qPrintable(sealed.error().message));
    }
}

void TestAuditAttacks::attack(QByteArray sql)
{
    const QString failure = m_where->tamper(sql.replace("{other}", TestDatabase::uuid(other.uuid())));
    QVERIFY2(failure.isEmpty(), qPrintable(failure));
}

AuditVerification TestAuditAttacks::verify(TenantId tenant, bool withKey, const AuditStart &start)
{
    AuditCheck check(tenant, start, withKey ? m_backend->seals().proofFor(tenant) : SealProof{});
    while (!*m_backend->database().read(tenant, [&](Transaction &transaction) { return check.step(transaction); })) {}
    return check.outcome();
}

/// The statements of somebody who knows how rows are hashed, and has no key.
QByteArray TestAuditAttacks::rewritten(std::size_t from, const QString &name)
{
    std::vector<AuditEntry> rows;
    AuditQuery all;
    all.limit = 0;
    all.oldestFirst = true;
    (void)m_backend->database().read(
        localTenant, [&](Transaction &transaction) { return transaction.audit.forEach(all, [&](const AuditEntry &row) { rows.push_back(row); }); });
    rows[from].entityName = name;
    QByteArray sql;
    for (std::size_t i = from; i < rows.size(); ++i) {
        if (i > 0)
            rows[i].previousHash = rows[i - 1].hash;
        rows[i].hash = auditHash(rows[i]);
        sql += "UPDATE audit_entries SET entity_name = '" + rows[i].entityName.toUtf8() + "', previous_hash = " + TestDatabase::bytes(rows[i].previousHash)
            + ", hash = " + TestDatabase::bytes(rows[i].hash) + " WHERE tenant_id <> {other} AND seq = " + QByteArray::number(i + 1) + ';';
    }
    return sql;
}

void TestAuditAttacks::sealsSayWhatTheyProve()
{
    QCOMPARE(verify(localTenant).sealState, SealState::None);
    sealBoth();
    AuditVerification outcome = verify(localTenant);
    QVERIFY2(outcome.valid, qPrintable(outcome.reason));
    QCOMPARE(outcome.sealState, SealState::Proven);
    QCOMPARE(outcome.sealedRows, 5);
    sealBoth(); // nothing new: no further seal
    QCOMPARE(verify(localTenant).seals, 1);
    write(localTenant, 3);
    sealBoth();
    outcome = verify(localTenant);
    QCOMPARE(outcome.seals, 2);
    QCOMPARE(outcome.sealedRows, 8);
    QVERIFY(english(verdictOf(outcome)).contains(u"rows up to 8 are complete"_s));
    write(localTenant, 1'000); // sealed by itself, without being asked
    QTRY_VERIFY(verify(localTenant).sealedRows >= 500);
}

constexpr char exchange[] = "UPDATE audit_entries SET seq = seq + 1000 WHERE tenant_id = {other};"
                            "UPDATE audit_entries SET tenant_id = {other} WHERE seq < 1000;"
                            "UPDATE audit_entries SET seq = seq - 1000, tenant_id = (SELECT tenant_id FROM tenants WHERE tenant_id <>"
                            " {other}) WHERE seq > 1000;";

void TestAuditAttacks::twoTenantsLogsExchanged()
{
    attack(exchange);
    QVERIFY(!verify(localTenant, false).valid); // also without a key
    QVERIFY(!verify(other, false).valid);
}

void TestAuditAttacks::twoTenantsLogsAndSealsExchangedAndCalledOld()
{
    sealBoth();
    attack(exchange);
    attack("UPDATE audit_seals SET ordinal = 1000 WHERE tenant_id = {other};"
           "UPDATE audit_seals SET tenant_id = {other} WHERE ordinal = 1; UPDATE audit_seals SET ordinal = 1, tenant_id ="
           " (SELECT tenant_id FROM tenants WHERE tenant_id <> {other}) WHERE ordinal = 1000;"
           "UPDATE audit_entries SET hash_version = 1");
    attack(rewritten(0, u"thing 0"_s));
    const AuditVerification outcome = verify(localTenant);
    QVERIFY(!outcome.valid);
    QCOMPARE(outcome.sealState, SealState::Broken);
    QVERIFY(!verify(other).valid);
}

void TestAuditAttacks::aRowChangedAndTheChainRecomputed_data()
{
    QTest::addColumn<QByteArray>("besides");
    QTest::newRow("seals kept") << QByteArray();
    QTest::newRow("seals deleted") << QByteArray("DELETE FROM audit_seals");
    QTest::newRow("seals made to fit") << QByteArray("UPDATE audit_seals SET head = (SELECT hash FROM audit_entries e"
                                                     " WHERE e.tenant_id = audit_seals.tenant_id AND e.seq = audit_seals.seq)");
}

void TestAuditAttacks::aRowChangedAndTheChainRecomputed()
{
    QFETCH(QByteArray, besides);
    sealBoth();
    attack(rewritten(2, u"something else"_s));
    attack(besides);
    const AuditVerification outcome = verify(localTenant);
    QVERIFY2(!outcome.valid, qPrintable(english(verdictOf(outcome))));
    QCOMPARE(outcome.sealState, SealState::Broken);
    QVERIFY(verify(other).valid || !besides.isEmpty());
}

void TestAuditAttacks::allRowsDeleted_data()
{
    QTest::addColumn<QByteArray>("besides");
    QTest::newRow("seals kept") << QByteArray();
    QTest::newRow("seals too") << QByteArray("DELETE FROM audit_seals");
}

void TestAuditAttacks::allRowsDeleted()
{
    QFETCH(QByteArray, besides);
    sealBoth();
    attack("DELETE FROM audit_entries;" + besides);
    const AuditVerification outcome = verify(localTenant);
    QVERIFY2(!outcome.valid, qPrintable(english(verdictOf(outcome))));
    QCOMPARE(outcome.firstBad, 1);
}

void TestAuditAttacks::theTailCutOffBeforeTheLastSeal()
{
    sealBoth();
    write(localTenant, 4);
    sealBoth();
    attack("DELETE FROM audit_entries WHERE seq > 5");
    QVERIFY(!verify(localTenant, false).valid); // the seal that is left over says so by itself
    attack("DELETE FROM audit_seals WHERE seq > 5");
    QVERIFY(verify(localTenant, false).valid);
    const AuditVerification outcome = verify(localTenant);
    QVERIFY(!outcome.valid);
    QVERIFY2(outcome.reason.contains(u"seals 2 to 2 are missing"_s), qPrintable(outcome.reason));
}

void TestAuditAttacks::aSealInTheMiddleDeleted()
{
    for (int i = 0; i < 3; ++i) {
        write(localTenant, 1);
        sealBoth();
    }
    attack("DELETE FROM audit_seals WHERE ordinal = 2");
    QVERIFY(!verify(localTenant).valid);
    attack("UPDATE audit_seals SET ordinal = 2 WHERE ordinal = 3");
    QVERIFY(!verify(localTenant).valid);
}

void TestAuditAttacks::whatIsNewerThanTheLastSealIsSaidToBeOpen()
{
    sealBoth();
    write(localTenant, 2);
    const AuditVerification outcome = verify(localTenant);
    QVERIFY(outcome.valid);
    QCOMPARE(outcome.rows, 7);
    QCOMPARE(outcome.sealedRows, 5);
    QVERIFY(english(verdictOf(outcome)).contains(u"newer ones are not sealed yet"_s));
}

void TestAuditAttacks::withoutTheKeyNothingIsPromised()
{
    sealBoth();
    const AuditVerification outcome = verify(localTenant, false);
    QVERIFY(outcome.valid);
    QCOMPARE(outcome.sealState, SealState::NoKey);
    QVERIFY(english(verdictOf(outcome)).contains(u"is not at hand"_s));
}

void TestAuditAttacks::anotherKeyIsNoAlarm()
{
    sealBoth();
    m_backend->seals().setKey(MasterKey::random(), anchorFile());
    AuditVerification outcome = verify(localTenant);
    QVERIFY2(outcome.valid, qPrintable(outcome.reason));
    QCOMPARE(outcome.sealState, SealState::OtherKey);
    write(localTenant, 1);
    sealBoth(); // the new key goes on
    outcome = verify(localTenant);
    QVERIFY2(outcome.valid, qPrintable(outcome.reason));
    QCOMPARE(outcome.sealState, SealState::Proven);
    QCOMPARE(outcome.sealedRows, 6);
}

void TestAuditAttacks::aBrokenChainIsNotSealed()
{
    sealBoth();
    write(localTenant, 3);
    attack("UPDATE audit_entries SET reason = 'x' WHERE seq = 7");
    const auto sealed = m_backend->seals().seal(localTenant);
    QVERIFY(!sealed);
    QCOMPARE(sealed.error().code, u"audit-broken"_s);
    QCOMPARE(m_backend->seals().troubled(), 1);
    QCOMPARE(verify(other).seals, 1);
}

void TestAuditAttacks::aVerifiedHeadIsHeldAgainstTheRow()
{
    const AuditVerification before = verify(localTenant);
    write(localTenant, 2);
    const AuditStart start{before.rows, before.head};
    QVERIFY(verify(localTenant, true, start).valid);
    QCOMPARE(verify(localTenant, true, start).from, 5);
    attack(rewritten(2, u"something else"_s)); // everything after it is made to fit
    QVERIFY(!verify(localTenant, true, start).valid);
    QVERIFY(!verify(localTenant, true, {9, before.head}).valid);
}

void TestAuditAttacks::rowsOfBeforeStayWhatTheyAre()
{
    const TenantId old(QUuid(8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8));
    const auto made = m_backend->database().write(old, [&](Transaction &transaction) -> Result<void> {
        (void)transaction.identities.insertTenant({old, u"old"_s, Clock::system().now()});
        AuditEntry row;
        row.previousHash = QByteArray(32, '\0');
        for (row.seq = 1; row.seq <= 3; ++row.seq) {
            row.hash = auditHash(row);
            if (const auto kept = transaction.audit.append(row); !kept)
                return kept;
            row.previousHash = row.hash;
        }
        return {};
    });
    QVERIFY(made);
    write(old, 2);
    QVERIFY(m_backend->seals().seal(old));
    const AuditVerification outcome = verify(old);
    QVERIFY2(outcome.valid, qPrintable(outcome.reason));
    QCOMPARE(outcome.sealedRows, 5);
}

} // namespace

QTEST_GUILESS_MAIN(TestAuditAttacks)
#include "tst_auditattacks.moc"
