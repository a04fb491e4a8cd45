// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/feeds/feed.h"

namespace tidegate {

Feed::Feed(const FeedContext &context, QObject *parent, int maxRows) : QObject(parent), m_context(context), m_queue(maxRows)
{
    connect(&m_queue, &ReloadQueue::due, this, &Feed::reload);
}

void Feed::hold()
{
    m_queue.clear();
    m_queue.setHeld(true);
}

void Feed::finished(const QList<Reload> &reloads)
{
    for (const Reload &reload : reloads)
        m_queue.finished(reload);
}

void Feed::abandon()
{
    m_queue.abandon();
    m_queue.setHeld(false);
}

} // namespace tidegate
