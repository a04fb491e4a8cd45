// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetdialog.h"

#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/style/theme.h"
#include "ui/targets/connectioneditor.h"
#include "ui/targets/secretfield.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/widgets/labelseditor.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

FormField *field(const QString &label, QWidget *editor, const QString &pointer)
{
    auto *made = new FormField(label, editor);
    made->setPointer(pointer);
    return made;
}

Target draftIn(EnvironmentId environment)
{
    Target target;
    target.environmentId = environment;
    return target;
}

} // namespace

TargetDialog::TargetDialog(Workspace *workspace, EnvironmentId environment, QWidget *parent) : TargetDialog(workspace, draftIn(environment), true, parent) {}

TargetDialog::TargetDialog(Workspace *workspace, const Target &target, QWidget *parent) : TargetDialog(workspace, target, false, parent) {}

TargetDialog::TargetDialog(Workspace *workspace, const Target &target, bool isNew, QWidget *parent)
    : GrowingDialog(parent), m_workspace(workspace), m_target(target), m_isNew(isNew)
{
    setObjectName(u"targetDialog"_s);
    setWindowTitle(isNew ? tr("New target") : tr("Edit target"));
    m_message = new InlineMessage(this);
    m_message->hideMessage();
    auto *form = new QWidget;
    auto *inner = new QVBoxLayout(form);
    inner->setContentsMargins(spacing::inside, spacing::inside, spacing::between, spacing::inside);
    inner->setSpacing(spacing::between);
    addFields(inner);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(form);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(spacing::between);
    column->addWidget(m_message);
    column->addWidget(area, 1);
    addButtons(column);
    fill(target);
    m_name->setFocus();
    resize(600, 560);
}

void TargetDialog::addFields(QVBoxLayout *column)
{
    m_name = new QLineEdit;
    m_name->setObjectName(u"name"_s);
    m_name->setMaxLength(128);
    m_environment = new QComboBox;
    m_environment->setObjectName(u"environment"_s);
    for (const EnvironmentSummary &summary : m_workspace->environments()->all())
        m_environment->addItem(summary.environment.displayName, summary.environment.id.uuid());
    m_group = new QComboBox;
    m_group->setObjectName(u"group"_s);
    m_type = new QComboBox;
    m_type->setObjectName(u"type"_s);
    for (const TargetType type : {TargetType::DockerHost, TargetType::ComposeHost, TargetType::EcsService, TargetType::NomadJob})
        m_type->addItem(words::of(type), static_cast<int>(type));
    m_connection = new ConnectionEditor;
    m_labels = new LabelsEditor;
    m_directory = new QLineEdit;
    m_directory->setMaxLength(1'024);
    m_enabled = new QCheckBox(tr("Ena&bled: checked and counted"));

    m_fields = {field(tr("&Name"), m_name, u"/name"_s),
                field(tr("&Environment"), m_environment, u"/environmentId"_s),
                field(tr("&Group"), m_group, u"/targetGroupId"_s),
                field(tr("T&ype"), m_type, u"/targetType"_s),
                field(tr("Deployment d&irectory"), m_directory, u"/deploymentDirectory"_s),
                field(tr("Labels"), m_labels, u"/labels"_s)};
    m_fields.at(3)->setHint(m_isNew ? tr("It cannot be changed later.") : tr("The type of a target cannot be changed."));
    m_fields.at(4)->setHint(tr("Where the sticker file lies on the host; may be left empty."));
    for (int i = 0; i < 4; ++i)
        column->addWidget(m_fields.at(i));
    column->addWidget(m_connection);
    column->addWidget(m_fields.at(4));
    column->addWidget(m_fields.at(5));
    column->addWidget(m_enabled);
    column->addStretch(1);
    connect(m_environment, &QComboBox::currentIndexChanged, this, &TargetDialog::environmentChosen);
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        const QJsonObject kept = m_isNew ? QJsonObject() : m_target.connection;
        m_connection->setConnection(static_cast<TargetType>(m_type->currentData().toInt()), kept);
    });
    connect(m_connection, &ConnectionEditor::fileProblem, this, [this](const QString &reason) { m_message->showMessage(InlineMessage::Kind::Error, reason); });
}

