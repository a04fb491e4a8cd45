// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/discovery.h"
#include "services/domain/result.h"

#include <QByteArray>
#include <QStringList>

namespace tidegate {

// What engines list, read with suspicion as work that may become a target. No I/O.

/// The projects of /containers/json?all=1, by the labels of Compose, behind the host itself. Containers of `compose run` count for no project.
Result<Discovery> readComposeProjects(const QByteArray &body);

/// Of /info; texts are empty where it does not say.
struct EngineInfo
{
    QString id;   ///< Of letters, digits, hyphens and colons.
    QString name; ///< Of the host.
};
EngineInfo readEngineInfo(const QByteArray &body);

/// The jobs of /v1/jobs without those that others started.
Result<Discovery> readNomadJobs(const QByteArray &body);

/// A page of ListServices.
struct EcsServicePage
{
    QStringList arns;
    int unreadable = 0;
    QString next;       ///< What asks for the next one; empty: it was the last.
    bool isCut = false; ///< There was more on it than was asked for.
};
/// So many of a page, the first.
Result<EcsServicePage> readEcsServicePage(const QByteArray &body, qsizetype most);
/// The services of DescribeServices that were asked for, each once; those that are gone since are left out.
QList<FoundWork> foundEcsServices(const QByteArray &body, const QStringList &arns, const QJsonObject &asked);
/// The same by their ARNs alone, and why there is no more.
QList<FoundWork> listedEcsServices(const QStringList &arns, const QJsonObject &asked, const Message &why);

/// In order and each once; without what the rules for connections refuse, which is counted; at most maxFoundWork.
void boundFound(Discovery &discovery, const QJsonObject &asked);

} // namespace tidegate
