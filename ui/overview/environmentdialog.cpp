// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/environmentdialog.h"

#include "models/environmenttablemodel.h"
#include "models/servicewords.h"
#include "models/spokenname.h"
#include "models/workspace.h"
#include "services/domain/deletedthing.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/namesuggestion.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int maxSeconds = 86'400;
constexpr int maxApprovals = 10;

QSpinBox *makeSeconds(int minimum)
{
    auto *box = new QSpinBox;
    box->setRange(minimum, maxSeconds);
    box->setSuffix(EnvironmentDialog::tr(" s"));
    box->setGroupSeparatorShown(true);
    return box;
}

} // namespace

EnvironmentDialog::EnvironmentDialog(Workspace *workspace, const Environment &environment, QWidget *parent)
    : EditorDialog(workspace, parent), m_original(environment)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    const bool isNew = environment.version == 0;
    setWindowTitle(isNew ? tr("New environment") : tr("Edit %1").arg(plainLine(environment.displayName)));
    build();
    setFieldValues(valuesOf(environment));
    m_productionTouched = !isNew;
    if (!isNew)
        m_suggestion->stop();
    begin(u"environment/"_s + (isNew ? u"new"_s : environment.id.toString()), environment.version);
    updateWarnings();
    resize(620, std::min(sizeHint().height(), roomOnScreen()));
    const EnvironmentTableModel *model = workspace->environments();
    connect(model, &QAbstractItemModel::dataChanged, this, &EnvironmentDialog::lookForChanges);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EnvironmentDialog::lookForChanges);
}

