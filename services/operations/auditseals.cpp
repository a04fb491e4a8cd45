// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/auditseals.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/domain/wholefile.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(sealLog, "tidegate.audit")

// Half of what is promised, so that writers have time to go on while a chain is being sealed.
constexpr qint64 rowsBetweenSeals = 500;
constexpr qint64 maxRowsAtTheEnd = 5'000;
constexpr qint64 maxAnchorFile = 1024 * 1024;

AuditAnchor anchorFrom(const QJsonObject &json)
{
    return {.tenant = TenantId(parseUuid(json.value("tenant"_L1).toString())),
            .ordinal = json.value("ordinal"_L1).toInteger(),
            .seq = json.value("seq"_L1).toInteger(),
            .sealMac = QByteArray::fromHex(json.value("seal"_L1).toString().toLatin1()),
            .keyId = json.value("key"_L1).toString(),
            .mac = QByteArray::fromHex(json.value("mac"_L1).toString().toLatin1())};
}

QJsonObject toJson(const AuditAnchor &anchor)
{
    return {{u"tenant"_s, anchor.tenant.toString()},
            {u"ordinal"_s, anchor.ordinal},
            {u"seq"_s, anchor.seq},
            {u"seal"_s, QString::fromLatin1(anchor.sealMac.toHex())},
            {u"key"_s, anchor.keyId},
            {u"mac"_s, QString::fromLatin1(anchor.mac.toHex())}};
}

QList<AuditAnchor> readAnchors(const QString &path)
{
    QList<AuditAnchor> anchors;
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return anchors;
    const QJsonArray all = QJsonDocument::fromJson(file.read(maxAnchorFile)).array();
    for (const QJsonValue each : all)
        anchors.append(anchorFrom(each.toObject()));
    return anchors;
}

Result<void> writeAnchors(const QString &path, const QList<AuditAnchor> &anchors)
{
    QJsonArray all;
    for (const AuditAnchor &anchor : anchors)
        all.append(toJson(anchor));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || !saveWhole(file, QJsonDocument(all).toJson(QJsonDocument::Indented)))
        return makeError(ErrorKind::Unavailable, say("seal-file-unwritable", path), file.errorString());
    return {};
}

Error unsealable(const Message &reason)
{
    return makeError(ErrorKind::Conflict, say("audit-broken", reason));
}

} // namespace

AuditSeals::AuditSeals(Database &database, const Clock &clock) : m_database(database), m_clock(clock)
{
    m_pool.setMaxThreadCount(1);
}

AuditSeals::~AuditSeals()
{
    m_stopping = true;
    m_pool.waitForDone();
}

void AuditSeals::setKey(const MasterKey &key, const QString &anchorFile)
{
    const std::scoped_lock lock(m_mutex);
    m_key.emplace(key);
    m_anchorFile = anchorFile;
}

bool AuditSeals::hasKey() const
{
    const std::scoped_lock lock(m_mutex);
    return m_key.has_value();
}

SealProof AuditSeals::proofFor(TenantId tenant) const
{
    const std::scoped_lock lock(m_mutex);
    SealProof proof{m_key, {}, m_anchorFile};
    for (const AuditAnchor &anchor : readAnchors(m_anchorFile)) {
        if (anchor.tenant == tenant)
            proof.anchor = anchor;
    }
    return proof;
}

void AuditSeals::onKeyWanted(std::function<void()> fetch)
{
    const std::scoped_lock lock(m_mutex);
    m_fetchKey = std::move(fetch);
}

SealProof AuditSeals::askedProofFor(TenantId tenant)
{
    std::function<void()> fetch;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_key)
            fetch = std::exchange(m_fetchKey, nullptr);
    }
    if (fetch)
        fetch();
    return proofFor(tenant);
}

QList<TenantId> AuditSeals::anchoredTenants() const
{
    const std::scoped_lock lock(m_mutex);
    QList<TenantId> tenants;
    for (const AuditAnchor &anchor : readAnchors(m_anchorFile))
        tenants.append(anchor.tenant);
    return tenants;
}

Result<void> AuditSeals::seal(TenantId tenant)
{
    const auto sealed = sealNow(tenant);
    const std::scoped_lock lock(m_mutex);
    if (sealed)
        m_troubled.erase(tenant.uuid());
    else
        m_troubled.insert(tenant.uuid());
    return sealed;
}

Result<void> AuditSeals::sealNow(TenantId tenant)
{
    const std::scoped_lock oneAtATime(m_sealing);
    const SealProof proof = proofFor(tenant);
    if (!proof.key)
        return {};
    ASSIGN_OR_RETURN(const auto last, m_database.read(tenant, [](Transaction &transaction) { return transaction.audit.newestSeal(); }));
    const bool ours = last && last->keyId == proof.key->id();
    // What another key sealed this one cannot vouch for without having read it all.
    const AuditStart start = ours ? AuditStart{last->seq, last->head} : AuditStart{};
    ASSIGN_OR_RETURN(const auto checked, check(tenant, start));
    if (!checked.valid)
        return unsealable(checked.flaw);
    qint64 sealedRows = ours ? last->seq : 0;
    if (checked.rows > sealedRows) {
        ASSIGN_OR_RETURN(const auto made, makeSeal(tenant, *proof.key, last, checked));
        if (!made) // another server was quicker; what it left out is sealed next time
            return {};
        if (const auto kept = keepAnchor(tenant, *proof.key, *made); !kept)
            qCWarning(sealLog).noquote() << kept.error().message << kept.error().detail;
        sealedRows = made->seq;
    } else if (ours && (!proof.anchor || proof.anchor->ordinal < last->ordinal)) {
        if (const auto kept = keepAnchor(tenant, *proof.key, *last); !kept)
            qCWarning(sealLog).noquote() << kept.error().message << kept.error().detail;
    }
    const std::scoped_lock lock(m_mutex);
    m_sealedRows[tenant.uuid()] = sealedRows;
    return {};
}

