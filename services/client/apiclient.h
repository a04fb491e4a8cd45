// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/client/command.h"
#include "services/domain/auditpage.h"
#include "services/domain/componentpage.h"
#include "services/domain/credential.h"
#include "services/domain/deletedthing.h"
#include "services/domain/discovery.h"
#include "services/domain/environmentcomparison.h"
#include "services/domain/freezepreview.h"
#include "services/domain/healthtransition.h"
#include "services/domain/inventory.h"
#include "services/domain/monitor.h"
#include "services/domain/observedchangepage.h"
#include "services/domain/opentime.h"
#include "services/domain/person.h"
#include "services/domain/result.h"
#include "services/domain/server.h"
#include "services/domain/workspaceimport.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

QT_BEGIN_NAMESPACE
class QNetworkAccessManager;
QT_END_NAMESPACE

namespace tidegate {

/// A change of the feed, as the client sees it.
struct ChangeNotice
{
    qint64 seq = 0;
    std::optional<ChangeKind> kind;   ///< Nothing: what only a newer server knows, as below.
    std::optional<EntityType> entity; ///< What it is about.
    QUuid entityId;
    EnvironmentId environment;
};

/// A part of an exported audit log, oldest first.
struct AuditExportPart
{
    QByteArray bytes;
    qint64 total = 0; ///< Rows of the whole export.
    QUrlQuery next;   ///< Asks for the part that follows.
    bool hasNext = false;
};

/// A page of the list of all targets. It is known what follows before it has been read, so that the next page can be asked for meanwhile.
struct TargetPage
{
    QFuture<Result<QList<Target>>> targets; ///< Read in another thread.
    QUrlQuery next;                         ///< Asks for the page that follows; empty: this is the last one.
    qint64 total = -1;                      ///< Of all pages, said with the first one; -1: not said.
};

/// The HTTP side of the console: a method for each question, one for all commands. It keeps the endpoint, the place in the feed, and the keys of commands
/// whose outcome is not known.
///
/// Every command carries an Idempotency-Key and, where a version is known, If-Match. One without a clear answer is sent once more with the
/// same key before that is reported, and the same command keeps its key when it is asked for again. Redirects are never followed, only http and https are
/// spoken. All methods must be called in the thread the client lives in; the futures end there.
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

    /// Sends a command; one without a key gets what keyFor() says.
    template <typename T>
    QFuture<Result<T>> send(const CommandFor<T> &command);
    /// A new key, or the one with which the same command was sent while its outcome is not known.
    QByteArray keyFor(const Command &command);

    QFuture<Result<ServerInfo>> meta();
    QFuture<Result<Identity>> whoAmI();

    QFuture<Result<QList<EnvironmentSummary>>> environments(); ///< With state. Sets feedPosition().
    /// The seq of the newest change that the last environments() reflected; -1 when the server did not say.
    qint64 feedPosition() const;
    QFuture<Result<EnvironmentSummary>> environment(EnvironmentId id);
    /// As it was at an instant; unset: now.
    QFuture<Result<EnvironmentComparison>> compare(EnvironmentId left, EnvironmentId right, std::optional<Instant> at);
    QFuture<Result<GateDecision>> gateCheck(EnvironmentId environment, const GateQuestion &question);
    /// When all of them are open; NotFound from a server that does not know the question.
    QFuture<Result<OpenTimes>> openTimes(const QList<EnvironmentId> &environments, const OpenTimeQuestion &question);

    QFuture<Result<FreezeWindow>> freezeWindow(EnvironmentId environment, FreezeWindowId id);
    /// Null: of all environments.
    QFuture<Result<QList<FreezeWindow>>> freezeWindows(EnvironmentId environment, Instant from, Instant to);
    /// What create() would do; a window with an id is not compared with itself.
    QFuture<Result<FreezePreview>> preview(const FreezeWindow &window);

    /// Null: of all environments.
    QFuture<Result<QList<TargetGroup>>> groups(EnvironmentId environment);
    QFuture<Result<TargetGroup>> group(TargetGroupId id);

