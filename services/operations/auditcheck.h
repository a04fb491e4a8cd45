// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/secrets/sealingkey.h"
#include "services/store/transaction.h"

#include <QJsonObject>

#include <deque>

namespace tidegate {

/// SHA-256 over the previous hash and canonicalAuditRow().
QByteArray auditHash(const AuditEntry &entry);

/// A row that somebody has verified up to before, and its hash; the default is the beginning of the chain.
struct AuditStart
{
    qint64 seq = 0;
    QByteArray head = QByteArray(32, '\0');

    friend bool operator==(const AuditStart &, const AuditStart &) = default;
};

/// What is known outside of the database about the newest seal of a chain.
struct AuditAnchor
{
    TenantId tenant;
    qint64 ordinal = 0;
    qint64 seq = 0;
    QByteArray sealMac; ///< Of the seal.
    QString keyId;
    QByteArray mac; ///< Over all of this.
};

/// What is at hand to judge seals with.
struct SealProof
{
    std::optional<SealingKey> key;
    std::optional<AuditAnchor> anchor;
    QString place; ///< Of the anchor, for people; empty: there is none.
};

/// The bytes that a seal vouches for: tenant, place in the row of seals, row, head, time, and the seal before.
QByteArray sealedBytes(TenantId tenant, const AuditSeal &seal, const QByteArray &previousMac);
QByteArray anchoredBytes(const AuditAnchor &anchor);

enum class SealState {
    None,     ///< Nobody sealed the chain yet.
    Proven,   ///< Rows up to `sealedRows` are what they were, all of them, and of this tenant.
    NoKey,    ///< There are seals, but nothing to prove them with.
    OtherKey, ///< They were made with another key than the one at hand.
    Broken,   ///< They contradict the rows or each other.
};
std::string_view toStringView(SealState state); ///< "none", "proven", "no-key", "other-key", "broken".

struct AuditVerification
{
    bool valid = true;
    qint64 rows = 0;
    QByteArray head;     ///< Hash of the newest row.
    qint64 firstBad = 0; ///< seq of the first row that does not hold.
    QString reason;      ///< Why not.
    Message flaw{};      ///< `reason`.
    qint64 from = 0;     ///< Rows up to this one were taken for verified and not read again.

    SealState sealState = SealState::None;
    qint64 seals = 0;
    qint64 sealedRows = 0; ///< The newest row that a seal speaks of, a proven one where the key is at hand.
    std::optional<Instant> sealedAt;
    std::optional<Instant> sealedSince; ///< The first seal: what was done to the chain before nobody can say.
};

/// As it is answered: the verdict in words with its members.
QJsonObject toJson(const AuditVerification &outcome);
/// What the outcome claims and what it does not, for a person.
Message verdictOf(const AuditVerification &outcome);

/// Recomputes a chain row by row and holds its seals against it, in steps, so that no transaction stays open for long. One thread at a time.
class AuditCheck
{
public:
    AuditCheck(TenantId tenant, AuditStart start, SealProof proof);

    /// Looks at the next thousand rows; true when there is nothing more to look at. Rows are never changed, so each step may be a transaction of its
    /// own; the last one reads rows and seals together.
    Result<bool> step(Transaction &transaction);
    const AuditVerification &outcome() const { return m_outcome; }

private:
    Result<void> begin(Transaction &transaction);
    Result<void> finish(Transaction &transaction);
    void take(const AuditEntry &entry);
    void take(const AuditSeal &seal, const QByteArray &head);
    /// Reads waiting seals until one is of a row beyond this one, or there are no more.
    Result<void> fetchSeals(Transaction &transaction, qint64 seq);
    Result<void> holdSeals(Transaction &transaction);
    static Result<AuditEntry> rowAt(Transaction &transaction, qint64 seq);
    void holdAnchor();
    void fail(qint64 seq, const Message &flaw, bool ofSeals = false);

    const TenantId m_tenant;
    const AuditStart m_start;
    const SealProof m_proof;
    AuditVerification m_outcome;
    std::deque<AuditSeal> m_waiting; ///< Read, and of rows that are still to come.
    qint64 m_lastRead = 0;           ///< Ordinal.
    bool m_allSeals = false;         ///< Within this step.
    QByteArray m_previousMac;
    QByteArray m_anchoredMac; ///< Of the seal that the anchor names.
    qint64 m_provenRows = 0;
    std::optional<Instant> m_provenAt;
    qint64 m_otherKeys = 0;
    int m_hashVersion = 1;
    bool m_begun = false;
};

/// The whole chain of the transaction's tenant at once, without a key.
Result<AuditVerification> verifyAudit(Transaction &transaction);

} // namespace tidegate
