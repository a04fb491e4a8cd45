// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettedelegate.h"

#include "ui/palette/palettemodel.h"
#include "ui/style/theme.h"
#include "ui/widgets/celldelegate.h"

#include <QApplication>
#include <QPainter>

namespace tidegate {

namespace {

/// Draws text into the free part of a row, from its leading or its trailing edge, and takes the room it needed.
class RowPen
{
public:
    RowPen(QPainter *painter, const QStyleOptionViewItem &option) : m_painter(painter), m_option(option), m_free(option.rect)
    {
        m_free.adjust(spacing::between, 0, -spacing::between, 0);
    }

    void skip(int width) { m_free.setLeft(m_free.left() + width); }
    int room() const { return m_free.width(); }
    QRect take(int width)
    {
        const QRect taken(m_free.left(), m_free.top(), width, m_free.height());
        skip(width + spacing::between);
        return QStyle::visualRect(m_option.direction, m_option.rect, taken);
    }

    void text(const QString &text, const QColor &color, int maxWidth, bool atEnd)
    {
        const QFontMetrics &metrics = m_option.fontMetrics;
        const QString shown = metrics.elidedText(CellDelegate::oneLine(text), Qt::ElideRight, std::min(maxWidth, room()));
        const int width = metrics.horizontalAdvance(shown) + 1;
        if (text.isEmpty() || room() <= 0)
            return;
        QRect place(m_free.left(), m_free.top(), width, m_free.height());
        if (atEnd) {
            place.moveRight(m_free.right());
            m_free.setRight(place.left() - spacing::group);
        } else {
            skip(width + spacing::between);
        }
        m_painter->setPen(color);
        m_painter->drawText(QStyle::visualRect(m_option.direction, m_option.rect, place), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
    }

private:
    QPainter *m_painter;
    const QStyleOptionViewItem &m_option;
    QRect m_free; ///< In left-to-right coordinates.
};

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const bool selected = option.state & QStyle::State_Selected;
    const QString whyNot = index.data(PaletteModel::WhyNotRole).toString();
    const QPalette::ColorGroup group = whyNot.isEmpty() ? QPalette::Active : QPalette::Disabled;
    const QColor strong = option.palette.color(selected ? QPalette::Active : group, selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor weak = selected ? strong : Theme::current().colors().text2;

    painter->save();
    painter->setFont(option.font);
    if (selected)
        painter->fillRect(option.rect, option.palette.color(QPalette::Active, QPalette::Highlight));
    RowPen row(painter, option);
    const QRect place = row.take(spacing::smallIcon);
    const QRect icon(place.left(), place.center().y() - spacing::smallIcon / 2 + 1, spacing::smallIcon, spacing::smallIcon);
    if (selected && !option.icon.isNull())
        painter->fillRect(icon.adjusted(-2, -2, 2, 2), option.palette.color(QPalette::Active, QPalette::Base)); // glyphs keep their contrast
    option.icon.paint(painter, icon, Qt::AlignCenter, whyNot.isEmpty() ? QIcon::Normal : QIcon::Disabled);
    // The name comes before its keys and its reason: without it they say nothing.
    const int name = option.fontMetrics.horizontalAdvance(option.text) + spacing::group;
    const auto rest = [&row, name] { return std::max(0, row.room() - name); };
    row.text(index.data(PaletteModel::ShortcutRole).toString(), weak, std::min(row.room() / 2, rest()), true);
    row.text(whyNot, weak, rest(), true);
    row.text(option.text, strong, row.room(), false);
    row.text(index.data(PaletteModel::DetailRole).toString(), weak, row.room(), false);
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, std::max(spacing::rowHeight + spacing::inside, option.fontMetrics.height() + spacing::between)};
}

} // namespace tidegate
