// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/audit.h"
#include "services/domain/environmentcomparison.h"
#include "services/domain/environmentsummary.h"
#include "services/domain/freezepreview.h"
#include "services/domain/healthtransition.h"
#include "services/domain/inventory.h"
#include "services/domain/operation.h"
#include "services/domain/result.h"
#include "services/domain/targetpatch.h"

#include <QFuture>
#include <QObject>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <memory>

QT_BEGIN_NAMESPACE
class QNetworkAccessManager;
QT_END_NAMESPACE

namespace tidegate {

/// Where a server is and how to speak to it. The token is never logged and never put into a URL.
struct Endpoint
{
    QUrl baseUrl; ///< "http://127.0.0.1:41873", without path.
    QByteArray token;
    QByteArray caCertificates; ///< PEM of a private CA; empty: the system's.
};

/// What GET /api/v1/meta says of the server.
struct ServerInfo
{
    QString version;
    QString mode; ///< "local" or "server".
    Instant serverTime;
    std::optional<Instant> clockHighest; ///< While the server's clock is in doubt: what it showed before. Gate checks then answer no.
    QStringList capabilities;
};

/// A change of the feed, as the client sees it.
struct ChangeNotice
{
    qint64 seq = 0;
    QString kind;       ///< "target.health", "environment.updated", …
    QString entityType; ///< environment, freeze-window, target-group, target, sticker, drift.
    QUuid entityId;
    EnvironmentId environment;
};

/// A page of the audit log.
struct AuditPage
{
    QList<AuditEntry> entries; ///< Newest first.
    bool hasMore = false;
};

/// Whether the audit chain holds, and that as a sentence.
struct AuditVerdict
{
    bool valid = false;
    bool proven = false; ///< A seal vouches for the rows. Without one they only follow each other, and whoever rewrote all of them is not seen.
    QString sentence;
};

enum class AuditFormat { JsonLines, Csv };

/// A part of an exported audit log, oldest first.
struct AuditExportPart
{
    QByteArray bytes;
    qint64 total = 0; ///< Rows of the whole export.
    QUrlQuery next;   ///< Asks for the part that follows.
    bool hasNext = false;
};

/// What a client may say of itself: GET /api/v1/whoami.
struct Identity
{
    UserId user;
    QString name;
    QString role;
    QStringList permissions; ///< "environment:read", …
};

/// Told while a long list arrives: rows so far, and all of them (-1: not known).
using ListProgress = std::function<void(qint64 done, qint64 total)>;

/// The HTTP side of the console: one method per operation, no state but the endpoint.
///
/// Every write carries an Idempotency-Key and, where a version is known, If-Match. An unclear write (no answer) is retried once with the
/// same key before it is reported, and the same write keeps its key when it is asked for again. Redirects are never followed, only http and https are spoken.
/// All methods must be called in the thread the client lives in; the futures end there.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    explicit ApiClient(Endpoint endpoint, QObject *parent = nullptr);
    ~ApiClient() override;

    /// Speaks to another server from now on, for an embedded backend whose port is known only after it has started, or after a sign-in.
    void setEndpoint(Endpoint endpoint);
    /// Drops what is under way (its futures are cancelled) and the feed, and speaks to nobody until setEndpoint().
    void disconnectFromServer();
    /// While on, whatever would change something is refused with Forbidden and not sent. It outlives setEndpoint().
    void setReadOnly(bool readOnly);

    /// What the server has instead of `known`, from the error of a write that came too late (412); nothing when it does not say.
    static std::optional<Environment> current(const Environment &known, const Error &stale);
    static std::optional<FreezeWindow> current(const FreezeWindow &known, const Error &stale);
    static std::optional<TargetGroup> current(TargetGroup known, const Error &stale);
    static std::optional<Target> current(Target known, const Error &stale);

    QFuture<Result<ServerInfo>> meta();
    QFuture<Result<Identity>> whoAmI();
    /// Takes the present reading of the server's clock for true.
    QFuture<Result<void>> acceptClock(const QString &reason);

    QFuture<Result<QList<EnvironmentSummary>>> environments(); ///< With state. Sets feedPosition().
    /// The seq of the newest change that the last environments() reflected; -1 when the server did not say.
    qint64 feedPosition() const;
    QFuture<Result<EnvironmentSummary>> environment(EnvironmentId id);
    QFuture<Result<EnvironmentSummary>> create(const Environment &environment);
    QFuture<Result<EnvironmentSummary>> update(const Environment &environment); ///< If-Match: environment.version.
    /// confirm is the environment's name, for cascade only.
    QFuture<Result<void>> remove(const Environment &environment, bool cascade, const QString &confirm, const QString &reason);
    QFuture<Result<EnvironmentSummary>> restoreEnvironment(EnvironmentId id);
    QFuture<Result<void>> reorder(const QList<EnvironmentId> &order);
    /// As it was at an instant; unset: now.
    QFuture<Result<EnvironmentComparison>> compare(EnvironmentId left, EnvironmentId right, std::optional<Instant> at);
    QFuture<Result<GateDecision>> gateCheck(EnvironmentId environment, const GateQuestion &question);

