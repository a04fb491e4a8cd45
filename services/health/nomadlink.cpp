// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/nomadlink.h"

#include "services/async/whendone.h"

namespace tidegate {
namespace {

constexpr qint64 maxAnswer = 1024 * 1024;
constexpr std::chrono::milliseconds waitTime{60'000};
constexpr std::chrono::milliseconds answerTime{75'000}; // Nomad adds up to a sixteenth of the wait
constexpr std::chrono::milliseconds leastPause{1'000};
constexpr std::chrono::minutes refusalPause{5};
constexpr int maxHasty = 5;

} // namespace

NomadLink::NomadLink(const HttpRequest &request, const OutboundPolicy &policy, QObject *parent) : QObject(parent), m_request(request), m_policy(policy)
{
    m_request.maxBody = maxAnswer;
    m_request.totalTimeout = answerTime;
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &NomadLink::ask);
}

NomadLink::~NomadLink()
{
    m_pending.cancel();
}

void NomadLink::start()
{
    ask();
}

void NomadLink::ask()
{
    HttpRequest request = m_request;
    if (m_index > 0)
        request.path += "&index=" + QByteArray::number(m_index) + "&wait=" + QByteArray::number(static_cast<qint64>(waitTime.count())) + "ms";
    m_asked.start();
    m_pending = httpFetch(request, m_policy);
    whenDone(m_pending, this, [this](const Result<HttpAnswer> &answer) { onAnswer(answer); });
}

void NomadLink::onAnswer(const Result<HttpAnswer> &answer)
{
    if (!answer) {
        emit lost();
        return;
    }
    const quint64 index = answer->status == 200 ? answer->header("x-nomad-index").toULongLong() : 0;
    if (index == 0) { // a proxy, or a server without a leader
        m_index = 0;
        m_next.start(refusalPause);
        return;
    }
    // One that goes back is that of a server which was restored: what it says now is all there is.
    const bool isNews = m_index > 0 && (index < m_index || answer->body != m_body);
    const bool isHasty = m_index > 0 && !isNews && m_asked.elapsed() < leastPause.count();
    m_hasty = isHasty ? m_hasty + 1 : 0;
    m_index = index;
    m_body = answer->body;
    m_next.start(m_hasty < maxHasty ? std::chrono::milliseconds(leastPause) : std::chrono::milliseconds(refusalPause));
    if (m_hasty >= maxHasty)
        m_hasty = 0;
    if (isNews)
        emit changed();
}

} // namespace tidegate
