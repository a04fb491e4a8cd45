// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/dockercheck.h"

#include "services/domain/say.h"
#include "services/health/componenthealth.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxInspection = 4 * 1024 * 1024;
constexpr int maxParallel = 4;
constexpr std::size_t maxInspections = 500;
constexpr qsizetype maxNotes = 20;

QByteArray filter(const QString &key, const QString &value)
{
    const QJsonObject filters{{key, QJsonArray{value}}};
    return "filters=" + QUrl::toPercentEncoding(QString::fromUtf8(QJsonDocument(filters).toJson(QJsonDocument::Compact)));
}

} // namespace

QString DockerCheck::composeProject() const
{
    return target().type == TargetType::ComposeHost ? target().connection.value("projectName"_L1).toString() : QString();
}

void DockerCheck::start()
{
    greet([this] {
        const auto ofProject = composeProject().isEmpty() ? QByteArray() : "&" + filter(u"label"_s, u"com.docker.compose.project="_s + composeProject());
        getFromEngine("/containers/json?all=1" + ofProject, maxList, [this](const auto &containers) { onContainers(containers); });
    });
}

void DockerCheck::onContainers(const Result<HttpAnswer> &answer)
{
    if (!answer) {
        fail(answer.error());
        return;
    }
    if (answer->status != 200) {
        failUnhealthy(refusedByEngine(answer->status));
        return;
    }
    const auto read = readDockerContainers(answer->body, composeProject());
    if (!read) {
        failUnhealthy(read.error());
        return;
    }
    m_containers = read->containers;
    if (isPodman())
        m_containers.removeIf([](const DockerContainer &each) { return each.isInfra && !each.replica.component.labelled && each.composeService == "/"_L1; });
    m_unreadable = read->unreadable;
    const auto ofSwarm = std::find_if(m_containers.begin(), m_containers.end(),
                                      [](const auto &each) { return !each.swarmNode.isEmpty() && each.replica.component.state == "exited"_L1; });
    if (ofSwarm == m_containers.end()) {
        inspect();
        return;
    }
    // Only managers of a Swarm know its tasks. Elsewhere what is stopped beside what runs is a leftover.
    getFromEngine("/tasks?" + filter(u"node"_s, ofSwarm->swarmNode), maxList, [this](const auto &tasks) { onTasks(tasks); });
}

void DockerCheck::onTasks(const Result<HttpAnswer> &answer)
{
    const auto tasks = bodyOf(answer, u"GET /tasks"_s).and_then(readSwarmTasks);
    if (tasks)
        applySwarmTasks(m_containers, *tasks);
    else if (!answer || answer->status != 503) // 503: a worker, or no Swarm any more
        note(say("note/swarm-tasks", tasks.error()));
    inspect();
}

void DockerCheck::inspect()
{
    QList<Replica> replicas;
    for (const auto &container : std::as_const(m_containers))
        replicas.append(container.replica);
    QList<DockerContainer> current;
    const auto positions = currentReplicas(replicas);
    for (const auto at : positions)
        current.append(m_containers.at(at));
    // What runs and what is expected comes first, in case that not everything can be inspected.
    std::stable_sort(current.begin(), current.end(), [this](const auto &a, const auto &b) { return priority(a) < priority(b); });
    m_containers = current;
    queueInspections();
    startInspections();
}

int DockerCheck::priority(const DockerContainer &container) const
{
    const auto &component = container.replica.component;
    return (isExpected(component.name) ? 0 : component.labelled ? 2 : 4) + (component.state == "exited"_L1 ? 1 : 0);
}

bool DockerCheck::isExpected(const QString &component) const
{
    return target().expectedComponents.contains(component);
}

bool DockerCheck::needsInspection(const DockerContainer &container) const
{
    if (container.mayHaveEndedWell && container.replica.component.state == "exited"_L1)
        return true;
    return isPodman() && !container.knowsHealth && isRunning(container.replica.component);
}

void DockerCheck::queueInspections()
{
    QSet<QString> images;
    for (qsizetype i = 0; i < m_containers.size(); ++i) {
        const auto &component = m_containers.at(i).replica.component;
        if (const auto &imageId = component.imageId; !imageId.isEmpty() && !images.contains(imageId)) {
            images.insert(imageId);
            m_queue.push_back({[this, imageId] {
                                   getFromEngine("/images/" + imageId.toLatin1() + "/json", maxInspection,
                                                 [this, imageId](const auto &answer) { onImage(imageId, answer); });
                               },
                               component.name});
        }
        if (needsInspection(m_containers.at(i))) {
            m_queue.push_back({[this, i, id = component.containerId.toLatin1()] {
                                   getFromEngine("/containers/" + id + "/json", maxInspection, [this, i](const auto &answer) { onInspection(i, answer); });
                               },
                               component.name});
        }
    }
    if (m_queue.size() > maxInspections)
        dropQueue(maxInspections, say("note/too-many-inspections"));
}

