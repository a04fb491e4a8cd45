// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettesentences.h"

#include "models/datewords.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/peoplemodel.h"
#include "models/personname.h"
#include "models/workspace.h"
#include "ui/palette/palettequery.h"
#include "ui/style/plaintext.h"
#include "ui/style/statusglyph.h"
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
    context.people = [people = workspace.model<PeopleModel>()](const QString &typed) {
        const QList<UserId> called = people->called(typed);
        if (!called.isEmpty())
            return called;
        constexpr int most = 20;
        QList<UserId> begun = people->search(typed, most);
        const QString start = PaletteQuery::folded(typed);
        begun.removeIf([&](UserId id) { return !PaletteQuery::folded(people->plainNameOf(id)).startsWith(start + u' '); }); // a first name
        return begun;
    };
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

QString askText(const TypedCommand &question, const QString &names, const Workspace &workspace, Instant now)
{
    const QTimeZone zone = DisplayZone::current().zone();
    const FreezePlan &plan = question.plan;
    if (question.isAboutWhen) {
        const QString who = question.user.isNull() ? QString() : plainLine(personName(workspace, question.user));
        const QString asked = who.isEmpty() ? Texts::tr("When may I deploy to %1?").arg(names)
                                            : Texts::tr("When may %1 deploy to %2?", "a person, an environment").arg(who, names);
        //: %1 is a question, %2 a time
        return plan.start ? Texts::tr("%1 From %2 on?").arg(asked, words::nearInstant(*plan.start, now, zone)) : asked;
    }
    QString when = Texts::tr("now", "when somebody would deploy");
    if (plan.end)
        when = words::stretch(plan.start.value_or(now), *plan.end, now, zone);
    else if (plan.start)
        when = words::nearInstant(*plan.start, now, zone);
    if (!question.user.isNull()) //: %1 a person, %2 an environment, %3 a time
        return Texts::tr("May %1 deploy to %2, %3?").arg(plainLine(personName(workspace, question.user)), names, when);
    return plan.end || plan.start ? Texts::tr("May I deploy to %1, %2?", "environment, time").arg(names, when)
                                  : Texts::tr("May I deploy to %1 now?").arg(names);
}

/// A row for each freeze that is on and that a sentence wants to end.
QList<PaletteItem> liftItems(const TypedCommand &command, const Workspace &workspace, Instant now)
{
    QList<PaletteItem> items;
    for (const FreezeWindow &window : workspace.freezes()->all()) {
        const bool isMeant = command.plan.environments.isEmpty() || command.plan.environments.contains(window.environmentId);
        if (!isMeant || window.stateAt(now) != FreezeState::Active)
            continue;
        PaletteItem item;
        item.kind = PaletteItem::Kind::Sentence;
        item.sentence = command;
        item.id = window.id.uuid();
        item.icon = freezeIcon(FreezeLook::Active);
        //: %1 the reason of a freeze, %2 its environment
        item.title = Texts::tr("End “%1” of %2…").arg(plainLine(window.reason), namesOf({window.environmentId}, workspace));
        item.whyNot = workspace.whyNot(Permission::FreezeDelete);
        if (item.whyNot.isEmpty())
            item.whyNot = workspace.whyNot(Permission::FreezeLift);
        items.append(item);
    }
    if (!items.isEmpty())
        return items;
    PaletteItem none;
    none.kind = PaletteItem::Kind::Sentence;
    none.sentence = command;
    none.icon = symbolIcon(u"ask"_s);
    const QString names = namesOf(command.plan.environments, workspace);
    none.sentence.problem = names.isEmpty() ? Texts::tr("Nothing is frozen now.") : Texts::tr("%1 is not frozen now.").arg(names);
    none.title = none.sentence.problem;
    return {none};
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
    case Verb::Delete:
        item.title = Texts::tr("Delete %1…").arg(names);
        item.icon = symbolIcon(u"delete"_s);
        item.whyNot = workspace.whyNot(Permission::EnvironmentDelete);
        break;
    case Verb::Lift: // of which there is a row for each freeze
        break;
    case Verb::Freeze:
        item.title = freezeText(command.plan, names, now);
        item.icon = symbolIcon(u"calendar"_s);
        item.whyNot = workspace.whyNot(Permission::FreezeCreate);
        break;
    case Verb::Ask:
        item.title = askText(command, names, workspace, now);
        item.detail = Texts::tr("Enter opens the question");
        break;
    }
    return item;
}

/// "lift" alone, which is begun and means all that is frozen now.
QList<TypedCommand> readBegun(const QString &typed, const TypedCommandContext &context)
{
    if (typed.trimmed().isEmpty())
        return {};
    for (const QString &whole : QStringList{typed + u" freeze"_s, u"freeze "_s + typed}) {
        QList<TypedCommand> found = readTypedCommand(whole, context);
        found.removeIf([](const TypedCommand &command) { return command.verb != Verb::Lift || !command.problem.isEmpty(); });
        if (!found.isEmpty())
            return found;
    }
    return {};
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
    const QList<TypedCommand> read = readTypedCommand(typed, context);
    for (const TypedCommand &command : read.isEmpty() ? readBegun(typed, context) : read) {
        if (command.verb == Verb::Lift && command.problem.isEmpty())
            items.append(liftItems(command, workspace, context.now));
        else
            items.append(itemOf(command, workspace, context.now));
    }
    return items.first(std::min(items.size(), most));
}

} // namespace tidegate
