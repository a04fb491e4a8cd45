// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/transport.h"

#include "services/client/replyerror.h"
#include "services/domain/say.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTimer>

namespace tidegate {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Stopping = std::stop_callback<std::function<void()>>;

constexpr qint64 maxAnswer = 64 * 1024 * 1024;
constexpr auto keptFor = 24h; // as long as the server remembers an answer

bool isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

/// The query of <…>; rel="next". Only its query is used: pages are always fetched from the server they belong to.
std::optional<QUrlQuery> nextPage(const QByteArray &link)
{
    for (const QByteArray &entry : link.split(',')) {
        const qsizetype open = entry.indexOf('<');
        const qsizetype close = entry.indexOf('>', open + 1);
        if (open < 0 || close < 0 || !entry.mid(close).contains("rel=\"next\""))
            continue;
        return QUrlQuery(QUrl::fromEncoded(entry.mid(open + 1, close - open - 1)));
    }
    return {};
}

/// What tells one request from another. The token is no part of it: after a new sign-in the same request is still the same.
QByteArray bodyOf(const ClientRequest &request)
{
    return request.body ? QJsonDocument(*request.body).toJson(QJsonDocument::Compact) : request.json;
}

QByteArray signatureOf(const ClientRequest &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QByteArray body = bodyOf(request);
    for (const QByteArray &part : {request.method, request.path.toUtf8(), request.query.toString(QUrl::FullyEncoded).toUtf8(),
                                   QByteArray::number(request.ifMatch), request.reason, body}) {
        hash.addData(QByteArray(QByteArray::number(part.size()) + ':'));
        hash.addData(part);
    }
    return hash.result();
}

/// Whether a write with this answer may have been carried out all the same, or will be wanted again as it is.
bool leavesUnclear(int status)
{
    return status == 401 || status == 408 || status == 425 || status == 429 || status >= 500;
}

/// The error with what was asked and what came back, for whoever reads its details: "PUT https://…/freeze-windows/7 → 412".
Error naming(Error error, const QNetworkReply &reply, const QByteArray &method)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString asked = QString::fromLatin1(method) + u' ' + reply.url().toDisplayString();
    error.extra.insert(u"exchange"_s, status > 0 ? u"%1 → %2"_s.arg(asked).arg(status) : asked);
    return error;
}

Error tooLargeAnswer()
{
    return makeError(ErrorKind::TooLarge, say("answer-too-large/server"));
}

} // namespace

struct Transport::Attempt
{
    ClientRequest request;
    QByteArray idempotencyKey;
    QByteArray body;
    Callback callback;
    bool again = false; ///< The first answer to it was unclear.
};

Transport::Transport(Endpoint endpoint, QObject *parent) : QObject(parent), m_endpoint(std::move(endpoint)), m_manager(new QNetworkAccessManager(this))
{
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_manager->setTransferTimeout(0);
    setEndpoint(m_endpoint);
}

void Transport::setEndpoint(Endpoint endpoint)
{
    if (endpoint.baseUrl != m_endpoint.baseUrl)
        m_unclear.clear();
    m_endpoint = std::move(endpoint);
    if (isLoopback(m_endpoint.baseUrl.host()))
        m_manager->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
}

bool Transport::speaksHttp() const
{
    const QString scheme = m_endpoint.baseUrl.scheme();
    return (scheme == "http"_L1 || scheme == "https"_L1) && !m_endpoint.baseUrl.host().isEmpty();
}

QNetworkRequest Transport::prepared(const QString &path, const QUrlQuery &query) const
{
    QUrl url = m_endpoint.baseUrl;
    url.setUserInfo({});
    url.setFragment({});
    url.setPath(path);
    url.setQuery(query);

    QNetworkRequest request(url);
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!m_endpoint.caCertificates.isEmpty())
        tls.setCaCertificates(QSslCertificate::fromData(m_endpoint.caCertificates, QSsl::Pem));
    request.setSslConfiguration(tls);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("User-Agent", "Tidegate-Console/" TIDEGATE_VERSION);
    request.setRawHeader("Accept", "application/json, application/problem+json");
    if (!m_endpoint.token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_endpoint.token);
    return request;
}

QNetworkReply *Transport::openStream(const QNetworkRequest &request)
{
    return m_manager->get(request);
}

void Transport::send(const ClientRequest &request, const Callback &callback)
{
    if (!speaksHttp()) {
        answerLater(callback, makeError(ErrorKind::Unavailable, say("unsupported-address")));
        return;
    }
    if (m_readOnly && request.isWrite() && !request.asksOnly) {
        answerLater(callback, makeError(ErrorKind::Forbidden, say("read-only-connection")));
        return;
    }
    Attempt attempt{.request = request, .idempotencyKey = {}, .body = bodyOf(request), .callback = callback};
    if (request.isWrite())
        attempt.idempotencyKey = request.key.isEmpty() ? keyFor(request) : request.key;
    start(attempt);
}