void DockerCheck::dropQueue(std::size_t kept, const Message &why)
{
    for (std::size_t i = kept; i < m_queue.size(); ++i)
        m_missesExpected = m_missesExpected || isExpected(m_queue.at(i).component);
    m_queue.resize(kept);
    note(why);
}

void DockerCheck::startInspections()
{
    if (hasExpired() && !m_queue.empty())
        dropQueue(0, say("note/time-ran-out"));
    while (m_running < maxParallel && !m_queue.empty()) {
        const auto inspection = std::move(m_queue.front());
        m_queue.pop_front();
        ++m_running;
        inspection.start();
    }
    if (m_running == 0 && m_queue.empty())
        conclude();
}

void DockerCheck::onImage(const QString &imageId, const Result<HttpAnswer> &answer)
{
    const bool isGone = answer && answer->status == 404; // a fact: it was removed under what still uses it
    const auto image = bodyOf(answer, u"GET /images"_s).and_then(readDockerImage);
    for (auto &container : m_containers) {
        auto &component = container.replica.component;
        if (component.imageId != imageId)
            continue;
        if (image) {
            addRepoDigests(component, image->repoDigests);
            component.origin = image->origin;
        } else if (isGone) {
            note(say("note/image-gone", component.name));
        } else {
            note(say("note/image", component.name, image.error()));
            m_missesExpected = m_missesExpected || isExpected(component.name);
        }
    }
    if (image && image->repoDigests.isEmpty() && !podmanPrefix().isEmpty())
        askPodman(imageId);
    else
        inspectionDone();
}

/// An image of Podman from which its last name was taken, as when a tag moved, while something runs it.
void DockerCheck::askPodman(const QString &imageId)
{
    get(podmanPrefix() + "/libpod/images/" + imageId.toLatin1() + "/json", maxInspection, [this, imageId](const Result<HttpAnswer> &answer) {
        const auto body = bodyOf(answer, u"GET /libpod/images"_s);
        const QString digest = body ? readPodmanDigest(*body) : QString(); // without one it is as it was: nothing is known of it
        const bool isGone = answer && answer->status == 404;
        for (auto &container : m_containers) {
            auto &component = container.replica.component;
            if (component.imageId != imageId)
                continue;
            // Of an image for many platforms it may be the one of the platform: where it matches it is the image, where it does not nobody can say.
            component.platformDigest = digest;
            if (!body && !isGone)
                note(say("note/image", component.name, body.error()));
        }
        inspectionDone();
    });
}

void DockerCheck::onInspection(qsizetype index, const Result<HttpAnswer> &answer)
{
    auto &container = m_containers[index];
    const auto component = bodyOf(answer, u"GET /containers"_s).and_then([&](const QByteArray &body) { return withDockerInspection(container, body); });
    if (component) {
        container.replica.component = *component;
    } else if (!answer || answer->status != 404) { // 404: it was removed since the list was made, which is not an error
        const auto &name = container.replica.component.name;
        note(say("note/container", name, component.error()));
        m_missesExpected = m_missesExpected || isExpected(name);
    }
    inspectionDone();
}

void DockerCheck::inspectionDone()
{
    --m_running;
    startInspections();
}

void DockerCheck::note(const Message &what)
{
    if (m_notes.contains(what))
        return;
    if (m_notes.size() < maxNotes)
        m_notes.append(what);
    else if (m_notes.size() == maxNotes)
        m_notes.append(say("note/more"));
}

void DockerCheck::conclude()
{
    QList<ObservedComponent> components;
    for (const auto &container : std::as_const(m_containers))
        components.append(container.replica.component);

    auto snapshot = newSnapshot((isPodman() ? "podman/"_L1 : "docker/"_L1) + QString::fromLatin1(prefix().mid(2)));
    const auto merged = mergeReplicas(components);
    snapshot.components = merged;
    const auto &expected = target().expectedComponents;
    if (boundComponents(snapshot.components, expected))
        note(say("note/too-many-components"));
    for (const Message &each : std::as_const(m_notes))
        snapshot.addNote(each);
    if (m_unreadable > 0) {
        const Message unread = say("note/unread-containers", m_unreadable);
        // What is expected and not found may be among them: then absence proves nothing.
        areAllFound(components, expected) ? snapshot.addNote(unread) : snapshot.addError(unread);
    }
    auto report = judgeComponents(merged, expected, m_unreadable == 0);
    if (m_missesExpected && report.status == Health::Healthy)
        report = makeReport(Health::Degraded, say("inventory-incomplete", m_notes.value(0)));
    finish(report, snapshot);
}

} // namespace tidegate
