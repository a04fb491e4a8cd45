// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/detail/overviewtab.h"

#include "models/environmenttablemodel.h"
#include "models/targetconnection.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "ui/style/theme.h"
#include "ui/targets/edit/connectionsteps.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"

#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QString labelText(const Labels &labels)
{
    QStringList parts;
    for (auto it = labels.begin(); it != labels.end(); ++it)
        parts.append(it.key() + u'=' + it.value());
    return parts.join(u"  "_s);
}

} // namespace

OverviewTab::OverviewTab(Workspace *workspace, QWidget *parent) : DetailTab(workspace, parent)
{
    m_facts = new FactList;
    auto *holder = new QWidget;
    auto *inner = new QVBoxLayout(holder);
    inner->setContentsMargins(0, 0, spacing::inside, 0);
    m_steps = new ConnectionSteps(holder);
    inner->addWidget(m_facts);
    inner->addSpacing(spacing::between);
    inner->addWidget(m_steps);
    inner->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(holder);
    area->setAccessibleName(tr("Facts about the target"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    column->addWidget(area, 1);
}

QList<Fact> OverviewTab::connectionFacts() const
{
    const FieldValues connection = connectionOf(target());
    const auto text = [&connection](const QString &member) { return connection.value(member).toString(); };
    const bool tls = usesTls(connection);
    QList<Fact> facts;
    switch (target().type) {
    case TargetType::DockerHost:
    case TargetType::ComposeHost:
        facts = {{tr("Host"), text(u"host"_s)},
                 {tr("Port"), QString::number(portOf(target().type, connection))},
                 {tr("TLS"),
                  tls ? (connection.contains(u"tlsKeyRef"_s) ? tr("On, with a client certificate") : tr("On")) : tr("Off: the connection is not encrypted")}};
        if (target().type == TargetType::ComposeHost)
            facts << Fact{tr("Project"), text(u"projectName"_s)};
        break;
    case TargetType::EcsService:
        facts = {{tr("Region"), text(u"region"_s)}, {tr("Cluster"), text(u"cluster"_s)}, {tr("Service"), text(u"service"_s)}};
        break;
    case TargetType::NomadJob:
        facts = {{tr("Address"), text(u"address"_s)},
                 {tr("Job"), text(u"jobId"_s)},
                 {tr("Namespace"), connection.value(u"namespace"_s, u"default"_s).toString()},
                 {tr("TLS"), tls ? tr("On") : tr("Off")}};
        break;
    }
    if (connection.isEmpty())
        return {{tr("Connection"), tr("Not shown to you")}};
    return facts;
}

void OverviewTab::showTarget()
{
    const Target &shown = target();
    const EnvironmentSummary *environment = workspace()->environments()->find(shown.environmentId);
    const TargetGroup *group = workspace()->targets()->group(shown.targetGroupId);
    QList<Fact> facts{{tr("Environment"), environment ? environment->environment.displayName : QString()},
                      {tr("Group"), group ? group->displayName : tr("None")},
                      {tr("Type"), words::of(shown.type)}};
    facts += connectionFacts();
    facts += {{tr("Labels"), labelText(shown.labels)},
              {tr("Directory"), shown.deploymentDirectory},
              {tr("Enabled"), shown.enabled ? tr("Yes") : tr("No: not checked, not counted")},
              {tr("Release"), shown.currentRelease.name},
              {tr("Health since"), shown.healthSince ? words::instant(*shown.healthSince, DisplayZone::current().zone()) : QString()},
              {tr("Changed"), words::instant(shown.updatedAt, DisplayZone::current().zone())},
              {tr("Version"), QString::number(shown.version)},
              {tr("Id"), shown.id.toString(), true}};
    m_facts->setFacts(facts);
    const bool isReached = shown.health.status == Health::Healthy || shown.health.status == Health::Degraded;
    m_steps->showReport(shown, isReached ? HealthReport() : shown.health); // only what went wrong is worth the room
}

} // namespace tidegate
