// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/auditcheck.h"

#include "services/codec/auditjson.h"
#include "services/domain/say.h"
#include "services/domain/try.h"

#include <QCryptographicHash>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int rowsOfAStep = 1000;
constexpr int sealsAtATime = 500;

void append(QByteArray &bytes, qint64 number)
{
    const qint64 big = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&big), sizeof(big));
}

/// Why a row does not follow the one before it; empty when it does.
Message flaw(const AuditEntry &entry, qint64 expectedSeq, const QByteArray &previous, int hashVersion)
{
    if (entry.seq != expectedSeq)
        return say("audit-flaw/row-missing", expectedSeq);
    if (entry.previousHash != previous)
        return say("audit-flaw/row-order", entry.seq);
    // Otherwise whoever moves rows to another tenant would only have to call them old.
    if (entry.hashVersion < hashVersion || entry.hashVersion > newestAuditHash)
        return say("audit-flaw/row-hash", entry.seq);
    if (auditHash(entry) != entry.hash)
        return say("audit-flaw/row-changed", entry.seq);
    return {};
}

} // namespace

QByteArray auditHash(const AuditEntry &entry)
{
    const std::string row = canonicalAuditRow(entry);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(entry.previousHash);
    hash.addData(QByteArrayView(row.data(), static_cast<qsizetype>(row.size())));
    return hash.result();
}

QByteArray sealedBytes(TenantId tenant, const AuditSeal &seal, const QByteArray &previousMac)
{
    QByteArray bytes("tidegate audit seal 1");
    bytes += tenant.uuid().toRfc4122();
    append(bytes, seal.ordinal);
    append(bytes, seal.seq);
    append(bytes, seal.at.time_since_epoch().count());
    append(bytes, seal.head.size());
    bytes += seal.head;
    bytes += previousMac;
    return bytes;
}

QByteArray anchoredBytes(const AuditAnchor &anchor)
{
    QByteArray bytes("tidegate audit anchor 1");
    bytes += anchor.tenant.uuid().toRfc4122();
    append(bytes, anchor.ordinal);
    append(bytes, anchor.seq);
    bytes += anchor.sealMac;
    return bytes;
}

std::string_view toStringView(SealState state)
{
    switch (state) {
    case SealState::None:
        return "none";
    case SealState::Proven:
        return "proven";
    case SealState::NoKey:
        return "no-key";
    case SealState::OtherKey:
        return "other-key";
    case SealState::Broken:
        break;
    }
    return "broken";
}

AuditCheck::AuditCheck(TenantId tenant, AuditStart start, SealProof proof) : m_tenant(tenant), m_start(std::move(start)), m_proof(std::move(proof))
{
    m_outcome.from = m_outcome.rows = m_start.seq;
    m_outcome.head = m_start.head;
}

Result<bool> AuditCheck::step(Transaction &transaction)
{
    m_allSeals = false;
    if (!m_begun) {
        RETURN_IF_ERROR(begin(transaction));
        m_begun = true;
    }
    AuditQuery page;
    page.after = m_outcome.rows;
    page.limit = rowsOfAStep;
    page.oldestFirst = true;
    int rows = 0;
    Result<void> sealsRead;
    const auto read = transaction.audit.forEach(page, [&](const AuditEntry &entry) {
        ++rows;
        if (!m_outcome.valid || !sealsRead)
            return;
        take(entry);
        sealsRead = fetchSeals(transaction, entry.seq);
        if (m_outcome.valid && sealsRead)
            sealsRead = holdSeals(transaction);
    });
    if (!read || !sealsRead)
        return read ? sealsRead.error() : read.error();
    if (m_outcome.valid && rows == rowsOfAStep)
        return false;
    const auto finished = finish(transaction);
    return finished ? Result<bool>(true) : Result<bool>(finished.error());
}

/// A start somewhere in the chain must be what the asker remembers.
Result<void> AuditCheck::begin(Transaction &transaction)
{
    if (m_start.seq == 0)
        return {};
    ASSIGN_OR_RETURN(const auto row, rowAt(transaction, m_start.seq));
    const AuditEntry &found = row;
    if (found.seq != m_start.seq)
        fail(m_start.seq, say("audit-flaw/row-missing", m_start.seq));
    else if (found.hash != m_start.head || auditHash(found) != found.hash)
        fail(m_start.seq, say("audit-flaw/row-not-verified", m_start.seq));
    m_hashVersion = found.hashVersion;
    RETURN_IF_ERROR(fetchSeals(transaction, m_start.seq));
    return m_outcome.valid ? holdSeals(transaction) : Result<void>();
}

