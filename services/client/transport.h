// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/client/apiclient.h"

#include <QHash>
#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QUrlQuery>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace tidegate {

/// One request of the console.
struct ClientRequest
{
    QByteArray method = "GET";
    QString path; ///< "/api/v1/environments".
    QUrlQuery query;
    std::optional<QJsonObject> body;
    QByteArray json;                           ///< A body that is written already, instead.
    qint64 ifMatch = 0;                        ///< A row version; 0: no If-Match.
    QByteArray accept;                         ///< Empty: JSON.
    QByteArray reason;                         ///< UTF-8, sent percent-encoded as Tidegate-Reason; empty: not sent.
    QByteArray key;                            ///< Idempotency-Key; empty: a write gets what keyFor() says.
    std::chrono::milliseconds timeout{15'000}; ///< Without a byte moving.
    bool asksOnly = false;                     ///< A question that is asked with POST; it changes nothing.
    std::stop_token stop;                      ///< Breaks it off: the connection is closed, and it ends with an error at once.
    bool urgent = false;                       ///< Before others that wait for a connection: what a page cannot show itself without.

    bool isWrite() const { return method != "GET"; }
};

/// A success (2xx).
struct ClientAnswer
{
    int status = 0;
    QByteArray body;
    QByteArray etag;
    QUrlQuery next; ///< Of Link: rel="next"; empty on the last page.
    bool hasNext = false;
    qint64 total = -1;         ///< Total-Count: rows of all pages; -1: not said.
    QByteArray idempotencyKey; ///< Of the write this answers.
};

/// Speaks HTTP/1.1 to one server. GUI thread; never blocks.
class Transport : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(Result<ClientAnswer>)>;

    explicit Transport(Endpoint endpoint, QObject *parent = nullptr);
    /// Speaks to another server from now on; what is under way still ends with the old one.
    void setEndpoint(Endpoint endpoint);
    /// While on, whatever would change something is refused here (Forbidden, "read-only-connection") and not sent.
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }

    /// Calls back exactly once, later, unless the transport is destroyed first. A write without a clear answer is sent once more with the
    /// same Idempotency-Key before it is reported; a deletion that finds nothing (404) counts as done.
    ///
    /// When that was unclear too, the key is kept: the same request, sent again by the user within a day, carries it, so that the server
    /// does it once. The key is also kept over failures of the server (5xx) and a refused token (401).
    void send(const ClientRequest &request, const Callback &callback);
    /// The key of an unclear write that is sent again, or a new one.
    QByteArray keyFor(const ClientRequest &request);
    /// The success of this write could not be read: nobody knows what it was, so its key is kept.
    void keepForRetry(const ClientRequest &request, const ClientAnswer &answer);

    /// A request for a path with everything every request carries.
    QNetworkRequest prepared(const QString &path, const QUrlQuery &query) const;
    QNetworkReply *openStream(const QNetworkRequest &request);
    bool speaksHttp() const; ///< The scheme is http or https.

signals:
    /// The token was refused; duringWrite: of something the user wanted done.
    void tokenRefused(bool duringWrite);

private:
    struct Attempt;
    struct UnclearWrite
    {
        QByteArray key;
        std::chrono::steady_clock::time_point since;
    };

    void start(const Attempt &attempt);
    void finish(QNetworkReply *reply, const Attempt &attempt, bool tooLarge);
    void answerLater(const Callback &callback, const Error &error);
    void keep(const ClientRequest &request, const QByteArray &key);

    Endpoint m_endpoint;
    QNetworkAccessManager *m_manager;
    QHash<QByteArray, UnclearWrite> m_unclear; ///< By what was asked.
    bool m_readOnly = false;
};

} // namespace tidegate
