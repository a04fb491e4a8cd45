// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/observedchange.h"
#include "services/domain/result.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tidegate {

void writeObservedChangeMembers(JsonWriter &json, const ObservedChange &change, const QString &targetName);

/// As they are stored and sent.
QJsonArray toJson(const QList<ChangeEvidence> &evidence);
QList<ChangeEvidence> evidenceFromJson(const QJsonArray &json);

/// POST …/explanation.
Result<ChangeExplanation> explanationFromJson(const QJsonObject &body, bool lenient);

/// What the audit log keeps of an explanation.
QJsonObject auditJson(const ObservedChange &change);

// For clients.
Result<ShownChange> observedChangeFromJson(const QJsonObject &json);
Result<ChangeCounts> changeCountsFromJson(const QJsonObject &json);
QJsonObject toJson(const ChangeExplanation &said); ///< As it is sent.

} // namespace tidegate
