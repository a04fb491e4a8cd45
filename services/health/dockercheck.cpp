// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/dockercheck.h"

#include "services/health/componenthealth.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxPing = 64 * 1024;
constexpr qint64 maxInventory = 4 * 1024 * 1024;
constexpr int maxParallel = 4;
constexpr qsizetype maxInspections = 500;

Error refused(int status)
{
    if (status == 401 || status == 403)
        return makeError(ErrorKind::Unavailable, u"access-denied"_s, u"The engine answers, but it does not let Tidegate in."_s);
    return makeError(ErrorKind::Unavailable, u"engine-error"_s, u"The engine answers with HTTP status %1."_s.arg(status));
}

QByteArray projectFilter(const QString &project)
{
    const QString label = u"com.docker.compose.project="_s + project;
    const QJsonObject filter{{u"label"_s, QJsonArray{label}}};
    return "&filters=" + QUrl::toPercentEncoding(QString::fromUtf8(QJsonDocument(filter).toJson(QJsonDocument::Compact)));
}

} // namespace

QString DockerCheck::composeProject() const
{
    return target().type == TargetType::ComposeHost ? target().connection.value("projectName"_L1).toString() : QString();
}

void DockerCheck::start()
{
    const auto &connection = target().connection;
    const int port = connection.value("port"_L1).toInt(0);
    const bool useTls = connection.value("tlsEnabled"_L1).toBool(port != 2375);
    const int usual = useTls ? 2376 : 2375;
    if (prepare(connection.value("host"_L1).toString(), static_cast<quint16>(port > 0 ? port : usual), useTls))
        get("/_ping", maxPing, [this](const auto &answer) { onPing(answer); });
}

void DockerCheck::onPing(const Result<HttpAnswer> &answer)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    if (answer->status != 200 && answer->status != 401 && answer->status != 403) {
        failUnhealthy(makeError(ErrorKind::Unavailable, u"not-an-engine"_s, u"Something answers on this port, but it is no Docker engine."_s));
        return;
    }
    if (answer->status != 200) {
        failUnhealthy(refused(answer->status));
        return;
    }
    const auto prefix = dockerApiPrefix(answer->header("api-version"));
    if (!prefix) {
        failUnhealthy(prefix.error());
        return;
    }
    m_prefix = *prefix;
    m_isPodman = answer->header("server").startsWith("Libpod/");
    pinAddress(answer->peer);
    const auto filter = composeProject().isEmpty() ? QByteArray() : projectFilter(composeProject());
    get(m_prefix + "/containers/json?all=1" + filter, maxInventory, [this](const auto &containers) { onContainers(containers); });
}

void DockerCheck::onContainers(const Result<HttpAnswer> &answer)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    if (answer->status != 200) {
        failUnhealthy(refused(answer->status));
        return;
    }
    const auto containers = readDockerContainers(answer->body, composeProject());
    if (!containers) {
        failUnhealthy(containers.error());
        return;
    }
    m_containers = *containers;
    queueInspections();
    startInspections();
}

void DockerCheck::queueInspections()
{
    QSet<QString> images;
    for (const auto &container : std::as_const(m_containers)) {
        const auto &imageId = container.component.imageId;
        if (imageId.isEmpty() || images.contains(imageId))
            continue;
        images.insert(imageId);
        m_queue.emplace_back([this, imageId] {
            get(m_prefix + "/images/" + imageId.toLatin1() + "/json", maxInventory, [this, imageId](const auto &answer) { onImage(imageId, answer); });
        });
    }
    for (qsizetype i = 0; m_isPodman && i < m_containers.size(); ++i) {
        const auto &container = m_containers.at(i);
        if (container.knowsHealth || container.component.state != "running"_L1)
            continue;
        m_queue.emplace_back([this, i, id = container.component.containerId.toLatin1()] {
            get(m_prefix + "/containers/" + id + "/json", maxInventory, [this, i](const auto &answer) { onInspection(i, answer); });
        });
    }
    if (m_queue.size() > static_cast<std::size_t>(maxInspections)) {
        m_queue.resize(static_cast<std::size_t>(maxInspections));
        noteIncomplete(u"There are too many images and containers to inspect all of them."_s);
    }
}

void DockerCheck::startInspections()
{
    while (m_running < maxParallel && !m_queue.empty()) {
        const auto inspect = std::move(m_queue.front());
        m_queue.pop_front();
        if (hasExpired()) {
            noteIncomplete(u"The time for the check ran out before everything was inspected."_s);
            m_queue.clear();
            break;
        }
        ++m_running;
        inspect();
    }
    if (m_running == 0 && m_queue.empty())
        conclude();
}

void DockerCheck::onImage(const QString &imageId, const Result<HttpAnswer> &answer)
{
    const auto digests = answer && answer->status == 200 ? readDockerRepoDigests(answer->body) : Result<QStringList>(Error());
    if (!digests)
        noteIncomplete(u"An image could not be inspected."_s);
    for (auto &container : m_containers) {
        if (digests && container.component.imageId == imageId)
            container.component.repoDigests = *digests;
    }
    inspectionDone();
}

void DockerCheck::onInspection(qsizetype index, const Result<HttpAnswer> &answer)
{
    // 404: it was removed since the list was made, which is not an error.
    if (answer && answer->status == 200) {
        if (const auto component = withDockerInspection(m_containers.at(index).component, answer->body))
            m_containers[index].component = *component;
        else
            noteIncomplete(u"A container could not be inspected."_s);
    } else if (!answer || answer->status != 404) {
        noteIncomplete(u"A container could not be inspected."_s);
    }
    inspectionDone();
}

void DockerCheck::inspectionDone()
{
    --m_running;
    startInspections();
}

void DockerCheck::noteIncomplete(const QString &what)
{
    if (!m_errors.contains(what))
        m_errors.append(what);
}

void DockerCheck::conclude()
{
    QList<ObservedComponent> components;
    for (const auto &container : std::as_const(m_containers))
        components.append(container.component);

    auto snapshot = newSnapshot((m_isPodman ? "podman/"_L1 : "docker/"_L1) + QString::fromLatin1(m_prefix.mid(2)));
    snapshot.components = mergeReplicas(components);
    snapshot.errors = m_errors;
    auto report = judgeComponents(snapshot.components, target().expectedComponents);
    if (!m_errors.isEmpty() && report.status == Health::Healthy) {
        report.status = Health::Degraded;
        report.code = u"inventory-incomplete"_s;
        report.message += u' ' + m_errors.join(u' ');
    }
    finish(report, snapshot);
}

} // namespace tidegate
