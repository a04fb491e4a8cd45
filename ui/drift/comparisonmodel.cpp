// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/drift/comparisonmodel.h"

#include "models/drifttext.h"
#include "models/sourcelink.h"
#include "ui/widgets/plural.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// Where two digests differ: [start, end) in the one that is asked for.
std::pair<int, int> differingRun(const QString &digest, const QString &other)
{
    if (digest.isEmpty() || other.isEmpty() || digest == other)
        return {-1, -1};
    const qsizetype shorter = std::min(digest.size(), other.size());
    qsizetype start = 0;
    while (start < shorter && digest.at(start) == other.at(start))
        ++start;
    qsizetype tail = 0;
    while (tail < shorter - start && digest.at(digest.size() - 1 - tail) == other.at(other.size() - 1 - tail))
        ++tail;
    return {static_cast<int>(start), static_cast<int>(digest.size() - tail)};
}

QString idOf(const ComparisonRow &row)
{
    return (row.folded > 0 ? u"fold "_s : u"line "_s) + row.line.component;
}

} // namespace

ComparisonModel::ComparisonModel(QObject *parent) : RowTableModel(ColumnCount, idOf, nullptr, parent) {}

void ComparisonModel::setLines(const QList<ComparisonLine> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    m_unfolded.clear();
    rebuild();
}

void ComparisonModel::setOnlyDifferences(bool only)
{
    m_onlyDifferences = only;
    m_unfolded.clear();
    rebuild();
}

void ComparisonModel::unfold(int row)
{
    m_unfolded.insert(at(row).line.component);
    rebuild();
}

void ComparisonModel::rebuild()
{
    QList<ComparisonRow> wanted;
    for (qsizetype i = 0; i < m_lines.size();) {
        qsizetype end = i;
        while (end < m_lines.size() && !m_lines.at(end).difference)
            ++end;
        const auto equal = static_cast<int>(end - i);
        if (equal > 0 && m_onlyDifferences && !m_unfolded.contains(m_lines.at(i).component)) {
            wanted.append({m_lines.at(i), equal});
            i = end;
        } else {
            for (const qsizetype last = std::max(end, i + 1); i < last; ++i)
                wanted.append({m_lines.at(i), 0});
        }
    }
    replaceRows(wanted);
}

int ComparisonModel::differences() const
{
    return static_cast<int>(std::count_if(m_lines.begin(), m_lines.end(), [](const ComparisonLine &line) { return line.counts(); }));
}

int ComparisonModel::rowOfDifference(int number) const
{
    for (int row = 0; row < all().size(); ++row) {
        const ComparisonLine *line = lineAt(row);
        if (line && line->counts() && number-- == 0)
            return row;
    }
    return -1;
}

int ComparisonModel::differenceAt(int row) const
{
    int number = -1;
    for (int i = 0; i <= row && i < all().size(); ++i) {
        const ComparisonLine *line = lineAt(i);
        number += line && line->counts() ? 1 : 0;
    }
    return number;
}

const ComparisonLine *ComparisonModel::lineAt(int row) const
{
    return isFolded(row) ? nullptr : &at(row).line;
}

QString ComparisonModel::words(const ComparisonLine &line, int column) const
{
    switch (static_cast<Column>(column)) {
    case ComponentColumn:
        return line.component;
    case ExpectedColumn:
        return line.expected.isEmpty() ? tr("(not expected)") : line.expected;
    case ActualColumn:
        if (!line.actual.isEmpty())
            return line.actual;
        return line.difference == DifferenceKind::Unresolved ? tr("(not identified)") : tr("(missing)");
    case DifferenceColumn:
        return shortDifferenceText(line);
    case ColumnCount:
        break;
    }
    return {};
}

QString ComparisonModel::spoken(const ComparisonLine &line, int column)
{
    if (column == ExpectedColumn)
        return line.expected.isEmpty() ? tr("not expected") : tr("expected %1").arg(spokenDigest(line.expected));
    if (column == ActualColumn)
        return line.actual.isEmpty() ? tr("missing") : tr("actual %1").arg(spokenDigest(line.actual));
    return {};
}

QString ComparisonModel::sentence(const ComparisonRow &row) const
{
    if (row.folded > 0)
        return plural(row.folded, tr("⋯ 1 unchanged component [show]"), tr("⋯ %n unchanged components [show]", nullptr, row.folded));
    const ComparisonLine &line = row.line;
    if (!line.difference)
        return tr("%1: the same, %2", "a component, its digest").arg(line.component, spokenDigest(line.expected));
    //: %1 is a component, %2 what kind of difference, %3 what is expected, %4 what is there.
    return tr("%1: %2; %3, %4").arg(line.component, differenceText(line), spoken(line, ExpectedColumn), spoken(line, ActualColumn));
}

/// Of a digest what is known of its image, in full.
QVariant ComparisonModel::toolTip(const ComparisonLine &line, int column)
{
    QStringList lines;
    if (column == DifferenceColumn)
        lines << differenceText(line) << originLines(line);
    const ImageOrigin origin = column == ExpectedColumn ? line.expectedOrigin : column == ActualColumn ? line.actualOrigin : ImageOrigin();
    if (!origin.isEmpty())
        lines << (column == ExpectedColumn ? line.expected : line.actual) << originText(origin);
    lines.removeAll(QString());
    return lines.isEmpty() ? QVariant() : QVariant(lines.join(u'\n'));
}

QVariant ComparisonModel::cell(const ComparisonRow &row, int column, int role) const
{
    if (role == FoldRole)
        return row.folded;
    if (role == SentenceRole)
        return sentence(row);
    if (row.folded > 0) {
        // Every cell of the bar says it to a reader that stands on it.
        if (role == Qt::AccessibleTextRole || (role == Qt::DisplayRole && column == 0))
            return sentence(row);
        return {};
    }
    const ComparisonLine &line = row.line;
    const bool expected = column == ExpectedColumn;
    const QString digest = expected ? line.expected : column == ActualColumn ? line.actual : QString();
    switch (role) {
    case Qt::DisplayRole:
        return words(line, column);
    case Qt::ToolTipRole:
        return toolTip(line, column);
    case Qt::AccessibleTextRole: {
        if (column == DifferenceColumn)
            return differenceText(line);
        const QString text = spoken(line, column);
        return text.isEmpty() ? QVariant() : QVariant(text);
    }
    case DigestRole:
        return digest;
    case IgnoredRole:
        return line.ignoredBy.has_value();
    case DifferentRole:
        return line.difference.has_value();
    case RunStartRole:
        return differingRun(digest, expected ? line.actual : line.expected).first;
    case RunEndRole:
        return differingRun(digest, expected ? line.actual : line.expected).second;
    default:
        return {};
    }
}

QString ComparisonModel::title(int column) const
{
    switch (static_cast<Column>(column)) {
    case ComponentColumn:
        return tr("Component");
    case ExpectedColumn:
        return tr("− Expected");
    case ActualColumn:
        return tr("+ Actual");
    case DifferenceColumn:
        return tr("Difference");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
