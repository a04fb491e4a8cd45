// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspaceedits.h"
#include "services/client/apiclient.h"
#include "services/domain/deletedthing.h"

using namespace Qt::StringLiterals;

namespace tidegate {

// Environments that a step takes away: never with what somebody else put into them meanwhile. And what steps cannot do while something is deleted or over.

namespace {

using Done = QFuture<Result<void>>;

constexpr std::chrono::years farAhead{100};

Done stays(const QString &sentence)
{
    return QtFuture::makeReadyFuture(Result<void>(spokenError(ErrorKind::Stale, u"changed-since"_s, sentence)));
}

} // namespace

WorkspaceEdits::Inside WorkspaceEdits::inside(EnvironmentId environment) const
{
    Inside inside;
    for (const Target &target : m_workspace.targets()->allOutlines()) {
        if (target.environmentId == environment)
            inside.things.insert(target.id.uuid());
    }
    for (const TargetGroup &group : m_workspace.targets()->groupsOf(environment))
        inside.things.insert(group.id.uuid());
    for (const FreezeWindow &window : m_workspace.freezes()->all()) {
        if (window.environmentId == environment)
            inside.freezes.insert(window.id.uuid(), window.reason.simplified());
    }
    return inside;
}

QFuture<Result<WorkspaceEdits::Inside>> WorkspaceEdits::askInside(EnvironmentId environment)
{
    const Instant from = toInstant(m_workspace.serverNow());
    const auto windows = m_client.freezeWindows(environment, from, from + farAhead);
    return chained<Inside>(&m_workspace, windows, [this, environment](const QList<FreezeWindow> &found) {
        Inside inside;
        for (const FreezeWindow &window : found)
            inside.freezes.insert(window.id.uuid(), window.reason.simplified());
        return chained<Inside>(&m_workspace, m_client.groups(environment), [this, environment, inside](const QList<TargetGroup> &groups) {
            Inside more = inside;
            for (const TargetGroup &group : groups)
                more.things.insert(group.id.uuid());
            return chained<Inside>(&m_workspace, m_client.targets(environment), [more](const QList<Target> &targets) {
                Inside all = more;
                for (const Target &target : targets)
                    all.things.insert(target.id.uuid());
                return QtFuture::makeReadyFuture(Result<Inside>(all));
            });
        });
    });
}

/// The server lets freezes that are ahead go with it, and with a cascade all the rest: what is not known here belongs to somebody else. It is asked, because a
/// notice may still be under way to the console.
Done WorkspaceEdits::removeHolding(const Environment &now, const Inside &known, const QString &reason)
{
    return chained<void>(&m_workspace, askInside(now.id), [this, now, known, reason](const Inside &inside) -> Done {
        const QString name = now.displayName.simplified();
        for (auto freeze = inside.freezes.cbegin(); freeze != inside.freezes.cend(); ++freeze) {
            if (!known.freezes.contains(freeze.key()))
                return stays(tr("%1 has a freeze by now (%2), and stays as it is.").arg(name, freeze.value()));
        }
        if (inside.things != known.things)
            return stays(tr("%1 holds other targets or groups by now, and stays as it is.").arg(name));
        return asStep([&] { return m_workspace.remove(now, !known.things.isEmpty(), now.name, reason); });
    });
}

/// It can be pointed there again once that is restored.
Done WorkspaceEdits::refusePromotionFrom(EnvironmentId deleted, const QString &name)
{
    using Things = std::optional<QList<DeletedThing>>;
    return chained<void>(&m_workspace, m_client.recentlyDeleted(), [deleted, name](const Things &things) {
        QString from;
        for (const DeletedThing &thing : things.value_or(QList<DeletedThing>())) {
            if (thing.id == deleted.uuid())
                from = thing.name.simplified();
        }
        return QtFuture::makeReadyFuture(
            Result<void>(spokenError(ErrorKind::Conflict, u"source-deleted"_s,
                                     from.isEmpty() ? tr("%1 was promoted from an environment that is deleted by now.").arg(name)
                                                    : tr("%1 was promoted from %2, which is deleted by now: restore that first.").arg(name, from))));
    });
}

/// For one that was just ended.
Edit::Again WorkspaceEdits::freezingAgain(const FreezeWindow &window)
{
    const EnvironmentSummary *place = m_workspace.environments()->find(window.environmentId);
    if (!place || window.end - toInstant(m_workspace.serverNow()) < 2 * minFreeze || !m_workspace.can(Permission::FreezeCreate))
        return {};
    FreezeWindow anew;
    anew.environmentId = window.environmentId;
    anew.end = window.end;
    anew.reason = window.reason;
    anew.exceptions = window.exceptions;
    anew.timezone = window.timezone;
    const auto run = [this, anew] {
        FreezeWindow made = anew;
        made.start = wholeSeconds(toInstant(m_workspace.serverNow()));
        return withoutValue(&m_workspace, m_workspace.create(made));
    };
    return {place->environment.displayName.simplified(), window.end, run};
}

} // namespace tidegate
