// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QString>

/// Fills a new database with targets in ten environments, each with a sticker and an inventory of as many components, and says how long the pushes of the
/// inventories took, in seconds. Two of a hundred targets run another image than is expected; one of a thousand runs something besides that nobody named.
tidegate::Result<double> seedFleet(const QString &url, int targets, int components);
