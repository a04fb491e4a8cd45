// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/changefeed.h"

namespace tidegate {

void ChangeFeed::follow(TenantId tenant, QObject *follower, std::function<void()> wake)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_followers.insert(follower, {tenant, std::move(wake)});
    }
    QObject::connect(
        follower, &QObject::destroyed, follower, [this, follower] { unfollow(follower); }, Qt::DirectConnection);
}

void ChangeFeed::unfollow(QObject *follower)
{
    const std::scoped_lock lock(m_mutex);
    m_followers.remove(follower);
}

void ChangeFeed::notify(TenantId tenant)
{
    // Posting under the lock keeps a follower from being destroyed in between; the event itself dies with it.
    const std::scoped_lock lock(m_mutex);
    for (auto it = m_followers.cbegin(); it != m_followers.cend(); ++it) {
        if (it->tenant == tenant)
            QMetaObject::invokeMethod(it.key(), it->wake, Qt::QueuedConnection);
    }
}

int ChangeFeed::followers() const
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(m_followers.size());
}

} // namespace tidegate
