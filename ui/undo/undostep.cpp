// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/undo/undostep.h"

namespace tidegate {

namespace {

void runNext(const QList<UndoStep> &steps, QObject *context, const UndoStep::Done &done)
{
    if (steps.isEmpty()) {
        done({});
        return;
    }
    steps.constFirst().run(context, [rest = steps.sliced(1), context, done](const Result<void> &result) {
        if (result)
            runNext(rest, context, done);
        else
            done(result);
    });
}

} // namespace

UndoStep UndoStep::inOrder(const QList<UndoStep> &steps)
{
    UndoStep all;
    all.m_run = [steps](QObject *context, const Done &done) { runNext(steps, context, done); };
    return all;
}

} // namespace tidegate
