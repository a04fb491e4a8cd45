// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/servercheckmodel.h"
#include "models/servertablemodel.h"

#include <functional>

namespace tidegate {

/// Makes the endpoint of a connection and hands it to the callback, at once or later: reads its CA file and, when no token is given, asks
/// the keychain. The program provides it; the window knows neither.
using EndpointProvider = std::function<void(const SavedServer &connection, const QByteArray &token, const std::function<void(const Result<Endpoint> &)> &take)>;

} // namespace tidegate
