// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QTimer;
class QTreeWidget;
QT_END_NAMESPACE

namespace tidegate {

class Workspace;

/// The ten targets that need attention most, each with its cause. Follows the targets of the workspace while it is visible.
class AttentionList final : public QWidget
{
    Q_OBJECT

public:
    explicit AttentionList(Workspace *workspace, QWidget *parent = nullptr);

    void setScope(QUuid environment); ///< Null: all.
    int shown() const;
    QWidget *view() const;
    void updateNow();

signals:
    void targetRequested(QUuid target);
    void driftRequested(QUuid target);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void noteChange();
    void addRow(const Target &target);

    Workspace *m_workspace;
    QUuid m_scope;
    QLabel *m_title = nullptr;
    QLabel *m_allWell = nullptr;
    QTreeWidget *m_list = nullptr;
    QTimer *m_later = nullptr;
};

/// Worst first: unreachable, unhealthy, degraded, then drifted; production before the rest, longest first. Targets in order are left out.
QList<Target> worstTargets(const QList<Target> &targets, const QList<EnvironmentId> &production, int count, int *total);

} // namespace tidegate
