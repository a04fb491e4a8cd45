// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/discover/choicedelegate.h"

#include "ui/style/theme.h"

#include <QApplication>
#include <QStyle>

namespace tidegate {
namespace {

int boxWidth(const QStyleOptionViewItem &item)
{
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    return style->pixelMetric(QStyle::PM_IndicatorWidth, &item, item.widget) + spacing::between;
}

} // namespace

void ChoiceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (!item.features.testFlag(QStyleOptionViewItem::HasCheckIndicator)) {
        CellDelegate::paint(painter, option, index);
        return;
    }
    const QString text = item.text;
    QRect rest = paintPanel(painter, &item);
    takeLeading(&rest, boxWidth(item), item.direction);
    paintText(painter, item, rest, text, item.palette.color(QPalette::Text));
}

QSize ChoiceDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QSize size = CellDelegate::sizeHint(option, index);
    return item.features.testFlag(QStyleOptionViewItem::HasCheckIndicator) ? size + QSize(boxWidth(item), 0) : size;
}

} // namespace tidegate
