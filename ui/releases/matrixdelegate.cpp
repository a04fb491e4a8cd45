// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/releases/matrixdelegate.h"

#include "models/componentwords.h"
#include "ui/style/changeglyph.h"
#include "ui/style/consolestyle.h"

#include <QPainter>
#include <QSortFilterProxyModel>

namespace tidegate {
namespace {

constexpr int matrixPadding = 6; ///< Above and below the two lines.
constexpr int barWidth = 4;

} // namespace

MatchMark markOf(const MatrixCell &cell)
{
    if (cell.isMixed)
        return MatchMark::Mixed;
    if (cell.cell && cell.isOnlyHere)
        return MatchMark::OnlyHere;
    if (!cell.cell || cell.other.id.isNull())
        return MatchMark::None;
    switch (cell.match) {
    case CellMatch::Same:
        return MatchMark::Same;
    case CellMatch::Different:
    case CellMatch::Added:
        return MatchMark::Different;
    case CellMatch::Unresolved:
        return MatchMark::Unresolved;
    case CellMatch::Missing:
    case CellMatch::Absent:
        break;
    }
    return MatchMark::None;
}

MatrixCell matrixCell(const QModelIndex &index)
{
    QModelIndex source = index;
    while (const auto *proxy = qobject_cast<const QAbstractProxyModel *>(source.model()))
        source = proxy->mapToSource(source);
    const auto *model = qobject_cast<const ComponentMatrixModel *>(source.model());
    return model ? model->at(source.row(), source.column()) : MatrixCell();
}

int MatrixDelegate::rowHeight()
{
    return QFontMetrics(Theme::strongFont()).height() + QFontMetrics(Theme::captionFont()).height() + 2 * matrixPadding + spacing::inside;
}

QSize MatrixDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {CellDelegate::sizeHint(option, index).width(), rowHeight()};
}

void MatrixDelegate::paintWords(QPainter *painter, const QStyleOptionViewItem &option, const MatrixCell &cell, QRect rest)
{
    const BaseColors colors = Theme::current().colors();
    const bool stands = cell.cell && (cell.isMixed || cell.differs() || cell.isOnlyHere);
    const QString detail = words::cellDetail(cell);
    QStyleOptionViewItem item = option;
    item.state &= ~QStyle::State_Selected; // the ring alone says which cell is current
    item.font = stands ? Theme::strongFont() : option.widget->font();
    item.fontMetrics = QFontMetrics(item.font);
    const bool isPlain = !cell.cell || (!stands && cell.match == CellMatch::Same);
    QRect line = rest;
    if (!detail.isEmpty())
        line.setHeight(QFontMetrics(Theme::strongFont()).height());
    paintText(painter, item, line, words::cellVersions(cell), isPlain ? colors.text2 : colors.text);
    item.font = Theme::captionFont();
    item.fontMetrics = QFontMetrics(item.font);
    line = QRect(rest.left(), rest.bottom() - item.fontMetrics.height() + 1, rest.width(), item.fontMetrics.height());
    const bool warns = cell.isMixed || words::unreleased(cell);
    paintText(painter, item, line, detail, warns ? Theme::current().tone(Tone::Degraded).text : colors.text2);
}

void MatrixDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const MatrixCell cell = matrixCell(index);
    const MatchMark mark = markOf(cell);
    const BaseColors colors = Theme::current().colors();
    painter->save();
    painter->fillRect(option.rect, option.palette.color(QPalette::Base));
    painter->setPen(colors.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->drawLine(option.direction == Qt::LeftToRight ? QLine(option.rect.topRight(), option.rect.bottomRight())
                                                          : QLine(option.rect.topLeft(), option.rect.bottomLeft()));
    QRect rest = option.rect;
    const QRect bar = takeLeading(&rest, barWidth, option.direction);
    if (mark == MatchMark::Different || mark == MatchMark::Mixed)
        painter->fillRect(bar, colorOf(mark));
    rest.adjust(ConsoleStyle::cellPadding, matrixPadding, -ConsoleStyle::cellPadding, -matrixPadding);
    const auto opposite = option.direction == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight;
    const QRect glyph = takeLeading(&rest, spacing::smallIcon, opposite);
    takeLeading(&rest, spacing::inside, opposite);
    const QSize size(spacing::smallIcon, spacing::smallIcon);
    paintMatch(painter, QRect(glyph.topLeft(), size), mark);
    if (words::changedInFreeze(cell))
        paintVerdict(painter, QRect(QPoint(glyph.left(), glyph.bottom() - spacing::smallIcon + 1), size), ChangeVerdict::DuringFreeze);
    paintWords(painter, option, cell, rest);
    if (isSelected(option)) {
        const bool isStrong = option.state.testFlag(QStyle::State_Active) && !ConsoleStyle::isQuiet(option.widget);
        painter->setPen(QPen(isStrong ? colors.focus : colors.borderStrong, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

} // namespace tidegate
