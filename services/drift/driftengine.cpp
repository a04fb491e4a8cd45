// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/driftengine.h"

#include <QCryptographicHash>
#include <QHash>

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

bool matches(const ObservedComponent &observed, const QString &digest)
{
    return observed.platformDigest == digest || observed.repoDigests.contains(digest);
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
    const bool running = observed->state == "running"_L1;
    const QString actual = actualDigestOf(*observed);
    if (matches(*observed, expected.digest))
        return running ? std::nullopt : std::optional(Difference{expected.name, expected.digest, expected.digest, DifferenceKind::NotRunning});
    if (!actual.isEmpty())
        return Difference{expected.name, expected.digest, actual, DifferenceKind::DigestMismatch};
    // No digest is known: that it does not run is certain all the same.
    return Difference{expected.name, expected.digest, {}, running ? DifferenceKind::Unresolved : DifferenceKind::NotRunning};
}

const ObservedComponent *find(const QHash<QStringView, const ObservedComponent *> &observed, const QString &name)
{
    return observed.value(QStringView(name), nullptr);
}

/// The sticker file on the host names another release than the sticker.
std::optional<Difference> stickerMismatch(const Sticker &sticker, const InventorySnapshot &snapshot)
{
    const QString expected = sticker.releaseId.toString(QUuid::WithoutBraces);
    if (snapshot.stickerReleaseId.isEmpty() || snapshot.stickerReleaseId.compare(expected, Qt::CaseInsensitive) == 0)
        return {};
    return Difference{{}, expected, snapshot.stickerReleaseId, DifferenceKind::StickerMismatch};
}

void compareComponents(DriftReport &report, const Sticker &sticker, const InventorySnapshot &snapshot)
{
    QHash<QStringView, const ObservedComponent *> observed;
    observed.reserve(snapshot.components.size());
    for (const ObservedComponent &component : snapshot.components)
        observed.insert(QStringView(component.name), &component);

    Digests actualDigests;
    for (const StickerComponent &expected : sticker.components) {
        const ObservedComponent *seen = find(observed, expected.name);
        const auto difference = differenceOf(expected, seen);
        if (difference)
            report.differences.append(*difference);
        if (!difference)
            actualDigests.append({expected.name, expected.digest});
        else if (difference->kind != DifferenceKind::Missing)
            actualDigests.append({expected.name, difference->actual});
        observed.remove(QStringView(expected.name));
    }
    for (const ObservedComponent &component : snapshot.components) {
        if (!component.labelled || component.state == "missing"_L1 || !observed.contains(QStringView(component.name)))
            continue;
        report.differences.append({component.name, {}, actualDigestOf(component), DifferenceKind::Unexpected});
        actualDigests.append({component.name, actualDigestOf(component)});
    }
    report.actualDigest = actualDigests == digestsOf(sticker) ? report.expectedDigest : combinedDigest(actualDigests);
    std::sort(report.differences.begin(), report.differences.end(), [](const Difference &a, const Difference &b) { return a.component < b.component; });
    if (const auto difference = stickerMismatch(sticker, snapshot))
        report.differences.prepend(*difference);
}

void judge(DriftReport &report)
{
    if (countingDifferences(report) > 0) {
        report.status = DriftStatus::Drifted;
    } else if (report.differences.isEmpty()) {
        report.status = DriftStatus::InSync;
    } else {
        report.status = DriftStatus::Unknown; // what runs could not be resolved: no drift is proven, and no sync either
        report.reason = u"unresolved"_s;
    }
}

bool sameVerdict(const DriftReport &a, const DriftReport &b)
{
    return a.status == b.status && a.reason == b.reason && a.differences == b.differences;
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

int countingDifferences(const DriftReport &report)
{
    return static_cast<int>(std::count_if(report.differences.begin(), report.differences.end(),
                                          [](const Difference &difference) { return difference.kind != DifferenceKind::Unresolved; }));
}

DriftReport compare(const std::optional<Sticker> &sticker, const std::optional<InventorySnapshot> &snapshot, const DriftReport *previous, Instant now,
                    std::chrono::seconds inventoryInterval)
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
        report.stale = now - snapshot->observedAt > std::max<std::chrono::seconds>(3 * inventoryInterval, std::chrono::minutes(15));
    }
    // A sticker without components says nothing that could be compared.
    if (!sticker || sticker->components.isEmpty()) {
        report.reason = u"no_sticker"_s;
    } else if (!snapshot) {
        report.reason = u"no_inventory"_s;
    } else if (!snapshot->errors.isEmpty()) {
        report.reason = u"collector_error"_s;
    } else {
        compareComponents(report, *sticker, *snapshot);
        judge(report);
    }
    const bool unchanged = previous && previous->since && sameVerdict(*previous, report);
    report.since = unchanged ? previous->since : report.observedAt.value_or(now);
    return report;
}

} // namespace tidegate
