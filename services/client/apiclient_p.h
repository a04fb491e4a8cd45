// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/client/apiclient.h"
#include "services/client/eventfollower.h"
#include "services/client/transport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QPromise>

#include <functional>
#include <memory>

namespace tidegate {

/// Builds a request below /api/v1; segments are ids and fixed words, so nothing needs an escape.
inline ClientRequest request(const QByteArray &method, const QString &path, std::optional<QJsonObject> body = {}, qint64 ifMatch = 0)
{
    ClientRequest result;
    result.method = method;
    result.path = QStringLiteral("/api/v1") + path;
    result.body = std::move(body);
    result.ifMatch = ifMatch;
    return result;
}

Result<QJsonObject> objectIn(const ClientAnswer &answer);
Result<QJsonArray> arrayIn(const ClientAnswer &answer);
QString environmentPath(EnvironmentId id); ///< "/environments/<id>"
QString targetPath(TargetId id);

struct ApiClient::Private
{
    explicit Private(Endpoint endpoint) : transport(std::move(endpoint)), follower(transport) {}

    template <typename T>
    using Promise = std::shared_ptr<QPromise<Result<T>>>;

    template <typename T>
    static Promise<T> promise()
    {
        auto result = std::make_shared<QPromise<Result<T>>>();
        result->start();
        return result;
    }

    template <typename T>
    static void resolve(const Promise<T> &promise, const Result<T> &result)
    {
        promise->addResult(result);
        promise->finish();
    }

    /// Sends and reads the answer. Dropping the client cancels the future.
    template <typename T>
    QFuture<Result<T>> call(const ClientRequest &request, std::function<Result<T>(const ClientAnswer &)> read)
    {
        const auto answered = promise<T>();
        transport.send(request, [answered, read = std::move(read)](const Result<ClientAnswer> &answer) {
            resolve<T>(answered, answer ? read(*answer) : Result<T>(answer.error()));
        });
        return answered->future();
    }

    /// For an answer that is one object.
    template <typename T>
    QFuture<Result<T>> one(const ClientRequest &request, Result<T> (*read)(const QJsonObject &))
    {
        return call<T>(request, [read](const ClientAnswer &answer) { return objectIn(answer).and_then(read); });
    }

    /// Nothing where the server says 404 with this code.
    template <typename T>
    QFuture<Result<std::optional<T>>> oneOrNone(const ClientRequest &request, const QString &noneCode, Result<T> (*read)(const QJsonObject &))
    {
        const auto answered = promise<std::optional<T>>();
        transport.send(request, [answered, noneCode, read](const Result<ClientAnswer> &answer) {
            if (!answer && answer.error().kind == ErrorKind::NotFound && answer.error().code == noneCode) {
                resolve<std::optional<T>>(answered, std::optional<T>());
                return;
            }
            const Result<T> value = answer ? objectIn(*answer).and_then(read) : Result<T>(answer.error());
            resolve<std::optional<T>>(answered, value ? Result<std::optional<T>>(std::optional<T>(*value)) : Result<std::optional<T>>(value.error()));
        });
        return answered->future();
    }

    /// For an answer that says nothing but that it was done.
    QFuture<Result<void>> done(const ClientRequest &request)
    {
        return call<void>(request, [](const ClientAnswer &) { return Result<void>(); });
    }

    /// For a list, page by page.
    template <typename T>
    QFuture<Result<QList<T>>> list(const ClientRequest &request, Result<T> (*read)(const QJsonObject &))
    {
        const auto pages = std::make_shared<Pages<T>>(Pages<T>{promise<QList<T>>(), read, {}, 0});
        fetch(request, pages);
        return pages->answered->future();
    }

    template <typename T>
    struct Pages
    {
        Promise<QList<T>> answered;
        Result<T> (*read)(const QJsonObject &);
        QList<T> items;
        int count = 0;
    };

    template <typename T>
    void fetch(const ClientRequest &request, const std::shared_ptr<Pages<T>> &pages)
    {
        transport.send(request, [this, request, pages](const Result<ClientAnswer> &answer) {
            const Result<void> read = answer ? takePage(*answer, *pages) : Result<void>(answer.error());
            if (!read) {
                resolve<QList<T>>(pages->answered, read.error());
            } else if (answer->hasNext && ++pages->count < maximalPages) {
                ClientRequest next = request;
                next.query = answer->next;
                fetch(next, pages);
            } else {
                resolve<QList<T>>(pages->answered, pages->items);
            }
        });
    }

    template <typename T>
    static Result<void> takePage(const ClientAnswer &answer, Pages<T> &pages)
    {
        const Result<QJsonArray> array = arrayIn(answer);
        if (!array)
            return array.error();
        for (const auto item : *array) {
            Result<T> value = pages.read(item.toObject());
            if (!value)
                return value.error();
            pages.items.append(*std::move(value));
        }
        return {};
    }

    static constexpr int maximalPages = 10'000; ///< A server whose pages never end is cut off.

    Transport transport;
    EventFollower follower; ///< After the transport, which it uses until its end.
    qint64 feedPosition = -1;
};

} // namespace tidegate
