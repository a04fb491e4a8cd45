// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/environmentdialog.h"

#include "models/environmenttablemodel.h"
#include "models/workspace.h"
#include "services/async/whendone.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int longestSeconds = 86'400;
constexpr int mostApprovals = 10;

/// "Production (EU)" → "production-eu"
QString slugOf(const QString &text)
{
    static const QRegularExpression other(u"[^a-z0-9]+"_s);
    QString slug = text.toLower().normalized(QString::NormalizationForm_KD).remove(QRegularExpression(u"\\p{M}"_s));
    slug.replace(other, u"-"_s);
    while (slug.startsWith(u'-'))
        slug.remove(0, 1);
    slug.truncate(63);
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug;
}

QString unsavedText()
{
    return EnvironmentDialog::tr("What you typed is not saved. Cancel once more, or Discard, closes without saving.");
}

QSpinBox *makeSeconds(int minimum)
{
    auto *box = new QSpinBox;
    box->setRange(minimum, longestSeconds);
    box->setSuffix(EnvironmentDialog::tr(" s"));
    box->setGroupSeparatorShown(true);
    return box;
}

} // namespace

EnvironmentDialog::EnvironmentDialog(Workspace *workspace, const Environment &environment, QWidget *parent)
    : GrowingDialog(parent), m_workspace(workspace), m_original(environment)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setWindowTitle(isNew() ? tr("New environment") : tr("Edit %1").arg(environment.displayName));
    build();
    load(environment);
    resize(620, sizeHint().height());
}

FormField *EnvironmentDialog::addField(const QString &label, QWidget *editor, const QString &pointer)
{
    editor->setObjectName(pointer.section(u'/', -1));
    auto *field = new FormField(label, editor, this);
    field->setPointer(pointer);
    m_fields.append(field);
    return field;
}

void EnvironmentDialog::build()
{
    m_message = new InlineMessage(this);
    m_displayName = new QLineEdit;
    m_displayName->setMaxLength(128);
    m_name = new QLineEdit;
    m_name->setMaxLength(63);
    m_description = new QPlainTextEdit;
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(56);

    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(spacing::page);
    grid->setVerticalSpacing(spacing::group);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(addField(tr("&Display name"), m_displayName, u"/displayName"_s), 0, 0);
    FormField *name = addField(tr("&Name"), m_name, u"/name"_s);
    name->setHint(tr("Used by pipelines and in the API, such as “production”."));
    grid->addWidget(name, 0, 1);
    grid->addWidget(addField(tr("De&scription"), m_description, u"/description"_s), 1, 0, 1, 2);
    buildGate(grid);

    auto *buttons = new QDialogButtonBox(this);
    m_ok = buttons->addButton(isNew() ? tr("Create environment") : tr("Save"), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(u"ok"_s);
    m_ok->setDefault(true);
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::accepted, this, &EnvironmentDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &EnvironmentDialog::reject);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::page, spacing::page, spacing::page, spacing::page);
    column->setSpacing(spacing::group);
    column->addWidget(m_message);
    column->addLayout(grid);
    column->addStretch();
    column->addWidget(buttons);
    connect(m_displayName, &QLineEdit::textEdited, this, &EnvironmentDialog::nameTyped);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameTouched = true; });
    connect(m_production, &QCheckBox::clicked, this, [this] { m_productionTouched = true; });
    connect(m_production, &QCheckBox::toggled, this, &EnvironmentDialog::updateWarnings);
    connect(m_approvals, &QSpinBox::valueChanged, this, &EnvironmentDialog::updateWarnings);
    connect(m_separation, &QCheckBox::toggled, this, &EnvironmentDialog::updateWarnings);
}

void EnvironmentDialog::buildGate(QGridLayout *grid)
{
    m_production = new QCheckBox(tr("This is &production"));
    m_production->setAccessibleName(tr("This is production"));
    m_productionField = addField({}, m_production, u"/isProduction"_s);
    m_separation = new QCheckBox(tr("Se&paration of duties: nobody approves their own release"));
    m_separation->setAccessibleName(tr("Separation of duties"));
    m_approvals = new QSpinBox;
    m_approvals->setRange(0, mostApprovals);
    m_approvalsField = addField(tr("Required &approvals"), m_approvals, u"/requiredApprovals"_s);
    m_timeout = makeSeconds(1);
    m_interval = makeSeconds(0);
    m_interval->setSpecialValueText(tr("off"));
    m_promoteFrom = new QComboBox;
    m_promoteFrom->addItem(tr("nowhere"), QUuid());
    for (const EnvironmentSummary &other : m_workspace->environments()->all()) {
        if (other.environment.id != m_original.id)
            m_promoteFrom->addItem(other.environment.displayName, other.environment.id.uuid());
    }

    grid->addWidget(m_productionField, 2, 0, 1, 2);
    grid->addWidget(m_approvalsField, 3, 0);
    grid->addWidget(addField(tr("Promote automatically &from"), m_promoteFrom, u"/autoPromoteFrom"_s), 3, 1);
    grid->addWidget(addField({}, m_separation, u"/requireSeparationOfDuties"_s), 4, 0, 1, 2);
    grid->addWidget(addField(tr("Deployment &timeout"), m_timeout, u"/config/deploymentTimeout"_s), 5, 0);
    FormField *interval = addField(tr("Health check &interval"), m_interval, u"/config/healthCheckInterval"_s);
    interval->setHint(tr("0 turns scheduled checks off."));
    grid->addWidget(interval, 5, 1);
}

