// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/celldelegate.h"

namespace tidegate {

/// A digest cut down to a number of characters, and which of them lie in the run that differs.
struct ElidedDigest
{
    QString text;
    QList<bool> marked; ///< One per character of text.
};

/// Keeps head and tail, and the beginning of the run [start, end) when it would vanish in the middle. start < 0: nothing is marked. Pure.
ElidedDigest elideDigest(const QString &digest, qsizetype characters, qsizetype start, qsizetype end);

/// The cells of the comparison: expected in orange with −, actual in blue with +, changed with ≠; the differing run boxed and bold.
class DigestDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintComponent(QPainter *painter, QStyleOptionViewItem item, const QModelIndex &index) const;
    void paintSide(QPainter *painter, QStyleOptionViewItem item, const QModelIndex &index) const;
};

} // namespace tidegate
