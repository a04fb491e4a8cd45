// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/apiclient.h"
#include "services/client/apiclient_p.h"
#include "services/client/clientjson.h"
#include "services/codec/auditjson.h"
#include "services/codec/driftrulejson.h"
#include "services/codec/environmentjson.h"
#include "services/codec/freezewindowjson.h"
#include "services/codec/observedchangejson.h"
#include "services/codec/stickerjson.h"
#include "services/codec/targetgroupjson.h"
#include "services/codec/targetjson.h"
#include "services/domain/say.h"

namespace tidegate {

using namespace Qt::StringLiterals;

namespace {

/// Where things of this kind are made; of what stands alone, where it is.
QString listPath(const Command &command)
{
    switch (command.entity) {
    case EntityType::Environment:
        return u"/environments"_s;
    case EntityType::FreezeWindow:
        return (command.kind == Command::Kind::Restore ? QString() : environmentPath(command.environment)) + u"/freeze-windows"_s;
    case EntityType::TargetGroup:
        return command.kind == Command::Kind::Create ? environmentPath(command.environment) + u"/target-groups"_s : u"/target-groups"_s;
    case EntityType::Target:
        return u"/targets"_s;
    case EntityType::Sticker:
        return targetPath(TargetId(command.id)) + u"/sticker"_s;
    case EntityType::Secret:
        return targetPath(TargetId(command.id)) + u"/secrets/"_s + command.part;
    case EntityType::DriftRule:
        return u"/drift-rules"_s;
    case EntityType::Clock:
        return u"/clock"_s;
    case EntityType::Deployment:
        return u"/deployments-observed"_s;
    case EntityType::Agent:
        return u"/agents"_s;
    case EntityType::Token:
        return u"/agents/registration-tokens"_s;
    default:
        break;
    }
    Q_UNREACHABLE(); // nothing is written there
    return {};
}

/// What follows the path of the thing itself.
QString verbOf(Command::Kind kind)
{
    switch (kind) {
    case Command::Kind::Create:
    case Command::Kind::Update:
    case Command::Kind::Remove:
        break;
    case Command::Kind::Restore:
        return u"/restore"_s;
    case Command::Kind::Reorder:
        return u"/reorder"_s;
    case Command::Kind::Patch:
        return u"/bulk"_s;
    case Command::Kind::Check:
        return u"/health-check"_s;
    case Command::Kind::Sync:
        return u"/inventory/sync"_s;
    case Command::Kind::Accept:
        return u"/accept"_s;
    case Command::Kind::Explain:
        return u"/explanation"_s;
    case Command::Kind::Deactivate:
        return u"/deactivate"_s;
    case Command::Kind::Revoke:
        return u"/revoke"_s;
    case Command::Kind::Rotate:
        return u"/rotate"_s;
    }
    return {};
}

ClientRequest requestOf(const Command &command)
{
    const bool isPart = command.entity == EntityType::Sticker || command.entity == EntityType::Secret;
    QString path = listPath(command);
    if (!command.id.isNull() && !isPart)
        path += u'/' + command.id.toString(QUuid::WithoutBraces);
    const QByteArray method = command.kind == Command::Kind::Update ? "PUT" : command.kind == Command::Kind::Remove ? "DELETE" : "POST";
    ClientRequest sent = request(method, path + verbOf(command.kind), command.body, command.ifMatch);
    sent.query = command.options;
    sent.reason = command.reason.toUtf8();
    sent.key = command.key;
    if (command.kind == Command::Kind::Check)
        sent.timeout = maxCheck;
    return sent;
}

Result<QString> secretReference(const QJsonObject &json)
{
    const QString reference = json["ref"_L1].toString();
    if (reference.isEmpty())
        return makeError(ErrorKind::Internal, say("malformed-answer/secret"));
    return reference;
}

/// How the answer to a command is read.
template <typename T>
constexpr Result<T> (*reader)(const QJsonObject &) = nullptr;
template <>
constexpr auto reader<EnvironmentSummary> = environmentSummaryFromJson;
template <>
constexpr auto reader<FreezeWindow> = freezeWindowFromJson;
template <>
constexpr auto reader<TargetGroup> = targetGroupFromJson;
template <>
constexpr auto reader<DriftRule> = driftRuleFromJson;
template <>
constexpr auto reader<Target> = targetFromJson;
template <>
constexpr auto reader<HealthReport> = healthReportFromJson;
template <>
constexpr auto reader<Operation> = operationFromJson;
template <>
constexpr auto reader<Sticker> = stickerFromJson;
template <>
constexpr auto reader<ShownChange> = observedChangeFromJson;
template <>
constexpr auto reader<QString> = secretReference;
template <>
constexpr auto reader<ShownAgent> = shownAgentFromJson;
template <>
constexpr auto reader<NewRegistrationToken> = newTokenFromJson;

} // namespace

QByteArray ApiClient::keyFor(const Command &command)
{
    return d->transport.keyFor(requestOf(command));
}

template <typename T>
QFuture<Result<T>> ApiClient::send(const CommandFor<T> &command)
{
    return d->one<T>(requestOf(command), reader<T>);
}

template <>
QFuture<Result<void>> ApiClient::send(const CommandFor<void> &command)
{
    return d->done(requestOf(command));
}

template <>
QFuture<Result<QList<PatchOutcome>>> ApiClient::send(const CommandFor<QList<PatchOutcome>> &command)
{
    return d->list(requestOf(command), patchOutcomeFromJson);
}

template QFuture<Result<EnvironmentSummary>> ApiClient::send(const CommandFor<EnvironmentSummary> &command);
template QFuture<Result<FreezeWindow>> ApiClient::send(const CommandFor<FreezeWindow> &command);
template QFuture<Result<TargetGroup>> ApiClient::send(const CommandFor<TargetGroup> &command);
template QFuture<Result<DriftRule>> ApiClient::send(const CommandFor<DriftRule> &command);
template QFuture<Result<Target>> ApiClient::send(const CommandFor<Target> &command);
template QFuture<Result<HealthReport>> ApiClient::send(const CommandFor<HealthReport> &command);
template QFuture<Result<Operation>> ApiClient::send(const CommandFor<Operation> &command);
template QFuture<Result<Sticker>> ApiClient::send(const CommandFor<Sticker> &command);
template QFuture<Result<ShownChange>> ApiClient::send(const CommandFor<ShownChange> &command);
template QFuture<Result<QString>> ApiClient::send(const CommandFor<QString> &command);
template QFuture<Result<ShownAgent>> ApiClient::send(const CommandFor<ShownAgent> &command);
template QFuture<Result<NewRegistrationToken>> ApiClient::send(const CommandFor<NewRegistrationToken> &command);

} // namespace tidegate
