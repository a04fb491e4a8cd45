// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/calendarconsole.h"

#include <QDateTime>
#include <QPaintEvent>

using namespace Qt::StringLiterals;

namespace tidegate::test {

CalendarConsole::CalendarConsole(const QUrl &server, const QByteArray &token) : m_workspace(std::make_unique<Workspace>(Endpoint{}))
{
    ConsoleOptions options;
    options.serverHost = server.authority();
    m_window = std::make_unique<MainWindow>(m_workspace.get(), options);
    m_window->resize(1200, 800);
    m_window->showPage(u"calendar"_s);
    m_window->show();
    m_timeline = m_window->findChild<TimelineView *>();
    m_timeline->viewport()->installEventFilter(this);
    m_workspace->open({server, token, {}});
}

bool CalendarConsole::isReady() const
{
    return m_workspace->isLoaded() && m_workspace->state() == Workspace::State::Live && m_timeline->isVisible();
}

void CalendarConsole::lookFor(FreezeWindowId id)
{
    m_sought = id;
    m_paintedAt.reset();
}

bool CalendarConsole::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::Paint || m_paintedAt || m_sought.isNull())
        return false;
    // Bars are where they were laid out before the event came.
    const QRect bar = m_timeline->barRect({m_sought, {}});
    if (bar.isEmpty() || !QRegion(bar).subtracted(static_cast<const QPaintEvent *>(event)->region()).isEmpty())
        return false;
    const auto painted = [this, id = m_sought] {
        if (id == m_sought && !m_paintedAt)
            m_paintedAt = std::chrono::steady_clock::now();
    };
    QMetaObject::invokeMethod(this, painted, Qt::QueuedConnection); // after the paint itself
    return false;
}

QByteArray freezeOfToday(FreezeWindowId id)
{
    const QDateTime start = QDateTime::currentDateTimeUtc().addSecs(3600);
    return R"({"id":")" + id.toString().toLatin1() + R"(","start":")" + start.toString(Qt::ISODate).toLatin1() + R"(","end":")"
        + start.addSecs(12 * 3600).toString(Qt::ISODate).toLatin1() + R"(","reason":"Holiday"})";
}

} // namespace tidegate::test
