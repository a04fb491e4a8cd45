// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/query.h"
#include "tests/store/storefixture.h"

#include <QCryptographicHash>

using namespace tidegate;
using namespace tidegate::test;

/// Each request looks for its token among those of all tenants.
class TestTokenLookup : public QObject
{
    Q_OBJECT

private slots:
    void noRequestReadsAllTokens();
};

void TestTokenLookup::noRequestReadsAllTokens()
{
    const TestDatabase where;
    const auto connection = connectionTo(where);
    QCOMPARE(where.tamper(R"(
        INSERT INTO tenants (tenant_id, name, name_folded, created_at) SELECT gen_random_uuid(), 't' || n, 't' || n, 0 FROM generate_series(1, 20) n;
        INSERT INTO users (tenant_id, id, name, name_folded, display_name, role, enabled, created_at)
            SELECT tenant_id, gen_random_uuid(), 'u' || n, 'u' || n, '', 0, true, 0 FROM tenants, generate_series(1, 20) n;
        INSERT INTO tokens (tenant_id, id, user_id, name, role, secret_hash, created_at, expires_at)
            SELECT tenant_id, gen_random_uuid(), id, 'n', 0, sha256(convert_to(id::text || n, 'UTF8')), 0, 1 FROM users, generate_series(1, 10) n;
        ANALYZE;)"),
             QString());
    // The rules of the planner for statements that are prepared and used often.
    for (const char *mode : {"force_generic_plan", "force_custom_plan"}) {
        VERIFY_OK(connection->begin(sql::Connection::Access::Read));
        VERIFY_OK(connection->execute(QByteArray("SELECT set_config('plan_cache_mode', '") + mode + "', true)"));
        connection->tellPolicies("tidegate.credential", QCryptographicHash::hash("x", QCryptographicHash::Sha256).toHex());
        sql::Query lines(*connection,
                         "EXPLAIN SELECT t.user_id, u.name FROM tokens t JOIN users u ON u.tenant_id = t.tenant_id AND u.id = t.user_id "
                         "WHERE t.id = ?1 AND t.secret_hash = ?2",
                         QUuid::createUuid(), QByteArray("hash"));
        const QStringList plan = must(sql::readAll(lines, [](const sql::Query &line) { return line.string(0); }));
        QVERIFY2(!plan.join(u'\n').contains(u"Seq Scan"_s), qPrintable(plan.join(u'\n')));
        connection->rollback();
    }
}

QTEST_GUILESS_MAIN(TestTokenLookup)
#include "tst_tokenlookup.moc"
