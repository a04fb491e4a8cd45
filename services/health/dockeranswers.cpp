// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/dockeranswers.h"

#include "services/domain/sticker.h"
#include "services/health/componenthealth.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int oldestMinor = 24;
constexpr int newestMinor = 52; // engines refuse a prefix that is newer than they are
constexpr auto componentLabel = "tidegate.component"_L1;
constexpr auto projectLabel = "com.docker.compose.project"_L1;
constexpr auto serviceLabel = "com.docker.compose.service"_L1;
constexpr auto oneoffLabel = "com.docker.compose.oneoff"_L1;

Error unexpectedAnswer()
{
    return makeError(ErrorKind::Unavailable, u"malformed-answer"_s, u"The engine answers in a form that Tidegate does not know."_s);
}

bool isHex(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

QString componentName(const QJsonObject &container, const QJsonObject &labels)
{
    for (const auto label : {componentLabel, serviceLabel}) {
        if (const auto name = labels.value(label).toString(); !name.isEmpty())
            return sanitisedName(name);
    }
    auto name = container.value("Names"_L1).toArray().first().toString();
    if (name.startsWith(u'/'))
        name.remove(0, 1);
    return sanitisedName(name);
}

/// The engine's words for a state, in ours.
QString stateOf(const QString &state)
{
    return state == "running"_L1 || state == "restarting"_L1 || state == "paused"_L1 ? state : u"exited"_s;
}

/// "Up 2 minutes (healthy)": what the parentheses at the end say.
QString healthInStatus(const QString &status)
{
    if (status.endsWith("(healthy)"_L1))
        return u"healthy"_s;
    if (status.endsWith("(unhealthy)"_L1))
        return u"unhealthy"_s;
    return status.endsWith("(health: starting)"_L1) ? u"starting"_s : QString();
}

DockerContainer readContainer(const QJsonObject &container, const QString &id)
{
    const auto labels = container.value("Labels"_L1).toObject();
    DockerContainer read;
    auto &component = read.component;
    component.name = componentName(container, labels);
    component.containerId = id;
    component.image = sanitisedName(container.value("Image"_L1).toString(), 512);
    component.imageId = container.value("ImageID"_L1).toString();
    if (!component.imageId.startsWith("sha256:"_L1)) // Podman leaves the algorithm out
        component.imageId.prepend("sha256:"_L1);
    component.imageId = canonicalDigest(component.imageId);
    component.platformDigest = canonicalDigest(container.value("ImageManifestDescriptor"_L1).toObject().value("digest"_L1).toString());
    component.state = stateOf(container.value("State"_L1).toString());
    component.replicasRunning = component.state == "running"_L1 ? 1 : 0;
    component.labelled = !labels.value(componentLabel).toString().isEmpty();
    component.health = healthInStatus(container.value("Status"_L1).toString());
    read.knowsHealth = !component.health.isEmpty();
    return read;
}

} // namespace

Result<QByteArray> dockerApiPrefix(const QByteArray &offeredVersion)
{
    const auto dot = offeredVersion.indexOf('.');
    bool majorOk = false;
    bool minorOk = false;
    const int major = offeredVersion.left(dot).toInt(&majorOk);
    const int minor = offeredVersion.mid(dot + 1).toInt(&minorOk);
    if (dot <= 0 || !majorOk || !minorOk || major != 1 || minor < 0)
        return makeError(ErrorKind::Unavailable, u"not-an-engine"_s, u"Something answers on this port, but it is no Docker engine."_s);
    if (minor < oldestMinor)
        return makeError(ErrorKind::Unavailable, u"engine-too-old"_s, u"The engine is too old: Tidegate needs API version 1.24."_s);
    return QByteArray("/v1." + QByteArray::number(std::min(minor, newestMinor)));
}

Result<QList<DockerContainer>> readDockerContainers(const QByteArray &body, const QString &composeProject)
{
    const auto document = QJsonDocument::fromJson(body);
    if (!document.isArray())
        return unexpectedAnswer();

    QList<DockerContainer> containers;
    for (const auto &value : document.array()) {
        const auto container = value.toObject();
        const auto id = container.value("Id"_L1).toString();
        if (!isHex(id) || id.size() > 64) // it becomes part of a path
            return unexpectedAnswer();
        const auto labels = container.value("Labels"_L1).toObject();
        if (!composeProject.isEmpty()) {
            const bool isOneOff = labels.value(oneoffLabel).toString().compare("true"_L1, Qt::CaseInsensitive) == 0;
            if (labels.value(projectLabel).toString() != composeProject || isOneOff)
                continue;
        }
        const auto read = readContainer(container, id);
        if (read.component.name.isEmpty())
            return unexpectedAnswer();
        containers.append(read);
    }
    return containers;
}

Result<QStringList> readDockerRepoDigests(const QByteArray &body)
{
    const auto document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return unexpectedAnswer();

    QStringList digests;
    for (const auto &value : document.object().value("RepoDigests"_L1).toArray()) { // null or absent: none
        const auto text = value.toString();
        if (const auto digest = canonicalDigest(text.mid(text.lastIndexOf(u'@') + 1)); !digest.isEmpty())
            digests.append(digest);
    }
    digests.sort();
    digests.removeDuplicates();
    return digests;
}

Result<ObservedComponent> withDockerInspection(ObservedComponent component, const QByteArray &body)
{
    const auto document = QJsonDocument::fromJson(body);
    const auto state = document.object().value("State"_L1).toObject();
    if (state.isEmpty())
        return unexpectedAnswer();
    auto health = state.value("Health"_L1).toObject();
    if (health.isEmpty())
        health = state.value("Healthcheck"_L1).toObject(); // Podman before 4.4
    const auto word = health.value("Status"_L1).toString();
    static const QStringList known{u"healthy"_s, u"unhealthy"_s, u"starting"_s};
    component.health = known.contains(word) ? word : QString();
    component.startedAt = sanitisedName(state.value("StartedAt"_L1).toString(), 40);
    return component;
}

} // namespace tidegate
