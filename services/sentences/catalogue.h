// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sentences/agents.h"
#include "services/sentences/audit.h"
#include "services/sentences/client.h"
#include "services/sentences/copying.h"
#include "services/sentences/database.h"
#include "services/sentences/fields.h"
#include "services/sentences/health.h"
#include "services/sentences/importing.h"
#include "services/sentences/network.h"
#include "services/sentences/opentimes.h"
#include "services/sentences/operations.h"
#include "services/sentences/requests.h"
#include "services/sentences/restoring.h"
#include "services/sentences/secrets.h"

#include <span>

namespace tidegate::sentences {

/// All that the services, and the client of the console, say to people.
inline constexpr std::span<const Sentence> catalogue[] = {fields, operations, requests,  audit,     secrets, health,    network,
                                                          client, database,   openTimes, restoring, copying, importing, agents};

} // namespace tidegate::sentences
