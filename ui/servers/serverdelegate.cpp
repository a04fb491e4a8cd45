// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/servers/serverdelegate.h"

#include "models/servertablemodel.h"
#include "ui/style/statusglyph.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QStyle *styleOf(const QStyleOptionViewItem &option)
{
    return option.widget ? option.widget->style() : QApplication::style();
}

} // namespace

QSize ServerDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), spacing::rowHeight + spacing::inside};
}

void ServerDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == ServerTableModel::NameColumn) {
        const bool isServer = index.data(ServerTableModel::KindRole).toInt() == static_cast<int>(SavedServer::Kind::Server);
        const QString symbol = index.data(ServerTableModel::ReadOnlyRole).toBool() ? u"lock"_s : isServer ? u"server"_s : u"computer"_s;
        option->icon = symbolIcon(symbol);
        option->decorationSize = QSize(spacing::smallIcon, spacing::smallIcon);
        option->features |= QStyleOptionViewItem::HasDecoration;
    }
    if (index.data(ServerTableModel::CurrentRole).toBool())
        option->font = Theme::strongFont();
}

/// The symbol would vanish on the highlight.
void ServerDelegate::paintSymbolOnPlate(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != ServerTableModel::NameColumn || !option.state.testFlag(QStyle::State_Selected))
        return;
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QRect place = styleOf(option)->subElementRect(QStyle::SE_ItemViewItemDecoration, &cell, option.widget);
    paintPlate(painter, place);
    cell.icon.paint(painter, place);
}

void ServerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString word = index.column() == ServerTableModel::ClassColumn ? index.data().toString() : QString();
    if (word.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        paintSymbolOnPlate(painter, option, index);
        return;
    }
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.text.clear();
    styleOf(option)->drawControl(QStyle::CE_ItemViewItem, &cell, painter, option.widget);
    QFont font = Theme::captionFont();
    font.setWeight(QFont::DemiBold);
    painter->save();
    painter->setFont(font);
    const QSizeF size = wordPillSize(font, word);
    const QRectF place(option.rect.left() + spacing::inside, option.rect.center().y() - size.height() / 2, size.width(), size.height());
    paintWordPill(painter, place, word, word == u"PROD" ? Tone::Prod : Tone::Unknown);
    painter->restore();
}

} // namespace tidegate
