// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/opentime.h"

#include "services/domain/occurrence.h"

#include <algorithm>

namespace tidegate {
namespace {

/// A time at which one of the environments is frozen.
struct Closure
{
    Instant start;
    Instant end;
    const FreezeWindow *window = nullptr;
};

/// All that end after the instant, by start; of those that start together, the one that lasts longest first.
QList<Closure> closuresFrom(const QList<FreezeWindow> &windows, Instant from)
{
    QList<Closure> closures;
    closures.reserve(windows.size());
    for (const FreezeWindow &window : windows) {
        if (window.deletedAt)
            continue;
        for (const Occurrence &each : occurrences(window, from)) {
            if (each.end > from && each.end > each.start)
                closures.append({each.start, each.end, &window});
        }
    }
    std::sort(closures.begin(), closures.end(),
              [](const Closure &a, const Closure &b) { return std::tie(a.start, b.end, a.window->id) < std::tie(b.start, a.end, b.window->id); });
    return closures;
}

OpenTimeLimit limitOf(const FreezeWindow &window)
{
    return {window.id, window.environmentId, window.reason};
}

/// Gathers the gaps of a walk.
class Gaps
{
public:
    Gaps(const OpenTimeQuestion &question, Instant from) : m_question(question), m_until(from + question.within) {}

    OpenTimeSearch result;

    bool isDone(Instant start) const { return start >= m_until || result.found.size() >= m_question.count; }

    void add(const OpenTime &gap)
    {
        const Instant end = std::min(gap.end.value_or(m_until), m_until);
        if (end - gap.start >= m_question.duration) {
            result.found.append(gap);
            return;
        }
        if (end <= gap.start)
            return;
        const auto length = [this](const OpenTime &time) { return std::min(time.end.value_or(m_until), m_until) - time.start; };
        if (!result.longest || length(gap) > length(*result.longest))
            result.longest = gap;
    }

private:
    const OpenTimeQuestion &m_question;
    const Instant m_until;
};

} // namespace

OpenTimeSearch findOpenTimes(const QList<FreezeWindow> &windows, const OpenTimeQuestion &question)
{
    Instant open = wholeSeconds(question.from, Cut::Up);
    Gaps gaps(question, open);
    const QList<Closure> closures = closuresFrom(windows, open);
    for (const Closure &closure : closures) {
        if (closure.start > open) {
            if (gaps.isDone(open))
                return gaps.result;
            gaps.add({open, closure.start, limitOf(*closure.window)});
        }
        if (closure.end > open) {
            open = closure.end;
            gaps.result.last = limitOf(*closure.window);
            gaps.result.lastEnd = open;
        }
    }
    if (!gaps.isDone(open))
        gaps.add({open, {}, {}});
    return gaps.result;
}

} // namespace tidegate
