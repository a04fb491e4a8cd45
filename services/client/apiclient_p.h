// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/async/runinbackground.h"
#include "services/async/whendone.h"
#include "services/client/apiclient.h"
#include "services/client/eventfollower.h"
#include "services/client/transport.h"
#include "services/domain/try.h"

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

/// For the answer to a check: the server itself gives up after 10 s, but the check may have to wait for its turn.
constexpr std::chrono::seconds maxCheck{30};

Result<QJsonObject> objectIn(const ClientAnswer &answer);
Result<QJsonArray> arrayIn(const ClientAnswer &answer);
QString environmentPath(EnvironmentId id); ///< "/environments/<id>"
QString targetPath(TargetId id);

/// `current` of a 412 holds what can be written, and the version; the rest stays as it was known.
template <typename T>
std::optional<T> currentIn(const T &known, const Error &stale, Result<T> (*apply)(T, const QJsonObject &, bool, bool))
{
    QJsonObject json = QJsonObject::fromVariantMap(stale.extra.value(QStringLiteral("current")).toMap());
    const qint64 version = json.take(QStringLiteral("version")).toInteger();
    json.remove(QStringLiteral("id"));
    if (version == 0)
        return {};
    const Result<T> value = apply(known, json, false, true);
    if (!value)
        return {};
    T current = *value;
    current.version = version;
    return current;
}

/// Equal texts of a page share their memory: ten thousand targets have a few releases, labels and messages between them. Thread-safe.
void shareTexts(QList<Target> &targets);
void shareTexts(QList<std::pair<TargetId, DriftReport>> &reports); ///< The same of digests and components.
template <typename T>
void shareTexts(QList<T> &)
{}

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
        transport.send(request, [this, request, answered, read = std::move(read)](const Result<ClientAnswer> &answer) {
            const Result<T> value = answer ? read(*answer) : Result<T>(answer.error());
            if (answer && !value)
                transport.keepForRetry(request, *answer);
            resolve<T>(answered, value);
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

    /// For a list, page by page. Long pages are read in other threads while the next ones are under way.
    template <typename T>
    QFuture<Result<QList<T>>> list(const ClientRequest &request, Result<T> (*read)(const QJsonObject &))
    {
        const auto pages = std::make_shared<Pages<T>>();
        pages->answered = promise<QList<T>>();
        pages->read = read;
        fetch(request, pages);
        return pages->answered->future();
    }

    template <typename T>
    struct Pages
    {
        Promise<QList<T>> answered;
        Result<T> (*read)(const QJsonObject &) = nullptr;
        QList<QList<T>> parts; ///< In the order of the pages, whichever is read first.
        std::optional<Error> error;
        qint64 done = 0;
        int unread = 0; ///< Pages that are being read.
        bool complete = false;
    };

    template <typename T>
    void fetch(const ClientRequest &request, const std::shared_ptr<Pages<T>> &pages)
    {
        transport.send(request, [this, request, pages](const Result<ClientAnswer> &answer) {
            if (pages->answered->isCanceled())
                return; // nobody wants the rest
            if (!answer) {
                pages->error = pages->error ? pages->error : answer.error();
                pages->complete = true;
                finishList(pages);
                return;
            }
            pages->complete = pages->error || !answer->hasNext || pages->parts.size() + 1 >= maxPages;
            readPage(*answer, pages);
            if (pages->complete)
                return;
            ClientRequest next = request;
            next.query = answer->next;
            fetch(next, pages);
        });
    }

    template <typename T>
    void readPage(const ClientAnswer &answer, const std::shared_ptr<Pages<T>> &pages)
    {
        const auto place = pages->parts.size();
        pages->parts.append(QList<T>());
        ++pages->unread;
        const auto take = [pages, place](const Result<QList<T>> &items) {
            --pages->unread;
            if (items) {
                pages->parts[place] = *items;
                pages->done += items->size();
            } else if (!pages->error) {
                pages->error = items.error();
            }
            finishList(pages);
        };
        if (answer.body.size() <= longPage)
            take(itemsIn(answer, pages->read));
        else
            whenDone(runInBackground([answer, read = pages->read] { return itemsIn(answer, read); }), &transport, take);
    }

    template <typename T>
    static void finishList(const std::shared_ptr<Pages<T>> &pages)
    {
        if (!pages->complete || pages->unread > 0 || pages->answered->future().isFinished())
            return;
        if (pages->error) {
            resolve<QList<T>>(pages->answered, *pages->error);
            return;
        }
        QList<T> items;
        items.reserve(pages->done);
        for (QList<T> &part : pages->parts)
            items += std::exchange(part, {});
        resolve<QList<T>>(pages->answered, items);
    }

    /// Reads a list; thread-safe.
    template <typename T>
    static Result<QList<T>> itemsIn(const ClientAnswer &answer, Result<T> (*read)(const QJsonObject &))
    {
        ASSIGN_OR_RETURN(const QJsonArray array, arrayIn(answer));
        QList<T> items;
        items.reserve(array.size());
        for (const auto item : array) {
            ASSIGN_OR_RETURN(T value, read(item.toObject()));
            items.append(std::move(value));
        }
        shareTexts(items);
        return items;
    }

    static constexpr int maxPages = 10'000;          ///< A server whose pages never end is cut off.
    static constexpr qsizetype longPage = 32 * 1024; ///< Bytes; reading a shorter one takes less than handing it over.

    Transport transport;
    EventFollower follower; ///< After the transport, which it uses until its end.
    qint64 feedPosition = -1;
};

} // namespace tidegate
