// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/operations/auditcheck.h"
#include "services/store/database.h"

#include <QThreadPool>

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <set>

namespace tidegate {

/// Seals the audit chains with a key that is not in the database, and remembers the newest seal of each in a small file beside the key. Thread-safe.
///
/// Without a key nothing is sealed; it may come late. Before a chain is sealed, what was added since the last seal is verified: a seal never vouches
/// for rows that do not follow.
class AuditSeals
{
public:
    AuditSeals(Database &database, const Clock &clock);
    ~AuditSeals(); ///< Waits for what runs.
    Q_DISABLE_COPY_MOVE(AuditSeals)

    /// The key, and the file of anchors (empty: none). What is not sealed yet is sealed soon if there is a thread to do it in.
    void setKey(const MasterKey &key, const QString &anchorFile);
    bool hasKey() const;
    /// Called in any thread, once, when somebody cares about seals and there is no key: a keychain may have it.
    void onKeyWanted(std::function<void()> fetch);
    /// What is at hand to judge the seals of a tenant with.
    SealProof proofFor(TenantId tenant) const;
    /// The same for somebody who asks: a key that is missing is asked for, and is there for the next one.
    SealProof askedProofFor(TenantId tenant);
    /// Tenants whose newest seal is remembered.
    QList<TenantId> anchoredTenants() const;

    /// Seals a chain up to its newest row; nothing to do without a key or new rows. Refuses what does not hold.
    Result<void> seal(TenantId tenant);
    /// After a commit: the newest row is this one. Seals in the background when many were added.
    void grew(TenantId tenant, qint64 seq);
    /// All chains, in the background.
    void sealAllSoon();
    /// All chains now, except where that would take long: for a clean stop.
    void sealBeforeTheEnd();

    /// Keeps a file of anchors under another name: what was restored from a backup is older than the newest seal on purpose.
    static void setAside(const QString &anchorFile);

    /// Chains that could not be sealed at the last try; for /metrics.
    int troubled() const;

private:
    Result<std::optional<AuditSeal>> makeSeal(TenantId tenant, const SealingKey &key, const std::optional<AuditSeal> &last, const AuditVerification &checked);
    Result<AuditVerification> check(TenantId tenant, const AuditStart &start);
    Result<void> sealNow(TenantId tenant);
    Result<void> keepAnchor(TenantId tenant, const SealingKey &key, const AuditSeal &seal);
    void sealSoon(TenantId tenant);
    Result<QList<TenantId>> tenants();

    Database &m_database;
    const Clock &m_clock;
    mutable std::mutex m_mutex; ///< Of the members down to m_troubled.
    std::optional<SealingKey> m_key;
    QString m_anchorFile;
    std::function<void()> m_fetchKey;     ///< Empty once it was called.
    std::map<QUuid, qint64> m_sealedRows; ///< By tenant.
    std::set<QUuid> m_queued;
    std::set<QUuid> m_troubled;
    std::mutex m_sealing; ///< One chain at a time.
    std::atomic<bool> m_stopping{false};
    QThreadPool m_pool;
};

} // namespace tidegate
