// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/monitor.h"

#include "services/domain/words.h"

namespace tidegate {
namespace {
constexpr Words<monitorStateCount> monitorWords{"running", "late", "recovering", "paused"};
} // namespace

QString toString(MonitorState state)
{
    return textOf(monitorWords, state);
}

std::optional<MonitorState> monitorStateFromString(QStringView text)
{
    return valueOf<MonitorState>(monitorWords, text);
}

} // namespace tidegate
