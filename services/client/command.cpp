// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/command.h"

#include "services/codec/agentjson.h"
#include "services/codec/driftrulejson.h"
#include "services/codec/environmentjson.h"
#include "services/codec/freezewindowjson.h"
#include "services/codec/observedchangejson.h"
#include "services/codec/stickerjson.h"
#include "services/codec/targetgroupjson.h"
#include "services/codec/targetjson.h"

#include <QJsonArray>

namespace tidegate::commands {

using namespace Qt::StringLiterals;

namespace {

template <typename T>
CommandFor<T> make(Command::Kind kind, EntityType entity, QUuid id = {}, const std::optional<QJsonObject> &body = {}, qint64 ifMatch = 0)
{
    CommandFor<T> command;
    command.kind = kind;
    command.entity = entity;
    command.id = id;
    command.body = body;
    command.ifMatch = ifMatch;
    return command;
}

CommandFor<void> removal(EntityType entity, QUuid id, qint64 version, const QString &reason)
{
    auto command = make<void>(Command::Kind::Remove, entity, id, {}, version);
    command.reason = reason;
    return command;
}

template <typename T>
CommandFor<T> in(EnvironmentId environment, CommandFor<T> command)
{
    command.environment = environment;
    return command;
}

template <typename Id>
QJsonArray textsOf(const QList<Id> &ids)
{
    QJsonArray texts;
    for (const Id id : ids)
        texts.append(id.toString());
    return texts;
}

} // namespace

CommandFor<EnvironmentSummary> create(const Environment &environment)
{
    return make<EnvironmentSummary>(Command::Kind::Create, EntityType::Environment, {}, toJson(environment));
}

CommandFor<EnvironmentSummary> update(const Environment &environment)
{
    return make<EnvironmentSummary>(Command::Kind::Update, EntityType::Environment, environment.id.uuid(), toJson(environment), environment.version);
}

CommandFor<void> remove(const Environment &environment, bool cascade, const QString &confirm, const QString &reason)
{
    auto command = removal(EntityType::Environment, environment.id.uuid(), environment.version, reason);
    if (cascade) {
        command.options.addQueryItem(u"cascade"_s, u"true"_s);
        command.options.addQueryItem(u"confirm"_s, QString::fromLatin1(confirm.toUtf8().toPercentEncoding()));
    }
    return command;
}

CommandFor<EnvironmentSummary> restore(EnvironmentId environment)
{
    return make<EnvironmentSummary>(Command::Kind::Restore, EntityType::Environment, environment.uuid());
}

CommandFor<void> reorder(const QList<EnvironmentId> &order)
{
    return make<void>(Command::Kind::Reorder, EntityType::Environment, {}, QJsonObject{{u"order"_s, textsOf(order)}});
}

CommandFor<FreezeWindow> create(const FreezeWindow &window)
{
    return in(window.environmentId, make<FreezeWindow>(Command::Kind::Create, EntityType::FreezeWindow, {}, toJson(window)));
}

CommandFor<FreezeWindow> update(const FreezeWindow &window, const QString &reason)
{
    auto command = make<FreezeWindow>(Command::Kind::Update, EntityType::FreezeWindow, window.id.uuid(), toJson(window), window.version);
    command.reason = reason;
    return in(window.environmentId, command);
}

CommandFor<void> remove(const FreezeWindow &window, const QString &reason)
{
    return in(window.environmentId, removal(EntityType::FreezeWindow, window.id.uuid(), window.version, reason));
}

CommandFor<FreezeWindow> restore(FreezeWindowId window)
{
    return make<FreezeWindow>(Command::Kind::Restore, EntityType::FreezeWindow, window.uuid());
}

CommandFor<DriftRule> create(const DriftRule &rule)
{
    return make<DriftRule>(Command::Kind::Create, EntityType::DriftRule, {}, bodyOf(rule));
}

CommandFor<void> remove(const DriftRule &rule, const QString &reason)
{
    return removal(EntityType::DriftRule, rule.id.uuid(), rule.version(), reason);
}

CommandFor<TargetGroup> create(const TargetGroup &group)
{
    return in(group.environmentId, make<TargetGroup>(Command::Kind::Create, EntityType::TargetGroup, {}, toJson(group)));
}

CommandFor<TargetGroup> update(const TargetGroup &group, const Labels &before)
{
    return make<TargetGroup>(Command::Kind::Update, EntityType::TargetGroup, group.id.uuid(), toJson(group, before), group.version);
}

CommandFor<void> remove(const TargetGroup &group, bool detach, const QString &reason)
{
    auto command = removal(EntityType::TargetGroup, group.id.uuid(), group.version, reason);
    if (detach)
        command.options.addQueryItem(u"detach"_s, u"true"_s);
    return command;
}

CommandFor<TargetGroup> restore(TargetGroupId group)
{
    return make<TargetGroup>(Command::Kind::Restore, EntityType::TargetGroup, group.uuid());
}

CommandFor<Target> create(const Target &target)
{
    return make<Target>(Command::Kind::Create, EntityType::Target, {}, toJson(target));
}

CommandFor<Target> update(const Target &target, const Target *before)
{
    return make<Target>(Command::Kind::Update, EntityType::Target, target.id.uuid(), toJson(target, before), target.version);
}

CommandFor<void> remove(const Target &target, const QString &reason)
{
    return removal(EntityType::Target, target.id.uuid(), target.version, reason);
}

CommandFor<Target> restore(TargetId target)
{
    return make<Target>(Command::Kind::Restore, EntityType::Target, target.uuid());
}

CommandFor<QList<PatchOutcome>> patch(const QList<TargetId> &ids, const TargetPatch &patch)
{
    const QJsonObject body{{u"ids"_s, textsOf(ids)}, {u"patch"_s, toJson(patch)}, {u"allOrNothing"_s, false}};
    return make<QList<PatchOutcome>>(Command::Kind::Patch, EntityType::Target, {}, body);
}

CommandFor<HealthReport> checkHealth(TargetId target)
{
    return make<HealthReport>(Command::Kind::Check, EntityType::Target, target.uuid());
}

CommandFor<Operation> syncInventory(TargetId target)
{
    return make<Operation>(Command::Kind::Sync, EntityType::Target, target.uuid());
}

CommandFor<Sticker> record(const Sticker &sticker)
{
    return make<Sticker>(Command::Kind::Update, EntityType::Sticker, sticker.targetId.uuid(), toJson(sticker));
}

CommandFor<QString> setSecret(TargetId target, const QString &kind, const QByteArray &value)
{
    auto command = make<QString>(Command::Kind::Update, EntityType::Secret, target.uuid(), QJsonObject{{u"value"_s, QString::fromUtf8(value)}});
    command.part = kind;
    return command;
}

CommandFor<void> removeSecret(TargetId target, const QString &kind)
{
    auto command = make<void>(Command::Kind::Remove, EntityType::Secret, target.uuid());
    command.part = kind;
    return command;
}

CommandFor<ShownChange> explain(ObservedChangeId change, const ChangeExplanation &said)
{
    return make<ShownChange>(Command::Kind::Explain, EntityType::Deployment, change.uuid(), toJson(said));
}

CommandFor<void> acceptClock(const QString &reason)
{
    return make<void>(Command::Kind::Accept, EntityType::Clock, {}, QJsonObject{{u"reason"_s, reason}});
}

CommandFor<ShownAgent> acceptAgent(AgentId agent)
{
    return make<ShownAgent>(Command::Kind::Accept, EntityType::Agent, agent.uuid());
}

CommandFor<ShownAgent> deactivateAgent(AgentId agent)
{
    return make<ShownAgent>(Command::Kind::Deactivate, EntityType::Agent, agent.uuid());
}

CommandFor<ShownAgent> revokeAgent(AgentId agent, const QString &reason)
{
    auto command = make<ShownAgent>(Command::Kind::Revoke, EntityType::Agent, agent.uuid());
    command.reason = reason;
    return command;
}

CommandFor<ShownAgent> rotateAgent(AgentId agent)
{
    return make<ShownAgent>(Command::Kind::Rotate, EntityType::Agent, agent.uuid());
}

CommandFor<ShownAgent> update(const Agent &agent, const Agent &before)
{
    return make<ShownAgent>(Command::Kind::Update, EntityType::Agent, agent.id.uuid(), changeJson(before, agent));
}

CommandFor<void> remove(AgentId agent, const QString &reason)
{
    return removal(EntityType::Agent, agent.uuid(), 0, reason);
}

CommandFor<NewRegistrationToken> create(const RegistrationToken &token, std::chrono::seconds life)
{
    return make<NewRegistrationToken>(Command::Kind::Create, EntityType::Token, {}, toJson(token, life));
}

CommandFor<void> removeToken(TokenId token)
{
    return removal(EntityType::Token, token.uuid(), 0, {});
}

} // namespace tidegate::commands
