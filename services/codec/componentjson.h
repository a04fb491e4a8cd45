// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/componentversions.h"
#include "services/domain/result.h"

#include <QJsonObject>

namespace tidegate {

void writeComponentMembers(JsonWriter &json, const FleetComponents &table);
Result<FleetComponents> fleetComponentsFromJson(const QJsonObject &json);

} // namespace tidegate
