// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/driftbadgedelegate.h"

#include "ui/style/statusglyph.h"

#include <QPainter>

namespace tidegate {

DriftBadgeDelegate::DriftBadgeDelegate(Source source, QObject *parent) : CellDelegate(parent), m_source(std::move(source)) {}

void DriftBadgeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto cell = m_source(index);
    if (!cell) {
        CellDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    QRect rest = paintPanel(painter, &item);
    if (cell->blank)
        return;
    const QRect glyph = takeLeading(&rest, spacing::smallIcon, item.direction);
    takeLeading(&rest, spacing::inside, item.direction);
    const QRect square(glyph.x(), glyph.center().y() - spacing::smallIcon / 2 + 1, glyph.width(), spacing::smallIcon);
    if (isSelected(item))
        paintPlate(painter, square.adjusted(-1, -1, 1, 1));
    paintDrift(painter, square, cell->status);
    if (cell->status == DriftStatus::Drifted) {
        item.font.setWeight(QFont::DemiBold);
        paintText(painter, item, rest, QLocale().toString(cell->count), Theme::current().tone(Tone::Drift).text);
    }
}

} // namespace tidegate
