// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFuture>
#include <QTest>

namespace tidegate::test {

/// Runs the event loop until the future is done; false after the time-out.
template <typename T>
bool isDoneWithin(const QFuture<T> &future, int milliseconds)
{
    return QTest::qWaitFor([&] { return future.isFinished(); }, milliseconds) && future.resultCount() > 0;
}

} // namespace tidegate::test
