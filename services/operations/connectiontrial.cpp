// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/connectiontrial.h"

#include "services/domain/credential.h"
#include "services/domain/say.h"
#include "services/domain/targettypes.h"
#include "services/domain/try.h"
#include "services/operations/secretoperations.h"
#include "services/operations/targetoperations.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr auto typedPrefix = "typed:"_L1; // no request can name it: it is no reference that a connection may hold

/// Why a credential cannot be tried; nothing when it can.
std::optional<Message> credentialProblem(TargetType type, const QString &kind, const QJsonValue &value)
{
    const ConnectionMember *member = memberOfCredential(kind);
    if (!member || !descriptorOf(type).member(member->key))
        return say("unsuitable-kind", toString(type), kind.left(64));
    const QByteArray bytes = value.toString().toUtf8();
    if (bytes.isEmpty())
        return say("required/credential");
    if (bytes.size() > maxCredential)
        return say("secret-too-large");
    if (kind == "access-key"_L1 && !accessKeyFrom(bytes))
        return say("invalid-credential/access-key");
    return {};
}

Result<QHash<QString, SecretText>> typedCredentials(TargetType type, const QJsonValue &member)
{
    if (!member.isUndefined() && !member.isObject())
        return invalidField(u"/credentials"_s, say("wrong-type", say("type/object")));
    QHash<QString, SecretText> typed;
    QList<FieldError> errors;
    const QJsonObject credentials = member.toObject();
    for (auto it = credentials.begin(); it != credentials.end(); ++it) {
        if (const auto problem = credentialProblem(type, it.key(), it.value())) {
            errors.append({pointerTo(u"/credentials"_s, it.key()), *problem});
            continue;
        }
        QByteArray bytes = it.value().toString().toUtf8();
        typed.insert(it.key(), SecretText::takenFrom(bytes));
    }
    return errors.isEmpty() ? Result<QHash<QString, SecretText>>(typed) : Result<QHash<QString, SecretText>>(validationError(errors));
}

Result<void> addStored(Call &call, ConnectionTrial &trial)
{
    ASSIGN_OR_RETURN(const auto stored, call.transaction.targets.find(trial.target.id));
    if (stored.type != trial.target.type)
        return invalidField(u"/targetType"_s, say("read-only-field", u"targetType"_s));
    if (stored.connection != trial.target.connection)
        RETURN_IF_ERROR(call.require(Permission::TargetConnectWrite));
    ASSIGN_OR_RETURN(trial.sticker, call.transaction.stickers.current(stored.id, call.now));
    trial.stored = stored;
    return {};
}

} // namespace

Result<ConnectionTrial> connectionTrial(Call &call, const QJsonObject &body)
{
    QJsonObject described = body;
    const QJsonValue credentials = described.take(u"credentials"_s);
    if (!described.contains(u"name"_s))
        described.insert(u"name"_s, u"connection-test"_s); // nobody sees it, and a target needs one
    ConnectionTrial trial;
    ASSIGN_OR_RETURN(trial.target, draftTarget(call, described));
    ASSIGN_OR_RETURN(trial.typed, typedCredentials(trial.target.type, credentials));
    if (!trial.target.id.isNull())
        RETURN_IF_ERROR(addStored(call, trial));
    return trial;
}

Result<ConnectionTrial> discoveryTrial(Call &call, QJsonObject body)
{
    const auto type = targetTypeFromString(body.value("targetType"_L1).toString());
    QJsonObject connection = body.value("connection"_L1).toObject();
    for (const QLatin1StringView member : {"projectName"_L1, "jobId"_L1, "service"_L1}) {
        if (type && descriptorOf(*type).member(member) && !connection.contains(member))
            connection.insert(member, u"anything"_s); // the rules for connections want one, and nobody is asked about it
    }
    if (body.value("connection"_L1).isObject())
        body.insert(u"connection"_s, connection);
    ASSIGN_OR_RETURN(ConnectionTrial trial, connectionTrial(call, body));
    // Whose credential opens a whole place shows more with it than its own target: what he could see by pointing that at something else.
    if (trial.stored)
        RETURN_IF_ERROR(call.require(Permission::TargetConnectWrite));
    trial.isPlaceOnly = true;
    return trial;
}

QJsonObject probedConnection(const ConnectionTrial &trial)
{
    QJsonObject connection = trial.target.connection;
    for (auto it = trial.typed.begin(); it != trial.typed.end(); ++it)
        connection.insert(memberOfCredential(it.key())->key, QString(typedPrefix + it.key()));
    return connection;
}

Result<QByteArray> openForTrial(Transaction &transaction, const std::optional<MasterKey> &key, const ConnectionTrial &trial, const QString &reference)
{
    if (reference.startsWith(typedPrefix))
        return trial.typed.value(reference.sliced(typedPrefix.size())).reveal();
    if (!trial.stored)
        return makeError(ErrorKind::NotFound, say("credential-required/gone"));
    // What another authority vouches for is another machine, as for a new CA that is stored.
    if (trial.typed.contains(u"tls-ca"_s) || !isSameAddress(*trial.stored, trial.target))
        return makeError(ErrorKind::Unavailable, say("credential-required/address"));
    return openSecret(transaction, key, trial.target, reference);
}

} // namespace tidegate
