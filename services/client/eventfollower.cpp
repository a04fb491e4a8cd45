// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/eventfollower.h"

#include "services/async/backoff.h"
#include "services/client/clientjson.h"
#include "services/client/replyerror.h"
#include "services/domain/say.h"

#include <QJsonDocument>

namespace tidegate {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds silenceLimit = 45s; // three keep-alives

} // namespace

EventFollower::EventFollower(Transport &transport, QObject *parent) : QObject(parent), m_transport(transport)
{
    m_retry.setSingleShot(true);
    m_silence.setSingleShot(true);
    m_silence.setInterval(silenceLimit);
    connect(&m_retry, &QTimer::timeout, this, &EventFollower::open);
    connect(&m_silence, &QTimer::timeout, this, [this] { lose(makeError(ErrorKind::Timeout, say("feed-silent"))); });
}

EventFollower::~EventFollower()
{
    drop();
}

void EventFollower::follow(qint64 since)
{
    drop();
    m_since = since;
    m_lastId.clear();
    m_failures = 0;
    m_openedBefore = false;
    m_following = true;
    open();
}

void EventFollower::unfollow()
{
    m_following = false;
    m_retry.stop();
    drop();
}

void EventFollower::retryNow()
{
    if (!m_open)
        reopen();
}

void EventFollower::reopen()
{
    if (!m_following)
        return;
    m_failures = 0;
    drop();
    open();
}

void EventFollower::drop()
{
    m_silence.stop();
    m_open = false;
    if (!m_reply)
        return;
    QNetworkReply *reply = m_reply;
    m_reply = nullptr;
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void EventFollower::open()
{
    m_retry.stop();
    if (!m_transport.speaksHttp())
        return; // every other request says so
    QUrlQuery query;
    if (m_since >= 0)
        query.addQueryItem(u"since"_s, QString::number(m_since));
    QNetworkRequest request = m_transport.prepared(u"/api/v1/events"_s, query);
    request.setRawHeader("Accept", "text/event-stream");
    request.setRawHeader("Accept-Encoding", "identity"); // compression would hold events back
    if (m_openedBefore && m_since >= 0)
        request.setRawHeader("Last-Event-ID", m_lastId.isEmpty() ? QByteArray::number(m_since) : m_lastId);
    m_parser = EventParser();
    m_reply = m_transport.openStream(request);
    connect(m_reply, &QNetworkReply::readyRead, this, &EventFollower::read);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &EventFollower::read);
    connect(m_reply, &QNetworkReply::finished, this, &EventFollower::finished);
    m_silence.start();
}

void EventFollower::read()
{
    m_silence.start();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status != 200 || !m_reply->rawHeader("Content-Type").startsWith("text/event-stream"))
        return; // finished() reads the problem
    const QPointer<EventFollower> guard(this);
    if (!m_open) {
        m_open = true;
        m_openedBefore = true;
        m_failures = 0;
        emit opened();
        if (!guard || !m_reply)
            return;
    }
    m_heard = Clock::system().now();
    QList<ChangeNotice> notices;
    bool resync = false;
    for (const ServerEvent &event : m_parser.feed(m_reply->readAll()))
        resync = take(event, notices) || resync;
    if (m_parser.overflowed()) {
        lose(makeError(ErrorKind::Internal, say("malformed-answer/change")));
        return;
    }
    if (!notices.isEmpty())
        emit changed(notices);
    if (guard && resync)
        emit resyncNeeded();
}

bool EventFollower::take(const ServerEvent &event, QList<ChangeNotice> &notices)
{
    // The number before the hash that tells one history from another.
    bool isNumber = false;
    const QByteArray id = event.id.trimmed();
    const qint64 seq = id.left(id.indexOf('-') < 0 ? id.size() : id.indexOf('-')).toLongLong(&isNumber);
    const bool isResync = event.type == "resync";
    if (isNumber && (isResync || seq >= m_since)) { // a restored journal may be shorter
        m_since = seq;
        m_lastId = id;
    }
    if (isResync)
        return true;
    if (event.type != "change" && event.type != "message")
        return false;
    if (const auto notice = changeNoticeFromJson(QJsonDocument::fromJson(event.data).object())) {
        m_since = std::max(m_since, notice->seq);
        notices.append(*notice);
        return false;
    }
    return true; // a change that cannot be read: only loading again is sure to show it
}

void EventFollower::finished()
{
    const QPointer<QNetworkReply> reply = m_reply;
    if (!isClearAnswer(*reply)) {
        lose(connectionError(*reply));
        return;
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 200 && m_open)
        lose(makeError(ErrorKind::Unavailable, say("connection-closed/feed")));
    else if (status == 200)
        lose(makeError(ErrorKind::Unavailable, say("no-feed")));
    else
        lose(statusError(status, reply->rawHeader("Content-Type"), reply->readAll()));
}

void EventFollower::lose(const Error &error)
{
    drop();
    if (!m_following)
        return;
    ++m_failures;
    std::chrono::milliseconds delay{0};
    if (error.kind != ErrorKind::Unauthenticated) {
        delay = backoffAfter(m_failures);
        m_retry.start(delay);
    }
    emit lost(error, delay);
}

} // namespace tidegate
