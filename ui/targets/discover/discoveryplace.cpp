// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/discover/discoveryplace.h"

#include "models/discoveryplaces.h"
#include "models/environmenttablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "services/async/runinbackground.h"
#include "services/async/whendone.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/targets/edit/connectioneditor.h"
#include "ui/widgets/formfield.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

DiscoveryPlace::DiscoveryPlace(Workspace *workspace, const Target &from, QWidget *parent) : QWidget(parent), m_workspace(workspace)
{
    addFields();
    setFocusProxy(m_from);
    for (const EnvironmentSummary &summary : workspace->environments()->all())
        m_environment->addItem(plainLine(summary.environment.displayName), summary.environment.id.uuid());
    if (const int at = m_environment->findData(from.environmentId.uuid()); at >= 0)
        m_environment->setCurrentIndex(at);
    fillGroups(from.targetGroupId);
    const auto showProduction = [this] {
        const EnvironmentSummary *summary = m_workspace->environments()->find(EnvironmentId(m_environment->currentData().toUuid()));
        m_connection->setProduction(summary && summary->environment.isProduction);
    };
    connect(m_environment, &QComboBox::currentIndexChanged, this, [this, showProduction] {
        fillGroups({});
        showProduction();
    });
    connect(m_from, &QComboBox::currentIndexChanged, this, &DiscoveryPlace::takePlace);
    connect(m_type, &QComboBox::currentIndexChanged, this, [this] {
        const QSignalBlocker blocker(m_from);
        m_from->setCurrentIndex(0); // it is another place now
        m_stored = {};
        m_isWithheld = false;
        m_ofContext.clear();
        m_connection->setType(type());
        updateNote();
    });
    connect(m_connection, &ConnectionEditor::fileProblem, this, &DiscoveryPlace::fileProblem);
    showType(TargetType::DockerHost, {});
    showProduction();
    if (!from.id.isNull()) {
        addKnown(knownPlaces({from}, from));
        m_from->setCurrentIndex(m_places.isEmpty() ? 0 : 1);
    }
    const QList<Target> targets = workspace->targets()->allTargets();
    whenDone(runInBackground([targets, from] { return knownPlaces(targets, from); }), this, [this](const KnownPlaces &places) { addKnown(places); });
}

void DiscoveryPlace::addFields()
{
    m_from = new QComboBox;
    m_from->setObjectName(u"discoverFrom"_s);
    m_from->addItem(tr("Enter it below"));
    m_type = new QComboBox;
    m_type->setObjectName(u"discoverType"_s);
    m_type->addItem(tr("Docker: the host and its Compose projects"), toString(TargetType::DockerHost));
    m_type->addItem(tr("Nomad: the jobs of a namespace"), toString(TargetType::NomadJob));
    m_type->addItem(tr("Amazon ECS: the services of a cluster"), toString(TargetType::EcsService));
    m_environment = new QComboBox;
    m_environment->setObjectName(u"discoverEnvironment"_s);
    m_group = new QComboBox;
    m_group->setObjectName(u"discoverGroup"_s);
    for (QComboBox *box : {m_from, m_type, m_environment, m_group}) { // names may be long
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
    }
    m_connection = new ConnectionEditor;
    m_connection->setLeftOut(soughtMembers());
    const Identity identity = m_workspace->identity();
    if (!identity.role.isEmpty() && !identity.permissions.contains(Permission::SecretWrite))
        m_connection->setCredentialsAllowed(tr("Your role does not include storing credentials."));
    m_note = new QLabel;
    m_note->setObjectName(u"discoveryNote"_s);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->hide();
    const auto field = [&](const QString &label, QWidget *editor, const QString &pointer) {
        auto *made = new FormField(label, editor, this);
        made->setPointer(pointer);
        m_fields.append(made);
        return made;
    };
    auto *where = new QHBoxLayout; // first, because what is below may be long
    where->setSpacing(spacing::group);
    where->addWidget(field(tr("Add to &environment"), m_environment, u"/environmentId"_s), 1);
    where->addWidget(field(tr("Add to &group"), m_group, u"/targetGroupId"_s), 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::between);
    column->addLayout(where);
    column->addWidget(field(tr("&Place"), m_from, {}));
    column->addWidget(field(tr("&What is asked"), m_type, u"/targetType"_s));
    column->addWidget(m_note);
    column->addWidget(m_connection);
    column->addStretch(1);
}

/// One entry for each place of which a target is known. What an agent checks cannot be asked.
void DiscoveryPlace::addKnown(const KnownPlaces &places)
{
    for (const Target &place : places.targets.mid(m_places.size())) { // the first one may be there already
        m_places.append(place);
        const QString name = tr("%1 (as %2)", "a place, a target there").arg(plainLine(placeName(place)), plainLine(place.name));
        m_from->addItem(name, static_cast<int>(m_places.size()));
    }
    m_hasAgents = m_hasAgents || places.hasAgents;
    updateNote();
}

bool DiscoveryPlace::mayUseStored() const
{
    const Identity identity = m_workspace->identity();
    return identity.role.isEmpty() || identity.permissions.contains(Permission::TargetConnectWrite);
}

