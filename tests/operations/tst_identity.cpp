// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/auth/localsecret.h"
#include "services/codec/auditjson.h"
#include "services/operations/backend.h"
#include "services/operations/identityoperations.h"
#include "services/store/backends/opendatabase.h"
#include "tests/support/testdatabase.h"
#include "tests/support/values.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

/// Lets one agent in, by a word.
class AgentWord final : public Authenticator
{
public:
    AgentWord(const Principal &agent, bool &isLive) : m_agent(agent), m_isLive(isLive) {}

    Credential::Kind kind() const override { return m_agent.credential.kind; }
    Result<std::optional<Principal>> principalOf(std::string_view bearer, Instant, Transaction &) const override
    {
        return bearer == "tga_agent" ? std::optional(m_agent) : std::optional<Principal>();
    }
    Result<bool> isStillLive(const Principal &, Instant) const override { return m_isLive; }

private:
    Principal m_agent;
    bool &m_isLive;
};

std::string_view viewOf(const QByteArray &text)
{
    return {text.constData(), static_cast<std::size_t>(text.size())};
}

QJsonObject objectOf(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

/// Who is let in, and under which name he is remembered.
class TestIdentity : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aNewDatabaseHasOneTenantAndItsUser();
    void aTenantBeginsALogOfItsOwn();
    void aNameIsSeenAndIsThereOnce_data();
    void aNameIsSeenAndIsThereOnce();
    void peopleSeeTheDisplayName();
    void aDisabledUserTakesHisTokensAlong();
    void aTokenCannotBeMoreThanItsOwner();
    void aTokenWithoutAnOwnerGetsAUserOfItsName();
    void aTokenEndsWithinAYear();
    void aTokenIsShownOnceAndKeptAsAHash();
    void aRevokedTokenOpensNothing();
    void whoAsksIsFoundOutInTheSnapshotThatAnswers();
    void whoeverIsNotAdmittedIsNotReadFor();
    void nothingIsMadeWithoutAnAuditRow();
    void eachKindOfCredentialIsAskedInTurn();
    void onlyItsOwnKindSaysWhetherACallerIsStillLetIn();
    void aRowNamesWhoActedAsWhatHeIs_data();
    void aRowNamesWhoActedAsWhatHeIs();
    void aRowThatWouldNameAnotherIsRefused();
    void anAgentIsNobodysAuthor();

private:
    template <typename Work>
    auto command(Work &&work, TenantId tenant = localTenant)
    {
        return m_backend->write(commandLinePrincipal(tenant), {}, std::forward<Work>(work));
    }
    Result<CreatedToken> token(const TokenRequest &request)
    {
        return command([&](Call &call) { return createToken(call, request); });
    }
    User user(const QString &name, Role role)
    {
        return command([&](Call &call) { return createUser(call, name, role); }).value();
    }
    QList<AuditEntry> rows(TenantId tenant = localTenant)
    {
        QList<AuditEntry> rows;
        AuditQuery query;
        query.oldestFirst = true;
        const auto read = m_backend->database().read(
            tenant, [&](Transaction &transaction) { return transaction.audit.forEach(query, [&](const AuditEntry &row) { rows.append(row); }); });
        return read ? rows : QList<AuditEntry>();
    }
    QStringList actions(TenantId tenant = localTenant)
    {
        QStringList actions;
        for (const AuditEntry &row : rows(tenant))
            actions.append(row.action);
        return actions;
    }
    Result<void> note(const Principal &who)
    {
        return m_backend->write(who, {}, [](Call &call) {
            return record(call,
                          {.action = ChangeKind::EnvironmentUpdated,
                           .entityType = EntityType::Environment,
                           .entityId = QUuid::createUuid(),
                           .entityName = u"thing"_s,
                           .environment = {},
                           .version = 1,
                           .before = {},
                           .after = {},
                           .reason = {}});
        });
    }
    static Principal agent()
    {
        return {.tenant = localTenant,
                .subject = AgentId::create(),
                .role = Role::Agent,
                .credential = {Credential::Kind::LocalSecret, {}}, // stands for one that is still to come
                .name = u"agent-prod-01"_s,
                .via = Via::Agent};
    }

    std::unique_ptr<TestDatabase> m_where;
    HandClock m_clock;
    std::unique_ptr<Backend> m_backend;
};