    QFuture<Result<FreezeWindow>> freezeWindow(EnvironmentId environment, FreezeWindowId id);
    QFuture<Result<QList<FreezeWindow>>> freezeWindows(EnvironmentId environment, Instant from, Instant to);
    /// What create() would do; a window with an id is not compared with itself.
    QFuture<Result<FreezePreview>> preview(const FreezeWindow &window);
    QFuture<Result<FreezeWindow>> create(const FreezeWindow &window);
    QFuture<Result<FreezeWindow>> update(const FreezeWindow &window, const QString &reason = {}); ///< The reason goes to the audit log.
    QFuture<Result<void>> remove(const FreezeWindow &window, const QString &reason);

    QFuture<Result<QList<TargetGroup>>> groups(EnvironmentId environment);
    QFuture<Result<TargetGroup>> group(TargetGroupId id);
    QFuture<Result<TargetGroup>> create(const TargetGroup &group);
    /// before: the labels as they were; those that are gone are removed.
    QFuture<Result<TargetGroup>> update(const TargetGroup &group, const Labels &before = {});
    QFuture<Result<void>> remove(const TargetGroup &group, bool detach, const QString &reason = {});

    /// Null: all. Follows Link: rel="next".
    QFuture<Result<QList<Target>>> targets(EnvironmentId environment, const ListProgress &progress = {});
    /// Those of the ids that exist, at most mostTargetsAtOnce.
    QFuture<Result<QList<Target>>> someTargets(const QList<TargetId> &ids);
    static constexpr qsizetype mostTargetsAtOnce = 100;
    QFuture<Result<Target>> target(TargetId id);
    QFuture<Result<Target>> create(const Target &target);
    /// before: the target as it was, or null; members of connection and labels that are gone are removed.
    QFuture<Result<Target>> update(const Target &target, const Target *before = nullptr);
    QFuture<Result<void>> remove(const Target &target, const QString &reason);
    /// One patch for at most 1,000 targets, whatever their versions; one outcome per id, in order.
    QFuture<Result<QList<PatchOutcome>>> patch(const QList<TargetId> &ids, const TargetPatch &patch);
    QFuture<Result<QList<HealthTransition>>> healthHistory(TargetId id); ///< Newest first.
    QFuture<Result<HealthReport>> checkHealth(TargetId id);
    /// The same, but nothing is stored: the target's status stays as it is.
    QFuture<Result<HealthReport>> testConnection(TargetId id);
    QFuture<Result<Operation>> syncInventory(TargetId id);
    QFuture<Result<Operation>> operation(OperationId id);
    QFuture<Result<std::optional<Sticker>>> sticker(TargetId id); ///< Nothing when there is none.
    QFuture<Result<Sticker>> putSticker(const Sticker &sticker);
    QFuture<Result<QList<Sticker>>> stickerHistory(TargetId id);
    QFuture<Result<std::optional<InventorySnapshot>>> inventory(TargetId id);
    QFuture<Result<DriftReport>> drift(TargetId id);
    QFuture<Result<QList<std::pair<TargetId, DriftReport>>>> fleetDrift(EnvironmentId environment);
    QFuture<Result<QList<DigestUse>>> whereIs(const QString &digest); ///< Where it runs, by the newest inventories.
    /// kind: tls-ca, tls-cert, tls-key or token. Returns the reference to put into the connection.
    QFuture<Result<QString>> setSecret(TargetId id, const QString &kind, const QByteArray &value);
    QFuture<Result<void>> removeSecret(TargetId id, const QString &kind);

    /// The newest page, or the one before the given seq.
    QFuture<Result<AuditPage>> audit(const AuditFilter &filter, std::optional<qint64> before);
    QFuture<Result<AuditVerdict>> verifyAudit();
    /// The first part, or the one that the part before named.
    QFuture<Result<AuditExportPart>> exportAudit(const AuditFilter &filter, AuditFormat format, const QUrlQuery &next = {});

    /// Follows GET /api/v1/events from the given seq on; reconnects with backoff (1–30 s, jitter) by itself.
    void follow(qint64 since);
    void unfollow();
    /// Forgets the backoff and tries at once (after a resume, or when the user asks).
    void retryNow();
    /// Opens the feed anew from where it is, even where it seems to be open: after a sleep it may be dead without knowing it.
    void reopenFeed();
    Instant lastHeard() const; ///< When the feed was last heard, by this computer's clock; 1970: never.

signals:
    void changed(const QList<tidegate::ChangeNotice> &notices); ///< In order; batched per event-loop turn.
    void feedOpened();
    /// error says why; the next try is in delay, or only by retryNow() when that is 0: the token was refused.
    void feedLost(const tidegate::Error &error, std::chrono::milliseconds delay);
    void resyncNeeded(); ///< The feed no longer has what was missed: load everything again.
    /// The server refused the token; duringWrite: of something the user wanted done. Before the future of the request ends.
    void tokenRefused(bool duringWrite);

private:
    struct Private;

    void connectParts();

    std::unique_ptr<Private> d;
};

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::ChangeNotice)
