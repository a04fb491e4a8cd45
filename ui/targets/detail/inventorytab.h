// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/targets/detail/detailtab.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QTimer;
class QTreeWidget;
QT_END_NAMESPACE

namespace tidegate {

/// What was seen on the target: components, their states and digests.
class InventoryTab final : public DetailTab
{
    Q_OBJECT

public:
    InventoryTab(Workspace *workspace, QWidget *parent);

    void sync();

protected:
    void showTarget() override;
    void load() override;

private:
    void showSnapshot(const std::optional<InventorySnapshot> &snapshot);
    void follow(const Operation &operation);
    void syncEnded(const QString &outcome);

    QLabel *m_summary = nullptr;
    QTreeWidget *m_components = nullptr;
    QPushButton *m_sync = nullptr;
    QTimer *m_poll = nullptr;
    OperationId m_operation;
    int m_polls = 0;
};

} // namespace tidegate
