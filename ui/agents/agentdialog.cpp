// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/agents/agentdialog.h"

#include "models/agenttablemodel.h"
#include "models/environmenttablemodel.h"
#include "models/servicewords.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/widgets/checklist.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/labelseditor.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// What people change of an agent moves this time, and nothing else does.
qint64 versionOf(const Agent &agent)
{
    return agent.updatedAt.time_since_epoch().count();
}

} // namespace

AgentDialog::AgentDialog(Workspace *workspace, const Agent &agent, QWidget *parent) : EditorDialog(workspace, parent), m_agent(agent)
{
    setObjectName(u"agentDialog"_s);
    setWindowTitle(tr("Edit agent"));
    setForm(makeForm(), tr("Sa&ve"), tr("The agent was not saved."));
    setFieldValues(valuesOf(agent));
    m_name->setFocus();
    begin(u"agent/"_s + agent.id.toString(), versionOf(agent));
    resize(520, std::min(std::max(420, sizeHint().height()), roomOnScreen()));
    connect(workspace->agents(), &QAbstractItemModel::dataChanged, this, &AgentDialog::lookForChanges);
    connect(workspace->agents(), &QAbstractItemModel::rowsRemoved, this, &AgentDialog::lookForChanges);
}

QWidget *AgentDialog::makeForm()
{
    m_name = new QLineEdit;
    m_name->setMaxLength(128);
    m_environments = new CheckList;
    m_environments->setObjectName(u"agentEnvironments"_s);
    for (const EnvironmentSummary &summary : workspace()->environments()->all())
        m_environments->addChoice(plainLine(summary.environment.displayName), summary.environment.id.toString(), false, summary.environment.name);
    m_labels = new LabelsEditor;
    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    m_nameField = addField(tr("&Name"), m_name, u"/name"_s);
    column->addWidget(m_nameField);
    FormField *places = addField(tr("&May see the targets of"), m_environments, u"/environmentIds"_s);
    places->setHint(tr("None checked: of all environments."));
    column->addWidget(places);
    column->addWidget(addField(tr("&Labels"), m_labels, u"/labels"_s));
    column->addStretch(1);
    return form;
}

FieldValues AgentDialog::valuesOf(const Agent &agent)
{
    QVariantMap labels;
    for (const auto &[key, value] : agent.labels.asKeyValueRange())
        labels.insert(key, value);
    QStringList places;
    for (const EnvironmentId id : agent.environments)
        places.append(id.toString());
    return {{u"/name"_s, agent.name}, {u"/environmentIds"_s, places}, {u"/labels"_s, labels}};
}

Agent AgentDialog::edited() const
{
    Agent agent = m_agent;
    agent.name = m_name->text().trimmed();
    agent.labels = m_labels->labels();
    const QStringList checked = m_environments->checked();
    QList<EnvironmentId> places;
    for (const EnvironmentId id : m_agent.environments) { // in their order, also those that are not listed any more
        if (checked.contains(id.toString()) || !workspace()->environments()->find(id))
            places.append(id);
    }
    for (const QString &id : checked) {
        if (const EnvironmentId place(parseUuid(id)); !places.contains(place))
            places.append(place);
    }
    agent.environments = places;
    return agent;
}

std::optional<EditorDialog::Stored> AgentDialog::stored(const Error *)
{
    const AgentRow *known = workspace()->agents()->find(m_agent.id);
    if (!known)
        return {};
    m_stored = known->agent;
    return Stored{versionOf(m_stored), valuesOf(m_stored)};
}

void AgentDialog::submit()
{
    const Result<Agent> agent = validated(edited(), &m_agent);
    if (!agent) {
        showFailure(agent.error());
        return;
    }
    send<ShownAgent>(workspace()->update(*agent), [this](const ShownAgent &answer) {
        emit saved(answer.agent.name);
        finish();
    });
}

void AgentDialog::showFailure(const Error &error)
{
    if (error.code != "name-taken"_L1) {
        EditorDialog::showFailure(error);
        return;
    }
    m_nameField->setError(words::sentence(error)); // a conflict, not a field error, but it has a field
    m_name->setFocus();
}

} // namespace tidegate
