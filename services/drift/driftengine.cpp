// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/driftengine.h"

#include "services/domain/textrules.h"

#include <QCryptographicHash>

#include <vector>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Digests = QList<std::pair<QString, QString>>;

Digests digestsOf(const Sticker &sticker)
{
    Digests digests;
    for (const StickerComponent &component : sticker.components)
        digests.append({component.name, component.digest});
    return digests;
}

/// The image is the one of the digest. An id counts only beside a platform digest, which engines with the containerd store alone tell: there
/// it is the digest of the index or the manifest, elsewhere that of the configuration.
bool matches(const ObservedComponent &observed, const QString &digest)
{
    return observed.platformDigest == digest || observed.repoDigests.contains(digest) || (!observed.platformDigest.isEmpty() && observed.imageId == digest);
}

/// Known well enough to say that it is another image. A platform digest alone may belong to any index.
bool isResolved(const ObservedComponent &observed)
{
    return !observed.repoDigests.isEmpty();
}

/// The digest to show for what runs: a repository digest when one is known, as that is what people pull.
QString actualDigestOf(const ObservedComponent &observed)
{
    return observed.repoDigests.isEmpty() ? observed.platformDigest : observed.repoDigests.first();
}

/// What is wrong with one expected component, if anything.
std::optional<Difference> differenceOf(const StickerComponent &expected, const ObservedComponent *observed)
{
    if (!observed || observed->state == "missing"_L1)
        return Difference{expected.name, expected.digest, {}, DifferenceKind::Missing};
    const bool running = isRunning(*observed) || isCompleted(*observed); // work that ended well is as it should be
    const QString actual = actualDigestOf(*observed);
    if (matches(*observed, expected.digest))
        return running ? std::nullopt : std::optional(Difference{expected.name, expected.digest, expected.digest, DifferenceKind::NotRunning});
    if (isResolved(*observed))
        return Difference{expected.name, expected.digest, actual, DifferenceKind::DigestMismatch};
    // Nobody can say which image it is: that it does not run is certain all the same.
    return Difference{expected.name, expected.digest, actual, running ? DifferenceKind::Unresolved : DifferenceKind::NotRunning};
}

/// Finds components by name; replicas that run different images share one. Both sides are sorted alike as a rule, so that the next
/// entry is nearly always the right one.
class Finder
{
public:
    explicit Finder(const QList<ObservedComponent> &components) : m_components(components), m_found(static_cast<std::size_t>(components.size())) {}

    /// What is wrong with a component: of its replicas the one that runs another image counts first, so that a rollout that stopped
    /// half-way is no match.
    std::optional<Difference> judge(const StickerComponent &expected)
    {
        std::optional<Difference> worst;
        bool found = false;
        const qsizetype start = m_next;
        for (qsizetype i = 0; i < m_components.size(); ++i) {
            const qsizetype at = (start + i) % m_components.size();
            if (m_components[at].name != expected.name) {
                if (found)
                    break; // equal names stand together
                continue;
            }
            found = true;
            m_next = at + 1;
            m_found[static_cast<std::size_t>(at)] = true;
            const auto difference = differenceOf(expected, &m_components[at]);
            if (difference && (!worst || difference->kind == DifferenceKind::DigestMismatch))
                worst = difference;
        }
        return found ? worst : differenceOf(expected, nullptr);
    }

    bool wasFound(qsizetype at) const { return m_found[static_cast<std::size_t>(at)]; }

private:
    const QList<ObservedComponent> &m_components;
    std::vector<bool> m_found;
    qsizetype m_next = 0;
};

/// The sticker file on the host names another release than the sticker.
std::optional<Difference> stickerMismatch(const Sticker &sticker, const InventorySnapshot &snapshot)
{
    const QString expected = sticker.releaseId.toString(QUuid::WithoutBraces);
    if (snapshot.stickerReleaseId.isEmpty() || snapshot.stickerReleaseId.compare(expected, Qt::CaseInsensitive) == 0)
        return {};
    return Difference{{}, expected, snapshot.stickerReleaseId, DifferenceKind::StickerMismatch};
}

/// What runs, by the names of the sticker and of our label: where it matches, as the sticker says, however the host names the image.
Digests actualDigestsOf(const Sticker &sticker, const QList<Difference> &differences)
{
    Digests digests;
    for (const StickerComponent &component : sticker.components) {
        const auto differs = std::any_of(differences.begin(), differences.end(),
                                         [&](const Difference &difference) { return difference.component == component.name; });
        if (!differs)
            digests.append({component.name, component.digest});
    }
    for (const Difference &difference : differences) {
        if (difference.kind != DifferenceKind::Missing)
            digests.append({difference.component, difference.actual});
    }
    return digests;
}

/// Whether a component that the sticker does not name is drift. Strangers are not: proxies that are injected, log shippers, whatever else
/// shares the host. A stopped one is no drift even where everything counts.
bool isUnexpected(const ObservedComponent &component, DriftPolicy policy)
{
    if (component.state == "missing"_L1)
        return false;
    return component.labelled || (policy == DriftPolicy::Strict && component.state != "exited"_L1 && !isCompleted(component));
}

