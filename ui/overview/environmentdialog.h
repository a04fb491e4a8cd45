// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environment.h"
#include "ui/widgets/growingdialog.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
QT_END_NAMESPACE

namespace tidegate {

class FormField;
class InlineMessage;
class Workspace;

/// Makes or edits an environment. Works on a copy; validates as the server does; stays open until the server took it, with the server's
/// errors at their fields. OK is always enabled and explains what is missing. Show it by open().
class EnvironmentDialog final : public GrowingDialog
{
    Q_OBJECT

public:
    EnvironmentDialog(Workspace *workspace, const Environment &environment, QWidget *parent = nullptr);

    Environment value() const; ///< As typed, not validated.

signals:
    void saved(const tidegate::Environment &environment, bool created);

public slots:
    void accept() override;
    void reject() override;

private:
    void build();
    void buildGate(QGridLayout *grid);
    void load(const Environment &environment);
    void save(const Environment &environment);
    void showFailure(const Error &error);
    void showConflict(const Error &error);
    void nameTyped();
    void updateWarnings();
    FormField *addField(const QString &label, QWidget *editor, const QString &pointer);
    bool isNew() const { return m_original.version == 0; }

    Workspace *m_workspace;
    Environment m_original;
    Environment m_loaded; ///< As the editors showed it first; differs from value() once something was typed.
    QList<FormField *> m_fields;
    InlineMessage *m_message = nullptr;
    QLineEdit *m_displayName = nullptr;
    QLineEdit *m_name = nullptr;
    QPlainTextEdit *m_description = nullptr;
    QCheckBox *m_production = nullptr;
    QSpinBox *m_approvals = nullptr;
    QCheckBox *m_separation = nullptr;
    QSpinBox *m_timeout = nullptr;
    QSpinBox *m_interval = nullptr;
    QComboBox *m_promoteFrom = nullptr;
    FormField *m_productionField = nullptr;
    FormField *m_approvalsField = nullptr;
    QPushButton *m_ok = nullptr;
    bool m_nameTouched = false;
    bool m_productionTouched = false;
    bool m_saving = false;
};

} // namespace tidegate
