// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendarsource.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/personname.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/plaintext.h"
#include "ui/widgets/displayzone.h"

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

bool isOver(FreezeState state)
{
    return state == FreezeState::Ended || state == FreezeState::Cancelled;
}

} // namespace

Instant CalendarSource::now() const
{
    return toInstant(m_workspace->serverNow());
}

QList<Environment> CalendarSource::environments() const
{
    QList<Environment> result;
    for (const EnvironmentSummary &summary : m_workspace->environments()->all())
        result.append(summary.environment);
    return result;
}

const FreezeWindow *CalendarSource::find(FreezeWindowId id) const
{
    return m_workspace->freezes()->find(id);
}

QList<CalendarEntry> CalendarSource::entries(bool past) const
{
    const Instant at = now();
    const QTimeZone zone = DisplayZone::current().zone();
    QList<CalendarEntry> entries;
    for (const FreezeWindow &window : m_workspace->freezes()->all()) {
        for (const Occurrence &occurrence : occurrences(window)) {
            if (past || !isOver(stateOf(window, occurrence, at)) || freezetext::isOfToday(occurrence.end, at, zone))
                entries.append(entryOf(window, occurrence));
        }
    }
    return entries;
}

std::optional<CalendarEntry> CalendarSource::entryOf(OccurrenceKey key) const
{
    const FreezeWindow *window = find(key.window);
    if (!window)
        return {};
    const QList<Occurrence> all = occurrences(*window);
    const auto found = std::find_if(all.begin(), all.end(), [key](const Occurrence &each) { return each.key == key; });
    return entryOf(*window, found == all.end() ? nearestOccurrence(*window, now()) : *found);
}

CalendarEntry CalendarSource::entryOf(const FreezeWindow &window, const Occurrence &occurrence) const
{
    const EnvironmentSummary *summary = m_workspace->environments()->find(window.environmentId);
    CalendarEntry entry;
    entry.window = window;
    entry.occurrence = occurrence;
    entry.environment = summary ? summary->environment.displayName : tr("Unknown environment");
    entry.production = summary && summary->environment.isProduction;
    const UserId me = m_workspace->identity().user;
    entry.exempt = window.exceptions.contains(me);
    entry.createdBy = window.createdBy == me && !me.isNull() ? tr("you") : plainLine(personName(*m_workspace, window.createdBy));
    for (const UserId user : window.exceptions) {
        const QString name = plainLine(personName(*m_workspace, user));
        entry.excepted.insert(user == me ? 0 : entry.excepted.size(), name);
    }
    entry.changes = changesIn(entry).size();
    return entry;
}

QList<FreezeChange> CalendarSource::changesIn(const CalendarEntry &entry) const
{
    return m_changes->during(entry.window.environmentId, entry.occurrence.start, entry.occurrence.end);
}

QHash<UserId, QString> CalendarSource::exceptedNames() const
{
    QHash<UserId, QString> names;
    for (const FreezeWindow &window : m_workspace->freezes()->all()) {
        for (const UserId user : window.exceptions) {
            if (!names.contains(user))
                names.insert(user, plainLine(personName(*m_workspace, user)));
        }
    }
    return names;
}

QString CalendarSource::describe(FreezeWindowId id) const
{
    const FreezeWindow *window = find(id);
    if (!window)
        return {};
    return tr("“%1” until %2", "reason, end")
        .arg(window->reason.simplified().left(80), words::nearInstant(nearestOccurrence(*window, now()).end, now(), DisplayZone::current().zone()));
}

QString CalendarSource::countText() const
{
    const QList<FreezeWindow> &all = m_workspace->freezes()->all();
    const auto isActive = [at = now()](const FreezeWindow &window) { return window.stateAt(at) == FreezeState::Active; };
    const int count = static_cast<int>(all.size());
    const int active = static_cast<int>(std::count_if(all.cbegin(), all.cend(), isActive));
    return tr("%1 · %2 active").arg(count == 1 ? tr("1 freeze") : tr("%n freezes", nullptr, count)).arg(active);
}

QString CalendarSource::whyNotCreate() const
{
    return m_workspace->whyNot(Permission::FreezeCreate);
}

QString CalendarSource::whyNotEdit(const FreezeWindow &window) const
{
    return isOver(window.stateAt(now())) ? tr("This freeze is over; history is not changed.") : whyNotCreate();
}

QString CalendarSource::whyNotDelete(const FreezeWindow &window) const
{
    if (const QString refusal = m_workspace->whyNot(Permission::FreezeDelete); !refusal.isEmpty())
        return refusal;
    if (window.stateAt(now()) != FreezeState::Upcoming && !m_workspace->can(Permission::FreezeLift))
        return tr("Your role may not end a freeze that has started.");
    return {};
}

} // namespace tidegate
