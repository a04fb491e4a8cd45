// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/freezes.h"
#include "ui/calendar/span/timelineview.h"

#include <memory>

namespace tidegate::test {

/// A timeline of two environments with a freeze each, a quarter of an hour a pixel.
class TimelineBench : public QObject
{
protected:
    void init();
    void cleanup() { m_view.reset(); }
    QPoint pointAt(const char *time, const Environment &environment, int fromBottom = 6) const;
    QRect laneOf(const Environment &environment) const; ///< As far as it is in view, without its name.
    QPoint on(FreezeWindowId id) const { return m_view->barRect({id, {}}).center(); }
    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}, bool release = true);
    void add(const FreezeWindow &window, const Environment &environment);

    std::unique_ptr<TimelineView> m_view;
    Environment m_staging = anEnvironment(QStringLiteral("staging"), QStringLiteral("Staging"));
    Environment m_production = anEnvironment(QStringLiteral("production"), QStringLiteral("Production"), true);
    QList<CalendarEntry> m_entries;
    FreezeWindow m_active;
    FreezeWindow m_upcoming;
};

} // namespace tidegate::test