void TestIdentity::init()
{
    m_backend.reset();
    m_where = std::make_unique<TestDatabase>();
    DatabaseOptions options;
    options.url = m_where->url();
    auto database = openDatabase(options);
    QVERIFY(database);
    QVERIFY(ensureLocalTenant(**database, m_clock.now()));
    m_backend = std::make_unique<Backend>(std::move(*database), m_clock, BackendSettings{});
}

void TestIdentity::aNewDatabaseHasOneTenantAndItsUser()
{
    QVERIFY(ensureLocalTenant(m_backend->database(), m_clock.now())); // once more changes nothing
    const auto users = m_backend->database().read(localTenant, [](Transaction &transaction) { return transaction.identities.users(); });
    QVERIFY(users);
    QCOMPARE(users->size(), 1);
    QCOMPARE(users->first().id, localUser);
    QVERIFY(actions().isEmpty());
}

void TestIdentity::aTenantBeginsALogOfItsOwn()
{
    const TenantId id = TenantId::create();
    const auto made = command([](Call &call) { return createTenant(call, u"  Acme "_s); }, id);
    QVERIFY(made);
    QCOMPARE(made->id, id);
    QCOMPARE(made->name, u"Acme"_s);
    QCOMPARE(actions(id), QStringList{u"tenant.created"_s});
    QCOMPARE(rows(id).first().seq, 1);
    QVERIFY(actions().isEmpty());
    QCOMPARE(codeOf(command([](Call &call) { return createTenant(call, u"ACME"_s); }, TenantId::create())), u"name-taken"_s);
}

void TestIdentity::aNameIsSeenAndIsThereOnce_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << u" "_s << u"required"_s;
    QTest::newRow("too long") << QString(129, u'x') << u"too-long"_s;
    QTest::newRow("cannot be seen") << u"an\u200bna"_s << u"invisible-character"_s;
    QTest::newRow("taken, in any case") << u"ANNA"_s << u"name-taken"_s;
    QTest::newRow("free") << u"ron"_s << QString();
}

void TestIdentity::aNameIsSeenAndIsThereOnce()
{
    QFETCH(const QString, name);
    QFETCH(const QString, code);
    const User anna = user(u"anna"_s, Role::Admin);
    const auto made = command([&](Call &call) { return createUser(call, name, Role::Viewer); });
    QCOMPARE(codeOf(made), code);
    if (!made && made.error().kind == ErrorKind::Invalid)
        QCOMPARE(made.error().fields.first().pointer, u"/name"_s);
    const auto token = this->token({.name = name, .role = Role::Viewer, .owner = anna.id});
    QVERIFY(token || token.error().kind == ErrorKind::Invalid); // names of tokens may be alike
}

void TestIdentity::peopleSeeTheDisplayName()
{
    const auto ada = command([](Call &call) { return createUser(call, u"ada"_s, Role::Viewer, u" Ada  Lovelace "_s); });
    QVERIFY(ada);
    QCOMPARE(ada->displayName, u"Ada Lovelace"_s);
    QCOMPARE(ada->name, u"ada"_s);
    QCOMPARE(user(u"ron"_s, Role::Viewer).displayName, u"ron"_s); // without one it is the name
    const auto hidden = command([](Call &call) { return createUser(call, u"eve"_s, Role::Viewer, u"a\u200bb"_s); });
    QVERIFY(!hidden);
    QCOMPARE(hidden.error().fields.first().pointer, u"/displayName"_s);
}

void TestIdentity::aDisabledUserTakesHisTokensAlong()
{
    const User ron = user(u"ron"_s, Role::Operator);
    const auto made = token({.name = u"ci"_s, .role = Role::Viewer, .owner = ron.id});
    QVERIFY(made);
    const auto principal = m_backend->authenticate(viewOf(made->text));
    QVERIFY(principal && m_backend->isStillLive(*principal));
    QVERIFY(command([&](Call &call) { return disableUser(call, ron.id); }));
    QCOMPARE(codeOf(m_backend->authenticate(viewOf(made->text))), u"unauthenticated"_s);
    QVERIFY(!m_backend->isStillLive(*principal));
    const AuditEntry row = rows().last();
    QCOMPARE(row.action, u"user.disabled"_s);
    QCOMPARE(objectOf(row.before).value(u"enabled"_s).toBool(), true);
    QCOMPARE(objectOf(row.after).value(u"enabled"_s).toBool(true), false);
    QCOMPARE(codeOf(token({.name = u"ci"_s, .role = Role::Viewer, .owner = ron.id})), u"user-disabled"_s);
    QCOMPARE(codeOf(token({.name = u"ron"_s, .role = Role::Viewer})), u"user-disabled"_s); // the user of its name
    QCOMPARE(codeOf(command([](Call &call) { return disableUser(call, UserId::create()); })), u"unknown-user"_s);
    QCOMPARE(codeOf(command([](Call &call) { return userNamed(call, u"nobody"_s); })), u"unknown-user"_s);
}

