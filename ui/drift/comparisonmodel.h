// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/drifttablemodel.h"
#include "models/rowtablemodel.h"

namespace tidegate {

/// A line, or the fold of several equal ones.
struct ComparisonRow
{
    ComparisonLine line; ///< Of a fold: the first of its lines.
    int folded = 0;

    friend bool operator==(const ComparisonRow &, const ComparisonRow &) = default;
};

/// The lines of the side-by-side view. Runs of equal components are folded into one row that says how many there are. Every cell has its
/// words in DisplayRole; the delegate only dresses them.
class ComparisonModel final : public RowTableModel<ComparisonRow, QString>
{
    Q_OBJECT

public:
    enum Column { ComponentColumn, ExpectedColumn, ActualColumn, DifferenceColumn, ColumnCount };
    enum Role {
        DigestRole = Qt::UserRole + 1, ///< The whole digest of the cell; empty when there is none.
        RunStartRole,                  ///< Where the digests of the line begin to differ; -1 when they do not.
        RunEndRole,                    ///< Where they are the same again, in this cell's digest.
        DifferentRole,                 ///< bool: the line is a difference.
        IgnoredRole,                   ///< bool: it is one that is ignored for now.
        FoldRole,                      ///< How many equal components the row stands for; 0: it is a line.
        SentenceRole,                  ///< The whole row in words, for the list form and for copying.
    };

    explicit ComparisonModel(QObject *parent = nullptr);

    void setLines(const QList<ComparisonLine> &lines);
    const QList<ComparisonLine> &lines() const { return m_lines; }
    void setOnlyDifferences(bool only); ///< Folds equal components; they can be shown again by unfold().
    bool isFolded(int row) const { return at(row).folded > 0; }
    void unfold(int row);
    int differences() const;                     ///< That nobody ignores; so are those that are counted below.
    int rowOfDifference(int number) const;       ///< 0-based; -1 when there is none.
    int differenceAt(int row) const;             ///< Number of the difference in this row, or of the last one above; -1: none.
    const ComparisonLine *lineAt(int row) const; ///< Null for a folded row.

private:
    QVariant cell(const ComparisonRow &row, int column, int role) const override;
    QString title(int column) const override;
    void rebuild(); ///< By rows, so that the place in the list stays.
    QString sentence(const ComparisonRow &row) const;
    QString words(const ComparisonLine &line, int column) const;
    static QVariant toolTip(const ComparisonLine &line, int column);
    static QString spoken(const ComparisonLine &line, int column);

    QList<ComparisonLine> m_lines;
    QSet<QString> m_unfolded; ///< First components of the runs the user opened.
    bool m_onlyDifferences = true;
};

} // namespace tidegate
