// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"
#include "services/store/transaction.h"

#include <QCache>

#include <memory>
#include <mutex>

namespace tidegate {

/// Answers to reads, kept for whoever asks the same again while nothing has changed: after each change all consoles of a company ask for the same lists.
/// Thread-safe.
///
/// An answer is given again only in a snapshot of the same name, so whatever is committed by whomever, in this server or beside it, ends it. What the answer
/// says by the clock is held by ApiReply::holdsUntil. Who asks is found out anew each time; callers who may see different things never share an answer.
class KeptAnswers
{
public:
    /// Bytes, about.
    explicit KeptAnswers(qsizetype most = 8 * 1024 * 1024) : m_kept(most) {}
    Q_DISABLE_COPY_MOVE(KeptAnswers)

    /// The answer to the same request, with its ETag. Null when there is none for this snapshot and this time.
    std::shared_ptr<const ApiReply> find(const ApiRequest &request, const Transaction::Snapshot &snapshot, Instant now);
    /// Keeps the answer from the second time on that it was made in one snapshot: what one person reads once is not worth the room.
    void keep(const ApiRequest &request, const Transaction::Snapshot &snapshot, Instant now, const ApiReply &reply);

private:
    /// Of everything that the answer depends on but rows and time.
    struct Key
    {
        quint64 connection;
        TenantId tenant;
        Role role;
        QByteArray origin;
        QString path;
        QByteArray query; ///< As links to further pages repeat it.

        qsizetype size() const;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.connection, key.tenant.uuid(), static_cast<int>(key.role), key.origin, key.path, key.query);
        }
    };
    struct Kept
    {
        QByteArray snapshot;
        Instant madeAt;
        std::shared_ptr<const ApiReply> reply; ///< Null: it was made once.
    };
    static Key keyOf(const ApiRequest &request, const Transaction::Snapshot &snapshot);

    std::mutex m_mutex;
    QCache<Key, Kept> m_kept; ///< By size.
};

} // namespace tidegate
