// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/observedchange.h"

namespace tidegate {

/// "the engine started container web-1 (4c01db0b339c, Compose project shop, service web)".
QString engineActText(const EngineAct &act);
/// What it calls the container or the image: its name, else its id.
QString engineActorName(const EngineAct &act);
/// The first start of a container among the evidence; null: the engine told of none.
const ChangeEvidence *startAmong(const QList<ChangeEvidence> &evidence);

} // namespace tidegate
