// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

namespace tidegate {

/// The base of the delegates of our lists: the style draws the panel (selection, hover, focus), the cell is overlaid in one line of plain
/// text, elided, right-to-left where the view is. Long or hostile text costs no more than a short one.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Shows the whole text, never as rich text.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option, const QModelIndex &index) override;

    /// A text as it may stand in one line: at most 400 characters, without line breaks, with bidirectional overrides made
    /// visible.
    static QString oneLine(const QString &text);

protected:
    /// Draws the panel without text and returns where the content goes.
    static QRect paintPanel(QPainter *painter, QStyleOptionViewItem *item);
    /// Cuts `width` off the leading edge and returns it.
    static QRect takeLeading(QRect *rest, int width, Qt::LayoutDirection direction);
    static void paintText(QPainter *painter, const QStyleOptionViewItem &item, const QRect &rect, const QString &text, const QColor &color);
    /// The colour of the text, or the selection's on a selected row.
    static QColor textColor(const QStyleOptionViewItem &item, const QColor &color);
    static bool isSelected(const QStyleOptionViewItem &item);
};

} // namespace tidegate
