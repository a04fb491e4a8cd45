// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"
#include "ui/widgets/growingdialog.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;
QT_END_NAMESPACE

namespace tidegate {

class ConnectionEditor;
class FormField;
class InlineMessage;
class LabelsEditor;
class Workspace;

/// Creates or edits a target. Works on a copy; validates by the same rules as the server; credentials are stored after the target, because
/// they belong to its address. Show it by open().
class TargetDialog final : public GrowingDialog
{
    Q_OBJECT

public:
    TargetDialog(Workspace *workspace, EnvironmentId environment, QWidget *parent = nullptr); ///< A new one; null: the first environment.
    TargetDialog(Workspace *workspace, const Target &target, QWidget *parent = nullptr);

    Target edited() const;
    void reject() override; ///< Asks first when there are changes.

signals:
    /// previous: as it was, for Undo; nothing when the target is new.
    void saved(const tidegate::Target &target, const std::optional<tidegate::Target> &previous);

private:
    TargetDialog(Workspace *workspace, const Target &target, bool isNew, QWidget *parent);
    void addFields(QVBoxLayout *column);
    void addButtons(QVBoxLayout *column);
    void fill(const Target &target);
    void fillGroups();
    void environmentChosen();
    void save(bool thenCheck);
    void stored(const Result<Target> &answer);
    void storeNextSecret();
    void storeReferences();
    void finish();
    void check();
    void showError(const QString &whatFailed, const Error &error);
    void showStale();
    void setBusy(bool busy);

    Workspace *m_workspace = nullptr;
    Target m_target;  ///< As last known to the server, or the draft of a new one.
    Target m_initial; ///< What the form showed before the user changed anything.
    bool m_isNew = true;
    bool m_thenCheck = false;
    bool m_busy = false;
    std::optional<Target> m_previous;
    QList<std::pair<QString, QByteArray>> m_secrets; ///< Members of the connection and what is still to be stored for them.
    QJsonObject m_references;
    InlineMessage *m_message = nullptr;
    QLineEdit *m_name = nullptr;
    QComboBox *m_environment = nullptr;
    QComboBox *m_group = nullptr;
    QComboBox *m_type = nullptr;
    ConnectionEditor *m_connection = nullptr;
    LabelsEditor *m_labels = nullptr;
    QLineEdit *m_directory = nullptr;
    QCheckBox *m_enabled = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_check = nullptr;
    QList<FormField *> m_fields;
};

} // namespace tidegate
