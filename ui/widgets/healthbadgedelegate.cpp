// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/healthbadgedelegate.h"

#include "models/targettreemodel.h"
#include "ui/style/statusglyph.h"

#include <QPainter>

namespace tidegate {

void HealthBadgeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant value = index.data(TargetTreeModel::HealthRole);
    if (!value.isValid()) {
        CellDelegate::paint(painter, option, index);
        return;
    }
    const auto health = static_cast<Health>(value.toInt());
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    QRect rest = paintPanel(painter, &item);
    const QRect glyph = takeLeading(&rest, spacing::smallIcon, item.direction);
    takeLeading(&rest, spacing::inside, item.direction);
    const QRect square(glyph.x(), glyph.center().y() - spacing::smallIcon / 2 + 1, glyph.width(), spacing::smallIcon);
    if (isSelected(item))
        paintPlate(painter, square.adjusted(-1, -1, 1, 1));
    paintHealth(painter, square, health, index.data(TargetTreeModel::StaleRole).toBool(), index.data(TargetTreeModel::CheckingRole).toBool());
    paintText(painter, item, rest, text, Theme::current().tone(toneOf(health)).text);
}

void BranchBarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant counts = index.data(TargetTreeModel::CountsRole);
    if (!counts.isValid()) {
        HealthBadgeDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QRect rect = paintPanel(painter, &item);
    if (rect.width() <= 0)
        return;
    const int height = std::min(spacing::smallIcon, rect.height() - 2);
    const QRect bar(rect.x(), rect.center().y() - height / 2 + 1, rect.width(), height);
    if (isSelected(item))
        paintPlate(painter, bar.adjusted(-2, -2, 2, 2));
    painter->save();
    painter->setFont(Theme::captionFont());
    paintHealthBar(painter, bar, counts.value<HealthCounts>());
    painter->restore();
}

} // namespace tidegate
