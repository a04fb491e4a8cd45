// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"
#include "ui/undo/undostep.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QAction;
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

class HealthCheckRun;
class Workspace;

/// What can be done with targets and groups: one QAction each, shared by menus, the bar of a selection, shortcuts and the palette. What is
/// not possible is disabled and says why in its tooltip.
class TargetActions final : public QObject
{
    Q_OBJECT

public:
    /// What the actions act on.
    struct Selection
    {
        QList<TargetId> targets;
        TargetGroupId group;       ///< The current row when it is a group.
        EnvironmentId environment; ///< Of the current row, or the scope: where new things go.
    };

    TargetActions(Workspace *workspace, HealthCheckRun *run, std::function<Selection()> selection, QWidget *page);

    void update(); ///< After the selection, the connection or the permissions changed.
    void createTarget(EnvironmentId environment);

    QAction *checkHealth = nullptr;
    QAction *showDrift = nullptr;
    QAction *newTarget = nullptr;
    QAction *newGroup = nullptr;
    QAction *edit = nullptr;
    QAction *enable = nullptr;
    QAction *disable = nullptr;
    QAction *remove = nullptr;
    QAction *copyJson = nullptr;
    QAction *copyCsv = nullptr;
    QAction *copyCurl = nullptr;

    QList<QAction *> all() const;
    QList<QAction *> copies() const { return {copyJson, copyCsv, copyCurl}; }

signals:
    void driftRequested(QUuid target);
    void created(QUuid id);
    void successReported(const QString &text);
    void messageReported(const QString &text, const QString &detail);
    void undoOffered(const QString &text, const tidegate::UndoStep &undo, const tidegate::UndoStep &redo);

private:
    QAction *make(const QString &text, const QString &name, void (TargetActions::*run)());
    void allow(QAction *action, const QString &permission, const QString &otherReason = {});
    QList<Target> chosenTargets() const;
    void runCheck();
    void runShowDrift();
    void runNewTarget();
    void runNewGroup();
    void runEdit();
    void runEnable() { setEnabled(true); }
    void runDisable() { setEnabled(false); }
    void runRemove();
    void runCopyJson();
    void runCopyCsv();
    void runCopyCurl();
    void setEnabled(bool enabled);
    void editTarget(const Target &target);
    void editGroup(const TargetGroup &group);
    void removeTargets(const QList<Target> &targets);
    void removeNext(QList<Target> targets, const QString &reason, class ConfirmDialog *dialog);
    void removeGroup(const TargetGroup &group);
    bool isProduction(EnvironmentId environment) const;
    UndoStep writing(const Target &target); ///< Puts the target back as given, unless somebody else changed it.

    Workspace *m_workspace = nullptr;
    HealthCheckRun *m_run = nullptr;
    std::function<Selection()> m_selection;
    QWidget *m_page = nullptr;
    QHash<TargetId, qint64> m_written; ///< The versions that our last writes left.
};

} // namespace tidegate
