// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/timelinebench.h"

#include "ui/style/theme.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tidegate::test {

void TimelineBench::init()
{
    Theme::apply(*qApp);
    m_view = std::make_unique<TimelineView>();
    m_view->resize(1000, 400);
    m_view->setZones(QTimeZone("Europe/Berlin"), QTimeZone::utc());
    m_view->setNow(at("2026-11-23T10:15:00Z"));
    m_view->setLanes({{m_staging.id, m_staging.displayName, false}, {m_production.id, m_production.displayName, true}});
    m_entries.clear();
    m_active = aFreeze("2026-11-21T23:00:00Z", "2026-11-25T23:00:00Z", u"Black Friday freeze"_s);
    m_upcoming = aFreeze("2026-11-27T17:00:00Z", "2026-11-30T05:00:00Z", u"Release weekend"_s);
    add(m_active, m_production);
    add(m_upcoming, m_staging);
    m_active = m_entries.at(0).window;
    m_upcoming = m_entries.at(1).window;
    m_view->show();
    m_view->activateWindow();
    m_view->setFocus();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    // 15 min a pixel and the hour as the grid: from Sat 21 Nov 00:00 in Berlin over about nine days.
    m_view->setScale(at("2026-11-20T23:00:00Z"), 900'000);
}

QPoint TimelineBench::pointAt(const char *time, const Environment &environment, int fromBottom) const
{
    const Instant start = at(time);
    return {m_view->spanRect({start, start + std::chrono::hours(1)}, environment.id).left() + 1, laneOf(environment).bottom() - fromBottom};
}

QRect TimelineBench::laneOf(const Environment &environment) const
{
    return m_view->spanRect(m_view->shownSpan(), environment.id);
}

void TimelineBench::drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers, bool release)
{
    QWidget *viewport = m_view->viewport();
    QTest::mousePress(viewport, Qt::LeftButton, {}, from);
    // Moves with modifiers: QTest::mouseMove() knows none.
    for (const QPoint point : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, point, viewport->mapToGlobal(point), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(viewport, &move);
    }
    if (release)
        QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, to);
}

void TimelineBench::add(const FreezeWindow &window, const Environment &environment)
{
    FreezeWindow placed = window;
    placed.environmentId = environment.id;
    m_entries << anEntry(environment.displayName, placed, environment.isProduction);
    m_view->setEntries(m_entries);
}

} // namespace tidegate::test
