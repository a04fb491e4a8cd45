// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/discovery.h"
#include "services/domain/result.h"

namespace tidegate {

/// How the asking went, and what was found; a list without elements where nothing was told.
void writeDiscoveryReportMembers(JsonWriter &json, const DiscoveryReport &report);
Result<DiscoveryReport> discoveryReportFromJson(const QJsonObject &json);

} // namespace tidegate
