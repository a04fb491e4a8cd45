// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/imagechanges.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

// What is kept of a target stays small, whatever is pushed to it.
constexpr qsizetype maxImages = maxImagesOfName;
constexpr qsizetype maxNames = 32;
constexpr qsizetype maxContainers = 16;
constexpr qsizetype maxComponents = 1'000;

enum class Alike { Same, Different, Unknown };

bool meet(const QStringList &a, const QStringList &b)
{
    return std::any_of(a.begin(), a.end(), [&](const QString &each) { return b.contains(each); });
}

/// What identifies an image by its content. An id counts beside the digests of manifests, because it is one with the containerd store.
QStringList identities(const QString &imageId, const QString &platformDigest)
{
    QStringList all{imageId, platformDigest};
    all.removeAll(QString());
    return all;
}

/// Whether both are one image.
Alike compareImages(const KnownImage &known, const ObservedComponent &seen)
{
    const QStringList a = identities(known.imageId, known.platformDigest);
    const QStringList b = identities(seen.imageId, seen.platformDigest);
    if (meet(a, b) || meet(a, seen.repoDigests) || meet(known.repoDigests, b))
        return Alike::Same;
    const bool bothIds = !known.imageId.isEmpty() && !seen.imageId.isEmpty();
    const bool bothPlatforms = !known.platformDigest.isEmpty() && !seen.platformDigest.isEmpty();
    // An engine that changed its store calls every image anew, by other kinds of digests: those of one kind cannot be held against the other's.
    const bool sameStore = known.platformDigest.isEmpty() == seen.platformDigest.isEmpty();
    if (bothPlatforms || (bothIds && sameStore))
        return Alike::Different;
    if (meet(known.repoDigests, seen.repoDigests))
        return Alike::Same;
    return known.repoDigests.isEmpty() || seen.repoDigests.isEmpty() ? Alike::Unknown : Alike::Different;
}

bool isIdentified(const ObservedComponent &component)
{
    return !component.imageId.isEmpty() || !component.platformDigest.isEmpty() || !component.repoDigests.isEmpty();
}

/// Runs now, or is known to have been started after an instant. A stopped predecessor may come to light whenever its successor stops.
bool ran(const ObservedComponent &component, Instant after)
{
    if (component.state == "running"_L1 || component.state == "restarting"_L1 || component.state == "paused"_L1)
        return true;
    const auto started = parseInstant(component.startedAt.toStdString());
    return started && *started > after;
}

/// Replicas that run; -1 where nobody can count them.
int runningOf(const ObservedComponent &component)
{
    if (component.state == "running"_L1)
        return std::max(1, component.replicasRunning);
    return component.state == "restarting"_L1 || component.state == "paused"_L1 ? -1 : 0;
}

void appendNew(QStringList &list, const QString &text, qsizetype most)
{
    if (text.isEmpty())
        return;
    list.removeAll(text);
    list.append(text);
    if (list.size() > most)
        list.removeFirst();
}

/// Adds what a look says of an image to what is known of it.
void learn(KnownImage &image, const ObservedComponent &seen)
{
    if (!seen.imageId.isEmpty()) {
        image.imageId = seen.imageId;
        image.platformDigest = seen.platformDigest; // both, or the one would be of another store than the other
    } else if (!seen.platformDigest.isEmpty()) {
        image.platformDigest = seen.platformDigest;
    }
    for (const QString &digest : seen.repoDigests)
        appendNew(image.repoDigests, digest, maxNames);
    appendNew(image.containerIds, seen.containerId, maxContainers);
}

KnownImage imageOf(const ObservedComponent &seen)
{
    KnownImage image;
    learn(image, seen);
    image.running = runningOf(seen);
    return image;
}

/// Where the containers of a target stood before this look.
using Containers = QHash<QString, KnownImage>;

/// The replicas of one component at this look, against what is known of it.
class ComponentJudge
{
public:
    ComponentJudge(KnownComponent &known, const Containers &containers) : m_known(known), m_before(known.images), m_containers(containers) {}

