// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/secretoperations.h"

#include "services/domain/connectionmembers.h"
#include "services/operations/audittrail.h"
#include "services/operations/targetoperations.h"

#include <QCryptographicHash>

#include <array>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

struct Kind
{
    QLatin1StringView name;
    QLatin1StringView member; ///< Of the connection.
    bool isCertificate = false;
};

constexpr std::array<Kind, 4> kinds{
    {{"tls-ca"_L1, "tlsCaRef"_L1, true}, {"tls-cert"_L1, "tlsCertRef"_L1, true}, {"tls-key"_L1, "tlsKeyRef"_L1, false}, {"token"_L1, "tokenRef"_L1, false}}};

const Kind *kindNamed(const QString &name)
{
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind &each) { return each.name == name; });
    return found == kinds.end() ? nullptr : &*found;
}

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
    return makeError(ErrorKind::Unavailable, u"no-master-key"_s,
                     u"The key that seals credentials is not at hand yet: unlock the keychain, or give the server its key file, and try again."_s);
}

/// A reference that the target's type does not know would make every later change of the target invalid.
Result<void> isNamedBy(const Target &target, const Kind &kind)
{
    const QString pointer = u"/connection/"_s + kind.member;
    const auto errors = connectionErrors(target.type, {{kind.member, referenceOf(target.id.uuid())}});
    if (std::none_of(errors.begin(), errors.end(), [&](const FieldError &error) { return error.pointer == pointer; }))
        return {};
    return makeError(ErrorKind::Invalid, u"unsuitable-kind"_s,
                     u"A target of type %1 does not use a credential of kind %2."_s.arg(toString(target.type), kind.name));
}

SecretBinding bindingOf(TenantId tenant, const Target &target, const QString &kind, const QByteArray &caFingerprint)
{
    const QJsonObject &connection = target.connection;
    return {.tenant = tenant,
            .target = target.id,
            .kind = kind,
            .scheme = usesTls(connection) ? u"https"_s : u"http"_s,
            .host = connection.value(u"host"_s).toString(connection.value(u"address"_s).toString()),
            .port = static_cast<quint16>(connection.value(u"port"_s).toInt()),
            .caFingerprint = kind == u"tls-ca" ? QByteArray() : caFingerprint};
}

/// SHA-256 of the CA that the target's connection names; empty when it names none.
Result<QByteArray> caFingerprint(Session &session, const MasterKey &key, const Target &target)
{
    const QUuid id = idOf(target.connection.value(u"tlsCaRef"_s).toString());
    if (id.isNull())
        return QByteArray();
    const auto stored = session.secrets.find(id);
    if (!stored)
        return stored.error();
    const auto plain = unseal(key, bindingOf(session.tenant(), target, u"tls-ca"_s, {}), stored->sealed);
    if (!plain)
        return plain.error();
    return QCryptographicHash::hash(plain->reveal(), QCryptographicHash::Sha256);
}

SecretInfo infoOf(const SealedSecret &secret)
{
    return {secret.kind, referenceOf(secret.id), secret.fingerprint, secret.createdAt};
}

/// Stores the target with another reference (or none) for a kind, and the audit row. Secrets never reach the row, only the reference.
Result<void> refer(Call &call, Target target, const Kind &kind, const QString &reference, ChangeKind action)
{
    const QJsonObject before = auditJson(target);
    if (reference.isEmpty())
        target.connection.remove(kind.member);
    else
        target.connection.insert(kind.member, reference);
    target.version += 1;
    target.updatedAt = wholeSeconds(call.now);
    target.updatedBy = call.principal.user();
    if (const auto stored = call.session.targets.update(target); !stored)
        return stored;
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
    const auto stored = call.session.secrets.list(target.id);
    if (!stored)
        return stored.error();
    for (const SealedSecret &secret : *stored) {
        const Kind *kind = kindNamed(secret.kind);
        if (!kind || secret.kind == u"tls-ca")
            continue;
        if (const auto removed = call.session.secrets.remove(secret.id); !removed)
            return removed;
        target.connection.remove(kind->member);
    }
    return {};
}

} // namespace

