// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/groupdialog.h"

#include "models/environmenttablemodel.h"
#include "models/workspace.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/labelseditor.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

GroupDialog::GroupDialog(Workspace *workspace, const TargetGroup &group, QWidget *parent) : GrowingDialog(parent), m_workspace(workspace), m_group(group)
{
    setObjectName(u"groupDialog"_s);
    setWindowTitle(group.id.isNull() ? tr("New group") : tr("Edit group"));
    m_message = new InlineMessage(this);
    m_message->hideMessage();
    addFields();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(group.id.isNull() ? tr("Create group") : tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(spacing::between);
    column->addWidget(m_message);
    for (FormField *field : std::as_const(m_fields))
        column->addWidget(field);
    column->addStretch(1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &GroupDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_name->setFocus();
    resize(520, 480);
}

void GroupDialog::addFields()
{
    m_environment = new QComboBox(this);
    for (const EnvironmentSummary &summary : m_workspace->environments()->all())
        m_environment->addItem(summary.environment.displayName, summary.environment.id.uuid());
    m_environment->setCurrentIndex(std::max(m_environment->findData(m_group.environmentId.uuid()), m_environment->count() > 0 ? 0 : -1));
    m_environment->setEnabled(m_group.id.isNull());
    m_name = new QLineEdit(m_group.name, this);
    m_name->setObjectName(u"name"_s);
    m_name->setMaxLength(63);
    m_displayName = new QLineEdit(m_group.displayName, this);
    m_displayName->setObjectName(u"displayName"_s);
    m_displayName->setMaxLength(128);
    m_description = new QPlainTextEdit(m_group.description, this);
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(3 * spacing::rowHeight);
    m_order = new QSpinBox(this);
    m_order->setRange(0, 9'999);
    m_order->setValue(m_group.deployOrder);
    m_labels = new LabelsEditor(this);
    m_labels->setLabels(m_group.labels);
    const auto add = [this](const QString &label, QWidget *editor, const QString &pointer, const QString &hint = {}) {
        auto *field = new FormField(label, editor, this);
        field->setPointer(pointer);
        field->setHint(hint);
        m_fields.append(field);
    };
    add(tr("&Environment"), m_environment, u"/environmentId"_s);
    add(tr("&Name"), m_name, u"/name"_s, tr("Lower-case letters, digits and inner hyphens."));
    add(tr("&Display name"), m_displayName, u"/displayName"_s);
    add(tr("De&scription"), m_description, u"/description"_s);
    add(tr("Deploy &order"), m_order, u"/deployOrder"_s, tr("Lower numbers come first."));
    add(tr("Labels"), m_labels, u"/labels"_s);
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

void GroupDialog::save()
{
    FormField::clearErrors(m_fields);
    m_message->hideMessage();
    const Result<TargetGroup> group = validated(edited());
    if (!group) {
        showError(group.error());
        return;
    }
    m_save->setEnabled(false);
    whenDone(m_group.id.isNull() ? m_workspace->create(*group) : m_workspace->update(*group), this, [this](const Result<TargetGroup> &answer) {
        m_save->setEnabled(true);
        if (answer) {
            emit saved(*answer);
            accept();
        } else {
            showError(answer.error());
        }
    });
}

void GroupDialog::showError(const Error &error)
{
    const QList<FieldError> rest = FormField::showErrors(m_fields, error);
    if (error.fields.isEmpty() || !rest.isEmpty())
        m_message->showError(tr("The group was not saved."), error);
}

} // namespace tidegate
