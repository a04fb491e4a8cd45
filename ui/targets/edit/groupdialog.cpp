// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/edit/groupdialog.h"

#include "models/environmenttablemodel.h"
#include "models/servicewords.h"
#include "models/targettreemodel.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/labelseditor.h"
#include "ui/widgets/namesuggestion.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

GroupDialog::GroupDialog(Workspace *workspace, const TargetGroup &group, QWidget *parent) : EditorDialog(workspace, parent), m_group(group)
{
    setObjectName(u"groupDialog"_s);
    const bool isNew = group.id.isNull();
    setWindowTitle(isNew ? tr("New group") : tr("Edit group"));
    setForm(makeForm(), isNew ? tr("&Create group") : tr("S&ave"), isNew ? tr("The group was not created.") : tr("The group was not saved."));
    setFieldValues(valuesOf(group));
    m_environment->setEnabled(isNew);
    if (!isNew)
        m_suggestion->stop();
    m_displayName->setFocus();
    begin(u"target-group/"_s + (isNew ? u"new"_s : group.id.toString()), group.version);
    resize(520, std::min(std::max(480, sizeHint().height()), roomOnScreen()));
    const TargetTreeModel *model = workspace->targets();
    connect(model, &QAbstractItemModel::dataChanged, this, &GroupDialog::lookForChanges);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &GroupDialog::lookForChanges);
}

QWidget *GroupDialog::makeForm()
{
    m_environment = new QComboBox;
    m_environment->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_environment->setMinimumContentsLength(16);
    for (const EnvironmentSummary &summary : workspace()->environments()->all())
        m_environment->addItem(plainLine(summary.environment.displayName), summary.environment.id.uuid());
    m_name = new QLineEdit;
    m_name->setMaxLength(63);
    m_displayName = new QLineEdit;
    m_displayName->setMaxLength(128);
    m_description = new QPlainTextEdit;
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(3 * spacing::rowHeight);
    m_order = new QSpinBox;
    m_order->setRange(0, 9'999);
    m_labels = new LabelsEditor;

    auto *form = new QWidget;
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addWidget(addField(tr("&Display name"), m_displayName, u"/displayName"_s));
    m_nameField = addField(tr("&Name"), m_name, u"/name"_s);
    m_nameField->setHint(tr("Lower-case letters, digits and inner hyphens."));
    column->addWidget(m_nameField);
    column->addWidget(addField(tr("&Environment"), m_environment, u"/environmentId"_s));
    column->addWidget(addField(tr("De&scription"), m_description, u"/description"_s));
    FormField *order = addField(tr("Deploy &order"), m_order, u"/deployOrder"_s);
    order->setHint(tr("Lower numbers come first."));
    column->addWidget(order);
    column->addWidget(addField(tr("&Labels"), m_labels, u"/labels"_s));
    column->addStretch(1);
    const auto isTaken = [this](const QString &text) {
        const QList<TargetGroup> groups = workspace()->targets()->groupsOf(EnvironmentId(m_environment->currentData().toUuid()));
        return std::any_of(groups.begin(), groups.end(), [&text](const TargetGroup &each) { return each.name == text; });
    };
    m_suggestion = new NameSuggestion(m_displayName, m_name, isTaken, this);
    connect(m_environment, &QComboBox::activated, m_suggestion, &NameSuggestion::suggest); // names are unique in an environment
    return form;
}

FieldValues GroupDialog::valuesOf(const TargetGroup &group)
{
    QVariantMap labels;
    for (auto it = group.labels.begin(); it != group.labels.end(); ++it)
        labels.insert(it.key(), it.value());
    return {{u"/environmentId"_s, group.environmentId.toString()},
            {u"/name"_s, group.name},
            {u"/displayName"_s, group.displayName},
            {u"/description"_s, group.description},
            {u"/deployOrder"_s, group.deployOrder},
            {u"/labels"_s, labels}};
}

TargetGroup GroupDialog::edited() const
{
    TargetGroup group = m_group;
    group.environmentId = EnvironmentId(m_environment->currentData().toUuid());
    group.name = m_name->text().trimmed();
    group.displayName = m_displayName->text().trimmed();
    if (group.displayName.isEmpty())
        group.displayName = group.name;
    group.description = m_description->toPlainText();
    group.deployOrder = m_order->value();
    group.labels = m_labels->labels();
    return group;
}

std::optional<EditorDialog::Stored> GroupDialog::stored(const Error *stale)
{
    const TargetGroup *known = workspace()->targets()->group(m_group.id);
    const std::optional<TargetGroup> told = stale ? Queries::current(known ? *known : m_group, *stale) : std::nullopt;
    if (!told && !known)
        return {};
    m_stored = told ? *told : *known;
    return Stored{m_stored.version, valuesOf(m_stored)};
}

void GroupDialog::startAnew()
{
    m_group.id = {};
    m_group.version = 0;
}

void GroupDialog::submit()
{
    const Result<TargetGroup> group = validated(edited(), m_group.id.isNull() ? nullptr : &m_group);
    if (!group) {
        showFailure(group.error());
        return;
    }
    const std::optional<TargetGroup> previous = m_group.id.isNull() ? std::nullopt : std::optional(m_group);
    send<TargetGroup>(previous ? workspace()->update(*group) : workspace()->create(*group), [this, previous](const TargetGroup &answer) {
        emit saved(answer, previous);
        finish();
    });
}

void GroupDialog::restored()
{
    if (!m_name->text().isEmpty())
        m_suggestion->stop(); // it was decided then
}

void GroupDialog::showFailure(const Error &error)
{
    if (error.code != "name-taken"_L1) {
        EditorDialog::showFailure(error);
        return;
    }
    m_nameField->setError(words::sentence(error)); // a conflict, not a field error, but it has a field
    m_name->setFocus();
}

} // namespace tidegate
