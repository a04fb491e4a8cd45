// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/componentmatrixmodel.h"
#include "ui/style/matchglyph.h"
#include "ui/widgets/celldelegate.h"

namespace tidegate {

MatchMark markOf(const MatrixCell &cell);
/// The cell of an index of the model or of a proxy on it.
MatrixCell matrixCell(const QModelIndex &index);

/// A cell of the matrix of versions: the version, beneath it digest and age, at the end the mark of what differs, at the start a bar. The current cell has a
/// ring.
class MatrixDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

    static int rowHeight(); ///< Of two lines.

private:
    static void paintWords(QPainter *painter, const QStyleOptionViewItem &item, const MatrixCell &cell, QRect rest);
};

} // namespace tidegate