Result<SecretInfo> putSecret(Call &call, const std::optional<MasterKey> &key, TargetId id, const QString &kindName, const QByteArray &value)
{
    const Kind *kind = kindNamed(kindName);
    if (!kind)
        return notFound();
    if (value.isEmpty())
        return invalidField(u"/value"_s, u"required"_s, u"Send the credential as text."_s);
    if (!key)
        return noKey();
    auto target = call.session.targets.find(id);
    if (!target)
        return target.error();
    if (const auto suits = isNamedBy(*target, *kind); !suits)
        return suits.error();
    if (kindName == u"tls-ca") {
        if (const auto dropped = dropWhatTheOldCaVouchedFor(call, *target); !dropped)
            return dropped.error();
    }
    const auto authority = kindName == u"tls-ca" ? Result<QByteArray>(QByteArray()) : caFingerprint(call.session, *key, *target);
    if (!authority)
        return authority.error();
    const auto sealed = seal(*key, bindingOf(call.session.tenant(), *target, kindName, *authority), SecretText(value));
    if (!sealed)
        return sealed.error();
    SealedSecret secret{.id = createUuidV7(),
                        .target = id,
                        .kind = kindName,
                        .sealed = *sealed,
                        .keyId = key->id(),
                        .fingerprint = {},
                        .createdAt = wholeSeconds(call.now),
                        .createdBy = call.principal.user()};
    if (kind->isCertificate)
        secret.fingerprint = u"sha256:"_s + QString::fromLatin1(QCryptographicHash::hash(value, QCryptographicHash::Sha256).toHex().left(8));
    if (const auto stored = call.session.secrets.put(secret); !stored)
        return stored.error();
    if (const auto kept = refer(call, *target, *kind, referenceOf(secret.id), ChangeKind::SecretSet); !kept)
        return kept.error();
    return infoOf(secret);
}

Result<void> removeSecret(Call &call, TargetId id, const QString &kindName)
{
    const Kind *kind = kindNamed(kindName);
    const auto target = call.session.targets.find(id);
    if (!target || !kind)
        return target ? notFound() : target.error();
    const auto stored = call.session.secrets.list(id);
    if (!stored)
        return stored.error();
    const auto found = std::find_if(stored->begin(), stored->end(), [&](const SealedSecret &each) { return each.kind == kindName; });
    if (found == stored->end())
        return notFound();
    if (const auto removed = call.session.secrets.remove(found->id); !removed)
        return removed;
    return refer(call, *target, *kind, {}, ChangeKind::SecretDeleted);
}

Result<QList<SecretInfo>> secretsOf(Call &call, TargetId target)
{
    if (const auto exists = call.session.targets.find(target); !exists)
        return exists.error();
    const auto stored = call.session.secrets.list(target);
    if (!stored)
        return stored.error();
    QList<SecretInfo> infos;
    for (const SealedSecret &secret : *stored)
        infos.append(infoOf(secret));
    return infos;
}

Result<QByteArray> openSecret(Session &session, const std::optional<MasterKey> &key, const Target &target, const QString &reference)
{
    if (!key)
        return noKey();
    const QUuid id = idOf(reference);
    if (id.isNull())
        return makeError(ErrorKind::NotSupported, u"credential-required"_s, u"Only credentials that are stored in Tidegate (local:…) can be used so far."_s);
    const auto stored = session.secrets.find(id);
    if (!stored || stored->target != target.id)
        return makeError(ErrorKind::NotFound, u"credential-required"_s, u"The stored credential is gone; enter it again."_s);
    const auto authority = stored->kind == u"tls-ca" ? Result<QByteArray>(QByteArray()) : caFingerprint(session, *key, target);
    if (!authority)
        return authority.error();
    const auto plain = unseal(*key, bindingOf(session.tenant(), target, stored->kind, *authority), stored->sealed);
    if (!plain)
        return plain.error();
    return plain->reveal();
}

} // namespace tidegate
