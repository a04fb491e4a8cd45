// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/nomadanswers.h"
#include "services/health/nomadexchange.h"

namespace tidegate {

/// One check of one job: the job, its allocations, its deployments; of one that starts others, the newest of them. Used by NomadProbe only.
class NomadCheck : public NomadExchange
{
    Q_OBJECT

public:
    using NomadExchange::NomadExchange;

    void start();

private:
    Error refused(int status) const override;
    void askForAllocations();
    void askForChildren();
    void conclude(const HealthReport &report);

    NomadJobState m_job;
    NomadAllocations m_allocations;
};

} // namespace tidegate
