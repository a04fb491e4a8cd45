// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sql/migrator.h"

namespace tidegate {

/// The migrations of this program, by number from 1 without gaps: services/store/migrations, built in.
const QList<sql::Migration> &embeddedMigrations();

} // namespace tidegate
