// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/freezeundo.h"

#include "services/async/whendone.h"

using namespace Qt::StringLiterals;

namespace tidegate {

FreezeUndo::FreezeUndo(FreezeCommands commands, QObject *parent) : QObject(parent), m_commands(std::move(commands)) {}

void FreezeUndo::noteWritten(const FreezeWindow &window)
{
    m_written[window.id] = window;
}

UndoStep FreezeUndo::writing(const FreezeWindow &window)
{
    return [this, window]() {
        const FreezeWindow last = m_written.value(window.id);
        FreezeWindow wanted = window;
        wanted.version = last.version;
        if (m_commands.needsReason(last, wanted))
            return QtFuture::makeReadyFuture(Result<FreezeWindow>(
                spokenError(ErrorKind::Conflict, u"reason-needed"_s, tr("The freeze is on by now, and shortening it needs a reason: move its end by hand."))));
        const auto answer = m_commands.update(wanted, {});
        whenDone(answer, this, [this](const Result<FreezeWindow> &result) {
            if (result)
                noteWritten(*result);
        });
        return answer;
    };
}

UndoStep FreezeUndo::creating(const Life &life)
{
    return [this, life] {
        const auto answer = m_commands.create(*life);
        whenDone(answer, this, [life](const Result<FreezeWindow> &result) {
            if (result)
                *life = *result;
        });
        return answer;
    };
}

UndoStep FreezeUndo::removing(const Life &life)
{
    return [this, life] {
        FreezeWindow last = m_written.value(life->id, *life);
        if (last.stateAt(m_commands.facts().now) == FreezeState::Upcoming)
            return m_commands.remove(last, {});
        return QtFuture::makeReadyFuture(
            Result<void>(spokenError(ErrorKind::Conflict, u"window-active"_s, tr("The freeze has started since then: end it in the calendar."))));
    };
}

} // namespace tidegate
