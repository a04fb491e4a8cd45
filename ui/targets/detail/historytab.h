// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/targets/detail/detailtab.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QTreeWidget;
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

class EntityAuditModel;

/// What was done to the target, as far as the audit log is loaded, and since when its health is what it is.
class HistoryTab final : public DetailTab
{
    Q_OBJECT

public:
    HistoryTab(Workspace *workspace, QWidget *parent);

protected:
    void showTarget() override;
    void load() override;

private:
    EntityAuditModel *m_entries = nullptr;
    QLabel *m_health = nullptr;
    QTreeWidget *m_transitions = nullptr;
    QTreeView *m_list = nullptr;
};

} // namespace tidegate