void AuditCheck::take(const AuditEntry &entry)
{
    const Message wrong = flaw(entry, m_outcome.rows + 1, m_outcome.head, m_hashVersion);
    if (!wrong.isEmpty())
        return fail(m_outcome.rows + 1, wrong);
    ++m_outcome.rows;
    m_outcome.head = entry.hash;
    m_hashVersion = entry.hashVersion;
}

Result<void> AuditCheck::fetchSeals(Transaction &transaction, qint64 seq)
{
    while (!m_allSeals && (m_waiting.empty() || m_waiting.back().seq <= seq)) {
        ASSIGN_OR_RETURN(const auto seals, transaction.audit.seals(m_lastRead, sealsAtATime));
        m_allSeals = seals.size() < sealsAtATime;
        for (const AuditSeal &seal : seals)
            m_waiting.push_back(seal);
        if (!seals.isEmpty())
            m_lastRead = seals.last().ordinal;
        if (m_waiting.size() > 100'000) {
            fail(seq, say("audit-flaw/too-many-seals"), true); // nobody made these but whoever edited the file
            return {};
        }
    }
    return {};
}

/// The seals of rows that were read: mostly of the last one, and of one before when it was sealed while we read on.
Result<void> AuditCheck::holdSeals(Transaction &transaction)
{
    while (m_outcome.valid && !m_waiting.empty() && m_waiting.front().seq <= m_outcome.rows) {
        const AuditSeal seal = m_waiting.front();
        m_waiting.pop_front();
        QByteArray head = m_outcome.head;
        if (seal.seq < m_outcome.rows && seal.seq > m_start.seq) {
            ASSIGN_OR_RETURN(const auto row, rowAt(transaction, seal.seq));
            head = row.hash;
        }
        take(seal, head);
    }
    return {};
}

/// A row; an empty one when it is not there.
Result<AuditEntry> AuditCheck::rowAt(Transaction &transaction, qint64 seq)
{
    AuditQuery one;
    one.after = seq - 1;
    one.limit = 1;
    one.oldestFirst = true;
    AuditEntry found;
    const auto read = transaction.audit.forEach(one, [&](const AuditEntry &entry) { found = entry; });
    return read ? Result<AuditEntry>(found) : Result<AuditEntry>(read.error());
}

void AuditCheck::take(const AuditSeal &seal, const QByteArray &head)
{
    if (seal.ordinal != m_outcome.seals + 1)
        return fail(seal.seq, say("audit-flaw/seal-missing", m_outcome.seals + 1), true);
    if (seal.seq < m_outcome.sealedRows)
        return fail(seal.seq, say("audit-flaw/seal-order", seal.ordinal), true);
    if (seal.seq >= m_start.seq && seal.head != head)
        return fail(seal.seq, say("audit-flaw/row-not-sealed", seal.seq, toText(wholeSeconds(seal.at))), true);
    const bool ours = m_proof.key && seal.keyId == m_proof.key->id();
    if (ours && !m_proof.key->vouchesFor(sealedBytes(m_tenant, seal, m_previousMac), seal.mac))
        return fail(seal.seq, say("audit-flaw/seal-forged", seal.ordinal), true);
    if (ours) {
        m_provenRows = seal.seq;
        m_provenAt = seal.at;
    } else if (m_proof.key) {
        ++m_otherKeys;
    }
    m_previousMac = seal.mac;
    if (m_proof.anchor && m_proof.anchor->ordinal == seal.ordinal)
        m_anchoredMac = seal.mac;
    m_outcome.seals = seal.ordinal;
    m_outcome.sealedRows = seal.seq;
    m_outcome.sealedAt = seal.at;
    if (!m_outcome.sealedSince)
        m_outcome.sealedSince = seal.at;
}