void EnvironmentDialog::load(const Environment &environment)
{
    m_displayName->setText(environment.displayName);
    m_name->setText(environment.name);
    m_description->setPlainText(environment.description);
    m_production->setChecked(environment.isProduction);
    m_approvals->setValue(environment.requiredApprovals);
    m_separation->setChecked(environment.requireSeparationOfDuties);
    m_timeout->setValue(environment.config.deploymentTimeout);
    m_interval->setValue(environment.config.healthCheckInterval);
    m_promoteFrom->setCurrentIndex(qMax(0, m_promoteFrom->findData(environment.autoPromoteFrom.uuid())));
    m_nameTouched = !isNew();
    m_productionTouched = !isNew();
    m_loaded = value();
    updateWarnings();
}

Environment EnvironmentDialog::value() const
{
    Environment environment = m_original;
    environment.displayName = m_displayName->text().trimmed();
    environment.name = m_name->text().trimmed();
    environment.description = m_description->toPlainText();
    environment.isProduction = m_production->isChecked();
    environment.requiredApprovals = m_approvals->value();
    environment.requireSeparationOfDuties = m_separation->isChecked();
    environment.config.deploymentTimeout = m_timeout->value();
    environment.config.healthCheckInterval = m_interval->value();
    environment.autoPromoteFrom = EnvironmentId(m_promoteFrom->currentData().toUuid());
    return environment;
}

void EnvironmentDialog::nameTyped()
{
    if (!m_nameTouched)
        m_name->setText(slugOf(m_displayName->text()));
    if (!m_productionTouched)
        m_production->setChecked(looksLikeProduction(m_name->text(), m_displayName->text()));
}

void EnvironmentDialog::updateWarnings()
{
    const bool production = m_production->isChecked();
    m_approvalsField->setWarning(production && m_approvals->value() == 0 ? tr("Production without an approval: anyone who may deploy, can.") : QString());
    const bool demoted = !isNew() && m_original.isProduction && !production;
    const bool promoted = !isNew() && !m_original.isProduction && production;
    QString warning;
    if (demoted)
        warning = tr("Deleting things here will no longer ask for the name; this is refused during a freeze.");
    else if (promoted)
        warning = tr("From now on deletions here ask for the name and a reason.");
    m_productionField->setWarning(warning);
}

void EnvironmentDialog::accept()
{
    if (m_saving)
        return;
    m_message->hideMessage();
    const Result<Environment> checked = validated(value());
    if (!checked) {
        showFailure(checked.error());
        return;
    }
    FormField::clearErrors(m_fields);
    save(*checked);
}

void EnvironmentDialog::reject()
{
    if (m_saving)
        return; // the answer decides
    const bool changed = value() != m_loaded;
    const bool asked = m_message->isVisible() && m_message->text() == unsavedText();
    if (changed && !asked) {
        m_message->showMessage(InlineMessage::Kind::Warning, unsavedText());
        m_message->addAction(tr("Discard"), this, [this] { QDialog::reject(); });
        return;
    }
    QDialog::reject();
}

void EnvironmentDialog::save(const Environment &environment)
{
    m_saving = true;
    m_ok->setEnabled(false);
    const bool created = isNew();
    const auto answer = created ? m_workspace->create(environment) : m_workspace->update(environment);
    whenDone(answer, this, [this, created](const Result<EnvironmentSummary> &result) {
        m_saving = false;
        m_ok->setEnabled(true);
        if (!result) {
            showFailure(result.error());
            return;
        }
        emit saved(result->environment, created);
        QDialog::accept();
    });
}

void EnvironmentDialog::showFailure(const Error &error)
{
    if (error.kind == ErrorKind::Stale) {
        showConflict(error);
        return;
    }
    Error rest = error;
    rest.fields = FormField::showErrors(m_fields, error);
    if (error.code == u"name-taken") { // a conflict, not a field error, but it has a field
        m_fields.at(1)->setError(error.message);
        m_name->setFocus();
        return;
    }
    if (!error.fields.isEmpty() && rest.fields.isEmpty())
        return; // each field says it
    m_message->showError(isNew() ? tr("The environment was not created.") : tr("The environment was not saved."), rest);
}

void EnvironmentDialog::showConflict(const Error &error)
{
    m_message->showMessage(InlineMessage::Kind::Warning, tr("Someone else changed this environment meanwhile. What you typed is still here."),
                           InlineMessage::detailsOf(error));
    const EnvironmentSummary *theirs = m_workspace->environments()->find(m_original.id);
    if (!theirs)
        return;
    m_message->addAction(tr("Save mine anyway"), this, [this] {
        if (const EnvironmentSummary *current = m_workspace->environments()->find(m_original.id))
            m_original.version = current->environment.version;
        accept();
    });
    m_message->addAction(tr("Load theirs"), this, [this] {
        if (const EnvironmentSummary *current = m_workspace->environments()->find(m_original.id)) {
            m_original = current->environment;
            load(m_original);
        }
        m_message->hideMessage();
    });
}

} // namespace tidegate
