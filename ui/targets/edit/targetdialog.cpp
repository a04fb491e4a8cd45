// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/edit/targetdialog.h"

#include "models/agenttablemodel.h"
#include "models/agentwords.h"
#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/targets/edit/connectioneditor.h"
#include "ui/targets/edit/connectiontest.h"
#include "ui/targets/edit/secretfield.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/labelseditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Target draftIn(EnvironmentId environment, TargetGroupId group)
{
    Target target;
    target.environmentId = environment;
    target.targetGroupId = group;
    return target;
}

} // namespace

TargetDialog::TargetDialog(Workspace *workspace, EnvironmentId environment, QWidget *parent, TargetGroupId group)
    : TargetDialog(workspace, draftIn(environment, group), true, parent)
{}

TargetDialog::TargetDialog(Workspace *workspace, const Target &target, QWidget *parent) : TargetDialog(workspace, target, false, parent) {}

TargetDialog::TargetDialog(Workspace *workspace, const Target &target, bool isNew, QWidget *parent)
    : EditorDialog(workspace, parent), m_target(target), m_isNew(isNew)
{
    setObjectName(u"targetDialog"_s);
    setWindowTitle(isNew ? tr("New target") : tr("Edit target"));
    setForm(makeForm(), isNew ? tr("&Create target") : tr("Sa&ve"), isNew ? tr("The target was not created.") : tr("The target was not saved."));
    okButton()->setObjectName(u"saveTarget"_s);
    addTest();
    updateCredentialsAllowed();
    fill(target);
    m_name->setFocus();
    beginWith(target);
    resize(600, std::min(std::max(560, sizeHint().height()), roomOnScreen()));
    const TargetTreeModel *model = workspace->targets();
    connect(model, &QAbstractItemModel::dataChanged, this, &TargetDialog::lookForChanges);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &TargetDialog::lookForChanges);
}

QWidget *TargetDialog::makeForm()
{
    m_name = new QLineEdit;
    m_name->setMaxLength(128);
    m_environment = new QComboBox;
    m_environment->setObjectName(u"environment"_s);
    for (const EnvironmentSummary &summary : workspace()->environments()->all())
        m_environment->addItem(plainLine(summary.environment.displayName), summary.environment.id.uuid());
    m_group = new QComboBox;
    m_group->setObjectName(u"group"_s);
    m_checker = new QComboBox;
    m_checker->setObjectName(u"checkedBy"_s);
    for (QComboBox *box : {m_environment, m_group, m_checker}) { // names may be long
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
    }
    m_type = new QComboBox;
    m_type->setObjectName(u"type"_s);
    for (const TargetTypeDescriptor &each : targetTypes())
        m_type->addItem(words::of(each.type), toString(each.type));
    m_connection = new ConnectionEditor;
    m_labels = new LabelsEditor;
    m_directory = new QLineEdit;
    m_directory->setMaxLength(1'024);
    m_enabled = new QCheckBox(tr("Enable&d: checked and counted"));
    m_enabled->setAccessibleName(tr("Enabled: checked and counted"));

    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(addField(tr("&Name"), m_name, u"/name"_s));
    column->addWidget(addField(tr("&Environment"), m_environment, u"/environmentId"_s));
    column->addWidget(addField(tr("&Group"), m_group, u"/targetGroupId"_s));
    FormField *type = addField(tr("T&ype"), m_type, u"/targetType"_s);
    type->setHint(m_isNew ? tr("It cannot be changed later.") : tr("The type of a target cannot be changed."));
    column->addWidget(type);
    FormField *checker = addField(tr("&Who checks it"), m_checker, u"/connection/agentId"_s);
    checker->setHint(tr("An agent looks from inside its network, where this server may not reach."));
    column->addWidget(checker);
    column->addWidget(m_connection);
    FormField *directory = addField(tr("Deployment d&irectory"), m_directory, u"/deploymentDirectory"_s);
    directory->setHint(tr("Where the sticker file lies on the host; may be left empty."));
    column->addWidget(directory);
    column->addWidget(addField(tr("La&bels"), m_labels, u"/labels"_s));
    column->addWidget(addField({}, m_enabled, u"/enabled"_s));
    column->addStretch(1);
    connect(m_environment, &QComboBox::currentIndexChanged, this, &TargetDialog::environmentChosen);
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        if (const auto chosen = targetTypeFromString(m_type->currentData().toString()); chosen && m_isNew) {
            m_connection->setType(*chosen);
            markAgents();
        }
    });
    connect(m_connection, &ConnectionEditor::changed, this, &TargetDialog::valueEdited);
    connect(m_connection, &ConnectionEditor::fileProblem, this, [this](const QString &reason) { message()->showMessage(InlineMessage::Kind::Error, reason); });
    return form;
}

