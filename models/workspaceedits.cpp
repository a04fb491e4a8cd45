// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/workspaceedits.h"
#include "models/targetconnection.h"

#include "models/editwords.h"
#include "models/environmenttablemodel.h"
#include "models/personname.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "services/client/apiclient.h"
#include "services/codec/environmentjson.h"
#include "services/codec/freezewindowjson.h"
#include "services/codec/targetgroupjson.h"
#include "services/codec/targetjson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

using Done = QFuture<Result<void>>;

Done failedStep(const Error &error)
{
    return QtFuture::makeReadyFuture(Result<void>(error));
}

/// What people can change of it. The place of an environment is moved by other edits, too.
QJsonObject contentOf(const Environment &environment)
{
    QJsonObject content = toJson(environment);
    content.remove(u"orderIndex"_s);
    return content;
}
QJsonObject contentOf(const FreezeWindow &window)
{
    return toJson(window);
}
QJsonObject contentOf(const TargetGroup &group)
{
    return toJson(group);
}
QJsonObject contentOf(const Target &target)
{
    return toJson(target);
}

QString nameOf(const Environment &environment)
{
    return environment.displayName.simplified();
}
QString nameOf(const FreezeWindow &window)
{
    return window.reason.simplified();
}
QString nameOf(const TargetGroup &group)
{
    return (group.displayName.isEmpty() ? group.name : group.displayName).simplified();
}
QString nameOf(const Target &target)
{
    return target.name.simplified();
}

EnvironmentId placeOf(const Environment &environment)
{
    return environment.id;
}
template <typename T>
EnvironmentId placeOf(const T &thing)
{
    return thing.environmentId;
}

UserId changerOf(const TargetGroup &)
{
    return {};
}
template <typename T>
UserId changerOf(const T &thing)
{
    return thing.updatedBy;
}

bool isThere(const FreezeWindow &window)
{
    return !window.deletedAt;
}
template <typename T>
bool isThere(const T &)
{
    return true;
}

/// Credentials that are kept on the server and that the one refers to and the other does not.
bool losesCredentials(const Target &before, const Target &after)
{
    return std::ranges::any_of(before.connection.keys(), [&](const QString &key) {
        const QString value = before.connection.value(key).toString();
        return value.startsWith(u"local:") && after.connection.value(key).toString() != value;
    });
}

} // namespace

void WorkspaceEdits::note(const Origin &origin, Edit edit)
{
    if (origin.isStep)
        return;
    edit.together = origin.together;
    edit.wordsOfAll = origin.words;
    emit m_workspace.edited(edit);
}

void WorkspaceEdits::together(const QUuid &id, const std::function<QString(int)> &words, const std::function<void()> &start)
{
    const Origin outer = std::exchange(m_origin, Origin{m_origin.isStep, id, words});
    start();
    m_origin = outer;
}

Error WorkspaceEdits::otherwise(const QString &name, UserId by) const
{
    if (!by.isNull() && by == m_workspace.identity().user)
        return spokenError(ErrorKind::Stale, u"changed-since"_s, tr("%1 was changed since by another change of your own, and stays as it is.").arg(name));
    const QString who = personName(m_workspace, by);
    return spokenError(ErrorKind::Stale, u"changed-since"_s,
                       who.isEmpty() ? tr("%1 was changed by somebody else since, and stays as it is.").arg(name)
                                     : tr("%1 was changed by %2 since, and stays as it is.").arg(name, who));
}

template <typename T, typename Next>
Done WorkspaceEdits::whenAsLeft(const T &left, Next next)
{
    return chained<void>(&m_workspace, fetch(left), [this, left, next = std::move(next)](const T &now) -> Done {
        if (!isThere(now))
            return failedStep(spokenError(ErrorKind::NotFound, u"gone"_s, tr("%1 was deleted by somebody else since.").arg(nameOf(now))));
        if (contentOf(now) != contentOf(left))
            return failedStep(otherwise(nameOf(now), changerOf(now)));
        return next(now);
    });
}

QFuture<Result<Environment>> WorkspaceEdits::fetch(const Environment &known)
{
    return chained<Environment>(&m_workspace, m_client.environment(known.id),
                                [](const EnvironmentSummary &summary) { return QtFuture::makeReadyFuture(Result<Environment>(summary.environment)); });
}

