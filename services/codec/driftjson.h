// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/drift.h"
#include "services/domain/result.h"

#include <QJsonObject>

namespace tidegate {

void writeDriftMembers(JsonWriter &json, const DriftReport &report);
/// The array of differences alone, as it is stored.
void writeDifferences(JsonWriter &json, const QList<Difference> &differences);

Result<DriftReport> driftReportFromJson(const QJsonObject &json);
Result<QList<Difference>> differencesFromJson(const QJsonArray &json);

} // namespace tidegate
