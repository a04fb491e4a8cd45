// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/targets/detail/detailtab.h"

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QTreeWidget;
QT_END_NAMESPACE

namespace tidegate {

/// The verdict on drift in short; the whole comparison is on the Drift page.
class DriftSummaryTab final : public DetailTab
{
    Q_OBJECT

public:
    DriftSummaryTab(Workspace *workspace, QWidget *parent);

protected:
    void showTarget() override;
    void load() override;

private:
    void showReport(const DriftReport &report);

    QLabel *m_summary = nullptr;
    QTreeWidget *m_differences = nullptr;
    QPushButton *m_show = nullptr;
};

} // namespace tidegate