QFuture<Result<FreezeWindow>> WorkspaceEdits::fetch(const FreezeWindow &known)
{
    return m_client.freezeWindow(known.environmentId, known.id);
}

QFuture<Result<TargetGroup>> WorkspaceEdits::fetch(const TargetGroup &known)
{
    return m_client.group(known.id);
}

QFuture<Result<Target>> WorkspaceEdits::fetch(const Target &known)
{
    return m_client.target(known.id);
}

Done WorkspaceEdits::write(const Environment &from, const Environment &to, const Environment &now)
{
    if (from.orderIndex != to.orderIndex && now.orderIndex != from.orderIndex)
        return failedStep(otherwise(nameOf(now), now.updatedBy));
    Environment wanted = to;
    wanted.version = now.version;
    if (from.orderIndex == to.orderIndex)
        wanted.orderIndex = now.orderIndex;
    const bool isPointed = !wanted.autoPromoteFrom.isNull() && wanted.autoPromoteFrom != now.autoPromoteFrom;
    if (isPointed && !m_workspace.environments()->find(wanted.autoPromoteFrom))
        return refusePromotionFrom(wanted.autoPromoteFrom, nameOf(now));
    return asStep([&] { return m_workspace.update(wanted); });
}

Done WorkspaceEdits::write(const FreezeWindow &, const FreezeWindow &to, const FreezeWindow &now)
{
    const EnvironmentSummary *place = m_workspace.environments()->find(now.environmentId);
    const bool isActive = now.stateAt(toInstant(m_workspace.serverNow())) == FreezeState::Active;
    // Taking a change back is a change: where that would need a reason, it is made by hand.
    if (place && place->environment.isProduction && isActive && to.end < now.end)
        return failedStep(
            spokenError(ErrorKind::Conflict, u"reason-needed"_s, tr("The freeze is on by now, and shortening it needs a reason: move its end by hand.")));
    FreezeWindow wanted = to;
    wanted.version = now.version;
    return asStep([&] { return m_workspace.update(wanted); });
}

Done WorkspaceEdits::write(const TargetGroup &, const TargetGroup &to, const TargetGroup &now)
{
    m_workspace.targets()->put(now); // labels that are gone are removed by what the model has
    TargetGroup wanted = to;
    wanted.version = now.version;
    return asStep([&] { return m_workspace.update(wanted); });
}

Done WorkspaceEdits::write(const Target &, const Target &to, const Target &now)
{
    m_workspace.targets()->put(now); // as above
    Target wanted = to;
    wanted.version = now.version;
    return asStep([&] { return m_workspace.update(wanted); });
}

Done WorkspaceEdits::takeBack(const FreezeWindow &now, const QString &reason)
{
    if (now.stateAt(toInstant(m_workspace.serverNow())) == FreezeState::Active)
        return failedStep(spokenError(ErrorKind::Conflict, u"window-active"_s, tr("The freeze has started since then: end it in the calendar.")));
    return asStep([&] { return m_workspace.remove(now, reason); });
}

template <typename T>
Edit::Step WorkspaceEdits::writing(const T &from, const T &to)
{
    return [this, from, to] { return whenAsLeft(from, [this, from, to](const T &now) { return write(from, to, now); }); };
}

template <typename T>
void WorkspaceEdits::noteChange(const Origin &origin, EntityType entity, const std::optional<T> &before, const T &after)
{
    if (!before) {
        barred(origin, entity, after.id.uuid(), placeOf(after), editwords::changed(after, after),
               tr("Somebody else changed %1 just before: nobody knows what to go back to.").arg(nameOf(after)));
        return;
    }
    if (before->version == after.version)
        return; // nothing was changed
    note(origin,
         {.text = editwords::changed(*before, after),
          .barrier = {},
          .undo = writing(after, *before), // NOLINT(readability-suspicious-call-argument): the way back
          .redo = writing(*before, after),
          .entity = entity,
          .id = after.id.uuid(),
          .environment = placeOf(after),
          .together = {},
          .wordsOfAll = {}});
}

template <typename T>
void WorkspaceEdits::noteLife(const Origin &origin, EntityType entity, const QString &text, const T &there, bool made,
                              const std::function<Done(const T &)> &take)
{
    const Edit::Step away = [this, there, take] { return whenAsLeft(there, take); };
    const Edit::Step back = [this, id = there.id] { return asStep([&] { return m_workspace.restore(id); }); };
    note(origin,
         {.text = text,
          .barrier = {},
          .undo = made ? away : back,
          .redo = made ? back : away,
          .entity = entity,
          .id = there.id.uuid(),
          .environment = placeOf(there),
          .together = {},
          .wordsOfAll = {}});
}

