// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/observer.h"

#include "services/agent/engineaddress.h"
#include "services/async/whendone.h"
#include "services/domain/say.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int maxLooks = 4; ///< At the same time.
constexpr std::chrono::milliseconds gatherTime{200};
constexpr std::chrono::milliseconds lookTimeout{10'000};
constexpr std::chrono::minutes lateWord{2};

QStringList filesIn(const QString &directory)
{
    const QDir dir(directory);
    return {dir.filePath(QString::fromLatin1(stickerFileName)), dir.filePath(QString::fromLatin1(olderStickerFileName))};
}

Result<std::optional<StickerFile>> fileOf(const WatchedTarget &target)
{
    return target.deploymentDirectory.isEmpty() ? Result<std::optional<StickerFile>>(std::nullopt) : readStickerFile(target.deploymentDirectory);
}

bool isSame(const WatchedTarget &a, const WatchedTarget &b)
{
    return a.probe.type == b.probe.type && a.probe.connection == b.probe.connection && a.deploymentDirectory == b.deploymentDirectory && a.enabled == b.enabled
        && a.probe.expectedComponents == b.probe.expectedComponents;
}

} // namespace

Observer::Observer(const HttpRequest &engine, const MachineCredentials &credentials, const ServerClock &clock, const EngineActs &acts, QObject *parent)
    : QObject(parent), m_credentials(credentials), m_clock(clock), m_acts(acts), m_beside(policyOfAgents(), clock, lookTimeout, engine),
      m_elsewhere(standardProbes(policyOfAgents(), clock))
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &Observer::startWanted);
    const auto changedAt = [this](const QString &path) {
        for (Place &place : m_places) {
            const QString &directory = place.target.deploymentDirectory;
            if (!directory.isEmpty() && (path == directory || filesIn(directory).contains(path)))
                want(place);
        }
    };
    connect(&m_directories, &QFileSystemWatcher::directoryChanged, this, changedAt);
    connect(&m_directories, &QFileSystemWatcher::fileChanged, this, changedAt);
}

void Observer::setTargets(const QList<WatchedTarget> &targets)
{
    QHash<TargetId, Place> before;
    before.swap(m_places);
    for (const WatchedTarget &target : targets) {
        Place place = before.take(target.probe.id);
        const bool isKnown = !place.target.probe.id.isNull() && isSame(place.target, target);
        place.target = target;
        want(*m_places.insert(target.probe.id, place), !isKnown);
    }
    for (const Place &gone : std::as_const(before))
        answerGone(gone.waiting + gone.current);
    watchDirectories();
}

std::optional<WatchedTarget> Observer::target(TargetId target) const
{
    const auto found = m_places.constFind(target);
    return found == m_places.cend() ? std::nullopt : std::optional(found->target);
}

void Observer::somethingHappened(const QString &project)
{
    for (Place &place : m_places) {
        const bool isOfProject = project.isEmpty() || place.target.project().isEmpty() || place.target.project() == project;
        want(place, isOfProject && isBesideAgent(place.target));
    }
}

void Observer::lookAtAll()
{
    watchDirectories(); // one may have been made since
    for (Place &place : m_places)
        want(place);
}

void Observer::look(TargetId target, const Callback &callback)
{
    const auto found = m_places.find(target);
    if (found == m_places.end()) {
        answerGone({callback});
        return;
    }
    found->waiting.append(callback);
    if (!found->isRunning)
        start(target, *found);
}

void Observer::want(Place &place, bool isSo)
{
    if (!isSo || !place.target.enabled)
        return;
    place.isWanted = true;
    if (!m_soon.isActive())
        m_soon.start(gatherTime);
}

/// What is looked at already, or was a moment ago, waits for its turn.
void Observer::startWanted()
{
    const auto now = m_clock.sinceStart();
    qsizetype running = std::count_if(m_places.cbegin(), m_places.cend(), [](const Place &place) { return place.isRunning; });
    bool isSomeLeft = false;
    for (auto place = m_places.begin(); place != m_places.end(); ++place) {
        if (!place->isWanted || place->isRunning)
            continue;
        if (running < maxLooks && now - place->lastStart >= quietTime) {
            ++running;
            start(place.key(), *place);
        } else {
            isSomeLeft = true;
        }
    }
    if (isSomeLeft)
        m_soon.start(gatherTime);
}

