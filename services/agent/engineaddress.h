// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/net/httpfetch.h"

namespace tidegate {

/// Where the engine of this computer is: "unix:///var/run/docker.sock" or "tcp://127.0.0.1:2375", as a request to it. What else is written is Malformed.
Result<HttpRequest> engineAddress(const QString &text);

/// Where an agent may connect to: a person put the address into its configuration, or gave it the target.
OutboundPolicy policyOfAgents();

} // namespace tidegate