void WorkspaceEdits::barred(const Origin &origin, EntityType entity, QUuid id, EnvironmentId environment, const QString &text, const QString &why,
                            const Edit::Again &again)
{
    Edit edit;
    edit.text = text;
    edit.barrier = why;
    edit.entity = entity;
    edit.id = id;
    edit.environment = environment;
    edit.again = again;
    note(origin, edit);
}

void WorkspaceEdits::created(const Origin &origin, const Environment &environment)
{
    noteLife<Environment>(origin, EntityType::Environment, editwords::created(EntityType::Environment, environment.displayName), environment, true,
                          [this](const Environment &now) { return removeHolding(now, {}, {}); });
}

void WorkspaceEdits::created(const Origin &origin, const FreezeWindow &window)
{
    const QString text = editwords::created(EntityType::FreezeWindow, window.reason);
    if (window.stateAt(toInstant(m_workspace.serverNow())) == FreezeState::Active) {
        barred(origin, EntityType::FreezeWindow, window.id.uuid(), window.environmentId, text,
               tr("The freeze is on, and that is history: end it in the calendar."));
        return;
    }
    noteLife<FreezeWindow>(origin, EntityType::FreezeWindow, text, window, true, [this](const FreezeWindow &now) { return takeBack(now, {}); });
}

void WorkspaceEdits::created(const Origin &origin, const TargetGroup &group)
{
    noteLife<TargetGroup>(origin, EntityType::TargetGroup, editwords::created(EntityType::TargetGroup, nameOf(group)), group, true,
                          [this](const TargetGroup &now) { return asStep([&] { return m_workspace.remove(now, false); }); });
}

void WorkspaceEdits::created(const Origin &origin, const Target &target)
{
    noteLife<Target>(origin, EntityType::Target, editwords::created(EntityType::Target, target.name), target, true,
                     [this](const Target &now) { return asStep([&] { return m_workspace.remove(now, {}); }); });
}

void WorkspaceEdits::createdWithCredentials(const Origin &origin, const Target &target)
{
    const Edit::Step away = [this, target] {
        return chained<void>(&m_workspace, fetch(target), [this, target](const Target &now) -> Done {
            if (contentOf(withoutStoredCredentials(now)) != contentOf(withoutStoredCredentials(target)))
                return failedStep(otherwise(nameOf(now), changerOf(now)));
            return asStep([&] { return m_workspace.remove(now, {}); });
        });
    };
    note(origin,
         {.text = tr("creation of %1 with its credentials, which have to be entered again when it comes back").arg(nameOf(target)),
          .barrier = {},
          .undo = away,
          .redo = [this, id = target.id] { return asStep([&] { return m_workspace.restore(id); }); },
          .entity = EntityType::Target,
          .id = target.id.uuid(),
          .environment = target.environmentId,
          .together = {},
          .wordsOfAll = {}});
}

void WorkspaceEdits::changed(const Origin &origin, const std::optional<Environment> &before, const Environment &after)
{
    noteChange(origin, EntityType::Environment, before, after);
}

void WorkspaceEdits::changed(const Origin &origin, const std::optional<FreezeWindow> &before, const FreezeWindow &after)
{
    noteChange(origin, EntityType::FreezeWindow, before, after);
}

void WorkspaceEdits::changed(const Origin &origin, const std::optional<TargetGroup> &before, const TargetGroup &after)
{
    noteChange(origin, EntityType::TargetGroup, before, after);
}

void WorkspaceEdits::changed(const Origin &origin, const std::optional<Target> &before, const Target &after)
{
    if (before && losesCredentials(*before, after))
        barred(origin, EntityType::Target, after.id.uuid(), after.environmentId, editwords::changed(*before, after),
               tr("The credentials that were stored for the connection of %1 before cannot be brought back.").arg(nameOf(after)));
    else
        noteChange(origin, EntityType::Target, before, after);
}

void WorkspaceEdits::removed(const Origin &origin, const Environment &environment, const Inside &inside, const QString &reason)
{
    noteLife<Environment>(origin, EntityType::Environment, editwords::deleted(EntityType::Environment, environment.displayName), environment, false,
                          [this, inside, reason](const Environment &now) { return removeHolding(now, inside, reason); });
}

