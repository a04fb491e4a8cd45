// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/freezecommands.h"

#include "services/async/whendone.h"

namespace tidegate {

bool needsReason(const FreezeWindow &before, const FreezeWindow &after, bool production, Instant now)
{
    return production && before.stateAt(now) == FreezeState::Active && after.end < before.end;
}

QFuture<Result<FreezeWindow>> FreezeCommands::createAs(const QUuid &step, const std::function<QString(int)> &words, const FreezeWindow &window) const
{
    QFuture<Result<FreezeWindow>> answer;
    const auto start = [&] { answer = create(window); };
    together ? together(step, words, start) : start();
    return answer;
}

QFuture<Result<void>> FreezeCommands::removeAs(const QUuid &step, const std::function<QString(int)> &words, const FreezeWindow &window,
                                               const QString &reason) const
{
    QFuture<Result<void>> answer;
    const auto start = [&] { answer = remove(window, reason); };
    together ? together(step, words, start) : start();
    return answer;
}

void FreezeCommands::createEach(QObject *context, const QUuid &step, const std::function<QString(int)> &words, QList<FreezeWindow> windows,
                                const Creation &creation) const
{
    if (windows.isEmpty()) {
        creation.over();
        return;
    }
    const FreezeWindow window = windows.takeFirst();
    whenDone(createAs(step, words, window), context, [=, *this](const Result<FreezeWindow> &result) {
        if (result)
            creation.made(*result);
        else if (!creation.refused(window, result.error()))
            return;
        createEach(context, step, words, windows, creation);
    });
}

Environment FreezeCommands::environmentOf(const FreezeWindow &window) const
{
    const QList<Environment> environments = facts().environments;
    for (const Environment &environment : environments) {
        if (environment.id == window.environmentId)
            return environment;
    }
    return {};
}

bool FreezeCommands::needsReason(const FreezeWindow &before, const FreezeWindow &after) const
{
    return tidegate::needsReason(before, after, environmentOf(before).isProduction, facts().now);
}

} // namespace tidegate
