// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/words.h"
#include "models/workspace.h"
#include "models/workspace_p.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace tidegate {

using namespace std::chrono_literals;

void Workspace::Private::setState(State next)
{
    if (state == State::Live && next != State::Live)
        asOf = std::max(asOf, toDateTime(client.lastHeard() + offset())); // of the last load, or of a feed that was heard since
    if (next == State::SignInNeeded) {
        retryLoad.stop();
        nextTry = {};
    }
    // nextTry moves with every failure, so that repeated states are news too.
    const bool moving = next == State::Reconnecting || next == State::Offline;
    const bool different = std::exchange(state, next) != next;
    if (different || moving)
        emit q.stateChanged();
    if (next != State::Live)
        takeChecks({}); // nobody listens
    if (different)
        emit q.permissionsChanged();
}

void Workspace::Private::tokenRefused(bool duringWrite)
{
    setState(State::SignInNeeded);
    if (duringWrite)
        emit q.signInWanted();
}

void Workspace::Private::feedOpened()
{
    feedOpen = true;
    failures = 0;
    nextTry = {};
    setState(State::Live);
}

void Workspace::Private::feedLost(const Error &error, std::chrono::milliseconds delay)
{
    feedOpen = false;
    if (error.kind == ErrorKind::Unauthenticated) {
        setState(State::SignInNeeded);
        return;
    }
    ++failures;
    nextTry = QDateTime::currentDateTimeUtc().addMSecs(delay.count());
    setState(failures >= offlineAfter ? State::Offline : State::Reconnecting);
}

void Workspace::Private::takeNotices(const QList<ChangeNotice> &notices)
{
    QHash<EntityType, QSet<QUuid>> told;
    const auto isWholeWorkspace = [](const ChangeNotice &notice) { return notice.kind == ChangeKind::WorkspaceImported; };
    if (std::any_of(notices.begin(), notices.end(), isWholeWorkspace)) {
        load(); // nothing says what came: all of it did
        return;
    }
    for (const ChangeNotice &notice : notices) {
        for (Feed *feed : feeds.all)
            feed->take(notice);
        if (notice.entity)
            told[*notice.entity].insert(notice.entityId);
    }
    for (auto it = told.cbegin(); it != told.cend(); ++it) {
        for (const QUuid &id : it.value())
            emit q.entityChanged(it.key(), id);
    }
}

void Workspace::Private::refreshSoon()
{
    if (feeds.targets.isLoading()) {
        isInDoubt = true; // a load that begins again for each such thing might never end
        return;
    }
    if (loading)
        return; // it asks for everything
    loadsAll = true;
    if (!retryLoad.isActive())
        retryLoad.start(5s);
}

/// Whether checks come in time is told by nobody: what does not happen makes no notice.
void Workspace::Private::askForChecks()
{
    whenDone(client.monitors(), &q, [this](const Result<QList<MonitorReport>> &answer) {
        std::optional<MonitorReport> found;
        for (const MonitorReport &each : answer ? *answer : QList<MonitorReport>()) {
            if (each.name == "health-checks"_L1)
                found = each;
        }
        takeChecks(state == State::Live ? found : std::nullopt);
    });
}

void Workspace::Private::takeChecks(const std::optional<MonitorReport> &taken)
{
    if (checks == taken)
        return;
    checks = taken;
    emit q.checksChanged();
}

void Workspace::Private::tick()
{
    const bool isMinute = state == State::Live && ++ticks % ticksPerMeasure == 0;
    if (isMinute)
        measureClock();
    if (state == State::Live && (isMinute || (checks && checks->state == MonitorState::Late)))
        askForChecks(); // while they are late, until they are not
    for (Feed *feed : feeds.all)
        feed->tick(state == State::Live);
}

} // namespace tidegate
