// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/async/whendone.h"
#include "services/domain/result.h"

#include <QFuture>
#include <QPromise>

#include <memory>
#include <type_traits>

namespace tidegate {

/// next(value) once the future has one; its result is the answer. GUI thread.
template <typename To, typename From, typename Next>
QFuture<Result<To>> chained(QObject *context, const QFuture<Result<From>> &future, Next next)
{
    const auto promise = std::make_shared<QPromise<Result<To>>>();
    promise->start();
    const auto resolve = [promise](const Result<To> &result) {
        promise->addResult(result);
        promise->finish();
    };
    whenDone(future, context, [context, next = std::move(next), resolve](const Result<From> &result) {
        if (!result) {
            resolve(result.error());
            return;
        }
        if constexpr (std::is_void_v<From>)
            whenDone(next(), context, [resolve](const Result<To> &last) { resolve(last); });
        else
            whenDone(next(*result), context, [resolve](const Result<To> &last) { resolve(last); });
    });
    return promise->future();
}

template <typename T>
QFuture<Result<void>> withoutValue(QObject *context, const QFuture<Result<T>> &future)
{
    if constexpr (std::is_void_v<T>)
        return future;
    else
        return chained<void>(context, future, [](const T &) { return QtFuture::makeReadyFuture(Result<void>()); });
}

} // namespace tidegate