void WorkspaceEdits::removed(const Origin &origin, const FreezeWindow &window, bool wasActive, const QString &reason)
{
    if (wasActive) {
        barred(origin, EntityType::FreezeWindow, window.id.uuid(), window.environmentId, tr("early end of %1").arg(nameOf(window)),
               tr("A freeze that was ended stays as it was; a new one can be made for the rest of the time."), freezingAgain(window));
        return;
    }
    noteLife<FreezeWindow>(origin, EntityType::FreezeWindow, editwords::deleted(EntityType::FreezeWindow, window.reason), window, false,
                           [this, reason](const FreezeWindow &now) { return takeBack(now, reason); });
}

void WorkspaceEdits::removed(const Origin &origin, const TargetGroup &group, const QList<TargetId> &members, const QString &reason)
{
    const auto back = [this, group, members] {
        const auto restored = asStep([&] { return m_workspace.restore(group.id); });
        return chained<void>(&m_workspace, restored, [this, group, members] { return attachAgain(group, members); });
    };
    note(origin,
         {.text = editwords::deleted(EntityType::TargetGroup, nameOf(group)),
          .barrier = {},
          .undo = back,
          .redo =
              [this, group, reason] {
                  return whenAsLeft(group, [this, reason](const TargetGroup &now) { return asStep([&] { return m_workspace.remove(now, true, reason); }); });
              },
          .entity = EntityType::TargetGroup,
          .id = group.id.uuid(),
          .environment = group.environmentId,
          .together = {},
          .wordsOfAll = {}});
}

void WorkspaceEdits::removed(const Origin &origin, const Target &target, const QString &reason)
{
    // Stored credentials go with a target for good; it comes back without what referred to them.
    const Target back = withoutStoredCredentials(target);
    const QString text = back.connection == target.connection ? editwords::deleted(EntityType::Target, target.name)
                                                              : tr("deletion of %1, whose credentials have to be entered again").arg(nameOf(target));
    noteLife<Target>(origin, EntityType::Target, text, back, false,
                     [this, reason](const Target &now) { return asStep([&] { return m_workspace.remove(now, reason); }); });
}

template <typename T>
void WorkspaceEdits::noteReturn(const Origin &origin, EntityType entity, const T &thing, const std::function<Done(const T &)> &take)
{
    noteLife<T>(origin, entity, editwords::restored(nameOf(thing)), thing, true, take);
}

void WorkspaceEdits::restored(const Origin &origin, const Environment &environment)
{
    if (origin.isStep)
        return; // no edit of its own
    // What came back with it is asked for at once: what somebody puts into it later must not go with it unseen.
    const auto cameBack = std::make_shared<QPromise<Result<Inside>>>();
    cameBack->start();
    whenDone(askInside(environment.id), &m_workspace, [this, cameBack, name = nameOf(environment)](const Result<Inside> &inside) {
        cameBack->addResult(inside ? inside : Result<Inside>(otherwise(name, {}))); // nobody will know any more
        cameBack->finish();
    });
    noteReturn<Environment>(origin, EntityType::Environment, environment, [this, known = cameBack->future()](const Environment &now) {
        return chained<void>(&m_workspace, known, [this, now](const Inside &inside) { return removeHolding(now, inside, {}); });
    });
}

void WorkspaceEdits::restored(const Origin &origin, const FreezeWindow &window)
{
    if (window.stateAt(toInstant(m_workspace.serverNow())) == FreezeState::Active)
        barred(origin, EntityType::FreezeWindow, window.id.uuid(), window.environmentId, editwords::restored(nameOf(window)),
               tr("The freeze is on, and that is history: end it in the calendar."));
    else
        noteReturn<FreezeWindow>(origin, EntityType::FreezeWindow, window, [this](const FreezeWindow &now) { return takeBack(now, {}); });
}

void WorkspaceEdits::restored(const Origin &origin, const TargetGroup &group)
{
    noteReturn<TargetGroup>(origin, EntityType::TargetGroup, group,
                            [this](const TargetGroup &now) { return asStep([&] { return m_workspace.remove(now, true); }); });
}

void WorkspaceEdits::restored(const Origin &origin, const Target &target)
{
    noteReturn<Target>(origin, EntityType::Target, target, [this](const Target &now) { return asStep([&] { return m_workspace.remove(now, {}); }); });
}

} // namespace tidegate
