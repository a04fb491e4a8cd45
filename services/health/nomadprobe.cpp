// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/nomadprobe.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/health/componenthealth.h"
#include "services/health/nomadcheck.h"
#include "services/health/nomaddiscovery.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QByteArray pathOfJob(const QString &id)
{
    return "/v1/job/" + QUrl::toPercentEncoding(id);
}

} // namespace

void NomadCheck::start()
{
    if (!begin())
        return;
    getBody(pathOfJob(target().connection.value("jobId"_L1).toString()), [this](const QByteArray &body) -> Result<void> {
        ASSIGN_OR_RETURN(const auto job, readNomadJob(body));
        m_job = job;
        if (m_job.childPrefix.isEmpty())
            askForAllocations();
        else
            askForChildren();
        return {};
    });
}

void NomadCheck::askForAllocations()
{
    const auto path = pathOfJob(target().connection.value("jobId"_L1).toString());
    getBody(path + "/allocations", [this, path](const QByteArray &listed) -> Result<void> {
        ASSIGN_OR_RETURN(const auto allocations, readNomadAllocations(listed, m_job));
        m_allocations = allocations;
        getBody(path + "/deployments", [this](const QByteArray &deployed) -> Result<void> {
            ASSIGN_OR_RETURN(const auto deployment, readNomadDeployments(deployed));
            conclude(judgeNomadJob(m_job, m_allocations, deployment, target().expectedComponents));
            return {};
        });
        return {};
    });
}

/// A job that starts others has no allocations: how it does is how the newest of the others does.
void NomadCheck::askForChildren()
{
    m_allocations.components = m_job.isStopped ? QList<ObservedComponent>() : componentsOfDefinition(m_job);
    getBody(
        "/v1/jobs",
        [this](const QByteArray &listed) -> Result<void> {
            ASSIGN_OR_RETURN(const auto child, readNewestNomadChild(listed, m_job));
            if (child.isEmpty()) {
                conclude(judgeNomadParent(m_job, {}, target().expectedComponents));
                return {};
            }
            getBody(pathOfJob(child) + "/allocations", [this](const QByteArray &ofChild) -> Result<void> {
                ASSIGN_OR_RETURN(const auto allocations, readNomadAllocations(ofChild, m_job));
                conclude(judgeNomadParent(m_job, allocations.counts, target().expectedComponents));
                return {};
            });
            return {};
        },
        "&prefix=" + QUrl::toPercentEncoding(m_job.childPrefix));
}

/// Nomad's errors are plain text; only their status counts.
Error NomadCheck::refused(int status) const
{
    if (status == 404)
        return makeError(ErrorKind::Unavailable, say("job-not-found"));
    if (status == 401 || status == 403)
        return makeError(ErrorKind::Unavailable, say("access-denied/nomad"));
    return NomadExchange::refused(status);
}

void NomadCheck::conclude(const HealthReport &report)
{
    auto snapshot = newSnapshot(u"nomad"_s);
    snapshot.components = m_allocations.components;
    if (boundComponents(snapshot.components, target().expectedComponents))
        snapshot.addNote(say("note/too-many-components"));
    if (m_allocations.unreadable > 0) {
        const Message unread = say("note/unread-allocations", m_allocations.unreadable);
        areAllFound(snapshot.components, target().expectedComponents) ? snapshot.addNote(unread) : snapshot.addError(unread);
    }
    finish(report, snapshot);
}

QFuture<ProbeResult> NomadProbe::probe(const ProbeTarget &target)
{
    if (target.isPlaceOnly) {
        auto *discovery = new NomadDiscovery(target, m_policy, m_clock, m_timeout); // deletes itself
        auto found = discovery->future();
        discovery->start();
        return found;
    }
    auto *check = new NomadCheck(target, m_policy, m_clock, m_timeout); // deletes itself
    auto future = check->future();
    check->start();
    return future;
}

} // namespace tidegate
