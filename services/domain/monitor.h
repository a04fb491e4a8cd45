// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"

#include <QString>

#include <optional>

namespace tidegate {

enum class MonitorState {
    Running,
    Late,       ///< A target waits for longer than its interval, and than half a minute.
    Recovering, ///< Just awake: for a minute no scheduled result makes anything worse.
    Paused,     ///< Nobody checks anything by schedule.
};
constexpr int monitorStateCount = static_cast<int>(MonitorState::Paused) + 1;

QString toString(MonitorState state);
std::optional<MonitorState> monitorStateFromString(QStringView text);

/// What a tenant may know of what looks at its targets by schedule: its own numbers.
struct MonitorReport
{
    QString name; ///< "health-checks", which bring the inventory as well.
    MonitorState state = MonitorState::Running;
    std::optional<Instant> lastRunAt;               ///< Of the newest check of a target that it looks at, whoever asked for it.
    std::optional<std::chrono::seconds> interval{}; ///< The shortest of the environments with such targets.
    int targets = 0;                                ///< That it looks at.
    int backlog = 0;                                ///< Of these, due and not checked yet.
    int elsewhere = 0;                              ///< Which other servers of the database have in hand.
    std::chrono::seconds lateBy{0};                 ///< Of the one that is due for longest; see monitorReport().

    friend bool operator==(const MonitorReport &, const MonitorReport &) = default;
};

} // namespace tidegate
