// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/nomadprobe.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/health/componenthealth.h"
#include "services/health/nomadcheck.h"
#include "services/health/probecredentials.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxBody = 64 * 1024 * 1024;

/// Nomad's errors are plain text; only their status counts.
Error refusedByNomad(int status)
{
    if (status == 404)
        return makeError(ErrorKind::Unavailable, say("job-not-found"));
    if (status == 401 || status == 403)
        return makeError(ErrorKind::Unavailable, say("access-denied/nomad"));
    return makeError(ErrorKind::Unavailable, say("engine-error/nomad", status));
}

QByteArray queryOf(const QJsonObject &connection)
{
    QByteArray query = "?namespace=" + QUrl::toPercentEncoding(connection.value("namespace"_L1).toString(u"default"_s));
    if (const auto region = connection.value("region"_L1).toString(); !region.isEmpty())
        query += "&region=" + QUrl::toPercentEncoding(region);
    return query;
}

QByteArray pathOfJob(const QString &id)
{
    return "/v1/job/" + QUrl::toPercentEncoding(id);
}

} // namespace

QByteArray nomadSummaryPath(const QJsonObject &connection)
{
    return pathOfJob(connection.value("jobId"_L1).toString()) + "/summary" + queryOf(connection);
}

void NomadCheck::start()
{
    if (!prepare())
        return;
    const auto token = openReference(target(), "tokenRef"_L1);
    if (!token) {
        fail(token.error());
        return;
    }
    if (!token->isEmpty())
        addHeader({"X-Nomad-Token", token->trimmed()});

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

void NomadCheck::getBody(const QByteArray &path, const std::function<Result<void>(const QByteArray &body)> &onBody, const QByteArray &extraQuery)
{
    get(path + queryOf(target().connection) + extraQuery, maxBody, [this, onBody](const Result<HttpAnswer> &answer) {
        if (!answer) {
            fail(answer.error());
            return;
        }
        pinAddress(answer->peer);
        if (answer->status != 200)
            failUnhealthy(refusedByNomad(answer->status));
        else if (const auto read = onBody(answer->body); !read)
            failUnhealthy(read.error());
    });
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
    auto *check = new NomadCheck(target, m_policy, m_clock, m_timeout); // deletes itself
    auto future = check->future();
    check->start();
    return future;
}

} // namespace tidegate
