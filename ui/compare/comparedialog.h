// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLabel;
class QToolButton;
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

class EnvironmentComparisonModel;
class InlineMessage;
class OpenChanges;
class PageStack;
class TimeField;

/// What two environments have deployed, component by component, now or as it was at a time. Stays open beside the main window and follows
/// what is recorded meanwhile.
class CompareDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit CompareDialog(Workspace *workspace, QWidget *parent = nullptr);

    /// Shows one; it deletes itself. Null: the last two of the pipeline; else the environment and the one before it.
    static CompareDialog *open(Workspace *workspace, EnvironmentId environment, QWidget *parent);

    void compare(EnvironmentId left, EnvironmentId right);
    void showComparison(const EnvironmentComparison &comparison);
    QTreeView *table() const { return m_table; }
    QString summary() const;

private:
    void build();
    QWidget *buildChoices();
    QWidget *buildTools();
    void buildTime(QWidget *parent);
    void buildTable();
    void fillEnvironments();
    void load();
    void updateState();
    void swap();
    void copyCell();
    void updateChanges();
    QString nameOf(EnvironmentId id) const;

    Workspace *m_workspace;
    EnvironmentComparisonModel *m_model = nullptr;
    QComboBox *m_left = nullptr;
    QComboBox *m_right = nullptr;
    QLabel *m_leftTotals = nullptr;
    QLabel *m_rightTotals = nullptr;
    QCheckBox *m_then = nullptr;
    TimeField *m_at = nullptr;
    QCheckBox *m_only = nullptr;
    QLabel *m_summary = nullptr;
    QToolButton *m_copy = nullptr;
    OpenChanges *m_changes = nullptr;
    InlineMessage *m_message = nullptr;
    QTreeView *m_table = nullptr;
    PageStack *m_stack = nullptr;
    QTimer *m_later = nullptr;
    bool m_known = false;  ///< An answer has come.
    quint64 m_request = 0; ///< Answers to older choices are dropped.
};

} // namespace tidegate