void TestIdentity::aTokenCannotBeMoreThanItsOwner()
{
    const User ron = user(u"ron"_s, Role::Operator);
    for (const Role role : {Role::ReleaseManager, Role::Admin, Role::Auditor}) {
        const auto made = token({.name = u"ci"_s, .role = role, .owner = ron.id});
        QCOMPARE(codeOf(made), u"role-too-high"_s);
        QCOMPARE(made.error().message, u"The user “ron” is operator, and a token cannot be more than its owner."_s);
    }
    QCOMPARE(codeOf(token({.name = u"RON"_s, .role = Role::Admin})), u"role-too-high"_s);
    QCOMPARE(codeOf(token({.name = u"ci"_s, .role = Role::Viewer, .owner = UserId::create()})), u"unknown-user"_s);
    QCOMPARE(actions(), QStringList{u"user.created"_s});
    for (const Role role : {Role::Viewer, Role::Operator})
        QVERIFY(token({.name = u"ci"_s, .role = role, .owner = ron.id}));
}

void TestIdentity::aTokenWithoutAnOwnerGetsAUserOfItsName()
{
    const auto first = token({.name = u"ci"_s, .role = Role::Operator});
    QVERIFY(first);
    QCOMPARE(actions(), (QStringList{u"user.created"_s, u"token.created"_s}));
    const auto principal = m_backend->authenticate(viewOf(first->text));
    QVERIFY(principal);
    QCOMPARE(principal->name, u"ci"_s);
    QCOMPARE(principal->user(), first->token.user);
    QCOMPARE(toString(principal->role), u"operator"_s);
    const auto second = token({.name = u"ci"_s, .role = Role::Viewer});
    QVERIFY(second);
    QCOMPARE(second->token.user, first->token.user);
    QCOMPARE(actions().size(), 3);
}

void TestIdentity::aTokenEndsWithinAYear()
{
    const Instant now = wholeSeconds(m_clock.now());
    const auto ending = [this](std::optional<Instant> expires) { return token({.name = u"ci"_s, .role = Role::Viewer, .expiresAt = expires}); };
    for (const Instant wrong : {now - 1s, now, now + 365 * 24h + 1ms}) {
        const auto refused = ending(wrong);
        QVERIFY(!refused && refused.error().kind == ErrorKind::Invalid);
        QCOMPARE(refused.error().fields.first().pointer, u"/expiresAt"_s);
    }
    QVERIFY(actions().isEmpty()); // the user of its name is not left behind
    QCOMPARE(ending({})->token.expiresAt, now + 90 * 24h);
    QCOMPARE(ending(now + 365 * 24h)->token.expiresAt, now + 365 * 24h);
    QCOMPARE(ending(now + 1500ms)->token.expiresAt, now + 2s); // what lists show, and no earlier
    QCOMPARE(objectOf(rows().last().after).value(u"expiresAt"_s).toString(), toText(now + 2s));
}

void TestIdentity::aTokenIsShownOnceAndKeptAsAHash()
{
    const auto made = token({.name = u"ci"_s, .role = Role::Viewer});
    QVERIFY(made);
    const QByteArray secret = made->text.mid(made->text.lastIndexOf('_') + 1);
    QCOMPARE(secret.size(), 43);
    const auto kept = m_backend->database().read(localTenant, [&](Transaction &transaction) { return transaction.identities.findToken(made->token.id); });
    QVERIFY(kept && !kept->first.hash.contains(secret));
    for (const AuditEntry &row : rows())
        QVERIFY(!QByteArray::fromStdString(canonicalAuditRow(row)).contains(secret));
}

