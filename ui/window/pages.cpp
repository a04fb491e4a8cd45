// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/pages.h"

#include "ui/activity/activitypage.h"
#include "ui/agents/agentspage.h"
#include "ui/calendar/calendarpage.h"
#include "ui/drift/driftpage.h"
#include "ui/overview/overviewpage.h"
#include "ui/releases/releasespage.h"
#include "ui/targets/targetspage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

template <typename P>
PageFactory makerOf(Workspace *workspace)
{
    return [workspace](QWidget *parent) -> Page * { return new P(workspace, parent); };
}

QString title(const char *text)
{
    return QCoreApplication::translate("tidegate::Pages", text);
}

} // namespace

QList<PageInfo> consolePages(Workspace *workspace)
{
    return {
        {u"overview"_s, title(QT_TRANSLATE_NOOP("tidegate::Pages", "Overview")), u"overview"_s, Qt::CTRL | Qt::Key_1, makerOf<OverviewPage>(workspace)},
        {u"targets"_s, title(QT_TRANSLATE_NOOP("tidegate::Pages", "Targets")), u"targets"_s, Qt::CTRL | Qt::Key_2, makerOf<TargetsPage>(workspace)},
        {u"calendar"_s, title(QT_TRANSLATE_NOOP("tidegate::Pages", "Calendar")), u"calendar"_s, Qt::CTRL | Qt::Key_3, makerOf<CalendarPage>(workspace)},
        {u"drift"_s, title(QT_TRANSLATE_NOOP("tidegate::Pages", "Drift")), u"drift"_s, Qt::CTRL | Qt::Key_4, makerOf<DriftPage>(workspace)},
        {u"releases"_s, title(QT_TRANSLATE_NOOP("tidegate::Pages", "Releases")), u"releases"_s, Qt::CTRL | Qt::Key_5, makerOf<ReleasesPage>(workspace)},
        {u"activity"_s, title(QT_TRANSLATE_NOOP("tidegate::Pages", "Activity")), u"activity"_s, Qt::CTRL | Qt::Key_6, makerOf<ActivityPage>(workspace)},
        {u"agents"_s, title(QT_TRANSLATE_NOOP("tidegate::Pages", "Agents")), u"agents"_s, Qt::CTRL | Qt::Key_7, makerOf<AgentsPage>(workspace)},
    };
}

QString pageIdOf(const QString &word)
{
    if (word == u"environments")
        return u"overview"_s;
    for (const QString &id : {u"overview"_s, u"targets"_s, u"calendar"_s, u"drift"_s, u"releases"_s, u"activity"_s, u"agents"_s}) {
        if (word == id)
            return id;
    }
    return {};
}

} // namespace tidegate