void EnvironmentDialog::build()
{
    m_displayName = new QLineEdit;
    m_displayName->setMaxLength(128);
    m_name = new QLineEdit;
    m_name->setMaxLength(63);
    m_description = new QPlainTextEdit;
    m_description->setTabChangesFocus(true);
    m_description->setFixedHeight(56);

    auto *form = new QWidget;
    auto *grid = new QGridLayout(form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(spacing::page);
    grid->setVerticalSpacing(spacing::group);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    m_displayNameField = addField(tr("&Display name"), m_displayName, u"/displayName"_s);
    grid->addWidget(m_displayNameField, 0, 0);
    m_nameField = addField(tr("&Name"), m_name, u"/name"_s);
    m_nameField->setHint(tr("Used by pipelines and in the API, such as “production”."));
    grid->addWidget(m_nameField, 0, 1);
    grid->addWidget(addField(tr("De&scription"), m_description, u"/description"_s), 1, 0, 1, 2);
    buildGate(grid);
    grid->setRowStretch(grid->rowCount(), 1);
    const bool isNew = m_original.version == 0;
    setForm(form, isNew ? tr("&Create environment") : tr("Sav&e"), isNew ? tr("The environment was not created.") : tr("The environment was not saved."));

    const auto isTaken = [this](const QString &name) {
        const QList<EnvironmentSummary> &all = workspace()->environments()->all();
        return std::any_of(all.begin(), all.end(), [&name](const EnvironmentSummary &each) { return each.environment.name == name; });
    };
    m_suggestion = new NameSuggestion(m_displayName, m_name, isTaken, this);
    connect(m_displayName, &QLineEdit::textEdited, this, &EnvironmentDialog::nameTyped); // after the suggestion
    connect(m_displayName, &QLineEdit::textChanged, this, &EnvironmentDialog::updateWarnings);
    connect(m_name, &QLineEdit::textChanged, this, &EnvironmentDialog::updateWarnings);
    connect(m_production, &QCheckBox::clicked, this, [this] {
        m_productionTouched = true;
        updateWarnings();
    });
    connect(m_production, &QCheckBox::toggled, this, &EnvironmentDialog::updateWarnings);
    connect(m_approvals, &QSpinBox::valueChanged, this, &EnvironmentDialog::updateWarnings);
    connect(m_separation, &QCheckBox::toggled, this, &EnvironmentDialog::updateWarnings);
}

void EnvironmentDialog::buildGate(QGridLayout *grid)
{
    m_production = new QCheckBox(tr("This is &production"));
    m_production->setAccessibleName(tr("This is production"));
    m_productionField = addField({}, m_production, u"/isProduction"_s);
    m_productionField->keepNoteRoom(true); // it is said there who ticked it
    m_separation = new QCheckBox(tr("Sepa&ration of duties: nobody approves their own release"));
    m_separation->setAccessibleName(tr("Separation of duties"));
    m_approvals = new QSpinBox;
    m_approvals->setRange(0, maxApprovals);
    m_approvalsField = addField(tr("Required &approvals"), m_approvals, u"/requiredApprovals"_s);
    m_timeout = makeSeconds(1);
    m_interval = makeSeconds(0);
    m_interval->setSpecialValueText(tr("off"));
    buildPromotion();
    m_driftPolicy = new QComboBox;
    m_driftPolicy->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_driftPolicy->setMinimumContentsLength(16);
    m_driftPolicy->addItem(tr("containers with the label “tidegate.component”"), toString(DriftPolicy::Labelled));
    m_driftPolicy->addItem(tr("every container that runs"), toString(DriftPolicy::Strict));

    grid->addWidget(m_productionField, 2, 0, 1, 2);
    grid->addWidget(m_approvalsField, 3, 0);
    grid->addWidget(addField(tr("Promote automatically &from"), m_promoteFrom, u"/autoPromoteFrom"_s), 3, 1);
    FormField *separation = addField({}, m_separation, u"/requireSeparationOfDuties"_s);
    grid->addWidget(separation, 4, 0, 1, 2);
    connect(m_approvalsField, &FormField::edited, separation, [separation] { separation->setError({}); }); // it was said of both
    grid->addWidget(addField(tr("Deployment &timeout"), m_timeout, u"/config/deploymentTimeout"_s), 5, 0);
    FormField *interval = addField(tr("Health check &interval"), m_interval, u"/config/healthCheckInterval"_s);
    interval->setHint(tr("0 turns scheduled checks off."));
    grid->addWidget(interval, 5, 1);
    FormField *drift = addField(tr("Reported as &unexpected"), m_driftPolicy, u"/config/driftPolicy"_s);
    drift->setHint(tr("Where no deployment was recorded for them. Proxies and log shippers usually have no label."));
    grid->addWidget(drift, 6, 0, 1, 2);
}

void EnvironmentDialog::buildPromotion()
{
    m_promoteFrom = new QComboBox;
    m_promoteFrom->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_promoteFrom->setMinimumContentsLength(16);
    m_promoteFrom->addItem(tr("nowhere"), QUuid());
    for (const EnvironmentSummary &other : workspace()->environments()->all()) {
        if (other.environment.id != m_original.id)
            m_promoteFrom->addItem(plainLine(other.environment.displayName), other.environment.id.uuid());
    }
    const QUuid from = m_original.autoPromoteFrom.uuid();
    if (from.isNull() || m_promoteFrom->findData(from) >= 0)
        return;
    // It may be restored, and then this is as it was: what was not chosen anew is kept.
    m_promoteFrom->addItem(tr("an environment that was deleted"), from);
    using Things = std::optional<QList<DeletedThing>>;
    whenDone(workspace()->queries().recentlyDeleted(), this, [this, from](const Result<Things> &things) {
        const QList<DeletedThing> deleted = things ? things->value_or(QList<DeletedThing>()) : QList<DeletedThing>();
        for (const DeletedThing &thing : deleted) {
            if (thing.id == from)
                m_promoteFrom->setItemText(m_promoteFrom->findData(from), tr("%1 (deleted)").arg(plainLine(thing.name)));
        }
    });
}

FieldValues EnvironmentDialog::valuesOf(const Environment &environment)
{
    const EnvironmentId from = environment.autoPromoteFrom;
    return {{u"/displayName"_s, environment.displayName},
            {u"/name"_s, environment.name},
            {u"/description"_s, environment.description},
            {u"/isProduction"_s, environment.isProduction},
            {u"/requiredApprovals"_s, environment.requiredApprovals},
            {u"/requireSeparationOfDuties"_s, environment.requireSeparationOfDuties},
            {u"/config/deploymentTimeout"_s, environment.config.deploymentTimeout},
            {u"/config/healthCheckInterval"_s, environment.config.healthCheckInterval},
            {u"/config/driftPolicy"_s, toString(environment.config.driftPolicy)},
            {u"/autoPromoteFrom"_s, from.isNull() ? QString() : from.toString()}};
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
    environment.config.driftPolicy = driftPolicyFromString(m_driftPolicy->currentData().toString()).value_or(DriftPolicy::Labelled);
    environment.autoPromoteFrom = EnvironmentId(m_promoteFrom->currentData().toUuid());
    return environment;
}

void EnvironmentDialog::nameTyped()
{
    if (!m_productionTouched)
        m_production->setChecked(looksLikeProduction(m_name->text(), m_displayName->text()));
    updateWarnings();
}

bool EnvironmentDialog::isNamedLikeProduction() const
{
    static const QRegularExpression shorter(u"\\Aprd([-_ ].*)?\\z"_s, QRegularExpression::CaseInsensitiveOption); // no server ticks that one by itself
    const QString name = m_name->text().trimmed();
    const QString displayName = m_displayName->text().trimmed();
    return looksLikeProduction(name, displayName) || shorter.match(name).hasMatch() || shorter.match(displayName).hasMatch();
}

/// Below its check box, so that nobody takes away by habit what the name has ticked.
QString EnvironmentDialog::productionHint() const
{
    if (m_productionTouched || !m_production->isChecked() || !isNamedLikeProduction())
        return {};
    return tr("Ticked because of the name; a click takes the tick away.");
}

/// Two environments may be called alike; who reads only that may deploy to the other one.
QString EnvironmentDialog::alikeText() const
{
    const QString spoken = spokenName(m_displayName->text());
    for (const EnvironmentSummary &other : workspace()->environments()->all()) {
        if (!spoken.isEmpty() && other.environment.id != m_original.id && spokenName(other.environment.displayName) == spoken)
            return tr("Another environment is shown as “%1” too; its name is “%2”.").arg(plainLine(other.environment.displayName, 40), other.environment.name);
    }
    return {};
}

void EnvironmentDialog::updateWarnings()
{
    m_displayNameField->setWarning(alikeText());
    const bool production = m_production->isChecked();
    QString approvals;
    if (m_approvals->value() == 0 && m_separation->isChecked())
        approvals = tr("Separation of duties needs at least one approval.");
    else if (m_approvals->value() == 0 && production)
        approvals = tr("Production without an approval: anyone who may deploy, can.");
    m_approvalsField->setWarning(approvals);
    const bool demoted = m_original.version > 0 && m_original.isProduction && !production;
    const bool promoted = m_original.version > 0 && !m_original.isProduction && production;
    QString warning;
    if (demoted)
        warning = tr("Deleting targets or groups and ending a freeze here no longer ask for the name; this is refused during a freeze.");
    else if (promoted)
        warning = tr(
            "From now on a name and a reason are asked for before this environment, its targets or groups are deleted, and before a freeze that is on is "
            "ended or shortened. A freeze that lies ahead is deleted without.");
    else if (!production && isNamedLikeProduction())
        warning = tr("It is named like production but not ticked: deleting and ending a freeze ask for no name.");
    m_productionField->setWarning(warning);
    m_productionField->setHint(productionHint());
}

std::optional<EditorDialog::Stored> EnvironmentDialog::stored(const Error *stale)
{
    const EnvironmentSummary *known = workspace()->environments()->find(m_original.id);
    const std::optional<Environment> told = stale ? Queries::current(known ? known->environment : m_original, *stale) : std::nullopt;
    if (!told && !known)
        return {};
    m_stored = told ? *told : known->environment;
    return Stored{m_stored.version, valuesOf(m_stored)};
}

void EnvironmentDialog::startAnew()
{
    m_original.id = {};
    m_original.version = 0;
}

void EnvironmentDialog::restored()
{
    m_productionTouched = true; // what was restored was decided then
    if (!m_name->text().isEmpty())
        m_suggestion->stop();
}

void EnvironmentDialog::submit()
{
    const Result<Environment> checked = validated(value(), m_original.version > 0 ? &m_original : nullptr);
    if (!checked) {
        showFailure(checked.error());
        return;
    }
    const std::optional<Environment> previous = m_original.version > 0 ? std::optional(m_original) : std::nullopt;
    send<EnvironmentSummary>(previous ? workspace()->update(*checked) : workspace()->create(*checked), [this, previous](const EnvironmentSummary &summary) {
        emit saved(summary.environment, previous);
        finish();
    });
}

void EnvironmentDialog::showFailure(const Error &error)
{
    if (error.code != "name-taken"_L1) {
        EditorDialog::showFailure(error);
        return;
    }
    m_nameField->setError(words::sentence(error)); // a conflict, not a field error, but it has a field
    m_name->setFocus();
}

} // namespace tidegate
