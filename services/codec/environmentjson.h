// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/environmentsummary.h"
#include "services/domain/result.h"
#include "services/domain/rows.h"

#include <QJsonObject>

namespace tidegate {

// Names ending in Members write the members of an object the caller began, so that it can add more; the others write a whole value.

void writeEnvironmentMembers(JsonWriter &json, const EnvironmentRow &row);
void writeEnvironmentMembers(JsonWriter &json, const Environment &environment);
void writeFreezeStatus(JsonWriter &json, const FreezeStatus &status);
void writeHealthCounts(JsonWriter &json, const HealthCounts &counts);
void writeDriftCounts(JsonWriter &json, const DriftCounts &counts);
/// null without a release.
void writeCurrentRelease(JsonWriter &json, const std::optional<CurrentRelease> &release);

/// Merges a request (RFC 7396) into an environment and checks the result: ErrorKind::Invalid with every wrong field.
/// When creating, base carries the defaults and the id to use unless the client sends its own.
Result<Environment> applyEnvironmentJson(Environment base, const QJsonObject &body, bool creating, bool lenient = false);

/// An answer of the server, with freeze, health, drift and currentRelease where present.
Result<EnvironmentSummary> environmentSummaryFromJson(const QJsonObject &json);
Result<FreezeStatus> freezeStatusFromJson(const QJsonObject &json);

/// The members a client may write.
QJsonObject toJson(const Environment &environment);
/// As stored and answered, with extra only when it holds something.
QJsonObject toJson(const EnvironmentConfig &config);
Result<EnvironmentConfig> environmentConfigFromJson(const QJsonObject &json);

} // namespace tidegate
