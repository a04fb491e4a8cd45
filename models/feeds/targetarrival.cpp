// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/targetarrival.h"

#include "services/async/whendone.h"

#include <utility>

namespace tidegate {

namespace {

constexpr int maxOpen = 4;       // the server is not asked for more than can be read meanwhile
constexpr int maxPages = 10'000; // a server whose pages never end is cut off

} // namespace

void TargetArrival::goOn()
{
    if (m_open > 0)
        return;
    m_error.reset();
    for (const QUrlQuery &page : std::exchange(m_waiting, {}))
        ask(page);
}

void TargetArrival::stop()
{
    m_isStopped = true;
}

void TargetArrival::ask(const QUrlQuery &page)
{
    if (m_isStopped)
        return;
    ++m_open;
    ++m_pages;
    whenDone(m_client.targetPage(page), this, [this, page](const Result<TargetPage> &answer) { answered(page, answer); });
}

void TargetArrival::answered(const QUrlQuery &page, const Result<TargetPage> &answer)
{
    if (!answer) {
        miss(page, answer.error());
        return;
    }
    m_total = std::max(m_total, answer->total);
    if (!answer->next.isEmpty() && m_pages < maxPages) {
        if (m_error || m_open >= maxOpen)
            m_waiting.append(answer->next);
        else
            ask(answer->next);
    }
    whenDone(answer->targets, this, [this, page](const Result<QList<Target>> &targets) { read(page, targets); });
}

void TargetArrival::read(const QUrlQuery &page, const Result<QList<Target>> &targets)
{
    if (!targets) {
        miss(page, targets.error());
        return;
    }
    m_count += targets->size();
    --m_open;
    const bool isLast = m_open == 0 && m_waiting.isEmpty();
    if (!m_error && !m_waiting.isEmpty())
        ask(m_waiting.takeFirst());
    emit arrived(*targets);
    if (isLast || m_error)
        ended();
}

void TargetArrival::miss(const QUrlQuery &page, const Error &error)
{
    m_error = m_error.value_or(error);
    m_waiting.append(page);
    --m_open;
    ended();
}

void TargetArrival::ended()
{
    if (m_open > 0)
        return;
    if (m_error)
        emit failed(*m_error);
    else
        emit complete();
}

} // namespace tidegate
