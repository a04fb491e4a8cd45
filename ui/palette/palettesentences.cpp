// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettesentences.h"

#include "models/datewords.h"
#include "models/environmenttablemodel.h"
#include "models/workspace.h"
#include "ui/style/plaintext.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/displayzone.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

using Verb = TypedCommand::Verb;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::PaletteSentences)
};

TypedCommandContext contextOf(const Workspace &workspace)
{
    TypedCommandContext context;
    for (const EnvironmentSummary &summary : workspace.environments()->all())
        context.places.append({summary.environment.id, summary.environment.name, summary.environment.displayName});
    const QDateTime server = workspace.serverNow();
    context.now = wholeSeconds(server.isValid() ? toInstant(server) : Clock::system().now());
    context.zone = DisplayZone::current().zone();
    return context;
}

QString namesOf(const QList<EnvironmentId> &environments, const Workspace &workspace)
{
    QStringList names;
    for (const EnvironmentId id : environments) {
        if (const EnvironmentSummary *summary = workspace.environments()->find(id))
            names.append(plainLine(summary->environment.displayName));
    }
    return names.join(u", "_s);
}

QString freezeText(const FreezePlan &plan, const QString &names, Instant now)
{
    const QTimeZone zone = DisplayZone::current().zone();
    const QString what = names.isEmpty() ? Texts::tr("what is in view") : names;
    const QString start = plan.start ? words::nearInstant(*plan.start, now, zone) : QString();
    const QString end = plan.end ? words::nearInstant(*plan.end, now, zone) : QString();
    if (!plan.start)
        return plan.end ? Texts::tr("Freeze %1 now, until %2…").arg(what, end) : Texts::tr("Freeze %1 now…").arg(what);
    //: %1 environments, %2 start, %3 end
    return plan.end ? Texts::tr("Freeze %1 from %2 until %3…").arg(what, start, end) : Texts::tr("Freeze %1 from %2…").arg(what, start);
}

QString askText(const FreezePlan &plan, const QString &names, Instant now)
{
    const QTimeZone zone = DisplayZone::current().zone();
    if (!plan.start && !plan.end)
        return Texts::tr("May I deploy to %1 now?").arg(names);
    const QString when = plan.end ? words::stretch(plan.start.value_or(now), *plan.end, now, zone) : words::nearInstant(*plan.start, now, zone);
    return Texts::tr("May I deploy to %1, %2?", "environment, time").arg(names, when);
}

PaletteItem itemOf(const TypedCommand &command, const Workspace &workspace, Instant now)
{
    PaletteItem item;
    item.kind = PaletteItem::Kind::Sentence;
    item.sentence = command;
    item.icon = symbolIcon(u"ask"_s);
    if (!command.problem.isEmpty()) {
        item.title = plainLine(command.problem);
        return item;
    }
    const QString names = namesOf(command.plan.environments, workspace);
    switch (command.verb) {
    case Verb::Edit:
        item.title = Texts::tr("Edit %1…").arg(names);
        item.icon = symbolIcon(u"edit"_s);
        item.whyNot = workspace.whyNot(Permission::EnvironmentWrite);
        break;
    case Verb::Freeze:
        item.title = freezeText(command.plan, names, now);
        item.icon = symbolIcon(u"calendar"_s);
        item.whyNot = workspace.whyNot(Permission::FreezeCreate);
        break;
    case Verb::Ask:
        item.title = askText(command.plan, names, now);
        item.detail = Texts::tr("Enter opens the question");
        break;
    }
    return item;
}

} // namespace

QList<PaletteItem> paletteSentences(const QString &typed, const Workspace &workspace)
{
    constexpr qsizetype longest = 300;
    constexpr qsizetype most = 10;
    if (typed.size() > longest)
        return {};
    const TypedCommandContext context = contextOf(workspace);
    QList<PaletteItem> items;
    for (const TypedCommand &command : readTypedCommand(typed, context)) {
        if (items.size() < most)
            items.append(itemOf(command, workspace, context.now));
    }
    return items;
}

} // namespace tidegate
