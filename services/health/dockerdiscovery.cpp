// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/dockerdiscovery.h"

#include "services/domain/say.h"
#include "services/domain/textrules.h"
#include "services/health/foundwork.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxInfo = 1024 * 1024;

} // namespace

void DockerDiscovery::start()
{
    greet([this] { getFromEngine("/containers/json?all=1", maxList, [this](const auto &answer) { onContainers(answer); }); });
}

void DockerDiscovery::onContainers(const Result<HttpAnswer> &answer)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    const auto read = bodyOf(answer, u"GET /containers/json"_s).and_then(readComposeProjects);
    if (!read) {
        failUnhealthy(read.error());
        return;
    }
    m_discovery = *read;
    getFromEngine("/info", maxInfo, [this](const auto &info) { onInfo(info); });
}

/// Who may not see it still sees what runs: only how the host and its engine call themselves is not known then.
void DockerDiscovery::onInfo(const Result<HttpAnswer> &answer)
{
    const EngineInfo info = readEngineInfo(answer && answer->status == 200 ? answer->body : QByteArray());
    if (!isPodman()) // which says another one each time
        m_discovery.engine = info.id;
    FoundWork &host = m_discovery.found.first();
    host.name = info.name.isEmpty() ? componentName(target().connection.value("host"_L1).toString()) : info.name;
    const auto projects = m_discovery.found.size() - 1;
    finish(projects == 0 ? say("found/no-projects") : say("found/projects", projects), m_discovery);
}

} // namespace tidegate
