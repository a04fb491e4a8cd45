// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/enginelink.h"

#include "services/async/backoff.h"
#include "services/async/whendone.h"
#include "services/domain/say.h"
#include "services/health/componenthealth.h"
#include "services/health/dockeranswers.h"
#include "services/net/answerdate.h"

#include <QPointer>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qint64 maxPing = 64 * 1024;
constexpr qint64 maxPart = 4 * 1024 * 1024;
constexpr qsizetype maxFlow = 8 * 1024 * 1024; // within flowTime: some ten thousand events
constexpr std::chrono::milliseconds flowTime{10'000};
constexpr std::chrono::milliseconds pingTimeout{5'000};
constexpr std::chrono::minutes refusalPause{5};
constexpr std::chrono::milliseconds longestPause{5'000}; // it is near: to ask costs little
constexpr std::chrono::nanoseconds longestGap = std::chrono::hours(1);
constexpr std::chrono::nanoseconds dateGrain = std::chrono::seconds(1); // the header Date says no more

qint64 nanosecondsOf(Instant instant)
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(instant.time_since_epoch()).count();
}

} // namespace

EngineLink::EngineLink(const HttpRequest &address, const OutboundPolicy &policy, Reading reading, QObject *parent)
    : QObject(parent), m_address(address), m_policy(policy), m_reading(std::move(reading))
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &EngineLink::ping);
}

EngineLink::~EngineLink()
{
    m_ping.cancel();
    m_stream.cancel();
}

void EngineLink::start()
{
    ping();
}

void EngineLink::followAtOnce()
{
    m_answers = true;
    m_hasAnswered = true;
    follow(); // a path without a version means the engine's own
}

void EngineLink::ping()
{
    if (!m_ping.isFinished())
        return;
    HttpRequest request = m_address;
    request.path = "/_ping";
    request.maxBody = maxPing;
    request.totalTimeout = pingTimeout;
    m_ping = httpFetch(request, m_policy);
    whenDone(m_ping, this, [this](const Result<HttpAnswer> &answer) { onPing(answer); });
}

void EngineLink::onPing(const Result<HttpAnswer> &answer)
{
    const auto prefix = !answer ? Result<QByteArray>(answer.error())
        : answer->status == 200 ? dockerApiPrefix(answer->header("api-version"))
                                : Result<QByteArray>(makeError(ErrorKind::Unavailable, say("engine-error/engine", answer->status)));
    const bool changes = !m_hasAnswered || m_answers != prefix.has_value();
    m_answers = prefix.has_value();
    m_hasAnswered = true;
    AgentCheck check{u"docker"_s, Health::Healthy, {}};
    if (prefix) {
        m_prefix = *prefix;
        const auto date = dateOf(*answer);
        m_gap.isDocker = answer->header("server").startsWith("Docker/");
        m_gap.engineNow = date ? nanosecondsOf(*date) : 0;
        m_gap.askedAt = m_reading();
        check.message = QString::fromLatin1(answer->header("server").left(200)); // a field value, which has no control characters
        if (m_refusal != 0) {
            check.status = Health::Degraded;
            check.message = makeError(ErrorKind::Unavailable, say("agent-no-events", m_refusal)).message;
        }
    } else {
        check.status = reportOf(prefix.error()).status;
        check.message = prefix.error().message;
    }
    emit checked(check);
    if (changes)
        emit changed({});
    if (!m_answers)
        retryAfter(std::min<std::chrono::milliseconds>(backoffAfter(++m_failures), longestPause));
    else if (!isFollowing() && (m_refusal == 0 || !m_retry.isActive()))
        follow();
}

/// What the engine said last, where it can be asked for what it did since, and that can be dated. A clock that was set back since, or forth, dates nothing.
qint64 EngineLink::resumeFrom() const
{
    if (m_gap.lastTime == 0 || m_gap.engineNow == 0 || !m_gap.isDocker)
        return 0;
    const std::chrono::nanoseconds since(m_gap.engineNow + dateGrain.count() - m_gap.lastTime);
    return since >= std::chrono::nanoseconds(0) && since < longestGap ? m_gap.lastTime : 0;
}

void EngineLink::follow()
{
    HttpRequest request = m_address;
    m_gap.from = resumeFrom();
    m_gap.beganAt = m_gap.heardAt;
    request.path = engineEventsPath(m_prefix, m_gap.from);
    request.maxBody = maxPart;
    request.onPart = [guard = QPointer(this)](const QByteArray &part) {
        if (guard)
            guard->onPart(part);
    };
    m_events = {};
    m_stream = httpFetch(request, m_policy);
    whenDone(m_stream, this, [this](const Result<HttpAnswer> &answer) { onStreamEnd(answer); });
}

void EngineLink::onPart(const QByteArray &part)
{
    if (!m_flow.isValid() || m_flow.elapsed() > flowTime.count()) {
        m_flow.start();
        m_flowed = 0;
    }
    m_flowed += part.size();
    if (m_flowed > maxFlow) { // no engine has so much to tell: listings have to do
        m_stream.cancel();
        emit changed({});
        retryAfter(refusalPause);
        return;
    }
    const auto events = m_events.feed(part);
    if (!events) {
        m_stream.cancel(); // onStreamEnd() is not called for it
        onStreamEnd(events.error());
        return;
    }
    m_failures = 0;
    m_refusal = 0;
    QSet<QString> projects;
    for (const EngineEvent &event : *events) {
        keep(event);
        if (event.isTelling)
            projects.insert(event.project);
    }
    for (const QString &project : std::as_const(projects))
        emit changed(project);
}

/// What happens now is dated by the clock here. What happened in a gap was so long before the engine said what time it is as its own clock says, and in the
/// gap.
void EngineLink::keep(const EngineEvent &event)
{
    const auto now = m_reading();
    auto at = now;
    if (m_gap.from > 0 && event.time > 0 && event.time <= m_gap.engineNow) {
        if (event.time <= m_gap.from)
            return; // it was told before
        const auto before = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::nanoseconds(m_gap.engineNow - event.time));
        at = std::clamp(m_gap.askedAt - before, m_gap.beganAt, now);
    }
    if (event.act)
        m_acts.add(*event.act, at);
    if (event.time > 0)
        m_gap.lastTime = event.time;
    m_gap.heardAt = now;
}

/// An engine that says nothing for a while keeps the stream open; one that stops, or is started again, ends it.
void EngineLink::onStreamEnd(const Result<HttpAnswer> &answer)
{
    m_refusal = answer && answer->status != 200 ? answer->status : 0;
    if (m_refusal != 0) {
        retryAfter(refusalPause);
        return;
    }
    emit changed({});
    retryAfter(std::min<std::chrono::milliseconds>(backoffAfter(++m_failures), longestPause));
}

} // namespace tidegate
