// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/engineact.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tidegate {

class JsonReader;

/// What an engine did before, or while, something was observed, as a push tells it: how long before, so that no clock matters.
QJsonArray toJson(const QList<EngineAct> &acts, Instant observedAt);
/// Reads the member of a section; at most maxActs, without what may not be kept and without deeds that nobody here knows.
QList<EngineAct> readEngineActs(JsonReader &section, const QString &key, Instant observedAt, bool refuseUnknown);

/// As it stands in a piece of evidence, which says the time.
QJsonObject toJson(const EngineAct &act);
/// Nothing for what a newer server may have kept.
std::optional<EngineAct> engineActFromJson(const QJsonObject &json, Instant at);

} // namespace tidegate
