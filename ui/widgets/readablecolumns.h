// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

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

} // namespace tidegate
