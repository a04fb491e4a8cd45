// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/httpcheck.h"

#include "services/async/whendone.h"
#include "services/domain/say.h"
#include "services/domain/targetconnection.h"
#include "services/health/componenthealth.h"
#include "services/health/foundwork.h"
#include "services/health/probecredentials.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// The address of a host that is plainly this computer; null for others, and for names that only resolve there, of which a refusal
/// tells nothing.
QHostAddress ownAddressOf(const QString &host)
{
    const QString name = host.toLower();
    if (name == "localhost"_L1 || name.endsWith(".localhost"_L1))
        return QHostAddress(QHostAddress::LocalHost);
    const QHostAddress address(name);
    return classify(address) == AddressClass::Loopback ? address : QHostAddress();
}

} // namespace

HttpCheck::HttpCheck(const ProbeTarget &target, const OutboundPolicy &policy, const Clock &clock, std::chrono::milliseconds timeout)
    : m_target(target), m_policy(policy), m_clock(clock), m_deadline(timeout), m_startedAt(clock.now())
{
    m_elapsed.start();
    m_promise.start();
    connect(&m_cancelWatcher, &QFutureWatcherBase::canceled, this, [this] {
        m_isOver = true;
        deleteLater();
    });
    m_cancelWatcher.setFuture(m_promise.future());
}

HttpCheck::~HttpCheck()
{
    for (auto &request : m_requests)
        request.cancel();
}

void HttpCheck::goTo(const HttpRequest &place)
{
    m_template = place;
    m_hasPlace = true;
}

bool HttpCheck::prepare()
{
    if (m_hasPlace)
        return true;
    if (isByAgent(m_target.connection)) {
        finish(makeReport(Health::Unknown, say("via-agent/checks")), {});
        return false;
    }
    const auto request = requestTo(m_target);
    if (!request) {
        fail(request.error());
        return false;
    }
    m_template = *request;
    return true;
}

void HttpCheck::get(const QByteArray &path, qint64 maxBody, const OnAnswer &onAnswer)
{
    auto request = m_template;
    request.path = path;
    request.maxBody = maxBody;
    request.kept = m_kept;
    send(std::move(request), onAnswer);
}

void HttpCheck::send(HttpRequest request, const OnAnswer &onAnswer)
{
    if (m_isOver)
        return;
    request.totalTimeout = std::chrono::milliseconds(std::max<qint64>(1, m_deadline.remainingTime()));
    const auto future = httpFetch(request, m_policy);
    m_requests.removeIf([](const auto &done) { return done.isFinished(); });
    m_requests.append(future);
    whenDone(future, this, [this, onAnswer](const Result<HttpAnswer> &answer) {
        if (!m_isOver)
            onAnswer(answer);
    });
}

InventorySnapshot HttpCheck::newSnapshot(const QString &collector) const
{
    InventorySnapshot snapshot;
    snapshot.id = SnapshotId::create();
    snapshot.targetId = m_target.id;
    snapshot.observedAt = m_startedAt;
    snapshot.receivedAt = m_clock.now();
    snapshot.collector = collector;
    return snapshot;
}

void HttpCheck::fail(const Error &error)
{
    auto report = reportOf(error);
    const QHostAddress own = ownAddressOf(m_template.host);
    if (error.code == "blocked-by-policy"_L1 && !own.isNull() && !m_policy.judge(own, m_template.port))
        report = makeReport(report.status, say("blocked-by-policy/own-computer", u"127.0.0.0/8:%1"_s.arg(m_template.port)));
    finish(report, {});
}

void HttpCheck::failUnhealthy(const Error &error)
{
    auto report = reportOf(error);
    report.status = Health::Unhealthy;
    finish(report, {});
}

void HttpCheck::finish(const HealthReport &report, const std::optional<InventorySnapshot> &inventory)
{
    conclude({report, inventory});
}

void HttpCheck::finish(const Message &said, Discovery discovery)
{
    boundFound(discovery, m_target.connection);
    conclude({makeReport(Health::Healthy, said), {}, discovery});
}

void HttpCheck::conclude(ProbeResult result)
{
    if (m_isOver)
        return;
    m_isOver = true;
    result.report.checkedAt = m_startedAt;
    result.report.duration = std::chrono::milliseconds(m_elapsed.elapsed());
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}

} // namespace tidegate
