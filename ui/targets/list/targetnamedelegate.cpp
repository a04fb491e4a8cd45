// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/list/targetnamedelegate.h"

#include "models/targettreemodel.h"
#include "ui/style/statusglyph.h"

#include <QPainter>

namespace tidegate {

void TargetNameDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto kind = index.data(TargetTreeModel::KindRole).value<TargetTreeModel::Kind>();
    const bool isTarget = kind == TargetTreeModel::Kind::Target;
    const bool disabled = isTarget && !index.data(TargetTreeModel::EnabledRole).toBool();
    const bool production = kind == TargetTreeModel::Kind::Environment && index.data(TargetTreeModel::ProductionRole).toBool();
    const bool frozen = kind == TargetTreeModel::Kind::Environment && index.data(TargetTreeModel::FrozenRole).toBool();

    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (!isTarget)
        item.font.setWeight(QFont::DemiBold);
    item.fontMetrics = QFontMetrics(item.font);
    const QString text = item.text;
    QRect rest = paintPanel(painter, &item);

    const QString word = tr("PROD");
    const int pill = production ? static_cast<int>(std::ceil(wordPillSize(Theme::captionFont(), word).width())) : 0;
    const int marks = (production ? pill + spacing::inside : 0) + (frozen ? spacing::smallIcon + spacing::inside : 0);
    const int wanted = item.fontMetrics.horizontalAdvance(oneLine(text)) + 2;
    const QRect name = takeLeading(&rest, std::min(wanted, rest.width() - marks), item.direction);
    const BaseColors colors = Theme::current().colors();
    paintText(painter, item, name, text, disabled ? colors.text2 : colors.text);
    if (production) {
        takeLeading(&rest, spacing::inside, item.direction);
        const QRect plate = takeLeading(&rest, pill, item.direction);
        painter->save();
        painter->setFont(Theme::captionFont());
        paintWordPill(painter, QRectF(plate.x(), plate.y() + 4, pill, plate.height() - 8), word);
        painter->restore();
    }
    if (frozen) {
        takeLeading(&rest, spacing::inside, item.direction);
        const QRect glyph = takeLeading(&rest, spacing::smallIcon, item.direction);
        if (isSelected(item))
            paintPlate(painter, glyph.adjusted(-1, 2, 1, -2));
        paintFreeze(painter, glyph, FreezeLook::Active);
    }
}

} // namespace tidegate
