// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/async/whendone.h"
#include "services/domain/result.h"

#include <QString>

#include <concepts>
#include <functional>
#include <type_traits>

namespace tidegate {

/// Takes an edit back, or makes it again: a function that starts a command and returns its future, of any Result<T>. A function that
/// returns nothing says by itself what became of it.
///
/// A step may run long after the edit and more than once. It must change only what still is as the edit left it, take the version that is
/// current then, and answer ErrorKind::Stale when somebody else changed the thing meanwhile.
class UndoStep
{
public:
    using Done = std::function<void(const Result<void> &)>;

    UndoStep() = default;

    template <typename F>
    requires std::invocable<F &> &&(!std::same_as<std::remove_cvref_t<F>, UndoStep>)UndoStep(F start)
        : m_run([start = std::move(start)](QObject *context, const Done &done) mutable {
              if constexpr (std::is_void_v<std::invoke_result_t<F &>>) {
                  start();
                  done({});
              } else {
                  whenDone(start(), context, [done](const auto &result) { done(result ? Result<void>() : Result<void>(result.error())); });
              }
          })
    {}

    /// One after the other; the first that fails ends it.
    static UndoStep inOrder(const QList<UndoStep> &steps);

    /// why: why it can never work any more, as a sentence; empty: it may. Then it is not offered.
    UndoStep lostWhen(const std::function<QString()> &why) const
    {
        UndoStep step = *this;
        step.m_whyLost = why;
        return step;
    }
    const std::function<QString()> &whyLost() const { return m_whyLost; }

    explicit operator bool() const { return static_cast<bool>(m_run); }

    /// Calls done in the GUI thread, not after context is gone. There must be something to run.
    void run(QObject *context, const Done &done) const { m_run(context, done); }

private:
    std::function<void(QObject *context, const Done &done)> m_run;
    std::function<QString()> m_whyLost;
};

} // namespace tidegate
