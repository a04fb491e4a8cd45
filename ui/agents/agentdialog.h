// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/agent.h"
#include "ui/editor/editordialog.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
QT_END_NAMESPACE

namespace tidegate {

class CheckList;
class LabelsEditor;

/// The name of an agent, what it may see, and its labels: all that people say of it.
class AgentDialog final : public EditorDialog
{
    Q_OBJECT

public:
    AgentDialog(Workspace *workspace, const Agent &agent, QWidget *parent = nullptr);

    Agent edited() const;

signals:
    void saved(const QString &name);

protected:
    void submit() override;
    std::optional<Stored> stored(const Error *stale) override;
    void rebase() override { m_agent = m_stored; }
    void showFailure(const Error &error) override;

private:
    QWidget *makeForm();
    static FieldValues valuesOf(const Agent &agent);

    Agent m_agent;
    Agent m_stored; ///< What stored() found last.
    QLineEdit *m_name = nullptr;
    FormField *m_nameField = nullptr;
    CheckList *m_environments = nullptr;
    LabelsEditor *m_labels = nullptr;
};

} // namespace tidegate