/// Brings the names of one side into the form that both have in common; what was stored before there was one may have another.
template <typename Components>
void normaliseNames(Components &components)
{
    const auto isOther = [](const auto &component) { return componentName(component.name) != component.name; };
    if (std::none_of(components.cbegin(), components.cend(), isOther))
        return;
    for (auto &component : components)
        component.name = componentName(component.name);
    std::stable_sort(components.begin(), components.end(), [](const auto &a, const auto &b) { return a.name.toUtf8() < b.name.toUtf8(); });
}

void compareComponents(DriftReport &report, Sticker sticker, InventorySnapshot snapshot, DriftPolicy policy)
{
    normaliseNames(sticker.components);
    normaliseNames(snapshot.components);
    Finder finder(snapshot.components);
    for (const StickerComponent &expected : std::as_const(sticker.components)) {
        if (const auto difference = finder.judge(expected))
            report.differences.append(*difference);
    }
    for (qsizetype i = 0; i < snapshot.components.size(); ++i) {
        const ObservedComponent &component = std::as_const(snapshot.components)[i];
        if (finder.wasFound(i))
            continue;
        report.policyMatters = report.policyMatters || isUnexpected(component, DriftPolicy::Labelled) != isUnexpected(component, DriftPolicy::Strict);
        if (isUnexpected(component, policy))
            report.differences.append({component.name, {}, actualDigestOf(component), DifferenceKind::Unexpected});
    }
    report.actualDigest = report.differences.isEmpty() ? report.expectedDigest : combinedDigest(actualDigestsOf(sticker, report.differences));
    std::sort(report.differences.begin(), report.differences.end(), [](const Difference &a, const Difference &b) { return a.component < b.component; });
    if (const auto difference = stickerMismatch(sticker, snapshot))
        report.differences.prepend(*difference);
}

/// The same things differ in the same way, whatever rules say of them.
bool sameVerdict(const DriftReport &a, const DriftReport &b)
{
    const auto before = allDifferences(a);
    const auto after = allDifferences(b);
    if (before.isEmpty() && after.isEmpty())
        return a.status == b.status && a.reason == b.reason;
    return std::is_permutation(before.begin(), before.end(), after.begin(), after.end(), isSame);
}

} // namespace

QString combinedDigest(QList<std::pair<QString, QString>> components)
{
    if (components.isEmpty())
        return {};
    if (std::any_of(components.begin(), components.end(), [](const auto &component) { return component.second.isEmpty(); }))
        return {}; // with one unknown, nothing can be said about all
    if (components.size() == 1)
        return components.first().second;
    QList<std::pair<QByteArray, QByteArray>> lines;
    lines.reserve(components.size());
    for (const auto &[name, digest] : components)
        lines.append({name.toUtf8(), digest.toLatin1()});
    std::sort(lines.begin(), lines.end());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto &[name, digest] : lines) {
        hash.addData(name);
        hash.addData(QByteArrayView("@", 1));
        hash.addData(digest);
        hash.addData(QByteArrayView("\n", 1));
    }
    return u"sha256:"_s + QString::fromLatin1(hash.result().toHex());
}

void judge(DriftReport &report)
{
    report.reason.clear();
    if (countingDifferences(report) > 0) {
        report.status = DriftStatus::Drifted;
    } else if (!report.differences.isEmpty()) {
        report.status = DriftStatus::Unknown; // what runs could not be resolved: no drift is proven, and no sync either
        report.reason = u"unresolved"_s;
    } else {
        report.status = report.ignored.isEmpty() ? DriftStatus::InSync : DriftStatus::Ignored;
    }
}

QList<Difference> allDifferences(const DriftReport &report)
{
    QList<Difference> all = report.differences;
    for (const IgnoredDifference &each : report.ignored)
        all.append(each.difference);
    for (Difference &each : all)
        each.expiredRule.reset();
    return all;
}

int countingDifferences(const DriftReport &report)
{
    return static_cast<int>(std::count_if(report.differences.begin(), report.differences.end(),
                                          [](const Difference &difference) { return difference.kind != DifferenceKind::Unresolved; }));
}

bool mayBe(const ObservedComponent &observed, const QString &digest)
{
    return matches(observed, digest) || !isResolved(observed);
}

DriftReport compare(const std::optional<Sticker> &sticker, const std::optional<InventorySnapshot> &snapshot, const DriftReport *previous, Instant now,
                    std::chrono::seconds inventoryInterval, DriftPolicy policy)
{
    DriftReport report;
    if (sticker) {
        report.targetId = sticker->targetId;
        report.expectedReleaseId = sticker->releaseId;
        report.expectedDigest = combinedDigest(digestsOf(*sticker));
    }
    if (snapshot) {
        report.targetId = snapshot->targetId;
        report.observedAt = snapshot->observedAt;
        report.snapshotId = snapshot->id;
        report.stale = isInventoryStale(snapshot->observedAt, now, inventoryInterval);
    }
    // A sticker without components says nothing that could be compared.
    if (!sticker || sticker->components.isEmpty()) {
        report.reason = u"no_sticker"_s;
    } else if (!snapshot) {
        report.reason = u"no_inventory"_s;
    } else if (!snapshot->errors.isEmpty()) {
        report.reason = u"collector_error"_s;
    } else {
        compareComponents(report, *sticker, *snapshot, policy);
        judge(report);
    }
    const bool unchanged = previous && previous->since && !isAhead(*previous->since, now) && sameVerdict(*previous, report);
    report.since = unchanged ? previous->since : report.observedAt.value_or(now);
    return report;
}

} // namespace tidegate
