// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/celldelegate.h"

namespace tidegate {

/// Draws a cell that has a TargetTreeModel::HealthRole as the glyph of the state and its word, any other cell as plain text.
class HealthBadgeDelegate : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Draws the counts of a branch (TargetTreeModel::CountsRole) as a stacked bar with shapes and numbers, a target as a badge.
class BranchBarDelegate final : public HealthBadgeDelegate
{
    Q_OBJECT

public:
    using HealthBadgeDelegate::HealthBadgeDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace tidegate
