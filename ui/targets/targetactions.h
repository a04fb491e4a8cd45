// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/discoveryplan.h"
#include "models/targetcopy.h"
#include "services/domain/permission.h"
#include "services/domain/targetpatch.h"
#include "ui/targets/bulk/targetrun.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QAction;
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

class TargetPatcher;
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
        QUuid branch;              ///< The current row when no target is selected; null when it is a target.
        TargetGroupId group;       ///< The current row when it is a group.
        EnvironmentId environment; ///< Of the current row, or the scope: where new things go.
    };

    /// What the page knows and the actions need.
    struct Source
    {
        std::function<Selection()> selection;
        std::function<QList<TargetId>(QUuid)> below; ///< The targets that show below a branch; of all branches for the null id.
    };

    TargetActions(Workspace *workspace, TargetRun *run, const Source &source, QWidget *page);

    void update();                  ///< After the selection, the connection or the permissions changed.
    QString whyNoNewTarget() const; ///< Why newTarget is disabled, by the workspace as it is now; empty: it is not.
    void createTarget(EnvironmentId environment, TargetGroupId group = {});

    QAction *checkHealth = nullptr;
    QAction *showDrift = nullptr;
    QAction *recordSticker = nullptr;
    QAction *newTarget = nullptr;
    QAction *newGroup = nullptr;
    QAction *edit = nullptr;
    QAction *labels = nullptr;
    QAction *move = nullptr;
    QAction *goToCause = nullptr; ///< The page connects it.
    QAction *enable = nullptr;
    QAction *disable = nullptr;
    QAction *remove = nullptr;
    QAction *copyJson = nullptr;
    QAction *copyCsv = nullptr;
    QAction *copyCurl = nullptr;
    QAction *copyNames = nullptr;
    QAction *discover = nullptr;
    QAction *importFile = nullptr;
    QAction *exportCsv = nullptr;

    const DiscoveryMemory &discoveryMemory() const { return *m_memory; }
    void setDiscoveryMemory(const DiscoveryMemory &memory) { *m_memory = memory; }
    QList<QAction *> copies() const { return {copyJson, copyCsv, copyCurl, copyNames}; }

signals:
    void driftRequested(QUuid target);
    void created(QUuid id);
    void successReported(const QString &text);
    void messageReported(const QString &text, const QString &detail);
    void editReported(const QString &text); ///< What was just changed.
    void memoryChanged();                   ///< discoveryMemory() is worth keeping.

private:
    QAction *make(const QString &text, const QString &name, void (TargetActions::*run)());
    void allow(QAction *action, Permission permission, const QString &otherReason = {});
    QString whyNoEnvironment() const;
    QList<TargetId> chosenIds() const; ///< The selected targets, else those below the current branch.
    QList<Target> chosenTargets() const;
    QList<Target> targetsOf(const QList<TargetId> &ids) const;
    TargetNames names() const;
    QString reportFailures(const QString &text, const TargetRun::Report &report); ///< The text.
    void runCheck();
    void runShowDrift();
    void runRecordSticker();
    void runNewTarget();
    void runNewGroup();
    void runEdit();
    void runEnable() { setEnabled(true); }
    void runDisable() { setEnabled(false); }
    void runRemove();
    void runCopyJson();
    void runCopyCsv();
    void runCopyCurl();
    void runCopyNames();
    void runLabels();
    void runMove();
    void runDiscover();
    void runImport();
    void runExport();
    void writeCsv(const QString &file);
    void removeMany(const QList<Target> &targets, const QString &reason);
    void setEnabled(bool enabled);
    void editTarget(const Target &target);
    void editGroup(const TargetGroup &group);
    void removeTargets(const QList<Target> &targets);
    void removeOne(const Target &target, const QString &reason, class ConfirmDialog *dialog);
    void removeGroup(const TargetGroup &group);
    bool isProduction(EnvironmentId environment) const;

    Workspace *m_workspace = nullptr;
    TargetRun *m_run = nullptr;
    TargetPatcher *m_patcher = nullptr;
    Source m_source;
    QWidget *m_page = nullptr;
    std::shared_ptr<DiscoveryMemory> m_memory = std::make_shared<DiscoveryMemory>();
};

} // namespace tidegate
