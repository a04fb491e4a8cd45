// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/fieldflags.h"
#include "services/codec/jsonwriter.h"
#include "services/domain/result.h"
#include "services/domain/rows.h"
#include "services/domain/targetpatch.h"

#include <QJsonObject>

namespace tidegate {

/// The agent that checks a target, as agentOf() of its connection; most rows are not parsed for it.
AgentId agentOf(const TargetRow &row);

/// The members of a target. Without the right to see where it is, the host, port, address and endpoint of its connection are left out.
void writeTargetMembers(JsonWriter &json, const TargetRow &row, Instant now, bool withConnection);
/// The same from a value, which knows whether its health is stale.
void writeTargetMembers(JsonWriter &json, const Target &target, bool withConnection = true);

/// Takes what says where a target is out of each connection that the object holds, at any depth; whether there was something.
bool concealConnections(QJsonObject &object);

/// Merges a request into a target and checks the result. Moving it to another environment clears its group unless one is given.
/// targetType cannot be changed.
Result<Target> applyTargetJson(Target base, const QJsonObject &body, bool creating, bool lenient = false);
Result<Target> targetFromJson(const QJsonObject &json);

/// The members a client may write. What `before` had and the target has not becomes null, which is how a merge patch removes it.
QJsonObject toJson(const Target &target, const Target *before = nullptr);

/// What the API shows, as an object.
QJsonObject shownJson(const Target &target);
/// What a row of the audit log keeps of it, and a 412 shows.
QJsonObject auditJson(const Target &target);

QList<FieldDescription> targetFields();

/// The patch as a JSON Merge Patch.
QJsonObject toJson(const TargetPatch &patch);

/// status, message, checkedAt of the contract, and code, durationMs, source.
void writeHealthReportMembers(JsonWriter &json, const HealthReport &report);
Result<HealthReport> healthReportFromJson(const QJsonObject &json);

} // namespace tidegate
