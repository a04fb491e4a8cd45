// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/store/journalstore.h"

#include <QHash>
#include <QObject>
#include <QThread>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace tidegate {

class Database;

/// One entry of the feed, as GET /changes and the event stream show it.
void writeChange(JsonWriter &writer, const Change &change);

/// The id of a change for clients that come back: its seq and a hash of it, "4711-0a1b2c3d". A journal that was replaced by another, as by a
/// restored backup, has other changes under the same numbers.
QByteArray cursorOf(const Change &change);

/// What happened in one tenant, read and written once for all who follow it.
struct ChangeBatch
{
    struct Start
    {
        qint64 seq = 0;
        std::size_t at = 0; ///< Where its event begins in the text.
    };
    std::string text; ///< Server-sent events.
    std::vector<Start> starts;
    bool resync = false; ///< The journal is another one, or shorter, than what was sent before: `text` says so.
    qint64 head = 0;     ///< Seq of the last change in it, or of the journal after a resync.
};
using ChangeBatchPtr = std::shared_ptr<const ChangeBatch>;

/// Appends the change as an event.
void appendEvent(ChangeBatch &batch, const Change &change);

/// Reads a tenant's journal once for all its followers, in a thread of its own, when it grew: at once after a quiet time, and then at most
/// every 20 ms, so that many followers cost a busy writer little. Hundreds of them are told in groups. Thread-safe.
class ChangeFeed
{
public:
    using Deliver = std::function<void(const ChangeBatchPtr &)>;

    explicit ChangeFeed(Database &database);
    ~ChangeFeed();
    Q_DISABLE_COPY_MOVE(ChangeFeed)

    /// Calls deliver in follower's thread for what comes after this call, in order, until follower is destroyed or unfollow() is called. What
    /// lies before, the follower reads from the journal after this call; it skips what comes twice.
    void follow(TenantId tenant, QObject *follower, const Deliver &deliver);
    void unfollow(QObject *follower);
    void notify(TenantId tenant);
    void notifyAll(); ///< Something may have happened that nobody told of.
    // For /metrics.
    int followers() const;
    quint64 reads() const { return m_reads; }

private:
    struct Channel
    {
        QHash<QObject *, Deliver> followers;
        qint64 position = 0; ///< What was delivered.
        bool isWoken = false;
        std::chrono::steady_clock::time_point readAt;
        ChangeBatchPtr batch;
        QList<QObject *> waiting; ///< Who follows, or did, and was not told of the batch yet.
        qsizetype group = 0;      ///< So many are told at a time.
    };

    void wake(TenantId tenant, Channel &channel);
    void read(TenantId tenant);
    void readOnce(TenantId tenant);
    void handOut(TenantId tenant);
    void poll();

    Database &m_database;
    mutable std::mutex m_mutex;
    QHash<TenantId, Channel> m_channels; ///< Of tenants with followers.
    QHash<QObject *, TenantId> m_tenants;
    std::atomic<quint64> m_reads{0};
    QThread m_thread;
    QObject m_reader; ///< Lives in m_thread.
};

} // namespace tidegate
