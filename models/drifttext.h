// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/drifttablemodel.h"

namespace tidegate {

/// What is missing so that drift could be judged, and what to do: for no_sticker, no_inventory and collector_error.
QString notCheckedReason(const QString &reason);

/// What kind of difference it is; of one that does not run also what was seen of it: "Not running: stopped", "Not running: 0 of 3"; of one
/// whose revisions are known also these, in short. Of one that is ignored, or was until lately, until when and why.
QString differenceText(const ComparisonLine &line);

/// What is known of both images, in full, a line each; empty where nothing is, or where they are one.
QString originLines(const ComparisonLine &line);

/// The same as differenceText(), with what rules say of it instead of its kind where they say something: for a narrow column.
QString shortDifferenceText(const ComparisonLine &line);

/// A text as one cell of a Markdown table, in code, so that nothing in it is markup.
QString markdownCell(QString cell);

/// The comparison of one target, for the clipboard. An unset difference is an equal component.
QString asMarkdown(const QString &target, const QList<ComparisonLine> &lines);
QString asUnifiedDiff(const QString &target, const QList<ComparisonLine> &lines);
QString asJson(const QString &target, const DriftReport &report, const QList<ComparisonLine> &lines);

/// "sha256: abc1 23f0 …": a digest in groups of four, for screen readers.
QString spokenDigest(const QString &digest);

} // namespace tidegate
