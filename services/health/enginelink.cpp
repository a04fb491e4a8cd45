// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/enginelink.h"

#include "services/async/backoff.h"
#include "services/async/whendone.h"
#include "services/domain/say.h"
#include "services/health/componenthealth.h"
#include "services/health/dockeranswers.h"

#include <QPointer>
#include <QSet>

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

} // namespace

EngineLink::EngineLink(const HttpRequest &address, const OutboundPolicy &policy, QObject *parent) : QObject(parent), m_address(address), m_policy(policy)
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

void EngineLink::follow()
{
    HttpRequest request = m_address;
    request.path = engineEventsPath(m_prefix);
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
    for (const EngineEvent &event : *events)
        projects.insert(event.project);
    for (const QString &project : std::as_const(projects))
        emit changed(project);
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
