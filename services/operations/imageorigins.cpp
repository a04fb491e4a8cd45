// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/imageorigins.h"

#include "services/domain/try.h"
#include "services/drift/driftengine.h"

#include <QHash>

namespace tidegate {
namespace {

/// Of one that differs by a file the sides are releases.
QStringList digestsOf(const DriftReport &report)
{
    QStringList digests;
    for (const Difference &difference : allDifferences(report)) {
        if (difference.kind != DifferenceKind::StickerMismatch)
            digests << difference.expected << difference.actual;
    }
    digests.removeAll(QString());
    digests.removeDuplicates();
    return digests;
}

QList<DigestOrigin> among(const QHash<QString, ImageOrigin> &known, const QStringList &digests)
{
    QList<DigestOrigin> found;
    for (const QString &digest : digests) {
        if (const auto origin = known.constFind(digest); origin != known.cend())
            found.append({digest, *origin});
    }
    return found;
}

Result<QHash<QString, ImageOrigin>> originsOf(Call &call, const QStringList &digests)
{
    ASSIGN_OR_RETURN(const auto known, call.transaction.imageOrigins.of(digests));
    QHash<QString, ImageOrigin> byDigest;
    for (const DigestOrigin &each : known)
        byDigest.insert(each.digest, each.origin);
    return byDigest;
}

} // namespace

Result<void> addOrigins(Call &call, DriftReport &report)
{
    const QStringList digests = digestsOf(report);
    ASSIGN_OR_RETURN(const auto known, originsOf(call, digests));
    report.origins = among(known, digests);
    return {};
}

Result<void> addOrigins(Call &call, QList<DriftRow> &rows)
{
    QStringList digests;
    for (const DriftRow &row : std::as_const(rows))
        digests += digestsOf(row.report);
    ASSIGN_OR_RETURN(const auto known, originsOf(call, digests));
    if (known.isEmpty())
        return {};
    for (DriftRow &row : rows)
        row.report.origins = among(known, digestsOf(row.report));
    return {};
}

Result<void> addOrigins(Call &call, EnvironmentComparison &comparison)
{
    QStringList digests;
    for (const ComparedComponent &component : std::as_const(comparison.components))
        digests += component.left.digests + component.right.digests;
    digests.sort();
    digests.removeDuplicates();
    ASSIGN_OR_RETURN(const auto known, originsOf(call, digests));
    comparison.origins = among(known, digests);
    return {};
}

} // namespace tidegate
