// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/agentglyph.h"

#include "ui/style/paintedicon.h"
#include "ui/style/statusglyph.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qreal agentGrid = 16; // shapes are drawn on a 16 × 16 grid

void onAgentGrid(QPainter *painter, const QRectF &rect, const QColor &color, const std::function<void()> &draw)
{
    const qreal side = qMin(rect.width(), rect.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center() - QPointF(side / 2, side / 2));
    painter->scale(side / agentGrid, side / agentGrid);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    draw();
    painter->restore();
}

void drawClock(QPainter *painter)
{
    painter->drawEllipse(QPointF(8, 8), 6, 6);
    painter->drawPolyline(QPolygonF({{8, 4.8}, {8, 8.4}, {10.4, 9.8}}));
}

void drawCross(QPainter *painter)
{
    painter->drawLine(QPointF(3.8, 3.8), QPointF(12.2, 12.2));
    painter->drawLine(QPointF(12.2, 3.8), QPointF(3.8, 12.2));
}

void drawHalfDisc(QPainter *painter, const QColor &color)
{
    painter->drawEllipse(QPointF(8, 8), 5.4, 5.4);
    painter->setBrush(color);
    painter->drawPie(QRectF(2.6, 2.6, 10.8, 10.8), 90 * 16, 180 * 16);
}

} // namespace

AgentLook lookOf(const Agent &agent, const AgentLiveness &liveness)
{
    if (agent.lifecycle == AgentLifecycle::Revoked)
        return AgentLook::NotAsked;
    switch (liveness.status) {
    case AgentStatus::Online:
        return AgentLook::Online;
    case AgentStatus::Degraded:
        return liveness.reason == "self_check"_L1 ? AgentLook::Trouble : AgentLook::Late;
    case AgentStatus::Offline:
        return AgentLook::Offline;
    case AgentStatus::Unknown:
        break;
    }
    return AgentLook::Unknown;
}

Tone toneOf(AgentLifecycle lifecycle)
{
    switch (lifecycle) {
    case AgentLifecycle::Pending:
        return Tone::Degraded;
    case AgentLifecycle::Active:
        return Tone::Healthy;
    case AgentLifecycle::Inactive:
        return Tone::Unknown;
    case AgentLifecycle::Revoked:
        break;
    }
    return Tone::Unhealthy;
}

Tone toneOf(AgentLook look)
{
    switch (look) {
    case AgentLook::Online:
        return Tone::Healthy;
    case AgentLook::Late:
    case AgentLook::Trouble:
        return Tone::Degraded;
    case AgentLook::Offline:
        return Tone::Unhealthy;
    case AgentLook::Unknown:
    case AgentLook::NotAsked:
        break;
    }
    return Tone::Unknown;
}

Tone toneOf(VersionStanding standing)
{
    return standing == VersionStanding::TooOld ? Tone::Unhealthy : standing == VersionStanding::Outdated ? Tone::Degraded : Tone::Unknown;
}

void paintLifecycle(QPainter *painter, const QRectF &rect, AgentLifecycle lifecycle)
{
    onAgentGrid(painter, rect, Theme::current().tone(toneOf(lifecycle)).solid, [&] {
        if (lifecycle == AgentLifecycle::Active)
            painter->drawPolyline(QPolygonF({{3, 8.4}, {6.6, 12}, {13, 4.4}}));
        else if (lifecycle == AgentLifecycle::Pending)
            drawClock(painter);
        else if (lifecycle == AgentLifecycle::Inactive)
            painter->drawLine(QPointF(3.2, 8), QPointF(12.8, 8));
        else
            drawCross(painter);
    });
}

void paintAgentLook(QPainter *painter, const QRectF &rect, AgentLook look)
{
    const QColor color = Theme::current().tone(toneOf(look)).solid;
    if (look == AgentLook::Unknown || look == AgentLook::Trouble) {
        paintHealth(painter, rect, look == AgentLook::Unknown ? Health::Unknown : Health::Degraded);
        return;
    }
    onAgentGrid(painter, rect, color, [&] {
        if (look == AgentLook::Online) {
            painter->setBrush(color);
            painter->drawEllipse(QPointF(8, 8), 4.4, 4.4);
        } else if (look == AgentLook::Late) {
            drawHalfDisc(painter, color);
        } else if (look == AgentLook::Offline) {
            painter->drawEllipse(QPointF(8, 8), 5.8, 5.8);
            painter->drawLine(QPointF(4.2, 11.8), QPointF(11.8, 4.2));
        }
    });
}

QIcon lifecycleIcon(AgentLifecycle lifecycle)
{
    return paintedIcon([lifecycle](QPainter *painter, const QRectF &rect) { paintLifecycle(painter, rect, lifecycle); });
}

QIcon agentLookIcon(AgentLook look)
{
    return paintedIcon([look](QPainter *painter, const QRectF &rect) { paintAgentLook(painter, rect, look); });
}

} // namespace tidegate