void Transport::answerLater(const Callback &callback, const Error &error)
{
    QTimer::singleShot(0, this, [callback, error] { callback(error); });
}

QByteArray Transport::keyFor(const ClientRequest &request)
{
    m_unclear.removeIf([](const auto &kept) { return std::chrono::steady_clock::now() - kept.value().since > keptFor; });
    const auto kept = m_unclear.constFind(signatureOf(request));
    return kept == m_unclear.cend() ? createUuidV7().toByteArray(QUuid::WithoutBraces) : kept->key;
}

void Transport::keep(const ClientRequest &request, const QByteArray &key)
{
    if (request.isWrite())
        m_unclear.insert(signatureOf(request), {key, std::chrono::steady_clock::now()});
}

void Transport::keepForRetry(const ClientRequest &request, const ClientAnswer &answer)
{
    keep(request, answer.idempotencyKey);
}

void Transport::start(const Attempt &attempt)
{
    QNetworkRequest request = prepared(attempt.request.path, attempt.request.query);
    request.setTransferTimeout(static_cast<int>(attempt.request.timeout.count()));
    if (!attempt.request.accept.isEmpty())
        request.setRawHeader("Accept", attempt.request.accept + ", application/problem+json");
    if (attempt.request.urgent)
        request.setPriority(QNetworkRequest::HighPriority);
    if (!attempt.body.isEmpty())
        request.setRawHeader("Content-Type", "application/json");
    if (!attempt.idempotencyKey.isEmpty())
        request.setRawHeader("Idempotency-Key", attempt.idempotencyKey);
    if (attempt.request.ifMatch > 0)
        request.setRawHeader("If-Match", '"' + QByteArray::number(attempt.request.ifMatch) + '"');
    if (!attempt.request.reason.isEmpty())
        request.setRawHeader("Tidegate-Reason", attempt.request.reason.toPercentEncoding());

    QNetworkReply *reply = m_manager->sendCustomRequest(request, attempt.request.method, attempt.body);
    const auto tooLarge = std::make_shared<bool>(false);
    connect(reply, &QNetworkReply::downloadProgress, this, [reply, tooLarge](qint64 received, qint64 total) {
        if (std::max(received, total) <= maxAnswer || *tooLarge)
            return;
        *tooLarge = true;
        reply->abort();
    });
    const auto stopping = std::make_shared<std::optional<Stopping>>(); // goes with the reply; nobody stops it in another thread than this one
    connect(reply, &QNetworkReply::finished, this, [this, reply, attempt, tooLarge, stopping] { finish(reply, attempt, *tooLarge); });
    stopping->emplace(attempt.request.stop, [reply] { reply->abort(); });
}

void Transport::finish(QNetworkReply *reply, const Attempt &attempt, bool tooLarge)
{
    reply->deleteLater();
    if (tooLarge) {
        keep(attempt.request, attempt.idempotencyKey);
        attempt.callback(tooLargeAnswer());
        return;
    }
    if (attempt.request.stop.stop_requested()) {
        attempt.callback(connectionError(*reply));
        return;
    }
    if (!isClearAnswer(*reply)) {
        // It may have arrived or not: only the key, the same as before, makes it safe to ask again.
        if (attempt.request.isWrite() && !attempt.again) {
            Attempt second = attempt;
            second.again = true;
            start(second);
            return;
        }
        keep(attempt.request, attempt.idempotencyKey);
        attempt.callback(naming(connectionError(*reply), *reply, attempt.request.method));
        return;
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    ClientAnswer answer{status, reply->readAll(), reply->rawHeader("ETag"), {}, false, -1, attempt.idempotencyKey};
    if (reply->hasRawHeader("Total-Count"))
        answer.total = reply->rawHeader("Total-Count").toLongLong();
    if (leavesUnclear(status))
        keep(attempt.request, attempt.idempotencyKey);
    else if (attempt.request.isWrite())
        m_unclear.remove(signatureOf(attempt.request));
    if (answer.body.size() > maxAnswer) {
        attempt.callback(tooLargeAnswer());
        return;
    }
    const QPointer<Transport> guard(this);
    if (status == 401)
        emit tokenRefused(attempt.request.isWrite() && !attempt.request.asksOnly);
    if (!guard)
        return;
    // Qt repeats a request by itself when a connection closes, so a deletion may find that it has been carried out already.
    const bool isGone = status == 404 && attempt.request.method == "DELETE";
    if ((status < 200 || status > 299) && !isGone) {
        attempt.callback(naming(statusError(status, reply->rawHeader("Content-Type"), answer.body), *reply, attempt.request.method));
        return;
    }
    if (const auto next = nextPage(reply->rawHeader("Link"))) {
        answer.next = *next;
        answer.hasNext = true;
    }
    attempt.callback(answer);
}

} // namespace tidegate
