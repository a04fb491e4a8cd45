// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changesummary.h"

#include "models/words.h"
#include "models/workspace.h"

#include <QTimer>

using namespace std::chrono_literals;

namespace tidegate {
namespace {

constexpr auto countedAfter = 300ms;                                                   ///< Changes come in groups.
constexpr Instant firstOfAll = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1); ///< That the API knows, see parseInstant().
constexpr auto aheadOfClock = 24h;                                                     ///< What a clock that is ahead has seen counts too.

} // namespace

ChangeSummary::ChangeSummary(Workspace *workspace, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_later(new QTimer(this)), m_zone(systemZone().zone)
{
    m_later->setSingleShot(true);
    m_later->setInterval(countedAfter);
    connect(m_later, &QTimer::timeout, this, &ChangeSummary::ask);
    connect(workspace, &Workspace::loaded, this, &ChangeSummary::reload);
    connect(workspace, &Workspace::entityChanged, this, [this](EntityType type) {
        if (type != EntityType::Deployment)
            return;
        m_due = true;
        if (m_watched && !m_later->isActive())
            m_later->start();
    });
}

void ChangeSummary::setPeriod(ChangePeriod period)
{
    if (period == m_period)
        return;
    m_period = period;
    reload();
}

void ChangeSummary::setZone(const QTimeZone &zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    reload();
}

void ChangeSummary::setWatched(bool isWatched)
{
    m_watched = isWatched;
    if (isWatched && m_due)
        reload();
}

void ChangeSummary::reload()
{
    m_due = true;
    if (m_watched && m_workspace->isLoaded())
        ask();
}

Instant ChangeSummary::now() const
{
    return m_workspace->serverNow().isValid() ? toInstant(m_workspace->serverNow()) : Clock::system().now();
}

void ChangeSummary::ask()
{
    if (!m_watched)
        return;
    m_due = false;
    const Instant from = startOf(m_period, now(), m_zone).value_or(firstOfAll);
    whenDone(m_workspace->queries().changeCounts(from, wholeSeconds(now()) + aheadOfClock), this,
             [this, request = ++m_request](const Result<QList<ChangeCounts>> &counts) {
                 if (request != m_request)
                     return;
                 m_due = m_due || !counts;
                 if (counts) // the figures of before are better than none
                     show(*counts);
             });
}

void ChangeSummary::show(const QList<ChangeCounts> &counts)
{
    m_known = true;
    m_counts.clear();
    for (const ChangeCounts &each : counts)
        m_counts.insert(each.environment, each);
    emit changed();
}

ChangeCounts ChangeSummary::of(EnvironmentId environment) const
{
    if (!environment.isNull())
        return m_counts.value(environment, {environment, {}});
    ChangeCounts all;
    for (const ChangeCounts &each : m_counts) {
        for (std::size_t i = 0; i < all.byVerdict.size(); ++i)
            all.byVerdict.at(i) += each.byVerdict.at(i);
    }
    return all;
}

} // namespace tidegate
