// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/freezechanges.h"
#include "services/domain/environment.h"
#include "ui/calendar/entry/calendarentry.h"

#include <QCoreApplication>
#include <QHash>

namespace tidegate {

class Workspace;

/// What the calendar needs of the workspace, in its words: freezes as entries, and why something cannot be done. GUI thread only.
class CalendarSource
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::CalendarSource)

public:
    /// Both must outlive this. changes: what was changed in spite of freezes.
    CalendarSource(const Workspace *workspace, const FreezeChanges *changes) : m_workspace(workspace), m_changes(changes) {}

    Instant now() const; ///< The server's.
    QList<Environment> environments() const;
    const FreezeWindow *find(FreezeWindowId id) const; ///< Null: not known.
    QList<CalendarEntry> entries(bool past) const;     ///< Of all environments; those that were over before today only when asked for.
    CalendarEntry entryOf(const FreezeWindow &window, const Occurrence &occurrence) const;
    std::optional<CalendarEntry> entryOf(OccurrenceKey key) const;   ///< The nearest of its window where it is none any more; nothing: the window is not known.
    QList<FreezeChange> changesIn(const CalendarEntry &entry) const; ///< What happened during it in spite of it, by time.
    QString describe(FreezeWindowId id) const;                       ///< "“Holiday freeze” until 1 Dec 00:00"; empty: not known.
    QString countText() const;                                       ///< "14 freezes · 2 active".
    QHash<UserId, QString> exceptedNames() const;                    ///< Of everybody who is excepted from a freeze.

    // Each as a sentence; empty: it can be done.
    QString whyNotCreate() const;
    QString whyNotEdit(const FreezeWindow &window) const;
    QString whyNotDelete(const FreezeWindow &window) const;

private:
    const Workspace *m_workspace;
    const FreezeChanges *m_changes;
};

} // namespace tidegate
