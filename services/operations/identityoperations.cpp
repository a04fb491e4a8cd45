// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/identityoperations.h"

#include "services/auth/token.h"
#include "services/auth/tokenrole.h"
#include "services/domain/say.h"
#include "services/domain/textrules.h"
#include "services/domain/try.h"
#include "services/operations/audittrail.h"
#include "services/store/database.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr TextRule nameRule{.minimum = 1, .maximum = 128};

Result<QString> givenName(const QString &text, const QString &pointer = u"/name"_s)
{
    const QString name = normalisedName(text);
    if (const auto error = nameError(name, pointer, nameRule))
        return validationError({*error});
    return name;
}

AuditEvent eventOf(ChangeKind action, EntityType type, QUuid id, const QString &name, const QJsonObject &before, const QJsonObject &after)
{
    return {.action = action,
            .entityType = type,
            .entityId = id,
            .entityName = name,
            .environment = {},
            .version = 0,
            .before = before,
            .after = after,
            .reason = {}};
}

QJsonObject auditJson(const User &user)
{
    QJsonObject json{{u"name"_s, user.name}, {u"role"_s, toString(user.role)}, {u"enabled"_s, user.enabled}};
    if (user.displayName != user.name)
        json.insert(u"displayName"_s, user.displayName);
    return json;
}

QJsonObject auditJson(const ApiToken &token)
{
    return {{u"name"_s, token.name}, {u"role"_s, toString(token.role)}, {u"expiresAt"_s, toText(token.expiresAt)}};
}

AuditEvent userEvent(ChangeKind action, const User &user, const QJsonObject &before)
{
    return eventOf(action, EntityType::User, user.id.uuid(), user.name, before, auditJson(user));
}

Result<User> known(const Result<User> &found, const QString &wanted)
{
    if (found || found.error().kind != ErrorKind::NotFound)
        return found;
    return makeError(ErrorKind::NotFound, say("unknown-user/name", wanted));
}

Result<User> insert(Call &call, const QString &name, const QString &displayName, Role role)
{
    const User user{UserId::create(), name, displayName, role, true, wholeSeconds(call.now)};
    RETURN_IF_ERROR(call.transaction.identities.insertUser(user));
    RETURN_IF_ERROR(record(call, userEvent(ChangeKind::UserCreated, user, {})));
    return user;
}

Result<User> ownerOf(Call &call, const TokenRequest &request, const QString &tokenName)
{
    auto owner = request.owner.isNull() ? call.transaction.identities.findUserByName(tokenName) : call.transaction.identities.findUser(request.owner);
    if (!owner && owner.error().kind == ErrorKind::NotFound && request.owner.isNull())
        return insert(call, tokenName, tokenName, request.role);
    if (!owner)
        return known(owner, request.owner.toString());
    if (!owner->enabled)
        return makeError(ErrorKind::Conflict, say("user-disabled", owner->name));
    if (!includes(owner->role, request.role))
        return makeError(ErrorKind::Conflict, say("role-too-high", owner->name, toString(owner->role)));
    return owner;
}

/// When the life of a new token ends.
Result<Instant> endOfLife(const TokenRequest &request, Instant now)
{
    if (!request.expiresAt)
        return Instant(now + defaultTokenLife);
    if (*request.expiresAt <= now || *request.expiresAt > now + maxTokenLife)
        return invalidField(u"/expiresAt"_s, say("out-of-range/token-end"));
    return wholeSeconds(*request.expiresAt, Cut::Up); // what lists and the audit log show
}

} // namespace

Result<void> ensureLocalTenant(Database &database, Instant now)
{
    ASSIGN_OR_RETURN(const auto tenants, database.read(localTenant, [](Transaction &transaction) { return transaction.identities.tenants(); }));
    const bool exists = std::any_of(tenants.begin(), tenants.end(), [](const Tenant &tenant) { return tenant.id == localTenant; });
    if (exists)
        return {};
    return database.write(localTenant, [now](Transaction &transaction) -> Result<void> {
        RETURN_IF_ERROR(transaction.identities.insertTenant({localTenant, u"local"_s, now}));
        return transaction.identities.insertUser({localUser, u"you"_s, u"You"_s, Role::Admin, true, now});
    });
}

Result<Tenant> createTenant(Call &call, const QString &name)
{
    ASSIGN_OR_RETURN(const auto given, givenName(name));
    const Tenant tenant{call.transaction.tenant(), given, wholeSeconds(call.now)};
    RETURN_IF_ERROR(call.transaction.identities.insertTenant(tenant));
    if (const auto kept = record(call, eventOf(ChangeKind::TenantCreated, EntityType::Tenant, tenant.id.uuid(), tenant.name, {}, {{u"name"_s, tenant.name}}));
        !kept)
        return kept.error();
    return tenant;
}

Result<User> userNamed(Call &call, const QString &name)
{
    return known(call.transaction.identities.findUserByName(name), name);
}

Result<User> createUser(Call &call, const QString &name, Role role, const QString &displayName)
{
    ASSIGN_OR_RETURN(const auto given, givenName(name));
    if (displayName.isEmpty())
        return insert(call, given, given, role);
    ASSIGN_OR_RETURN(const auto shown, givenName(displayName, u"/displayName"_s));
    return insert(call, given, shown, role);
}

Result<void> disableUser(Call &call, UserId id)
{
    ASSIGN_OR_RETURN(auto user, known(call.transaction.identities.findUser(id), id.toString()));
    const QJsonObject before = auditJson(user);
    user.enabled = false;
    const auto updated = call.transaction.identities.updateUser(user);
    return updated ? record(call, userEvent(ChangeKind::UserDisabled, user, before)) : updated;
}

Result<CreatedToken> createToken(Call &call, const TokenRequest &request)
{
    ASSIGN_OR_RETURN(const auto name, givenName(request.name));
    const Instant now = wholeSeconds(call.now);
    ASSIGN_OR_RETURN(const auto expires, endOfLife(request, now));
    ASSIGN_OR_RETURN(const auto owner, ownerOf(call, request, name));
    const NewToken made = makeToken();
    const ApiToken token{made.id, call.transaction.tenant(), owner.id, name, request.role, made.hash, now, expires, {}};
    RETURN_IF_ERROR(call.transaction.identities.insertToken(token));
    RETURN_IF_ERROR(record(call, eventOf(ChangeKind::TokenCreated, EntityType::Token, token.id.uuid(), token.name, {}, auditJson(token))));
    return CreatedToken{token, made.text};
}

Result<void> revokeToken(Call &call, TokenId id)
{
    const auto found = call.transaction.identities.findToken(id);
    if (!found && found.error().kind == ErrorKind::NotFound)
        return makeError(ErrorKind::NotFound, say("unknown-token", id.toString()));
    if (!found)
        return found.error();
    const ApiToken &token = found->first;
    RETURN_IF_ERROR(call.transaction.identities.revokeToken(id, call.now));
    return record(
        call,
        eventOf(ChangeKind::TokenRevoked, EntityType::Token, id.uuid(), token.name, auditJson(token), {{u"revokedAt"_s, toText(wholeSeconds(call.now))}}));
}

} // namespace tidegate