void TestIdentity::aRevokedTokenOpensNothing()
{
    const auto made = token({.name = u"ci"_s, .role = Role::Viewer});
    QVERIFY(made && m_backend->authenticate(viewOf(made->text)));
    QVERIFY(command([&](Call &call) { return revokeToken(call, made->token.id); }));
    QCOMPARE(codeOf(m_backend->authenticate(viewOf(made->text))), u"unauthenticated"_s);
    QCOMPARE(rows().last().action, u"token.revoked"_s);
    QCOMPARE(objectOf(rows().last().before).value(u"name"_s).toString(), u"ci"_s);
    QCOMPARE(objectOf(rows().last().after).value(u"revokedAt"_s).toString(), toText(wholeSeconds(m_clock.now())));
    const auto foreign = [&](Call &call) { return revokeToken(call, made->token.id); };
    const TenantId other = TenantId::create();
    QVERIFY(command([](Call &call) { return createTenant(call, u"other"_s); }, other));
    QCOMPARE(codeOf(command(foreign, other)), u"unknown-token"_s);
}

void TestIdentity::nothingIsMadeWithoutAnAuditRow()
{
    const User anna = user(u"anna"_s, Role::Admin);
    for (const AuditEntry &row : rows()) {
        QCOMPARE(row.actor, Subject());
        QCOMPARE(row.actorName, u"tidegate-server"_s);
        QCOMPARE(row.via, u"cli"_s);
        QCOMPARE(row.entityId, anna.id.uuid());
    }
    QCOMPARE(actions(), QStringList{u"user.created"_s});
}

void TestIdentity::whoAsksIsFoundOutInTheSnapshotThatAnswers()
{
    const auto made = token({.name = u"ci"_s, .role = Role::Viewer});
    QVERIFY(made);
    const auto all = [](const Principal &owner) { return Result<Principal>(owner); };
    const auto read = m_backend->readAs(viewOf(made->text), {}, all, [&](Call &call) -> Result<bool> {
        const auto revoked = command([&](Call &other) { return revokeToken(other, made->token.id); });
        if (!revoked)
            return revoked.error();
        ASSIGN_OR_RETURN(const auto seen, call.transaction.identities.findToken(made->token.id));
        return call.principal.role == Role::Viewer && !seen.first.revokedAt;
    });
    QVERIFY2(read, read ? "" : qPrintable(read.error().message));
    QVERIFY(*read);
    QCOMPARE(codeOf(m_backend->readAs(viewOf(made->text), {}, all, [](Call &) { return Result<bool>(true); })), u"unauthenticated"_s);
}

void TestIdentity::whoeverIsNotAdmittedIsNotReadFor()
{
    const auto made = token({.name = u"ci"_s, .role = Role::Viewer});
    QVERIFY(made);
    bool wasCalled = false;
    const auto none = [](const Principal &) { return Result<Principal>(spokenError(ErrorKind::Forbidden, u"forbidden"_s, u"No."_s)); };
    const auto read = m_backend->readAs(viewOf(made->text), {}, none, [&](Call &) {
        wasCalled = true;
        return Result<bool>(true);
    });
    QCOMPARE(codeOf(read), u"forbidden"_s);
    QVERIFY(!wasCalled);
}

void TestIdentity::eachKindOfCredentialIsAskedInTurn()
{
    const QByteArray secret(43, 'x');
    bool isLive = true;
    const Principal agent = TestIdentity::agent();
    QCOMPARE(codeOf(m_backend->authenticate(viewOf(secret))), u"unauthenticated"_s);
    m_backend->accept(std::make_unique<LocalSecret>(secret));
    m_backend->accept(std::make_unique<AgentWord>(agent, isLive));

    const auto local = m_backend->authenticate(viewOf(secret));
    QVERIFY(local);
    QCOMPARE(local->user(), localUser);
    QCOMPARE(toString(local->via), u"ui"_s);
    const auto let = m_backend->authenticate("tga_agent");
    QVERIFY(let);
    QVERIFY(let->user().isNull());
    QCOMPARE(let->subject.agent(), agent.subject.agent());
    const auto made = token({.name = u"ci"_s, .role = Role::Viewer});
    QVERIFY(made);
    QCOMPARE(toString(m_backend->authenticate(viewOf(made->text))->via), u"api"_s);
    for (const char *nothing : {"", "tga_another", "tg_0"})
        QCOMPARE(codeOf(m_backend->authenticate(nothing)), u"unauthenticated"_s);
}

