// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QString>

/// What pushes took, in seconds: of the clock, and of CPU of this process.
struct Pushed
{
    double seconds = 0;
    double cpu = 0;
};

/// Fills a new database with targets in ten environments, each with a sticker and an inventory of as many components, and says what the pushes of the
/// inventories took, 100 targets each. Two of a hundred targets run another image than is expected; one of a thousand runs something besides that nobody named.
tidegate::Result<Pushed> seedFleet(const QString &url, int targets, int components);
