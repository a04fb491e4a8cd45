// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"
#include "services/domain/result.h"

#include <QString>

namespace tidegate::test {

/// A clock that stands still until the test moves it.
class HandClock final : public Clock
{
public:
    Instant now() const override { return instant; }
    void move(std::chrono::milliseconds by) { instant += by; }

    Instant instant{std::chrono::seconds(1'768'000'000)};
};

/// "sha256:" and 64 times the digit.
QString digest(char digit);

/// All that an error says.
QString text(const Error &error);

/// The value of a step that the test takes for granted.
template <typename T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(text(result.error())));
    return std::move(*result);
}
void must(const Result<void> &result);

/// The code of a failure, "" for success.
template <typename T>
QString codeOf(const Result<T> &result)
{
    return result ? QString() : result.error().code;
}

/// The result holds a value; otherwise the test fails with what went wrong. Needs QTest.
#define VERIFY_OK(result)                                                                                                                                      \
    do {                                                                                                                                                       \
        const auto verified = (result);                                                                                                                        \
        QVERIFY2(verified.has_value(), verified ? "" : qPrintable(tidegate::test::text(verified.error())));                                                    \
    } while (false)

} // namespace tidegate::test