void Observer::start(TargetId id, Place &place)
{
    place.isRunning = true;
    place.isWanted = false;
    place.lastStart = m_clock.sinceStart();
    place.current = std::exchange(place.waiting, {});
    const auto time = ObservationTime::now(m_clock);
    HealthProbe &probe = isBesideAgent(place.target) ? static_cast<HealthProbe &>(m_beside) : *m_elsewhere;
    ProbeTarget target = place.target.probe;
    target.openOwn = [credentials = m_credentials](const ProbeTarget &asked, QLatin1StringView member) { return credentials.open(asked, member); };
    whenDone(probe.probe(target), this,
             [this, id, time, expected = target.expectedComponents](const ProbeResult &result) { done(id, time, expected, result); });
}

void Observer::done(TargetId id, const ObservationTime &time, const QStringList &expected, const ProbeResult &result)
{
    const auto place = m_places.find(id);
    if (place == m_places.end())
        return; // it was answered when it went
    place->isRunning = false;
    WatchedTarget looked = place->target;
    looked.probe.expectedComponents = expected; // it may be another since
    const QByteArray section = reportSection(looked, result, fileOf(place->target));
    Observation observation{id, time, section, section != std::exchange(place->section, section)};
    observation.acts = actsAt(*place, time, result);
    observation.changed = isWorthTelling(*place, observation);
    if (!place->target.deploymentDirectory.isEmpty())
        watchDirectories(); // a version file may have come
    const auto callbacks = std::exchange(place->current, {});
    if (!place->waiting.isEmpty())
        start(id, *place);
    else if (place->isWanted && !m_soon.isActive())
        m_soon.start(gatherTime);
    emit observed(observation);
    for (const Callback &callback : callbacks)
        callback(observation);
}

/// Those of a look that begins before they happen are told by it and by the next: nobody knows which of them finds what became of it.
QList<EngineAct> Observer::actsAt(Place &place, const ObservationTime &time, const ProbeResult &result) const
{
    if (!result.inventory || !isBesideAgent(place.target))
        return {};
    const auto acts = m_acts.since(place.wholeSince, place.target.project(), time.at, time.sinceStart);
    if (result.inventory->errors.isEmpty())
        place.wholeSince = time.sinceStart;
    return acts;
}

/// What is another than before; and that a container was started, when the word of it comes a moment after the look that found it.
bool Observer::isWorthTelling(Place &place, const Observation &observation)
{
    QStringList starts;
    for (const EngineAct &each : observation.acts) {
        if (each.deed == EngineDeed::Start && !place.startsTold.contains(each.actor))
            starts.append(each.actor);
    }
    if (observation.changed) {
        place.changedAt = observation.time.sinceStart;
        place.startsTold = starts;
        return true;
    }
    if (starts.isEmpty() || observation.time.sinceStart - place.changedAt > lateWord)
        return false;
    place.startsTold += starts;
    return true;
}

void Observer::answerGone(const QList<Callback> &callbacks)
{
    for (const Callback &callback : callbacks)
        callback(makeError(ErrorKind::NotFound, say("agent-not-its-target")));
}

/// A version file is put in place by another name, or written over: the one is seen in its directory, the other at the file.
void Observer::watchDirectories()
{
    QStringList wanted;
    for (const Place &place : std::as_const(m_places)) {
        const QString &directory = place.target.deploymentDirectory;
        if (directory.isEmpty() || !QDir(directory).exists())
            continue;
        wanted.append(directory);
        for (const QString &file : filesIn(directory)) {
            if (QFile::exists(file))
                wanted.append(file);
        }
    }
    wanted.removeDuplicates();
    QStringList watched = m_directories.directories() + m_directories.files();
    for (const QString &path : std::as_const(watched)) {
        if (!wanted.removeOne(path))
            m_directories.removePath(path);
    }
    if (!wanted.isEmpty())
        m_directories.addPaths(wanted);
}

} // namespace tidegate
