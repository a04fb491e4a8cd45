// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/secretoperations.h"

#include "services/codec/targetjson.h"
#include "services/domain/say.h"
#include "services/domain/targetconnection.h"
#include "services/domain/try.h"
#include "services/operations/audittrail.h"
#include "services/operations/targetoperations.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QString referenceOf(QUuid id)
{
    return u"local:"_s + id.toString(QUuid::WithoutBraces);
}

QUuid idOf(const QString &reference)
{
    return reference.startsWith(u"local:") ? parseUuid(QStringView(reference).mid(6)) : QUuid();
}

Error noKey()
{
    return makeError(ErrorKind::Unavailable, say("no-master-key"));
}

/// A reference that the target's type does not know would make every later change of the target invalid.
Result<void> isNamedBy(const Target &target, const ConnectionMember &member)
{
    if (descriptorOf(target.type).member(member.key))
        return {};
    return makeError(ErrorKind::Invalid, say("unsuitable-kind", toString(target.type), member.credential));
}

SecretBinding bindingOf(TenantId tenant, const Target &target, const QString &kind, const QByteArray &caFingerprint)
{
    const QJsonObject &connection = target.connection;
    return {.tenant = tenant,
            .target = target.id,
            .kind = kind,
            .scheme = usesTls(connection) ? u"https"_s : u"http"_s,
            .host = connection.value(descriptorOf(target.type).address).toString(),
            .port = static_cast<quint16>(connection.value(u"port"_s).toInt()),
            .caFingerprint = kind == u"tls-ca" ? QByteArray() : caFingerprint};
}

/// SHA-256 of the CA that the target's connection names; empty when it names none.
Result<QByteArray> caFingerprint(Transaction &transaction, const MasterKey &key, const Target &target)
{
    const QUuid id = idOf(target.connection.value(u"tlsCaRef"_s).toString());
    if (id.isNull())
        return QByteArray();
    ASSIGN_OR_RETURN(const auto stored, transaction.secrets.find(id));
    ASSIGN_OR_RETURN(const auto plain, unseal(key, bindingOf(transaction.tenant(), target, u"tls-ca"_s, {}), stored.sealed));
    return QCryptographicHash::hash(plain.reveal(), QCryptographicHash::Sha256);
}

SecretInfo infoOf(const SealedSecret &secret)
{
    return {secret.kind, referenceOf(secret.id), secret.fingerprint, secret.createdAt};
}

/// Stores the target with another reference (or none) in a member, and the audit row. Secrets never reach the row, only the reference.
Result<void> refer(Call &call, const Target &stored, const ConnectionMember &member, const QString &reference, ChangeKind action)
{
    Target target = stored;
    const QJsonObject before = auditJson(stored);
    if (reference.isEmpty())
        target.connection.remove(member.key);
    else
        target.connection.insert(member.key, reference);
    target.version += 1;
    target.updatedAt = wholeSeconds(call.now);
    target.updatedBy = call.principal.user();
    RETURN_IF_ERROR(call.transaction.targets.update(stored, target));
    return record(call,
                  {.action = action,
                   .entityType = EntityType::Target,
                   .entityId = target.id.uuid(),
                   .entityName = target.name,
                   .environment = target.environmentId,
                   .version = target.version,
                   .before = before,
                   .after = auditJson(target),
                   .reason = {}});
}

/// What was sealed under another CA can never be opened again: it goes, and has to be entered anew.
Result<void> dropWhatTheOldCaVouchedFor(Call &call, Target &target)
{
    ASSIGN_OR_RETURN(const auto stored, call.transaction.secrets.list(target.id));
    for (const SealedSecret &secret : stored) {
        const ConnectionMember *member = memberOfCredential(secret.kind);
        if (!member || secret.kind == u"tls-ca")
            continue;
        RETURN_IF_ERROR(call.transaction.secrets.remove(secret.id));
        target.connection.remove(member->key);
    }
    return {};
}

} // namespace

Result<SecretInfo> putSecret(Call &call, const std::optional<MasterKey> &key, TargetId id, const QString &kindName, const QByteArray &value)
{
    const ConnectionMember *member = memberOfCredential(kindName);
    if (!member)
        return notFound();
    if (value.isEmpty())
        return invalidField(u"/value"_s, say("required/credential"));
    if (kindName == u"access-key" && !accessKeyFrom(value))
        return invalidField(u"/value"_s, say("invalid-credential/access-key"));
    if (!key)
        return noKey();
    ASSIGN_OR_RETURN(auto target, call.transaction.targets.find(id));
    RETURN_IF_ERROR(isNamedBy(target, *member));
    if (kindName == u"tls-ca")
        RETURN_IF_ERROR(dropWhatTheOldCaVouchedFor(call, target));
    ASSIGN_OR_RETURN(const auto authority, kindName == u"tls-ca" ? Result<QByteArray>(QByteArray()) : caFingerprint(call.transaction, *key, target));
    ASSIGN_OR_RETURN(const auto sealed, seal(*key, bindingOf(call.transaction.tenant(), target, kindName, authority), SecretText(value)));
    SealedSecret secret{.id = createUuidV7(),
                        .target = id,
                        .kind = kindName,
                        .sealed = sealed,
                        .keyId = key->id(),
                        .fingerprint = {},
                        .createdAt = wholeSeconds(call.now),
                        .createdBy = call.principal.user()};
    if (member->isCertificate)
        secret.fingerprint = u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(value, QCryptographicHash::Sha256).toHex().left(8));
    RETURN_IF_ERROR(call.transaction.secrets.put(secret));
    RETURN_IF_ERROR(refer(call, target, *member, referenceOf(secret.id), ChangeKind::SecretSet));
    return infoOf(secret);
}

Result<void> removeSecret(Call &call, TargetId id, const QString &kindName)
{
    const ConnectionMember *member = memberOfCredential(kindName);
    const auto target = call.transaction.targets.find(id);
    if (!target || !member)
        return target ? notFound() : target.error();
    ASSIGN_OR_RETURN(const auto stored, call.transaction.secrets.list(id));
    const auto found = std::find_if(stored.begin(), stored.end(), [&](const SealedSecret &each) { return each.kind == kindName; });
    if (found == stored.end())
        return notFound();
    RETURN_IF_ERROR(call.transaction.secrets.remove(found->id));
    return refer(call, *target, *member, {}, ChangeKind::SecretDeleted);
}

Result<QList<SecretInfo>> secretsOf(Call &call, TargetId target)
{
    RETURN_IF_ERROR(call.transaction.targets.find(target));
    ASSIGN_OR_RETURN(const auto stored, call.transaction.secrets.list(target));
    QList<SecretInfo> infos;
    for (const SealedSecret &secret : stored)
        infos.append(infoOf(secret));
    return infos;
}

Result<QByteArray> openSecret(Transaction &transaction, const std::optional<MasterKey> &key, const Target &target, const QString &reference)
{
    if (!key)
        return noKey();
    const QUuid id = idOf(reference);
    if (id.isNull())
        return makeError(ErrorKind::NotSupported, say("credential-required/elsewhere"));
    const auto stored = transaction.secrets.find(id);
    if (!stored || stored->target != target.id)
        return makeError(ErrorKind::NotFound, say("credential-required/gone"));
    ASSIGN_OR_RETURN(const auto authority, stored->kind == u"tls-ca" ? Result<QByteArray>(QByteArray()) : caFingerprint(transaction, *key, target));
    ASSIGN_OR_RETURN(const auto plain, unseal(*key, bindingOf(transaction.tenant(), target, stored->kind, authority), stored->sealed));
    return plain.reveal();
}

} // namespace tidegate
