// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/configuration.h"

namespace tidegate {

/// tidegate-server copy --from URL --to URL: takes the workspace of one database to another, empty one. Says on stdout how far it is and what it did;
/// ends at SIGINT and SIGTERM, which leaves the target incomplete.
Result<void> copyCommand(const Configuration &configuration);

} // namespace tidegate