    /// One of the replicas that run what did not run before, if there is one.
    std::optional<ObservedComponent> judge(const QList<ObservedComponent> &replicas)
    {
        for (KnownImage &image : m_known.images)
            image.running = 0;
        QList<ObservedComponent> running;
        for (const ObservedComponent &replica : replicas) {
            if (!ran(replica, m_known.confirmedAt))
                continue;
            m_isCertain = m_isCertain && isIdentified(replica);
            if (isIdentified(replica))
                running.append(replica);
        }
        // First those that are known for certain: what they say tells them from the others.
        QList<ObservedComponent> others;
        std::copy_if(running.begin(), running.end(), std::back_inserter(others), [this](const auto &replica) { return !isKnown(replica); });
        std::optional<ObservedComponent> changed;
        for (const ObservedComponent &replica : std::as_const(others)) {
            if (!mayBeKnown(replica) && !hasMoved(replica))
                changed = changed.value_or(replica);
        }
        if (!changed)
            changed = replacement(replicas);
        m_isComplete = !changed && isComplete();
        if (changed) { // from here on only what runs now counts as known
            m_known.images.clear();
            std::transform(running.begin(), running.end(), std::back_inserter(m_known.images), imageOf);
        }
        if (m_known.images.size() > maxImages)
            m_known.images = m_known.images.last(maxImages);
        return changed;
    }

    /// Everything that runs could be told apart; `allSeen`: and nothing more does, or at least as much as before was seen.
    bool confirms(bool allSeen) const { return m_isCertain && (allSeen || m_isComplete); }

private:
    bool isKnown(const ObservedComponent &replica)
    {
        for (qsizetype i = 0; i < m_before.size(); ++i) {
            if (compareImages(m_before[i], replica) == Alike::Same) {
                count(m_known.images[i], replica);
                return true;
            }
        }
        return false;
    }

    /// Nothing tells it from an image that is known: what is said of it now does so later.
    bool mayBeKnown(const ObservedComponent &replica)
    {
        const auto same = std::find_if(m_known.images.begin(), m_known.images.end(),
                                       [&](const KnownImage &image) { return compareImages(image, replica) != Alike::Different; });
        if (same == m_known.images.end())
            return false;
        count(*same, replica);
        return true;
    }

    /// The container ran the same image under another name.
    bool hasMoved(const ObservedComponent &replica)
    {
        const auto moved = m_containers.constFind(replica.containerId);
        if (replica.containerId.isEmpty() || moved == m_containers.constEnd() || compareImages(*moved, replica) != Alike::Same)
            return false;
        m_known.images.append(imageOf(replica));
        m_before.append(m_known.images.last());
        return true;
    }

    bool isComplete() const
    {
        for (qsizetype i = 0; i < m_before.size(); ++i) {
            if (m_known.images[i].running < std::max(1, m_before[i].running))
                return false;
        }
        return true;
    }

    static void count(KnownImage &image, const ObservedComponent &replica)
    {
        learn(image, replica);
        const int running = runningOf(replica);
        image.running = running < 0 || image.running < 0 ? -1 : image.running + running;
    }

    /// A replica of an image that runs more often than before, while another one does so less often. What is only down for a moment, or
    /// restarts, does not count: its replicas were not replaced.
    std::optional<ObservedComponent> replacement(const QList<ObservedComponent> &replicas) const
    {
        const auto isDown = [&](const KnownImage &image) {
            return std::any_of(replicas.begin(), replicas.end(), [&](const ObservedComponent &each) {
                return compareImages(image, each) != Alike::Different && (!ran(each, m_known.confirmedAt) || each.replicasDesired > each.replicasRunning);
            });
        };
        bool fewer = false;
        for (qsizetype i = 0; i < m_known.images.size(); ++i) {
            const int now = m_known.images[i].running;
            fewer = fewer || (now >= 0 && m_before[i].running > now && !isDown(m_before[i]));
        }
        if (!fewer)
            return {};
        for (qsizetype i = 0; i < m_known.images.size(); ++i) {
            if (m_before[i].running < 0 || m_known.images[i].running <= m_before[i].running)
                continue;
            const auto replica = std::find_if(replicas.begin(), replicas.end(), [&](const ObservedComponent &each) {
                return compareImages(m_known.images[i], each) == Alike::Same && ran(each, m_known.confirmedAt)
                    && (each.containerId.isEmpty() || !m_before[i].containerIds.contains(each.containerId) || each.replicasRunning > 1);
            });
            if (replica != replicas.end())
                return *replica;
        }
        return {};
    }