void TestIdentity::onlyItsOwnKindSaysWhetherACallerIsStillLetIn()
{
    bool isLive = true;
    const Principal agent = TestIdentity::agent();
    QVERIFY(!m_backend->isStillLive(agent)); // nobody answers for it
    m_backend->accept(std::make_unique<AgentWord>(agent, isLive));
    QVERIFY(m_backend->isStillLive(agent));
    const auto made = token({.name = u"ci"_s, .role = Role::Viewer});
    const auto principal = m_backend->authenticate(viewOf(made->text));
    isLive = false; // NOLINT(clang-analyzer-deadcode.DeadStores): its authenticator looks at it
    QVERIFY(!m_backend->isStillLive(agent));
    QVERIFY(principal && m_backend->isStillLive(*principal));
    QVERIFY(m_backend->isStillLive(systemPrincipal(localTenant)));
}

void TestIdentity::aRowNamesWhoActedAsWhatHeIs_data()
{
    QTest::addColumn<int>("who");
    QTest::addColumn<QString>("via");
    QTest::newRow("the system") << 0 << u"system"_s;
    QTest::newRow("the command line") << 1 << u"cli"_s;
    QTest::newRow("a user") << 2 << u"ui"_s;
    QTest::newRow("an agent") << 3 << u"agent"_s;
}

void TestIdentity::aRowNamesWhoActedAsWhatHeIs()
{
    QFETCH(const int, who);
    QFETCH(const QString, via);
    const Principal principal = QList{systemPrincipal(localTenant), commandLinePrincipal(localTenant), localPrincipal(Via::Ui), agent()}.at(who);
    QVERIFY(note(principal));
    const AuditEntry row = rows().last();
    QCOMPARE(row.actor, principal.subject);
    QCOMPARE(row.actorName, principal.name);
    QCOMPARE(row.via, via);
    // What the hash is of, and what is answered: as rows of before have it.
    const QJsonObject json = toJson(row);
    QCOMPARE(json.value(u"actor"_s).toString(), principal.subject.id().toString(QUuid::WithoutBraces));
    const auto answered = auditEntryFromJson(json);
    QVERIFY(answered);
    QCOMPARE(answered->actor, principal.subject);
    QVERIFY(m_backend->database().read(localTenant, [](Transaction &transaction) { return verifyAudit(transaction); })->valid);
    // All that he did can be looked for, whatever he is.
    if (principal.subject != Subject()) {
        AuditFilter filter;
        filter.actor = principal.subject.id();
        QCOMPARE(*m_backend->database().read(localTenant, [&](Transaction &transaction) { return transaction.audit.count(filter); }), 1);
    }
}

void TestIdentity::aRowThatWouldNameAnotherIsRefused()
{
    Principal disguised = agent();
    disguised.via = Via::Api;
    QCOMPARE(codeOf(note(disguised)), u"internal"_s);
    disguised = localPrincipal(Via::Agent);
    QCOMPARE(codeOf(note(disguised)), u"internal"_s);
    QVERIFY(rows().isEmpty());
}

void TestIdentity::anAgentIsNobodysAuthor()
{
    const Principal agent = TestIdentity::agent();
    QVERIFY(agent.user().isNull());
    QVERIFY(agent.subject != Subject(UserId(agent.subject.id())));
    QVERIFY(localPrincipal(Via::Ui).subject.agent().isNull());
    // Nor does a retry of one meet the answer of the other.
    const RememberedAnswer answer{"hash", 200, "{}", {}, {}};
    const auto kept = m_backend->database().write(
        localTenant, [&](Transaction &transaction) { return transaction.journal.remember(agent.subject, "/route", "key", answer, m_clock.now()); });
    QVERIFY(kept);
    const auto found = [this](const Subject &caller) {
        return m_backend->database()
            .read(localTenant, [&](Transaction &transaction) { return transaction.journal.answer(caller, "/route", "key"); })
            .value()
            .has_value();
    };
    QVERIFY(found(agent.subject));
    QVERIFY(!found(localUser));
    QVERIFY(!found(AgentId::create()));
}

QTEST_GUILESS_MAIN(TestIdentity)

#include "tst_identity.moc"
