// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/celldelegate.h"

#include "ui/style/consolestyle.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int padding = ConsoleStyle::cellPadding;
constexpr qsizetype maxText = 400;
constexpr int maxHintWidth = 320;

} // namespace

QString CellDelegate::oneLine(const QString &text)
{
    const QString line = plainLine(text, maxText);
    // Below Hebrew nothing runs from right to left. Where the layout does not either, such a text needs no isolation, which makes Qt look at its letters twice.
    const bool runsAlong = QGuiApplication::isLeftToRight() && std::all_of(line.cbegin(), line.cend(), [](QChar c) { return c.unicode() < 0x0590; });
    return runsAlong ? line : QChar(0x2068) + line + QChar(0x2069); // first strong isolate: an end of its own in either direction
}

bool CellDelegate::isSelected(const QStyleOptionViewItem &item)
{
    return item.state.testFlag(QStyle::State_Selected);
}

QColor CellDelegate::textColor(const QStyleOptionViewItem &item, const QColor &color)
{
    const bool isStrong = item.state.testFlag(QStyle::State_Active) && !ConsoleStyle::isQuiet(item.widget);
    const auto group = isStrong ? QPalette::Active : QPalette::Inactive;
    return isSelected(item) ? item.palette.color(group, QPalette::HighlightedText) : color;
}

QRect CellDelegate::paintPanel(QPainter *painter, QStyleOptionViewItem *item)
{
    item->text.clear();
    item->icon = {};
    item->features &= ~QStyleOptionViewItem::HasDecoration;
    const QStyle *style = item->widget ? item->widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, item, painter, item->widget);
    return item->rect.adjusted(padding, 0, -padding, 0);
}

QRect CellDelegate::takeLeading(QRect *rest, int width, Qt::LayoutDirection direction)
{
    width = std::clamp(width, 0, std::max(0, rest->width()));
    QRect taken = *rest;
    if (direction == Qt::LeftToRight) {
        taken.setWidth(width);
        rest->setLeft(rest->left() + width);
    } else {
        taken.setLeft(rest->right() - width + 1);
        rest->setRight(rest->right() - width);
    }
    return taken;
}

void CellDelegate::paintText(QPainter *painter, const QStyleOptionViewItem &item, const QRect &rect, const QString &text, const QColor &color)
{
    if (rect.width() <= 0 || text.isEmpty())
        return;
    painter->save();
    painter->setFont(item.font);
    painter->setPen(textColor(item, color));
    const QString shown = item.fontMetrics.elidedText(oneLine(text), item.textElideMode == Qt::ElideNone ? Qt::ElideRight : item.textElideMode, rect.width());
    const auto alignment = QStyle::visualAlignment(item.direction, (item.displayAlignment & Qt::AlignHorizontal_Mask) | Qt::AlignVCenter);
    painter->drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
    painter->restore();
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    QRect rect = paintPanel(painter, &item);
    if (const auto icon = index.data(Qt::DecorationRole).value<QIcon>(); !icon.isNull()) {
        const QRect place = takeLeading(&rect, spacing::smallIcon + spacing::inside, item.direction);
        icon.paint(painter, QStyle::alignedRect(item.direction, Qt::AlignLeading | Qt::AlignVCenter, QSize(spacing::smallIcon, spacing::smallIcon), place));
    }
    paintText(painter, item, rect, text, item.palette.color(QPalette::Text));
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    // Measured as it is painted: a pixel too few would elide it.
    const int width = item.fontMetrics.horizontalAdvance(oneLine(item.text)) + 2 + 2 * padding + spacing::smallIcon + spacing::inside;
    return {std::min(width, maxHintWidth), std::max(Theme::current().rowHeight(), item.fontMetrics.height() + spacing::inside)};
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    Q_UNUSED(option)
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    QString text = index.data(Qt::ToolTipRole).toString();
    if (text.isEmpty())
        text = index.data(Qt::DisplayRole).toString();
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(event->globalPos(), plainToolTip(text), view, view->visualRect(index));
    return true;
}

} // namespace tidegate