QList<FormField *> TargetDialog::fields() const
{
    // The connection's come and go with the type, so that what is common to all stands before them.
    QList<FormField *> all = EditorDialog::fields();
    const auto before = std::find_if(all.begin(), all.end(), [this](const FormField *field) { return field->editor() == m_checker; });
    const QList<FormField *> connection = m_connection->fields();
    qsizetype at = before - all.begin() + 1;
    for (FormField *field : connection)
        all.insert(at++, field);
    return all;
}

void TargetDialog::addTest()
{
    m_test = new ConnectionTest(workspace(), this);
    buttons()->addButton(m_test->button(), QDialogButtonBox::ActionRole);
    addAfterButtons(m_test);
    connect(m_test, &ConnectionTest::wanted, this, &TargetDialog::testConnection);
    connect(m_test, &ConnectionTest::refused, this, &TargetDialog::testRefused);
    connect(m_connection, &ConnectionEditor::changed, m_test, [this] { m_test->setInput(edited(), m_connection->typed()); });
    connect(this, &QDialog::finished, m_test, &ConnectionTest::stop); // what was typed goes no further
    connect(workspace(), &Workspace::identityChanged, this, &TargetDialog::updateCredentialsAllowed);
}

void TargetDialog::fill(const Target &target)
{
    m_connection->setConnection(target.type, connectionOf(target));
    fillAgents();
    setFieldValues(valuesOf(target));
    environmentChosen();
    m_group->setCurrentIndex(std::max(0, m_group->findData(target.targetGroupId.uuid())));
    m_type->setEnabled(m_isNew);
    loadCredentials();
}

void TargetDialog::beginWith(const Target &target)
{
    m_connection->setProduction(false);
    environmentChosen();
    begin(u"target/"_s + (m_isNew ? u"new"_s : target.id.toString()), target.version);
}

void TargetDialog::environmentChosen()
{
    const EnvironmentId id(m_environment->currentData().toUuid());
    const EnvironmentSummary *summary = workspace()->environments()->find(id);
    m_connection->setProduction(summary && summary->environment.isProduction);
    fillGroups();
}

void TargetDialog::fillGroups()
{
    const QUuid chosen = m_group->currentData().toUuid();
    m_group->clear();
    m_group->addItem(tr("No group"), QUuid());
    const QList<TargetGroup> groups = workspace()->targets()->groupsOf(EnvironmentId(m_environment->currentData().toUuid()));
    for (const TargetGroup &group : groups)
        m_group->addItem(plainLine(group.displayName), group.id.uuid());
    m_group->setCurrentIndex(std::max(0, m_group->findData(chosen)));
}

/// Those that can be given targets, and the one that has this already.
void TargetDialog::fillAgents()
{
    const QString stored = agentOf(m_target);
    m_checker->clear();
    m_checker->addItem(tr("This server, directly"), QString());
    bool isListed = stored.isEmpty();
    for (const AgentRow &row : workspace()->agents()->all()) {
        const QString id = row.agent.id.toString();
        isListed = isListed || id == stored;
        if (row.agent.lifecycle == AgentLifecycle::Revoked && id != stored)
            continue;
        m_checker->addItem(QString(), id); // its text comes below
    }
    if (!isListed)
        m_checker->addItem(tr("An agent that is not known"), stored);
    markAgents();
}

