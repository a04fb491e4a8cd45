// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/store/transaction.h"

#include <functional>
#include <mutex>

namespace tidegate {

/// The clock shows less than it showed before, or something else than the database's: one of the two readings is wrong, and nobody can say which.
struct ClockDoubt
{
    enum class Of { Before, Database };

    Instant now;
    Instant other; ///< What it showed before, or what the clock of the database shows.
    Of of = Of::Before;

    Message said() const; ///< For people: what the two readings are, what follows, and the way out.
    Message saidOfChange(const Message &consequence) const;
};

/// Remembers the highest reading of the clock, over restarts too, and says when the clock has fallen behind it by more than clockAllowance.
///
/// A doubt ends when the clock has caught up, when somebody accepted its present reading, in this process or another, or when it has run steadily beside the
/// monotonic clock for maxDoubt: a reading that was wrong once is not believed for ever. Thread-safe.
class ClockGuard
{
public:
    using Monotonic = std::function<std::chrono::milliseconds()>;

    static constexpr std::chrono::hours maxDoubt{24};
    /// How far this clock and the database's, which is that of all servers, may be apart: beyond the first it is worth a word, beyond the second a doubt.
    static constexpr std::chrono::seconds offsetWorthAWord{2};
    static constexpr std::chrono::seconds maxOffset{30};

    /// `monotonic` counts on while the computer sleeps; tests replace it.
    explicit ClockGuard(Monotonic monotonic = {});

    /// Takes what the store remembers.
    Result<void> load(Transaction &transaction);
    /// Judges a reading and remembers it. Only when it is in doubt, the store is asked whether another process has accepted the clock meanwhile.
    std::optional<ClockDoubt> judge(Instant now, Transaction &transaction);
    /// Whether a reading would be in doubt, by what is known in memory.
    std::optional<ClockDoubt> doubt(Instant now) const;
    /// Stores the highest reading at the end of a write, at most every half minute.
    Result<void> keep(Transaction &transaction);
    /// What the clock of the database shows beyond this one; negative: less.
    void compare(std::chrono::milliseconds databaseAhead);
    std::chrono::milliseconds databaseAhead() const;
    /// Stores a reading as the highest; judge() takes it over once it is committed, in every process.
    static Result<void> accept(Transaction &transaction, Instant reading);

private:
    /// How long a doubt has been watched: both clocks when it began.
    struct Watch
    {
        Instant wall;
        std::chrono::milliseconds monotonic{0};
    };

    bool isBehind(Instant now) const { return m_highest && isAhead(*m_highest, now); }
    bool isOff() const { return std::chrono::abs(m_databaseAhead) > maxOffset; }
    std::optional<ClockDoubt> doubtNow(Instant now) const;
    Result<bool> adoptAcceptance(Transaction &transaction);
    void watchDoubt(Instant now);
    void tell(Instant now);

    Monotonic m_monotonic;
    mutable std::mutex m_mutex;
    std::optional<Instant> m_highest;
    std::optional<Instant> m_kept; ///< The one in the store.
    QString m_acceptance;          ///< Mark of the newest acceptance that was taken over.
    std::optional<Watch> m_watch;  ///< While in doubt.
    std::chrono::milliseconds m_databaseAhead{0};
};

} // namespace tidegate
