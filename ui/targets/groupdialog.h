// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/targetgroup.h"
#include "ui/widgets/growingdialog.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
QT_END_NAMESPACE

namespace tidegate {

class FormField;
class InlineMessage;
class LabelsEditor;
class Workspace;

/// Creates or edits a target group; which one it is, the id says. Show it by open().
class GroupDialog final : public GrowingDialog
{
    Q_OBJECT

public:
    GroupDialog(Workspace *workspace, const TargetGroup &group, QWidget *parent = nullptr);

    TargetGroup edited() const;

signals:
    void saved(const tidegate::TargetGroup &group);

private:
    void addFields();
    void save();
    void showError(const Error &error);

    Workspace *m_workspace = nullptr;
    TargetGroup m_group;
    InlineMessage *m_message = nullptr;
    QComboBox *m_environment = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_displayName = nullptr;
    QPlainTextEdit *m_description = nullptr;
    QSpinBox *m_order = nullptr;
    LabelsEditor *m_labels = nullptr;
    QPushButton *m_save = nullptr;
    QList<FormField *> m_fields;
};

} // namespace tidegate
