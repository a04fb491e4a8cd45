// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/gate.h"
#include "services/domain/opentime.h"
#include "services/domain/result.h"

#include <QJsonObject>

namespace tidegate {

void writeGateDecisionMembers(JsonWriter &json, const GateDecision &decision);

/// A gate-check request. `defaults` says what holds when the body is silent: now, the caller, deploy.
Result<GateQuestion> gateQuestionFromJson(const QJsonObject &body, GateQuestion defaults, bool lenient = false);
Result<GateDecision> gateDecisionFromJson(const QJsonObject &json);
QJsonObject toJson(const GateQuestion &question);

void writeOpenTimesMembers(JsonWriter &json, const OpenTimes &times);
Result<OpenTimes> openTimesFromJson(const QJsonObject &json);

} // namespace tidegate
