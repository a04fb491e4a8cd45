// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/nomadexchange.h"

namespace tidegate {

/// The jobs of a namespace, or of all of them ("*"): those that others started are not among them. Used by NomadProbe only.
class NomadDiscovery : public NomadExchange
{
    Q_OBJECT

public:
    using NomadExchange::NomadExchange;

    void start();

private:
    Error refused(int status) const override;
};

} // namespace tidegate
