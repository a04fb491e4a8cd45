// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/reloadqueue.h"

namespace tidegate {
namespace {

using namespace std::chrono_literals;

constexpr auto window = 100ms;

} // namespace

ReloadQueue::ReloadQueue(int maxRows, QObject *parent) : QObject(parent), m_maxRows(maxRows)
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

void ReloadQueue::flush()
{
    if (m_held)
        return;
    const Reload list;
    if (m_waiting.size() > m_maxRows || m_waiting.contains(list))
        m_waiting = {list};
    QList<Reload> now;
    for (const Reload &reload : std::as_const(m_waiting)) {
        if (!m_busy.contains(reload) && !m_busy.contains(list))
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
