// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/agent.h"
#include "services/domain/change.h"
#include "services/domain/driftrule.h"
#include "services/domain/environmentsummary.h"
#include "services/domain/freezewindow.h"
#include "services/domain/observedchange.h"
#include "services/domain/operation.h"
#include "services/domain/sticker.h"
#include "services/domain/targetgroup.h"
#include "services/domain/targetpatch.h"

#include <QJsonObject>
#include <QUrlQuery>

#include <optional>

namespace tidegate {

/// A change that somebody wants, as a value: it can be kept, and be sent again with the key that makes the server do it once.
struct Command
{
    enum class Kind { Create, Update, Remove, Restore, Reorder, Patch, Check, Sync, Accept, Deactivate, Revoke, Rotate, Explain };

    Kind kind = Kind::Create;
    EntityType entity = EntityType::Environment;
    QUuid id;                        ///< Of the thing; of a sticker or secret, its target. Null: of none, or of one that is made.
    EnvironmentId environment;       ///< Where the thing is, for what is found below its environment.
    QString part;                    ///< Which secret of the target: "tls-ca", ….
    std::optional<QJsonObject> body; ///< What is sent, as the API names it.
    qint64 ifMatch = 0;              ///< The version that is changed; 0: whatever it is.
    QUrlQuery options;               ///< "cascade", "detach", ….
    QString reason;                  ///< For the audit log; may be empty.
    QByteArray key;                  ///< Idempotency-Key; empty until ApiClient::keyFor() was asked.
};

/// A command whose answer is read as T.
template <typename T>
struct CommandFor : Command
{};

/// The commands there are. They only say what is wanted; ApiClient::send() sends them.
namespace commands {

CommandFor<EnvironmentSummary> create(const Environment &environment);
CommandFor<EnvironmentSummary> update(const Environment &environment);
/// confirm is the environment's name, for cascade only.
CommandFor<void> remove(const Environment &environment, bool cascade, const QString &confirm, const QString &reason);
CommandFor<EnvironmentSummary> restore(EnvironmentId environment);
CommandFor<void> reorder(const QList<EnvironmentId> &order);

CommandFor<FreezeWindow> create(const FreezeWindow &window);
CommandFor<FreezeWindow> update(const FreezeWindow &window, const QString &reason);
CommandFor<void> remove(const FreezeWindow &window, const QString &reason);
CommandFor<FreezeWindow> restore(FreezeWindowId window);

CommandFor<TargetGroup> create(const TargetGroup &group);
/// before: the labels as they were; those that are gone are removed.
CommandFor<TargetGroup> update(const TargetGroup &group, const Labels &before);
CommandFor<void> remove(const TargetGroup &group, bool detach, const QString &reason);
CommandFor<TargetGroup> restore(TargetGroupId group);

CommandFor<Target> create(const Target &target);
/// before: the target as it was, or null; members of connection and labels that are gone are removed.
CommandFor<Target> update(const Target &target, const Target *before);
CommandFor<void> remove(const Target &target, const QString &reason);
CommandFor<Target> restore(TargetId target);
/// One patch for at most 1,000 targets, whatever their versions; one outcome per id, in order.
CommandFor<QList<PatchOutcome>> patch(const QList<TargetId> &ids, const TargetPatch &patch);
CommandFor<HealthReport> checkHealth(TargetId target);
CommandFor<Operation> syncInventory(TargetId target);

CommandFor<Sticker> record(const Sticker &sticker);
/// kind: see SecretInfo. Its answer is the reference to put into the connection.
CommandFor<QString> setSecret(TargetId target, const QString &kind, const QByteArray &value);
/// With the reference to it. One that is gone already counts as removed.
CommandFor<void> removeSecret(TargetId target, const QString &kind);
/// Says afterwards why something changed.
CommandFor<ShownChange> explain(ObservedChangeId change, const ChangeExplanation &said);
CommandFor<DriftRule> create(const DriftRule &rule); ///< Under its id, if it has one.
CommandFor<void> remove(const DriftRule &rule, const QString &reason);
/// Takes the present reading of the server's clock for true.
CommandFor<void> acceptClock(const QString &reason);

CommandFor<ShownAgent> acceptAgent(AgentId agent);
CommandFor<ShownAgent> deactivateAgent(AgentId agent);
CommandFor<ShownAgent> revokeAgent(AgentId agent, const QString &reason);
CommandFor<ShownAgent> rotateAgent(AgentId agent);
/// before: as it was; only what differs is written.
CommandFor<ShownAgent> update(const Agent &agent, const Agent &before);
CommandFor<void> remove(AgentId agent, const QString &reason);
CommandFor<NewRegistrationToken> create(const RegistrationToken &token, std::chrono::seconds life);
CommandFor<void> removeToken(TokenId token);

} // namespace commands

} // namespace tidegate
