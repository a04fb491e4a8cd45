// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/monitortext.h"

#include "models/words.h"

#include <QCoreApplication>

namespace tidegate::words {
namespace {

struct MonitorText
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::MonitorText)
};

} // namespace

QString lateChecks(const MonitorReport &report)
{
    if (report.state != MonitorState::Late)
        return {};
    const QString late = duration(report.lateBy);
    return report.backlog == 1 ? MonitorText::tr("Checks are %1 late: 1 target waiting").arg(late)
                               : MonitorText::tr("Checks are %1 late: %L2 targets waiting").arg(late).arg(report.backlog);
}

QString lateChecksDetail(const MonitorReport &report, Instant now)
{
    QStringList lines{MonitorText::tr("The target that waits longest should have been checked %1 ago.").arg(duration(report.lateBy))};
    if (report.interval)
        lines.append(MonitorText::tr("Targets checked by schedule: %L1, every %2 at the shortest.").arg(report.targets).arg(duration(*report.interval)));
    if (report.lastRunAt)
        lines.append(MonitorText::tr("Newest check: %1.").arg(age(*report.lastRunAt, now)));
    lines.append(MonitorText::tr("Until they are checked, their health is as old as it says."));
    return lines.join(u'\n');
}

} // namespace tidegate::words