void DiscoveryPlace::setContexts(const QList<DockerContext> &contexts)
{
    const bool isHere = m_workspace->server().mode == "local"_L1; // the backend of this very program: what it is handed does not leave this computer
    const QSignalBlocker blocker(m_from);                         // the entry that is chosen moves, and is no other
    for (DockerContext context : contexts) {
        if (!isHere)
            context.credentials.clear();
        m_contexts.append(context);
        const auto number = static_cast<int>(m_contexts.size());
        const QString said = tr("Docker context %1: %2", "name, address").arg(plainLine(context.name), plainLine(context.address));
        if (context.way == DockerContext::Way::Network) {
            m_from->insertItem(number, said, -number); // behind the first entry, and before what is known
            continue;
        }
        const QString why = context.way == DockerContext::Way::Socket ? tr("%1 (only on that computer)", "Docker context").arg(said)
            : context.way == DockerContext::Way::Ssh                  ? tr("%1 (SSH cannot be asked)", "Docker context").arg(said)
                                                                      : tr("%1 (not understood)", "Docker context").arg(said);
        m_from->insertItem(number, why, -number);
        m_from->setItemData(number, 0, Qt::UserRole - 1); // shown, and not to be chosen
    }
}

void DiscoveryPlace::fillGroups(TargetGroupId wanted)
{
    m_group->clear();
    m_group->addItem(tr("No group"), QUuid());
    for (const TargetGroup &group : m_workspace->targets()->groupsOf(EnvironmentId(m_environment->currentData().toUuid())))
        m_group->addItem(plainLine(group.displayName.isEmpty() ? group.name : group.displayName), group.id.uuid());
    m_group->setCurrentIndex(std::max(0, m_group->findData(wanted.uuid())));
}

TargetType DiscoveryPlace::type() const
{
    return targetTypeFromString(m_type->currentData().toString()).value_or(TargetType::DockerHost);
}

void DiscoveryPlace::takePlace()
{
    const int number = m_from->currentData().toInt();
    if (number == 0) {
        showType(type(), {});
    } else if (number > 0) {
        const Target &target = m_places.at(number - 1);
        const bool isStored = holdsStoredCredentials(target) && mayUseStored();
        showType(placeType(target.type), connectionOf(isStored ? target : withoutStoredCredentials(target)));
        m_stored = isStored ? target.id : TargetId();
        m_isWithheld = !isStored && holdsStoredCredentials(target);
    } else {
        const DockerContext &context = m_contexts.at(-number - 1);
        showType(TargetType::DockerHost, context.connection);
        m_ofContext = context.credentials;
    }
    updateNote();
}

void DiscoveryPlace::updateNote()
{
    QStringList notes;
    if (!m_ofContext.isEmpty())
        notes.append(tr("The certificates of the Docker context are used, and stored with what is added."));
    if (!m_stored.isNull())
        notes.append(tr("The credentials that are stored for the target there are used to ask."));
    if (m_isWithheld)
        notes.append(tr("Your role does not include asking with the credentials that are stored for the target there: enter them."));
    if (m_hasAgents)
        notes.append(tr("What an agent checks is not asked: agents only tell of their own targets."));
    m_note->setText(notes.join(u'\n'));
    m_note->setVisible(!notes.isEmpty());
}

void DiscoveryPlace::showType(TargetType type, const FieldValues &connection)
{
    const QSignalBlocker blocker(m_type);
    m_type->setCurrentIndex(m_type->findData(toString(type)));
    m_stored = {};
    m_isWithheld = false;
    m_ofContext.clear();
    m_connection->setConnection(type, connection);
}

Target DiscoveryPlace::place() const
{
    Target place;
    place.environmentId = EnvironmentId(m_environment->currentData().toUuid());
    place.targetGroupId = TargetGroupId(m_group->currentData().toUuid());
    place.type = type();
    FieldValues connection = m_connection->connection();
    setConnection(place, connection);
    if (const auto stored = m_workspace->targets()->target(m_stored); stored && holdsStoredCredentials(place)) {
        place.id = stored->id;
        place.type = stored->type;
        return place;
    }
    for (const QString &member : soughtMembers())
        connection.remove(member);
    setConnection(place, connection);
    return place;
}

TypedCredentials DiscoveryPlace::typed() const
{
    TypedCredentials typed = m_connection->typed();
    for (const auto &[kind, value] : m_ofContext.asKeyValueRange()) {
        if (!typed.contains(kind) && !m_connection->addressChanged())
            typed.insert(kind, value);
    }
    return typed;
}

QString DiscoveryPlace::name() const
{
    return plainLine(placeName(place()));
}

std::optional<Error> DiscoveryPlace::problem() const
{
    if (const QList<FieldError> problems = m_connection->problems(); !problems.isEmpty())
        return validationError(problems);
    const Result<Target> checked = validated(asTarget(place()));
    return checked ? std::nullopt : std::optional(checked.error());
}

QList<FormField *> DiscoveryPlace::fields() const
{
    return m_fields + m_connection->fields();
}

void DiscoveryPlace::showErrors(Error *error)
{
    for (FieldError &field : error->fields)
        field.pointer = ConnectionEditor::fieldOf(field.pointer);
    error->fields = FormField::showErrors(fields(), *error);
}

} // namespace tidegate
