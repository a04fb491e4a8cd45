// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

namespace tidegate::test {

/// Runs the event loop until the future is done; false after the time-out, and for a future that was cancelled.
template <typename T>
bool isDoneWithin(const QFuture<T> &future, int milliseconds)
{
    QEventLoop loop;
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    loop.exec();
    return future.isFinished() && future.resultCount() > 0;
}

} // namespace tidegate::test
