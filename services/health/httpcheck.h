// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/healthprobe.h"
#include "services/net/httpfetch.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QPromise>

namespace tidegate {

/// What checks over HTTP have in common: one deadline for all requests, one resolution of the name, one result. A check deletes
/// itself when it is over.
class HttpCheck : public QObject
{
    Q_OBJECT

public:
    HttpCheck(const ProbeTarget &target, const OutboundPolicy &policy, const Clock &clock, std::chrono::milliseconds timeout);
    ~HttpCheck() override;

    QFuture<ProbeResult> future() { return m_promise.future(); }
    /// Goes where this says, whatever the connection of the target says of it.
    void goTo(const HttpRequest &place);

protected:
    using OnAnswer = std::function<void(const Result<HttpAnswer> &)>;

    /// Where to connect, and with what; false when that ended the check: an agent does it, or a credential is missing.
    bool prepare();
    /// The second request and later ones go to the address that answered the first, over the same connections where the other side keeps them.
    void get(const QByteArray &path, qint64 maxBody, const OnAnswer &onAnswer);
    /// A request to where prepare() found that the target is.
    HttpRequest newRequest() const { return m_template; }
    /// Any request, within the time that is left.
    void send(HttpRequest request, const OnAnswer &onAnswer);
    void addHeader(const HttpHeader &header) { m_template.headers.append(header); }
    void pinAddress(const QHostAddress &address) { m_template.address = address; }

    void finish(const HealthReport &report, const std::optional<InventorySnapshot> &inventory);
    /// What runs at the place; what cannot be a target there is left out and counted, and what is too much is cut.
    void finish(const Message &said, Discovery discovery);
    /// No answer, or a bad one; see reportOf().
    void fail(const Error &error);
    /// It answered, and the answer is bad.
    void failUnhealthy(const Error &error);
    /// Everything but the components.
    InventorySnapshot newSnapshot(const QString &collector) const;

    const ProbeTarget &target() const { return m_target; }
    bool hasExpired() const { return m_deadline.hasExpired(); }
    std::chrono::milliseconds timeLeft() const { return std::chrono::milliseconds(m_deadline.remainingTime()); }
    Instant now() const { return m_clock.now(); }

private:
    void conclude(ProbeResult result);

    ProbeTarget m_target;
    OutboundPolicy m_policy;
    const Clock &m_clock;
    QDeadlineTimer m_deadline;
    QElapsedTimer m_elapsed;
    Instant m_startedAt;
    QPromise<ProbeResult> m_promise;
    QFutureWatcher<ProbeResult> m_cancelWatcher;
    std::shared_ptr<KeptConnections> m_kept = std::make_shared<KeptConnections>();
    HttpRequest m_template; ///< Host, TLS and address of every request.
    QList<QFuture<Result<HttpAnswer>>> m_requests;
    bool m_hasPlace = false; ///< m_template is what goTo() said.
    bool m_isOver = false;
};

} // namespace tidegate