void TargetDialog::addButtons(QVBoxLayout *column)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(m_isNew ? tr("Create target") : tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"saveTarget"_s);
    m_save->setDefault(true);
    m_check = buttons->addButton(tr("Save and test connection"), QDialogButtonBox::ActionRole);
    m_check->setObjectName(u"saveAndCheck"_s);
    m_check->setAutoDefault(false);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] { save(false); });
    connect(m_check, &QPushButton::clicked, this, [this] { save(true); });
    connect(buttons, &QDialogButtonBox::rejected, this, &TargetDialog::reject);
}

void TargetDialog::fill(const Target &target)
{
    m_name->setText(target.name);
    const int environment = m_environment->findData(target.environmentId.uuid());
    m_environment->setCurrentIndex(std::max(environment, m_environment->count() > 0 ? 0 : -1));
    environmentChosen();
    m_group->setCurrentIndex(std::max(0, m_group->findData(target.targetGroupId.uuid())));
    m_type->setCurrentIndex(m_type->findData(static_cast<int>(target.type)));
    m_type->setEnabled(m_isNew);
    m_connection->setConnection(target.type, target.connection);
    m_labels->setLabels(target.labels);
    m_directory->setText(target.deploymentDirectory);
    m_enabled->setChecked(target.enabled);
    m_initial = edited();
}

void TargetDialog::environmentChosen()
{
    const EnvironmentId id(m_environment->currentData().toUuid());
    const EnvironmentSummary *summary = m_workspace->environments()->find(id);
    m_connection->setProduction(summary && summary->environment.isProduction);
    fillGroups();
}

void TargetDialog::fillGroups()
{
    m_group->clear();
    m_group->addItem(tr("No group"), QUuid());
    const QList<TargetGroup> groups = m_workspace->targets()->groupsOf(EnvironmentId(m_environment->currentData().toUuid()));
    for (const TargetGroup &group : groups)
        m_group->addItem(group.displayName, group.id.uuid());
}

Target TargetDialog::edited() const
{
    Target target = m_target;
    target.name = m_name->text().trimmed();
    target.environmentId = EnvironmentId(m_environment->currentData().toUuid());
    target.targetGroupId = TargetGroupId(m_group->currentData().toUuid());
    target.type = static_cast<TargetType>(m_type->currentData().toInt());
    target.connection = m_connection->connection();
    target.labels = m_labels->labels();
    target.deploymentDirectory = m_directory->text().trimmed();
    target.enabled = m_enabled->isChecked();
    return target;
}

void TargetDialog::save(bool thenCheck)
{
    if (m_busy)
        return;
    const Result<Target> target = validated(edited());
    if (!target) {
        showError(tr("The target was not saved."), target.error());
        return;
    }
    FormField::clearErrors(m_fields + m_connection->fields());
    m_message->hideMessage();
    m_thenCheck = thenCheck;
    m_secrets.clear();
    for (const SecretField *secret : m_connection->secrets()) {
        if (const QByteArray value = secret->value(); secret->isVisibleTo(this) && !value.isEmpty())
            m_secrets.append({secret->member(), value});
    }
    if (!m_isNew && !m_previous)
        m_previous = m_target;
    setBusy(true);
    whenDone(m_isNew ? m_workspace->create(*target) : m_workspace->update(*target), this, [this](const Result<Target> &answer) { stored(answer); });
}

void TargetDialog::stored(const Result<Target> &answer)
{
    if (!answer) {
        setBusy(false);
        if (answer.error().kind == ErrorKind::Stale)
            showStale();
        else
            showError(tr("The target was not saved."), answer.error());
        return;
    }
    m_target = *answer;
    m_isNew = false; // a second try must not create it again
    m_type->setEnabled(false);
    m_save->setText(tr("Save"));
    m_references = {};
    storeNextSecret();
}

void TargetDialog::storeNextSecret()
{
    if (m_secrets.isEmpty()) {
        storeReferences();
        return;
    }
    const auto [member, value] = m_secrets.takeFirst();
    const auto secrets = m_connection->secrets();
    const auto it = std::find_if(secrets.begin(), secrets.end(), [&member = member](const SecretField *secret) { return secret->member() == member; });
    whenDone(m_workspace->client().setSecret(m_target.id, (*it)->kind(), value), this, [this, member = member](const Result<QString> &reference) {
        if (!reference) {
            setBusy(false);
            m_message->showError(tr("The target was saved, but its credentials were not stored."), reference.error());
            return;
        }
        m_references.insert(member, *reference);
        storeNextSecret();
    });
}