    KnownComponent &m_known;
    QList<KnownImage> m_before; ///< In the order of m_known.images.
    const Containers &m_containers;
    bool m_isCertain = true;
    bool m_isComplete = false;
};

/// A component that was never seen before: that it is started may be its first deployment, which nobody can tell from a start.
std::optional<KnownComponent> firstLook(const QString &name, const QList<ObservedComponent> &replicas, const InventorySnapshot &after)
{
    KnownComponent known{name, {}, after.observedAt, after.id, after.observedAt};
    for (const ObservedComponent &replica : replicas) {
        if (isIdentified(replica))
            known.images.append(imageOf(replica));
    }
    return known.images.isEmpty() ? std::nullopt : std::optional(known);
}

/// Of more images than are kept always the same ones, so that the others are not new at each look. Returns whether there were more.
bool boundImages(QList<ObservedComponent> &replicas)
{
    if (replicas.size() <= maxImages)
        return false;
    std::stable_sort(replicas.begin(), replicas.end(), standsBefore);
    replicas.resize(maxImages);
    return true;
}

/// The components that were not seen longest are forgotten when there are too many.
void limit(QList<KnownComponent> &known)
{
    if (known.size() <= maxComponents)
        return;
    std::sort(known.begin(), known.end(), [](const auto &a, const auto &b) { return std::pair(b.seenAt, a.name) < std::pair(a.seenAt, b.name); });
    known.resize(maxComponents);
}

} // namespace

ImageJudgement judgeImages(const QList<KnownComponent> &known, const std::optional<InventorySnapshot> &before, const InventorySnapshot &after)
{
    QMap<QString, QList<ObservedComponent>> seen;
    for (const ObservedComponent &component : after.components) {
        if (component.state != "missing"_L1)
            seen[component.name].append(component);
    }
    QSet<QString> bounded;
    for (auto it = seen.begin(); it != seen.end(); ++it) {
        if (boundImages(it.value()))
            bounded.insert(it.key());
    }
    Containers containers;
    for (const KnownComponent &component : known) {
        for (const KnownImage &image : component.images) {
            for (const QString &container : image.containerIds)
                containers.insert(container, image);
        }
    }
    const bool isComplete = after.errors.isEmpty();
    ImageJudgement judgement;
    for (KnownComponent component : known) {
        if (before && component.confirmedBy == before->id)
            component.confirmedAt = std::max(component.confirmedAt, before->observedAt);
        bool confirmed = isComplete;
        if (const auto replicas = seen.constFind(component.name); replicas != seen.constEnd()) {
            ComponentJudge judge(component, containers);
            component.seenAt = after.observedAt;
            if (const auto changed = judge.judge(*replicas))
                judgement.changes.append({*changed, component.confirmedAt});
            confirmed = judge.confirms(isComplete) && !bounded.contains(component.name);
            seen.remove(component.name);
        }
        if (confirmed) {
            component.confirmedAt = after.observedAt;
            component.confirmedBy = after.id;
        }
        judgement.known.append(component);
    }
    for (auto it = seen.constBegin(); it != seen.constEnd(); ++it) {
        if (const auto first = firstLook(it.key(), it.value(), after))
            judgement.known.append(*first);
    }
    limit(judgement.known);
    return judgement;
}

} // namespace tidegate
