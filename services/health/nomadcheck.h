// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/httpcheck.h"
#include "services/health/nomadanswers.h"

namespace tidegate {

/// One check of one job: the job, its allocations, its deployments; of one that starts others, the newest of them. Used by NomadProbe only.
class NomadCheck : public HttpCheck
{
    Q_OBJECT

public:
    using HttpCheck::HttpCheck;

    void start();

private:
    /// Hands on the body of an answer with status 200; anything else ends the check.
    void getBody(const QByteArray &path, const std::function<Result<void>(const QByteArray &body)> &onBody, const QByteArray &extraQuery = {});
    void askForAllocations();
    void askForChildren();
    void conclude(const HealthReport &report);

    NomadJobState m_job;
    NomadAllocations m_allocations;
};

} // namespace tidegate
