// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/fieldflags.h"
#include "services/codec/jsonwriter.h"
#include "services/domain/result.h"
#include "services/domain/targetgroup.h"

#include <QJsonObject>

namespace tidegate {

void writeTargetGroupMembers(JsonWriter &json, const TargetGroup &group);

/// Merges a request into a group and checks the result.
Result<TargetGroup> applyTargetGroupJson(TargetGroup base, const QJsonObject &body, bool creating, bool lenient = false);
Result<TargetGroup> targetGroupFromJson(const QJsonObject &json);

/// The members a client may write. Labels of `before` that are gone become null, which is how a merge patch removes them.
QJsonObject toJson(const TargetGroup &group, const Labels &before = {});
QJsonObject toJson(const Labels &labels, const Labels &before = {});
/// What a row of the audit log keeps of it, and a 412 shows.
QJsonObject auditJson(const TargetGroup &group);

QList<FieldDescription> targetGroupFields();

} // namespace tidegate
