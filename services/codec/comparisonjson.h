// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/environmentcomparison.h"
#include "services/domain/result.h"

#include <QJsonObject>

namespace tidegate {

void writeComparisonMembers(JsonWriter &json, const EnvironmentComparison &comparison);
Result<EnvironmentComparison> comparisonFromJson(const QJsonObject &json);

} // namespace tidegate
