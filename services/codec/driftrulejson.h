// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/driftrule.h"

#include <QJsonObject>

namespace tidegate {

void writeDriftRuleMembers(JsonWriter &json, const DriftRule &rule);
/// POST /api/v1/drift-rules, checked at `now`. Without an id of its own the rule has none.
Result<DriftRule> driftRuleFromBody(const QJsonObject &body, Instant now, bool lenient);
/// For clients.
Result<DriftRule> driftRuleFromJson(const QJsonObject &json);
/// What a client sends.
QJsonObject bodyOf(const DriftRule &rule);
/// What a row of the audit log keeps, and a 412 shows.
QJsonObject auditJson(const DriftRule &rule);

} // namespace tidegate