void TargetDialog::storeReferences()
{
    if (m_references.isEmpty()) {
        finish();
        return;
    }
    // Storing a credential may already have changed the target: ask for the newest version, then name the references.
    whenDone(m_workspace->client().target(m_target.id), this, [this](const Result<Target> &newest) {
        Target target = newest ? *newest : m_target;
        for (auto it = m_references.begin(); it != m_references.end(); ++it)
            target.connection.insert(it.key(), it.value());
        if (newest && target.connection == newest->connection) {
            m_target = target;
            finish();
            return;
        }
        whenDone(m_workspace->update(target), this, [this](const Result<Target> &answer) {
            if (!answer) {
                setBusy(false);
                m_message->showError(tr("The credentials are stored, but the target does not use them yet. Save again."), answer.error());
                return;
            }
            m_target = *answer;
            finish();
        });
    });
}

void TargetDialog::finish()
{
    setBusy(false);
    emit saved(m_target, m_previous);
    if (!m_thenCheck) {
        accept();
        return;
    }
    m_previous.reset();
    fill(m_target);
    check();
}

void TargetDialog::check()
{
    m_message->showMessage(InlineMessage::Kind::Info, tr("Saved. Testing the connection…"));
    m_check->setEnabled(false);
    whenDone(m_workspace->checkHealth(m_target.id), this, [this](const Result<HealthReport> &report) {
        m_check->setEnabled(true);
        if (!report) {
            m_message->showError(tr("Saved, but the connection could not be tested."), report.error());
            return;
        }
        const bool good = report->status == Health::Healthy || report->status == Health::Degraded;
        m_message->showMessage(good ? InlineMessage::Kind::Positive : InlineMessage::Kind::Warning,
                               tr("Saved. %1: %2").arg(words::of(report->status), report->message));
    });
}

void TargetDialog::showError(const QString &whatFailed, const Error &error)
{
    const QList<FieldError> rest = FormField::showErrors(m_fields + m_connection->fields(), error);
    if (error.fields.isEmpty() || !rest.isEmpty())
        m_message->showError(whatFailed, error);
    else
        m_message->showMessage(InlineMessage::Kind::Error, tr("%1 See the marked fields.").arg(whatFailed));
}

void TargetDialog::showStale()
{
    m_message->showMessage(InlineMessage::Kind::Warning, tr("Somebody else changed this target meanwhile. Your changes are still here."));
    const auto load = [this](bool keepMine) {
        setBusy(true);
        whenDone(m_workspace->client().target(m_target.id), this, [this, keepMine](const Result<Target> &theirs) {
            setBusy(false);
            if (!theirs) {
                m_message->showError(tr("Their version could not be loaded."), theirs.error());
                return;
            }
            m_message->hideMessage();
            m_previous = *theirs;
            if (keepMine) {
                m_target = *theirs;
                save(m_thenCheck);
            } else {
                m_target = *theirs;
                fill(m_target);
            }
        });
    };
    m_message->addAction(tr("Load theirs"), this, [load] { load(false); });
    m_message->addAction(tr("Save mine over it"), this, [load] { load(true); });
}

void TargetDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_save->setEnabled(!busy);
    m_check->setEnabled(!busy);
}

void TargetDialog::reject()
{
    const auto secrets = m_connection->secrets();
    const bool changed = !(edited() == m_initial)
        || std::any_of(secrets.begin(), secrets.end(), [](const SecretField *secret) { return !secret->value().isEmpty(); });
    if (!changed || m_busy || (m_message->isVisible() && m_message->property("asksToDiscard").toBool())) {
        QDialog::reject();
        return;
    }
    m_message->showMessage(InlineMessage::Kind::Warning, tr("Your changes are not saved."));
    m_message->setProperty("asksToDiscard", true);
    m_message->addAction(tr("Discard changes"), this, [this] { QDialog::reject(); });
    m_message->addAction(tr("Keep editing"), this, [this] {
        m_message->setProperty("asksToDiscard", false);
        m_message->hideMessage();
    });
}

} // namespace tidegate