Result<void> AuditCheck::finish(Transaction &transaction)
{
    ASSIGN_OR_RETURN(const auto head, transaction.audit.head());
    if (m_outcome.valid && head.first != m_outcome.rows)
        fail(m_outcome.rows + 1, say("audit-flaw/newest-row", head.first, m_outcome.rows));
    RETURN_IF_ERROR(fetchSeals(transaction, m_outcome.rows));
    if (m_outcome.valid) {
        RETURN_IF_ERROR(holdSeals(transaction));
    }
    if (m_outcome.valid && !m_waiting.empty()) {
        const AuditSeal &beyond = m_waiting.front();
        fail(m_outcome.rows + 1, say("audit-flaw/rows-missing", m_outcome.rows + 1, beyond.seq, toText(wholeSeconds(beyond.at))), true);
    }
    if (m_outcome.valid)
        holdAnchor();
    if (m_outcome.sealState == SealState::Broken || m_outcome.seals == 0)
        return {};
    if (!m_proof.key) {
        m_outcome.sealState = SealState::NoKey;
    } else if (!m_provenAt) {
        m_outcome.sealState = SealState::OtherKey;
    } else {
        m_outcome.sealState = SealState::Proven;
        m_outcome.sealedRows = m_provenRows;
        m_outcome.sealedAt = m_provenAt;
    }
    return {};
}

/// What lies outside of the database cannot be taken back by whoever edits only that.
void AuditCheck::holdAnchor()
{
    if (!m_proof.anchor || !m_proof.key || m_proof.anchor->keyId != m_proof.key->id())
        return;
    const AuditAnchor &anchor = *m_proof.anchor;
    if (!m_proof.key->vouchesFor(anchoredBytes(anchor), anchor.mac))
        return fail(m_outcome.rows, say("audit-flaw/anchor-forged", m_proof.place), true);
    if (m_outcome.seals < anchor.ordinal) {
        return fail(m_outcome.rows + 1, say("audit-flaw/seals-missing", m_outcome.seals + 1, anchor.ordinal, anchor.seq, m_proof.place), true);
    }
    if (m_anchoredMac != anchor.sealMac)
        fail(anchor.seq, say("audit-flaw/seal-other", anchor.ordinal, m_proof.place), true);
}

void AuditCheck::fail(qint64 seq, const Message &flaw, bool ofSeals)
{
    m_outcome.valid = false;
    m_outcome.firstBad = seq;
    m_outcome.reason = english(flaw);
    m_outcome.flaw = flaw;
    if (ofSeals)
        m_outcome.sealState = SealState::Broken;
}

Message verdictOf(const AuditVerification &outcome)
{
    if (!outcome.valid)
        return say("audit-verdict/changed", outcome.firstBad, outcome.flaw);
    const QString since = outcome.sealedSince ? toText(wholeSeconds(*outcome.sealedSince)) : QString();
    const QString at = outcome.sealedAt ? toText(wholeSeconds(*outcome.sealedAt)) : QString();
    switch (outcome.sealState) {
    case SealState::Proven:
        return say("audit-verdict/proven", outcome.rows, at, outcome.sealedRows, since);
    case SealState::NoKey:
        return say("audit-verdict/no-key", outcome.rows, outcome.seals);
    case SealState::OtherKey:
        return say("audit-verdict/other-key", outcome.rows, outcome.seals);
    case SealState::None:
    case SealState::Broken:
        break;
    }
    return say("audit-verdict/not-sealed", outcome.rows);
}

QJsonObject toJson(const AuditVerification &outcome)
{
    QJsonObject seals{{u"state"_s, QLatin1StringView(toStringView(outcome.sealState).data())}, {u"count"_s, outcome.seals}};
    if (outcome.seals > 0) {
        seals.insert(u"rows"_s, outcome.sealedRows);
        seals.insert(u"sealedAt"_s, toText(wholeSeconds(*outcome.sealedAt)));
        seals.insert(u"sealedSince"_s, toText(wholeSeconds(*outcome.sealedSince)));
    }
    const Message verdict = verdictOf(outcome);
    QJsonObject json{{u"valid"_s, outcome.valid},
                     {u"rows"_s, outcome.rows},
                     {u"head"_s, QString::fromLatin1(outcome.head.toHex())},
                     {u"after"_s, outcome.from},
                     {u"seals"_s, seals},
                     {u"verdict"_s, english(verdict)},
                     {u"verdictMessage"_s, toJson(verdict)}};
    if (!outcome.valid) {
        json.insert(u"firstBad"_s, outcome.firstBad);
        json.insert(u"reason"_s, outcome.reason);
    }
    return json;
}

Result<AuditVerification> verifyAudit(Transaction &transaction)
{
    AuditCheck check(transaction.tenant(), {}, {});
    for (;;) {
        ASSIGN_OR_RETURN(const auto done, check.step(transaction));
        if (done)
            return check.outcome();
    }
}

} // namespace tidegate
