// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/client/apiclient.h"

#include <QJsonObject>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QUrlQuery>

#include <chrono>
#include <functional>
#include <optional>

namespace tidegate {

/// One request of the console.
struct ClientRequest
{
    QByteArray method = "GET";
    QString path; ///< "/api/v1/environments".
    QUrlQuery query;
    std::optional<QJsonObject> body;
    qint64 ifMatch = 0;                        ///< A row version; 0: no If-Match.
    QByteArray reason;                         ///< UTF-8, sent percent-encoded as Tidegate-Reason; empty: not sent.
    std::chrono::milliseconds timeout{15'000}; ///< Without a byte moving.

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
    qint64 total = -1; ///< Total-Count: rows of all pages; -1: not said.
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

    /// Calls back exactly once, later, unless the transport is destroyed first. A write without a clear answer is sent once more with the
    /// same Idempotency-Key before it is reported; a deletion that finds nothing (404) counts as done.
    void send(const ClientRequest &request, const Callback &callback);

    /// A request for a path with everything every request carries.
    QNetworkRequest prepared(const QString &path, const QUrlQuery &query) const;
    QNetworkReply *openStream(const QNetworkRequest &request);
    bool speaksHttp() const; ///< The scheme is http or https.

private:
    struct Attempt;

    void start(const Attempt &attempt);
    void finish(QNetworkReply *reply, const Attempt &attempt, bool tooLarge);

    Endpoint m_endpoint;
    QNetworkAccessManager *m_manager;
};

} // namespace tidegate
