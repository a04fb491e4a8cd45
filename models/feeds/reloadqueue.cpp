// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/reloadqueue.h"

namespace tidegate {
namespace {

using namespace std::chrono_literals;

constexpr auto window = 100ms;

/// More rows than this are cheaper to load as a list: targets are asked for a hundred at a time, an environment costs as much as all of them.
int mostRows(Reload::Kind kind)
{
    switch (kind) {
    case Reload::Environment:
        return 4;
    case Reload::Target:
        return 1000;
    default:
        return 200;
    }
}

/// The list that shows the rows of a kind; the kind itself for lists and the audit log.
Reload::Kind listOf(Reload::Kind kind)
{
    switch (kind) {
    case Reload::Environment:
        return Reload::EnvironmentList;
    case Reload::FreezeWindow:
        return Reload::FreezeWindowList;
    case Reload::Group:
        return Reload::GroupList;
    case Reload::Target:
        return Reload::TargetList;
    case Reload::Drift:
        return Reload::DriftList;
    default:
        return kind;
    }
}

} // namespace

ReloadQueue::ReloadQueue(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(window);
    connect(&m_timer, &QTimer::timeout, this, &ReloadQueue::flush);
}

void ReloadQueue::add(const Reload &reload)
{
    m_waiting.insert(reload);
    if (!m_held && !m_timer.isActive())
        m_timer.start();
}

void ReloadQueue::finished(const Reload &reload)
{
    m_busy.remove(reload);
    if (!m_waiting.isEmpty() && !m_held && !m_timer.isActive())
        m_timer.start();
}

void ReloadQueue::clear()
{
    m_waiting.clear();
}

void ReloadQueue::abandon()
{
    m_waiting.clear();
    m_busy.clear();
    m_timer.stop();
}

void ReloadQueue::setHeld(bool held)
{
    m_held = held;
    if (held)
        m_timer.stop();
    else if (!m_waiting.isEmpty())
        m_timer.start();
}

void ReloadQueue::gatherLists()
{
    QHash<int, int> counts;
    for (const Reload &reload : std::as_const(m_waiting))
        ++counts[reload.kind];
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        const auto kind = static_cast<Reload::Kind>(it.key());
        const Reload list{listOf(kind), {}, {}};
        if (list.kind == kind || (*it <= mostRows(kind) && !m_waiting.contains(list)))
            continue;
        m_waiting.removeIf([kind](const Reload &reload) { return reload.kind == kind; });
        m_waiting.insert(list);
    }
}

bool ReloadQueue::isBlocked(const Reload &reload) const
{
    return m_busy.contains(reload) || m_busy.contains(Reload{listOf(reload.kind), {}, {}});
}

void ReloadQueue::flush()
{
    if (m_held)
        return;
    gatherLists();
    QList<Reload> now;
    for (const Reload &reload : std::as_const(m_waiting)) {
        if (!isBlocked(reload))
            now.append(reload);
    }
    for (const Reload &reload : std::as_const(now)) {
        m_waiting.remove(reload);
        m_busy.insert(reload);
    }
    if (!now.isEmpty())
        emit due(now);
}

} // namespace tidegate
