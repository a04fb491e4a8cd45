// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemView>
#include <QHeaderView>

#include <algorithm>

namespace tidegate {

/// Columns that stretch keep room for their title and a word: in a narrow window the table scrolls before one of them vanishes. Call it once the
/// model is set.
inline void keepColumnsReadable(QHeaderView *header, int characters = 10)
{
    int room = std::max(header->minimumSectionSize(), characters * header->fontMetrics().averageCharWidth());
    for (int section = 0; section < header->count(); ++section) {
        if (header->sectionResizeMode(section) == QHeaderView::Stretch)
            room = std::max(room, header->sectionSizeHint(section));
    }
    header->setMinimumSectionSize(room);
}

/// Columns whose texts have no end of their own, each with the letters that show in any case: first as wide as what they hold, up to these; then what
/// the view leaves free, or a column that stretches does not need, goes to those that cut something, in their order.
template <typename Limits>
void fillWithColumns(const QAbstractItemView *view, QHeaderView *header, const Limits &limits)
{
    const int letter = view->fontMetrics().averageCharWidth();
    for (const auto &[column, letters] : limits)
        header->resizeSection(column, std::max(header->sectionSizeHint(column), std::min(view->sizeHintForColumn(column), letters * letter)));
    int free = view->viewport()->width();
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column))
            continue;
        const bool stretches = header->sectionResizeMode(column) == QHeaderView::Stretch;
        const int least = std::max(header->minimumSectionSize(), header->sectionSizeHint(column));
        free -= stretches ? std::max(least, view->sizeHintForColumn(column)) : header->sectionSize(column);
    }
    for (const auto &[column, letters] : limits) {
        const int more = std::min(free, view->sizeHintForColumn(column) - header->sectionSize(column));
        if (more <= 0)
            continue;
        header->resizeSection(column, header->sectionSize(column) + more);
        free -= more;
    }
}

} // namespace tidegate
