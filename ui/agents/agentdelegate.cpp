// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/agents/agentdelegate.h"

#include "models/agenttablemodel.h"
#include "models/agentwords.h"
#include "ui/style/agentglyph.h"
#include "ui/style/statusglyph.h"

#include <QPainter>

#include <cmath>

namespace tidegate {
namespace {

constexpr int chipMargin = 4; // above and below it

QRect glyphIn(const QRect &place)
{
    return {place.x(), place.center().y() - spacing::smallIcon / 2 + 1, spacing::smallIcon, spacing::smallIcon};
}

bool hasChip(VersionStanding standing)
{
    return standing == VersionStanding::Outdated || standing == VersionStanding::TooOld;
}

int chipWidth(VersionStanding standing)
{
    return static_cast<int>(std::ceil(wordPillSize(Theme::captionFont(), words::of(standing)).width()));
}

QColor cellColor(const AgentRow &row, int column, const QStyleOptionViewItem &item)
{
    const Theme &theme = Theme::current();
    const auto skew = std::chrono::abs(row.agent.clockSkew);
    if (column == AgentTableModel::StatusColumn)
        return theme.tone(toneOf(lookOf(row.agent, row.liveness))).text;
    if (column == AgentTableModel::ClockColumn && row.agent.lastSeenAt && skew >= tolerableSkew)
        return theme.tone(Tone::Degraded).text;
    const bool isQuiet = row.agent.lifecycle == AgentLifecycle::Inactive || row.agent.lifecycle == AgentLifecycle::Revoked;
    const bool isFirst = column == AgentTableModel::NameColumn || column == AgentTableModel::LifecycleColumn || column == AgentTableModel::TargetsColumn
        || column == AgentTableModel::VersionColumn || column == AgentTableModel::EnvironmentColumn;
    return isFirst && !isQuiet ? item.palette.color(QPalette::Text) : theme.colors().text2;
}

} // namespace

void AgentDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto row = index.data(AgentTableModel::RowRole).value<AgentRow>();
    const int column = index.column();
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = item.text;
    QRect rest = paintPanel(painter, &item);
    const AgentLook look = lookOf(row.agent, row.liveness);
    const bool hasGlyph = column == AgentTableModel::LifecycleColumn || column == AgentTableModel::StatusColumn;
    if (hasGlyph) {
        const QRect square = glyphIn(takeLeading(&rest, spacing::smallIcon, item.direction));
        takeLeading(&rest, spacing::inside, item.direction);
        const bool isPainted = column == AgentTableModel::LifecycleColumn || look != AgentLook::NotAsked;
        if (isSelected(item) && isPainted)
            paintPlate(painter, square.adjusted(-1, -1, 1, 1));
        if (column == AgentTableModel::LifecycleColumn)
            paintLifecycle(painter, square, row.agent.lifecycle);
        else
            paintAgentLook(painter, square, look);
    }
    QRect place = rest;
    if (column == AgentTableModel::VersionColumn && hasChip(row.standing)) {
        const int width = chipWidth(row.standing);
        place = takeLeading(&rest, std::min(item.fontMetrics.horizontalAdvance(oneLine(text)) + spacing::between, rest.width() - width), item.direction);
        const QRect chip = takeLeading(&rest, width, item.direction);
        painter->save();
        painter->setFont(Theme::captionFont());
        paintWordPill(painter, QRectF(chip).adjusted(0, chipMargin, 0, -chipMargin), words::of(row.standing), toneOf(row.standing));
        painter->restore();
    }
    paintText(painter, item, place, text, cellColor(row, column, item));
}

QSize AgentDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = CellDelegate::sizeHint(option, index);
    const auto row = index.data(AgentTableModel::RowRole).value<AgentRow>();
    if (index.column() == AgentTableModel::VersionColumn && hasChip(row.standing))
        size.rwidth() += chipWidth(row.standing) + spacing::between;
    return size;
}

} // namespace tidegate
