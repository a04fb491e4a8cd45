// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/chained.h"
#include "models/edit.h"
#include "models/workspace.h"

#include <QCoreApplication>
#include <QSet>

namespace tidegate {

/// Makes an edit of what a command of the workspace did. Steps ask the server first and change what still is as they know it with the version that
/// it has then, so that versions which rise by themselves (a new order, a group that let its targets go) are in nobody's way. GUI thread.
class WorkspaceEdits
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::WorkspaceEdits)

public:
    WorkspaceEdits(Workspace &workspace, ApiClient &client) : m_workspace(workspace), m_client(client) {}

    /// Where a command comes from, taken when it is started.
    struct Origin
    {
        bool isStep = false; ///< Of an undo or redo, which is no edit of its own.
        QUuid together;
        std::function<QString(int)> words;
    };
    const Origin &origin() const { return m_origin; }
    void together(const QUuid &id, const std::function<QString(int)> &words, const std::function<void()> &start);

    void created(const Origin &origin, const Environment &environment);
    void created(const Origin &origin, const FreezeWindow &window);
    void created(const Origin &origin, const TargetGroup &group);
    void created(const Origin &origin, const Target &target);
    /// The same of one whose credentials came with it: the way back does not mind whether they are still there.
    void createdWithCredentials(const Origin &origin, const Target &target);
    void ignored(const Origin &origin, const DriftRule &rule);
    void stoppedIgnoring(const Origin &origin, const DriftRule &rule);
    /// before: as it was; nothing when that is not known any more.
    void changed(const Origin &origin, const std::optional<Environment> &before, const Environment &after);
    void changed(const Origin &origin, const std::optional<FreezeWindow> &before, const FreezeWindow &after);
    void changed(const Origin &origin, const std::optional<TargetGroup> &before, const TargetGroup &after);
    void changed(const Origin &origin, const std::optional<Target> &before, const Target &after);
    /// What stands in an environment and is deleted with it.
    struct Inside
    {
        QSet<QUuid> things;            ///< Targets and groups.
        QHash<QUuid, QString> freezes; ///< That are not over, with their reasons.
    };
    /// inside: what went with it; things: only if it was deleted together with them.
    void removed(const Origin &origin, const Environment &environment, const Inside &inside, const QString &reason);
    /// wasActive: it was ended, not deleted.
    void removed(const Origin &origin, const FreezeWindow &window, bool wasActive, const QString &reason);
    /// members: the targets that it held.
    void removed(const Origin &origin, const TargetGroup &group, const QList<TargetId> &members, const QString &reason);
    void removed(const Origin &origin, const Target &target, const QString &reason);
    void restored(const Origin &origin, const Environment &environment);
    void restored(const Origin &origin, const FreezeWindow &window);
    void restored(const Origin &origin, const TargetGroup &group);
    void restored(const Origin &origin, const Target &target);
    void reordered(const Origin &origin, const QList<Environment> &before, const QList<EnvironmentId> &order);
    /// before: those that were patched, as they were.
    void patched(const Origin &origin, const QList<Target> &before, const TargetPatch &patch);
    /// An agent was accepted or deactivated, which take each other back.
    void decided(const Origin &origin, const Agent &before, const Agent &after);
    void changed(const Origin &origin, const Agent &before, const Agent &after);
    /// The way back deletes it, unless somebody came in with it.
    void created(const Origin &origin, const RegistrationToken &token);
    /// Something that cannot be taken back.
    void barred(const Origin &origin, EntityType entity, QUuid id, EnvironmentId environment, const QString &text, const QString &why,
                const Edit::Again &again = {});

    Inside inside(EnvironmentId environment) const;               ///< As the console has it.
    QFuture<Result<Inside>> askInside(EnvironmentId environment); ///< As the server has it.

private:
    template <typename T>
    void noteChange(const Origin &origin, EntityType entity, const std::optional<T> &before, const T &after);
    /// `there` is taken away by undo for a creation, by redo for a deletion; the other step restores it.
    template <typename T>
    void noteLife(const Origin &origin, EntityType entity, const QString &text, const T &there, bool made,
                  const std::function<QFuture<Result<void>>(const T &)> &take);
    template <typename T>
    void noteReturn(const Origin &origin, EntityType entity, const T &thing, const std::function<QFuture<Result<void>>(const T &)> &take);
    template <typename T>
    Edit::Step writing(const T &from, const T &to);
    QFuture<Result<void>> write(const Environment &from, const Environment &to, const Environment &now);
    QFuture<Result<void>> refusePromotionFrom(EnvironmentId deleted, const QString &name);
    Edit::Again freezingAgain(const FreezeWindow &window);
    QFuture<Result<void>> write(const FreezeWindow &from, const FreezeWindow &to, const FreezeWindow &now);
    QFuture<Result<void>> write(const TargetGroup &from, const TargetGroup &to, const TargetGroup &now);
    QFuture<Result<void>> write(const Target &from, const Target &to, const Target &now);
    QFuture<Result<void>> takeBack(const FreezeWindow &now, const QString &reason);
    QFuture<Result<void>> removeHolding(const Environment &now, const Inside &known, const QString &reason);
    QFuture<Result<Environment>> fetch(const Environment &known);
    QFuture<Result<FreezeWindow>> fetch(const FreezeWindow &known);
    QFuture<Result<TargetGroup>> fetch(const TargetGroup &known);
    QFuture<Result<Target>> fetch(const Target &known);
    struct PatchStep
    {
        TargetId target;
        TargetPatch left; ///< What the step before wrote: it is changed only if that still holds.
        TargetPatch write;
    };
    Edit ignoring(const QString &text, const DriftRule &rule, bool made);
    QFuture<Result<void>> putInOrder(const QList<Environment> &from, const QList<Environment> &to);
    QFuture<Result<void>> patchBack(const QList<PatchStep> &steps);
    QFuture<Result<void>> attachAgain(const TargetGroup &group, const QList<TargetId> &members);
    void writeParts(QList<std::pair<TargetPatch, QList<TargetId>>> parts, const Result<void> &outcome, const std::shared_ptr<QPromise<Result<void>>> &done);

    Edit::Step deciding(const Agent &left, AgentLifecycle wanted);
    Edit::Step writing(const Agent &left, const Agent &wanted);

    template <typename T, typename Next>
    QFuture<Result<void>> whenAsLeft(const T &left, Next next);
    Error otherwise(const QString &name, UserId by) const;
    /// What start() sends is a step.
    template <typename Start>
    QFuture<Result<void>> asStep(Start start);
    void note(const Origin &origin, Edit edit);

    Workspace &m_workspace;
    ApiClient &m_client;
    Origin m_origin;
};

template <typename Start>
QFuture<Result<void>> WorkspaceEdits::asStep(Start start)
{
    const Origin outer = std::exchange(m_origin, Origin{true, {}, {}});
    const auto answer = withoutValue(&m_workspace, start());
    m_origin = outer;
    return answer;
}

} // namespace tidegate
