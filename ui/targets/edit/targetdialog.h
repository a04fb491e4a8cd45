// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"
#include "ui/editor/editordialog.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLineEdit;
QT_END_NAMESPACE

namespace tidegate {

class ConnectionEditor;
class ConnectionTest;
class LabelsEditor;

/// Creates or edits a target. Validates by the same rules as the server; credentials are stored and removed after the target was saved, because they belong to
/// its address. Its connection can be tested as it stands in the fields, without saving it.
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
    void addTest();
    void testConnection();
    void testRefused(const Error &error);
    std::optional<Error> credentialError() const;
    void fill(const Target &target);
    void fillGroups();
    void fillAgents();
    void markAgents();
    void environmentChosen();
    void beginWith(const Target &target);
    FieldValues valuesOf(const Target &target) const;
    void takeStored(const Target &target);
    void storeNextSecret();
    void removeNextSecret();
    void storeReferences();
    void loadCredentials();
    void updateCredentialsAllowed();
    void secretsFailed(const QString &whatFailed, const Error &error);
    void complete();

    Target m_target; ///< As last known to the server, or the draft of a new one.
    Target m_stored; ///< What stored() found last.
    bool m_isNew = true;
    std::optional<Target> m_previous;
    TypedCredentials m_toStore; ///< What is still to be stored, while it is.
    QStringList m_toRemove;     ///< The kinds that are still to be removed.
    bool m_secretsChanged = false;
    FieldValues m_references;
    ConnectionTest *m_test = nullptr;
    QLineEdit *m_name = nullptr;
    QComboBox *m_environment = nullptr;
    QComboBox *m_group = nullptr;
    QComboBox *m_type = nullptr;
    ConnectionEditor *m_connection = nullptr;
    QComboBox *m_checker = nullptr; ///< The agent that checks it; null: the server.
    LabelsEditor *m_labels = nullptr;
    QLineEdit *m_directory = nullptr;
    QCheckBox *m_enabled = nullptr;
};

} // namespace tidegate
