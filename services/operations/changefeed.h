// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <mutex>

namespace tidegate {

/// Tells followers that a tenant's journal grew; what happened they read there themselves, so nothing is lost or sent twice. Thread-safe.
class ChangeFeed
{
public:
    /// Calls wake, without arguments, in follower's thread after each commit, until follower is destroyed or unfollow() is called.
    void follow(TenantId tenant, QObject *follower, std::function<void()> wake);
    void unfollow(QObject *follower);
    void notify(TenantId tenant);
    /// For /metrics.
    int followers() const;

private:
    struct Follower
    {
        TenantId tenant;
        std::function<void()> wake;
    };
    mutable std::mutex m_mutex;
    QHash<QObject *, Follower> m_followers;
};

} // namespace tidegate