Result<AuditVerification> AuditSeals::check(TenantId tenant, const AuditStart &start)
{
    AuditCheck chain(tenant, start, proofFor(tenant));
    for (;;) {
        if (m_stopping)
            return makeError(ErrorKind::Unavailable, say("shutting-down/seal"));
        ASSIGN_OR_RETURN(const auto done, m_database.read(tenant, [&chain](Transaction &transaction) { return chain.step(transaction); }));
        if (done)
            return chain.outcome();
    }
}

/// Nothing when the chain was sealed meanwhile: what was verified does not begin where that seal ends.
Result<std::optional<AuditSeal>> AuditSeals::makeSeal(TenantId tenant, const SealingKey &key, const std::optional<AuditSeal> &last,
                                                      const AuditVerification &checked)
{
    AuditSeal seal{.ordinal = last ? last->ordinal + 1 : 1, .seq = checked.rows, .head = checked.head, .at = m_clock.now(), .keyId = key.id(), .mac = {}};
    seal.mac = key.sign(sealedBytes(tenant, seal, last ? last->mac : QByteArray()));
    return m_database.write(tenant, [&](Transaction &transaction) -> Result<std::optional<AuditSeal>> {
        ASSIGN_OR_RETURN(const auto newest, transaction.audit.newestSeal());
        if ((newest ? newest->ordinal : 0) != seal.ordinal - 1)
            return std::optional<AuditSeal>();
        RETURN_IF_ERROR(transaction.audit.append(seal));
        return std::optional(seal);
    });
}

Result<void> AuditSeals::keepAnchor(TenantId tenant, const SealingKey &key, const AuditSeal &seal)
{
    const std::scoped_lock lock(m_mutex);
    if (m_anchorFile.isEmpty())
        return {};
    QList<AuditAnchor> anchors = readAnchors(m_anchorFile);
    const auto isNewer = [&](const AuditAnchor &each) { return each.tenant == tenant && each.keyId == key.id() && each.ordinal > seal.ordinal; };
    if (std::any_of(anchors.begin(), anchors.end(), isNewer)) // another server on this computer keeps them in the same file
        return {};
    erase_if(anchors, [tenant](const AuditAnchor &each) { return each.tenant == tenant; });
    AuditAnchor anchor{.tenant = tenant, .ordinal = seal.ordinal, .seq = seal.seq, .sealMac = seal.mac, .keyId = key.id(), .mac = {}};
    anchor.mac = key.sign(anchoredBytes(anchor));
    anchors.append(anchor);
    return writeAnchors(m_anchorFile, anchors);
}

void AuditSeals::grew(TenantId tenant, qint64 seq)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_key)
            return;
        const auto [known, isNew] = m_sealedRows.try_emplace(tenant.uuid(), seq - seq % rowsBetweenSeals);
        if (seq < known->second + rowsBetweenSeals)
            return;
    }
    sealSoon(tenant);
}

void AuditSeals::sealSoon(TenantId tenant)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_queued.insert(tenant.uuid()).second)
            return;
    }
    m_pool.start([this, tenant] {
        {
            const std::scoped_lock lock(m_mutex);
            m_queued.erase(tenant.uuid());
        }
        if (m_stopping)
            return;
        if (const auto sealed = seal(tenant); !sealed && !m_stopping)
            qCCritical(sealLog).noquote() << "audit log of tenant" << tenant.toString() << ":" << sealed.error().message << sealed.error().detail;
    });
}

Result<QList<TenantId>> AuditSeals::tenants()
{
    ASSIGN_OR_RETURN(const auto found, m_database.read(localTenant, [](Transaction &transaction) { return transaction.identities.tenants(); }));
    QList<TenantId> ids;
    for (const Tenant &tenant : found)
        ids.append(tenant.id);
    return ids;
}

void AuditSeals::sealAllSoon()
{
    if (!hasKey())
        return;
    const auto all = tenants();
    if (!all) {
        qCWarning(sealLog).noquote() << "the audit logs are not sealed:" << all.error().message << all.error().detail;
        return;
    }
    for (const TenantId tenant : *all)
        sealSoon(tenant);
}

void AuditSeals::sealBeforeTheEnd()
{
    m_stopping = true; // of what runs in the background, which may be a long one
    m_pool.waitForDone();
    m_stopping = false;
    if (!hasKey())
        return;
    const auto all = tenants();
    for (const TenantId tenant : all ? *all : QList<TenantId>()) {
        const auto open = m_database.read(tenant, [](Transaction &transaction) -> Result<qint64> {
            const auto head = transaction.audit.head();
            const auto last = transaction.audit.newestSeal();
            if (!head || !last)
                return head ? last.error() : head.error();
            return head->first - (*last ? (*last)->seq : 0);
        });
        if (!open || *open > maxRowsAtTheEnd)
            continue; // at the next start
        if (const auto sealed = seal(tenant); !sealed)
            qCCritical(sealLog).noquote() << "audit log of tenant" << tenant.toString() << ":" << sealed.error().message << sealed.error().detail;
    }
}

void AuditSeals::setAside(const QString &anchorFile)
{
    if (QFile::exists(anchorFile))
        QFile::rename(anchorFile, u"%1.before-restore-%2"_s.arg(anchorFile, QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmsszzz'Z'")));
}

int AuditSeals::troubled() const
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(m_troubled.size());
}

} // namespace tidegate
