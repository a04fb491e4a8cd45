// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"
#include "ui/editor/editordialog.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

class ConnectionEditor;
class ConnectionSteps;
class LabelsEditor;

/// Creates or edits a target. Validates by the same rules as the server; credentials are stored after the target, because they belong to
/// its address.
class TargetDialog final : public EditorDialog
{
    Q_OBJECT

public:
    /// A new one; null: in the first environment, in no group.
    TargetDialog(Workspace *workspace, EnvironmentId environment, QWidget *parent = nullptr, TargetGroupId group = {});
    TargetDialog(Workspace *workspace, const Target &target, QWidget *parent = nullptr);

    Target edited() const;

signals:
    /// previous: as it was, for Undo; nothing when the target is new.
    void saved(const tidegate::Target &target, const std::optional<tidegate::Target> &previous);

protected:
    QList<FormField *> fields() const override;
    void submit() override;
    std::optional<Stored> stored(const Error *stale) override;
    void rebase() override;
    bool canStartAnew() const override { return true; }
    void startAnew() override;
    bool hasSecrets() const override;

private:
    TargetDialog(Workspace *workspace, const Target &target, bool isNew, QWidget *parent);
    QWidget *makeForm();
    void addTestButton();
    void fill(const Target &target);
    void fillGroups();
    void environmentChosen();
    void beginWith(const Target &target);
    FieldValues valuesOf(const Target &target) const;
    void takeStored(const Target &target);
    void storeNextSecret();
    void storeReferences();
    void secretsFailed(const QString &whatFailed, const Error &error);
    void complete();
    void check();

    Target m_target; ///< As last known to the server, or the draft of a new one.
    Target m_stored; ///< What stored() found last.
    bool m_isNew = true;
    bool m_thenCheck = false;
    std::optional<Target> m_previous;
    QList<std::pair<QString, QByteArray>> m_secrets; ///< Members of the connection and what is still to be stored for them.
    FieldValues m_references;
    ConnectionSteps *m_steps = nullptr; ///< Of a test of the connection.
    QLineEdit *m_name = nullptr;
    QComboBox *m_environment = nullptr;
    QComboBox *m_group = nullptr;
    QComboBox *m_type = nullptr;
    ConnectionEditor *m_connection = nullptr;
    LabelsEditor *m_labels = nullptr;
    QLineEdit *m_directory = nullptr;
    QCheckBox *m_enabled = nullptr;
    QPushButton *m_check = nullptr;
};

} // namespace tidegate
