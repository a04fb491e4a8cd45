// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/nomaddiscovery.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/health/foundwork.h"

using namespace Qt::StringLiterals;

namespace tidegate {

void NomadDiscovery::start()
{
    if (!begin())
        return;
    getBody("/v1/jobs", [this](const QByteArray &body) -> Result<void> {
        ASSIGN_OR_RETURN(auto jobs, readNomadJobs(body));
        const bool isEverywhere = target().connection.value("namespace"_L1).toString() == "*"_L1;
        if (isEverywhere) // a job is in one namespace: who does not say in which is no target
            jobs.unusable += static_cast<int>(jobs.found.removeIf([](const FoundWork &work) { return !work.connection.contains("namespace"_L1); }));
        const auto count = jobs.found.size();
        if (count == 0)
            finish(isEverywhere ? say("found/no-jobs-anywhere") : say("found/no-jobs"), jobs);
        else
            finish(isEverywhere ? say("found/jobs-everywhere", count) : say("found/jobs", count), jobs);
        return {};
    });
}

Error NomadDiscovery::refused(int status) const
{
    if (status == 401 || status == 403)
        return makeError(ErrorKind::Unavailable, say("access-denied/nomad-jobs"));
    return NomadExchange::refused(status);
}

} // namespace tidegate
