// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"
#include "ui/widgets/celldelegate.h"

#include <functional>

namespace tidegate {

/// Draws drift as its glyph and a number; the words stay in DisplayRole for screen readers and tooltips.
class DriftBadgeDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    struct Cell
    {
        DriftStatus status = DriftStatus::Unknown;
        int count = 0;
        bool blank = false; ///< Nothing is drawn; only the words say it.
    };
    /// Nothing: the cell is plain text.
    using Source = std::function<std::optional<Cell>(const QModelIndex &)>;

    explicit DriftBadgeDelegate(Source source, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Source m_source;
};

} // namespace tidegate
