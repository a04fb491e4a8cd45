// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"
#include "ui/calendar/span/timelineview.h"
#include "ui/window/mainwindow.h"

#include <chrono>
#include <memory>
#include <optional>

namespace tidegate::test {

/// A console of its own on the calendar of a server, which says when a freeze is to be seen there. GUI thread.
class CalendarConsole final : public QObject
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    CalendarConsole(const QUrl &server, const QByteArray &token);

    /// It shows the timeline around now as the server has it, and hears of changes.
    bool isReady() const;
    /// From now on this freeze is looked for.
    void lookFor(FreezeWindowId id);
    /// When the timeline was painted with the bar of the freeze in the part that was painted; nothing as long as it was not.
    std::optional<Moment> paintedAt() const { return m_paintedAt; }
    bool shows(FreezeWindowId id) const { return !m_timeline->barRect({id, {}}).isEmpty(); }

private:
    bool eventFilter(QObject *watched, QEvent *event) override;

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
    TimelineView *m_timeline = nullptr;
    FreezeWindowId m_sought;
    std::optional<Moment> m_paintedAt;
};

/// The body of a freeze that begins in an hour and so lies in the days that a console shows at first.
QByteArray freezeOfToday(FreezeWindowId id);

} // namespace tidegate::test
