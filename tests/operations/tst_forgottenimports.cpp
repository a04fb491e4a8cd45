// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/auth/token.h"
#include "services/domain/say.h"
#include "services/operations/clockoperations.h"
#include "services/operations/importoperations.h"
#include "services/operations/tidyoperations.h"
#include "services/store/schema.h"
#include "tests/operations/operationsbench.h"

#include <QtTest>

using namespace tidegate;
using namespace tidegate::test;

namespace {

const QJsonObject emptyWorkspace{{u"schemaVersion"_s, embeddedMigrations().size()}, {u"tables"_s, QJsonObject()}, {u"auditHead"_s, QString(64, u'0')}};

/// Nobody can tell whether its secrets still open anything.
class SilentAuthenticator final : public Authenticator
{
public:
    Credential::Kind kind() const override { return Credential::Kind::LocalSecret; }
    Result<std::optional<Principal>> principalOf(std::string_view, Instant, Transaction &) const override { return std::optional<Principal>(); }
    Result<bool> isStillLive(const Principal &, Instant) const override { return makeError(ErrorKind::Unavailable, say("storage-busy")); }
};

} // namespace

/// Workspaces that somebody brings and does not follow up.
class TestForgottenImports : public QObject
{
    Q_OBJECT

private slots:
    void aWorkspaceThatNeverArrivesIsGivenUp();
    void oneFromBeforeTheClockWasSetRightIsGivenUpInItsTime();
    void nobodyPutsAWorkspaceInPlaceWithARevokedToken();
    void whoCannotBeLookedUpIsNotCalledRevoked();
};

void TestForgottenImports::aWorkspaceThatNeverArrivesIsGivenUp()
{
    OperationsBench bench;
    VERIFY_OK(bench.as(bench.admin, [](Call &call) { return beginImport(call, emptyWorkspace); }));
    const auto waitsFor = [&bench] { return *bench.backend->read(bench.admin, {}, [](Call &call) { return call.transaction.imports.current(); }); };
    const auto tidy = [&bench] { return bench.backend->write(systemPrincipal(localTenant), {}, tidyUp); };
    VERIFY_OK(tidy());
    bench.pass(7 * 24h);
    VERIFY_OK(tidy());
    QVERIFY(!waitsFor().isNull());
    bench.pass(1s);
    VERIFY_OK(tidy());
    QVERIFY(waitsFor().isNull());
    QCOMPARE(bench.newestAudit().action, u"workspace.import-discarded"_s);
    QVERIFY(bench.newestAudit().actor == Subject());
    VERIFY_OK(bench.as(bench.admin, [](Call &call) { return beginImport(call, emptyWorkspace); }));
}

void TestForgottenImports::nobodyPutsAWorkspaceInPlaceWithARevokedToken()
{
    OperationsBench bench;
    const NewToken token = makeToken();
    const Instant now = bench.clock.now();
    const User user{UserId::create(), u"mover"_s, u"Mover"_s, Role::Admin, true, now};
    VERIFY_OK(bench.backend->database().write(localTenant, [&](Transaction &transaction) -> Result<void> {
        const auto stored = transaction.identities.insertUser(user);
        return stored ? transaction.identities.insertToken({token.id, localTenant, user.id, u"move"_s, Role::Admin, token.hash, now, now + 1h, {}}) : stored;
    }));
    const auto mover = bench.backend->authenticate(token.text.toStdString());
    QVERIFY(mover);
    const auto import = bench.as(*mover, [](Call &call) { return beginImport(call, emptyWorkspace); });
    VERIFY_OK(import);
    VERIFY_OK(bench.backend->database().write(localTenant, [&](Transaction &transaction) { return transaction.identities.revokeToken(token.id, now); }));
    VERIFY_OK(bench.backend->importer().begin(*mover, {}, import->id)); // as if it had been asked just before
    const auto shown = [&] { return *bench.backend->read(bench.admin, {}, [&](Call &call) { return findImport(call, import->id); }); };
    QTRY_COMPARE(shown().failure.code, u"import-revoked"_s);
    QVERIFY(!shown().completedAt);
}

void TestForgottenImports::oneFromBeforeTheClockWasSetRightIsGivenUpInItsTime()
{
    OperationsBench bench;
    const auto waits = [&bench] { return !bench.backend->read(bench.admin, {}, [](Call &call) { return call.transaction.imports.current(); })->isNull(); };
    const auto tidy = [&bench] { return bench.backend->write(systemPrincipal(localTenant), {}, tidyUp); };
    VERIFY_OK(tidy());
    bench.clock.move(365 * 24h);
    VERIFY_OK(bench.as(bench.admin, [](Call &call) { return beginImport(call, emptyWorkspace); }));
    bench.clock.move(-365 * 24h);
    VERIFY_OK(bench.as(bench.admin, [](Call &call) { return acceptClock(call, {{u"reason"_s, u"It is right now."_s}}); }));
    VERIFY_OK(tidy());
    bench.pass(7 * 24h);
    VERIFY_OK(tidy());
    QVERIFY(waits());
    bench.pass(1s);
    VERIFY_OK(tidy());
    QVERIFY(!waits());
}

void TestForgottenImports::whoCannotBeLookedUpIsNotCalledRevoked()
{
    OperationsBench bench;
    bench.backend->accept(std::make_unique<SilentAuthenticator>());
    Principal mover = bench.admin;
    mover.credential.kind = Credential::Kind::LocalSecret;
    const auto import = bench.as(mover, [](Call &call) { return beginImport(call, emptyWorkspace); });
    VERIFY_OK(import);
    VERIFY_OK(bench.backend->importer().begin(mover, {}, import->id));
    const auto shown = [&] { return *bench.backend->read(bench.admin, {}, [&](Call &call) { return findImport(call, import->id); }); };
    QTRY_COMPARE(shown().failure.code, u"storage-busy"_s);
    QVERIFY(!shown().completedAt);
    QVERIFY(!bench.backend->isStillLive(mover));
}

QTEST_GUILESS_MAIN(TestForgottenImports)
#include "tst_forgottenimports.moc"
