// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/componentversions.h"

#include <QUrlQuery>

namespace tidegate {

/// Some of the components; the environments are all of them.
struct ComponentPage
{
    FleetComponents table;
    QUrlQuery next; ///< Asks for the next ones; empty: there are none.
};

} // namespace tidegate
