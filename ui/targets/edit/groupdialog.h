// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/targetgroup.h"
#include "ui/editor/editordialog.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
QT_END_NAMESPACE

namespace tidegate {

class LabelsEditor;
class NameSuggestion;

/// Creates or edits a target group; which one it is, the id says.
class GroupDialog final : public EditorDialog
{
    Q_OBJECT

public:
    GroupDialog(Workspace *workspace, const TargetGroup &group, QWidget *parent = nullptr);

    TargetGroup edited() const;

signals:
    /// previous: as it was, for Undo; nothing when the group is new.
    void saved(const tidegate::TargetGroup &group, const std::optional<tidegate::TargetGroup> &previous);

protected:
    void submit() override;
    std::optional<Stored> stored(const Error *stale) override;
    void rebase() override { m_group = m_stored; }
    bool canStartAnew() const override { return true; }
    void startAnew() override;
    void restored() override;
    void showFailure(const Error &error) override;

private:
    QWidget *makeForm();
    static FieldValues valuesOf(const TargetGroup &group);

    TargetGroup m_group;
    TargetGroup m_stored; ///< What stored() found last.
    QComboBox *m_environment = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_displayName = nullptr;
    QPlainTextEdit *m_description = nullptr;
    QSpinBox *m_order = nullptr;
    LabelsEditor *m_labels = nullptr;
    FormField *m_nameField = nullptr;
    NameSuggestion *m_suggestion = nullptr;
};

} // namespace tidegate