    /// Null: all. Follows Link: rel="next".
    QFuture<Result<QList<Target>>> targets(EnvironmentId environment);
    /// All targets: the first page, or the one that the page before named.
    QFuture<Result<TargetPage>> targetPage(const QUrlQuery &next = {});
    /// Those of the ids that exist, at most maxTargetsAtOnce.
    QFuture<Result<QList<Target>>> someTargets(const QList<TargetId> &ids);
    static constexpr qsizetype maxTargetsAtOnce = 100;
    QFuture<Result<Target>> target(TargetId id);
    QFuture<Result<QList<HealthTransition>>> healthHistory(TargetId id); ///< Newest first.
    /// Newest first. NotFound also from a server before it kept one.
    QFuture<Result<QList<ParentTransition>>> healthHistory(const HealthParent &parent);
    QFuture<Result<QList<MonitorReport>>> monitors();        ///< NotFound from a server before it told.
    QFuture<Result<QList<SecretInfo>>> secrets(TargetId id); ///< What is said of stored credentials; never what they are.
    /// Whether a connection works as it would be stored, with what was typed for it; nothing is stored. An id names the stored target of which it is a change.
    /// NotSupported from a server that does not know the question.
    QFuture<Result<DiscoveryReport>> discover(const Target &place, const TypedCredentials &typed, const std::stop_token &stop);
    QFuture<Result<HealthReport>> testConnection(const Target &target, const TypedCredentials &typed, const std::stop_token &stop);
    QFuture<Result<Operation>> operation(OperationId id);
    QFuture<Result<std::optional<Sticker>>> sticker(TargetId id); ///< Nothing when there is none.
    QFuture<Result<QList<Sticker>>> stickerHistory(TargetId id);
    QFuture<Result<std::optional<InventorySnapshot>>> inventory(TargetId id);
    QFuture<Result<DriftReport>> drift(TargetId id);
    QFuture<Result<QList<std::pair<TargetId, DriftReport>>>> fleetDrift(EnvironmentId environment);
    QFuture<Result<QList<DigestUse>>> whereIs(const QString &digest); ///< Where it runs, by the newest inventories.

    /// What runs in which environment: the first page of the components, or the one that the page before named. NotFound from a server before it could say.
    QFuture<Result<ComponentPage>> components(const QUrlQuery &next = {});

    /// What can be restored, newest first. Nothing from a server before it had such a list.
    QFuture<Result<std::optional<QList<DeletedThing>>>> recentlyDeleted();
    /// What is ignored, and was until lately; the one that ends first comes first. Nothing from a server before it had such a list.
    QFuture<Result<std::optional<QList<DriftRule>>>> driftRules();
    QFuture<Result<DriftRule>> driftRule(DriftRuleId id);
    /// All people. Nothing from a server before it had such a list.
    QFuture<Result<std::optional<QList<Person>>>> users();

    /// All agents. Nothing from a server before it had any.
    QFuture<Result<std::optional<QList<ShownAgent>>>> agents();
    QFuture<Result<ShownAgent>> agent(AgentId id);
    QFuture<Result<QList<RegistrationToken>>> registrationTokens(); ///< Nothing of what opens something.

    /// The newest page, or the one before the given seq.
    QFuture<Result<AuditPage>> audit(const AuditFilter &filter, std::optional<qint64> before, int limit = 200);
    QFuture<Result<AuditVerdict>> verifyAudit();
    /// The first part, or the one that the part before named.
    QFuture<Result<AuditExportPart>> exportAudit(const AuditFilter &filter, AuditFormat format, const QUrlQuery &next = {});

    /// What changed on targets, newest first: the first page, or the one that the page before named. NotFound from a server before it had such a list.
    QFuture<Result<ObservedChangePage>> observedChanges(const ObservedChangeFilter &filter, int limit, const QUrlQuery &next = {});
    QFuture<Result<ShownChange>> observedChange(ObservedChangeId id);
    /// Seen from one instant on to before another, for every environment that has some.
    QFuture<Result<QList<ChangeCounts>>> changeCounts(Instant from, Instant to);

    /// Whether a workspace with this could move to the server; NotFound from a server that cannot take any.
    QFuture<Result<void>> previewImport(const ImportAnnouncement &announcement);
    QFuture<Result<WorkspaceImport>> beginImport(const ImportAnnouncement &announcement);
    QFuture<Result<WorkspaceImport>> import(ImportId id);
    /// A page as it was written for it; breaking it off leaves open whether it has arrived.
    QFuture<Result<WorkspaceImport>> putImportPage(ImportId id, qint64 number, const QByteArray &page, const std::stop_token &stop);
    QFuture<Result<WorkspaceImport>> completeImport(ImportId id);
    QFuture<Result<void>> discardImport(ImportId id); ///< One that is gone already counts as discarded.

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
