// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environment.h"
#include "ui/editor/editordialog.h"

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
QT_END_NAMESPACE

namespace tidegate {

class NameSuggestion;

/// Makes or edits an environment. Validates as the server does.
class EnvironmentDialog final : public EditorDialog
{
    Q_OBJECT

public:
    EnvironmentDialog(Workspace *workspace, const Environment &environment, QWidget *parent = nullptr);

    Environment value() const; ///< As typed, not validated.

signals:
    /// previous: as it was, for Undo; nothing when the environment is new.
    void saved(const tidegate::Environment &environment, const std::optional<tidegate::Environment> &previous);

protected:
    void submit() override;
    std::optional<Stored> stored(const Error *stale) override;
    void rebase() override { m_original = m_stored; }
    bool canStartAnew() const override { return true; }
    void startAnew() override;
    void restored() override;
    void showFailure(const Error &error) override;

private:
    void build();
    void buildGate(QGridLayout *grid);
    void buildPromotion();
    void nameTyped();
    void updateWarnings();
    bool isNamedLikeProduction() const;
    QString productionHint() const;
    QString alikeText() const;
    static FieldValues valuesOf(const Environment &environment);

    Environment m_original;
    Environment m_stored; ///< What stored() found last.
    FormField *m_displayNameField = nullptr;
    QLineEdit *m_displayName = nullptr;
    QLineEdit *m_name = nullptr;
    QPlainTextEdit *m_description = nullptr;
    QCheckBox *m_production = nullptr;
    QSpinBox *m_approvals = nullptr;
    QCheckBox *m_separation = nullptr;
    QSpinBox *m_timeout = nullptr;
    QSpinBox *m_interval = nullptr;
    QComboBox *m_promoteFrom = nullptr;
    QComboBox *m_driftPolicy = nullptr;
    FormField *m_nameField = nullptr;
    FormField *m_productionField = nullptr;
    FormField *m_approvalsField = nullptr;
    NameSuggestion *m_suggestion = nullptr;
    bool m_productionTouched = false;
};

} // namespace tidegate