/// Says of each agent what it is. Those that cannot look at such a target can be read and not chosen, but for the one that has it already.
void TargetDialog::markAgents()
{
    auto *items = qobject_cast<QStandardItemModel *>(m_checker->model());
    const TargetType type = m_isNew ? targetTypeFromString(m_type->currentData().toString()).value_or(m_target.type) : m_target.type;
    for (const AgentRow &row : workspace()->agents()->all()) {
        const QString id = row.agent.id.toString();
        const int at = m_checker->findData(id);
        if (at < 0)
            continue;
        const QString name = plainLine(row.agent.name);
        const bool can = canLookAt(row.agent, type);
        const bool isPlain = row.agent.lifecycle == AgentLifecycle::Active;
        m_checker->setItemText(at,
                               !can          ? tr("Agent %1 (cannot check this type)").arg(name)
                                   : isPlain ? tr("Agent %1").arg(name)
                                             : tr("Agent %1 (%2)").arg(name, words::of(row.agent.lifecycle).toLower()));
        items->item(at)->setEnabled(can || id == agentOf(m_target));
        if (!items->item(at)->isEnabled() && m_checker->currentIndex() == at)
            m_checker->setCurrentIndex(0);
    }
}

FieldValues TargetDialog::valuesOf(const Target &target) const
{
    QVariantMap labels;
    for (auto it = target.labels.begin(); it != target.labels.end(); ++it)
        labels.insert(it.key(), it.value());
    FieldValues values = ConnectionEditor::valuesOf(target.type, connectionOf(target));
    values.insert(u"/connection/agentId"_s, agentOf(target));
    values.insert(u"/name"_s, target.name);
    values.insert(u"/environmentId"_s, target.environmentId.toString());
    values.insert(u"/targetGroupId"_s, target.targetGroupId.isNull() ? QString() : target.targetGroupId.toString());
    values.insert(u"/targetType"_s, toString(target.type));
    values.insert(u"/deploymentDirectory"_s, target.deploymentDirectory);
    values.insert(u"/labels"_s, labels);
    values.insert(u"/enabled"_s, target.enabled);
    return values;
}

Target TargetDialog::edited() const
{
    Target target = m_target;
    target.name = m_name->text().trimmed();
    target.environmentId = EnvironmentId(m_environment->currentData().toUuid());
    target.targetGroupId = TargetGroupId(m_group->currentData().toUuid());
    target.type = targetTypeFromString(m_type->currentData().toString()).value_or(m_target.type);
    const QString checker = m_checker->currentData().toString();
    const FieldValues connection = m_connection->connection();
    setConnection(target, checker == agentOf(m_target) ? connection : checkedBy(connection, checker));
    target.labels = m_labels->labels();
    target.deploymentDirectory = m_directory->text().trimmed();
    target.enabled = m_enabled->isChecked();
    return target;
}

bool TargetDialog::hasSecrets() const
{
    const auto secrets = m_connection->secrets();
    return std::any_of(secrets.begin(), secrets.end(), [](const SecretField *secret) { return secret->isRemoved() || !secret->value().isEmpty(); });
}

std::optional<EditorDialog::Stored> TargetDialog::stored(const Error *stale)
{
    const auto known = workspace()->targets()->target(m_target.id);
    const std::optional<Target> told = stale ? Queries::current(known ? *known : m_target, *stale) : std::nullopt;
    if (!told && !known)
        return {};
    m_stored = told ? *told : *known;
    return Stored{m_stored.version, valuesOf(m_stored)};
}

void TargetDialog::rebase()
{
    m_target = m_stored;
    m_previous = m_stored;
    m_connection->rebase(connectionOf(m_stored));
    loadCredentials();
}

void TargetDialog::startAnew()
{
    m_target.id = {};
    m_target.version = 0;
    m_isNew = true;
    m_previous.reset();
    FieldValues connection = connectionOf(m_target);
    for (const SecretField *secret : m_connection->secrets())
        connection.remove(secret->member()); // they went with it
    setConnection(m_target, connection);
    m_connection->rebase(connection);
}

void TargetDialog::submit()
{
    m_test->stop();
    const Result<Target> target = validated(edited(), m_isNew ? nullptr : &m_target);
    if (!target) {
        showFailure(target.error());
        return;
    }
    if (const auto problem = credentialError()) {
        showFailure(*problem);
        return;
    }
    m_toStore = m_connection->typed();
    m_toRemove = m_connection->removed();
    if (!m_isNew && !m_previous)
        m_previous = m_target;
    send<Target>(m_isNew ? workspace()->create(*target) : workspace()->update(*target), [this](const Target &answer) { takeStored(answer); });
}

} // namespace tidegate
