// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/fieldflags.h"
#include "services/codec/jsonwriter.h"
#include "services/domain/environmentsummary.h"
#include "services/domain/result.h"
#include "services/domain/rows.h"

#include <QJsonObject>

namespace tidegate {

// Names ending in Members write the members of an object the caller began, so that it can add more; the others write a whole value.

void writeEnvironmentMembers(JsonWriter &json, const EnvironmentRow &row);
void writeEnvironmentMembers(JsonWriter &json, const Environment &environment);
/// freeze, health, drift, targetCount and currentRelease; what the environment itself is does not matter.
void writeEnvironmentState(JsonWriter &json, const EnvironmentSummary &summary);
void writeFreezeStatus(JsonWriter &json, const FreezeStatus &status);

/// Merges a request (RFC 7396) into an environment and checks the result: ErrorKind::Invalid with every wrong field.
/// When creating, base carries the defaults and the id to use unless the client sends its own.
Result<Environment> applyEnvironmentJson(Environment base, const QJsonObject &body, bool creating, bool lenient = false);

/// An answer of the server, with freeze, health, drift and currentRelease where present.
Result<EnvironmentSummary> environmentSummaryFromJson(const QJsonObject &json);
Result<FreezeStatus> freezeStatusFromJson(const QJsonObject &json);

/// The members a client may write.
QJsonObject toJson(const Environment &environment);
/// What a row of the audit log keeps of it, and a 412 shows.
QJsonObject auditJson(const Environment &environment);
/// Whether they differ in what takes environment:policy.
bool changesPolicy(const Environment &before, const Environment &after);
/// As stored and answered, with extra only when it holds something.
QJsonObject toJson(const EnvironmentConfig &config);
Result<EnvironmentConfig> environmentConfigFromJson(const QJsonObject &json);

/// How an environment with what is going on in it is described.
QList<FieldDescription> environmentFields();

} // namespace tidegate
