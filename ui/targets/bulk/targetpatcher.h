// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/targetpatch.h"
#include "ui/targets/bulk/targetrun.h"

#include <QObject>

#include <functional>

namespace tidegate {

class Workspace;

/// Applies one change to many targets, with progress, and offers to take it back. What cannot be changed is reported with its reason.
class TargetPatcher final : public QObject
{
    Q_OBJECT

public:
    TargetPatcher(Workspace *workspace, TargetRun *run, QObject *parent);

    /// sentence: what was done, for so many targets. Targets that the patch does not change are left alone.
    void apply(const QList<Target> &targets, const TargetPatch &patch, const std::function<QString(int)> &sentence);

signals:
    void messageReported(const QString &text, const QString &detail);
    void changed(const QString &text); ///< What was done, as a sentence.

private:
    /// What is said of a run that ended: what failed is reported.
    QString told(const TargetRun::Report &report, const QHash<TargetId, Target> &before, const std::function<QString(int)> &sentence);

    Workspace *m_workspace = nullptr;
    TargetRun *m_run = nullptr;
};

} // namespace tidegate
