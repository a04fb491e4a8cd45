// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/edit/connectionsteps.h"

#include "services/domain/targetconnection.h"
#include "ui/style/theme.h"

#include <QHash>
#include <QLabel>
#include <QSet>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

enum Place { Resolve, Connect, Tls, Reply, Access, PlaceCount };

/// Where a check ended: PlaceCount when it came through, nothing when it did not begin or does not say.
std::optional<int> endOf(const HealthReport &report)
{
    static const QHash<QString, int> places{
        {u"dns-failure"_s, Resolve},     {u"invalid-host"_s, Resolve},        {u"blocked-by-policy"_s, Connect}, {u"connection-refused"_s, Connect},
        {u"connect-timeout"_s, Connect}, {u"network-unreachable"_s, Connect}, {u"credential-required"_s, Tls},   {u"tls-material-unreadable"_s, Tls},
        {u"timeout"_s, Reply},           {u"connection-closed"_s, Reply},     {u"malformed-answer"_s, Reply},    {u"answer-too-large"_s, Reply},
        {u"not-an-engine"_s, Reply},     {u"access-denied"_s, Access},        {u"engine-too-old"_s, Access},     {u"engine-error"_s, Access},
        {u"job-not-found"_s, Access},    {u"cluster-not-found"_s, Access},    {u"service-not-found"_s, Access},  {u"service-not-told"_s, Access},
        {u"wrong-account"_s, Access},    {u"credential-expired"_s, Access},   {u"credential-unknown"_s, Access}, {u"credential-refused"_s, Access},
        {u"aws-clock"_s, Access},
    };
    static const QSet<QString> untried{u"via-agent"_s, u"no-prober"_s, u"cancelled"_s, u"invalid-request"_s};
    if (report.status == Health::Unknown && report.code == "credential-required"_L1) // nothing was asked
        return {};
    if (report.code.startsWith("tls-"_L1))
        return places.value(report.code, Tls);
    if (places.contains(report.code))
        return places.value(report.code);
    if (untried.contains(report.code) || report.status == Health::Unknown || report.status == Health::Unreachable)
        return {};
    return PlaceCount; // everything else is about what runs there
}

QString stepText(int place, const Target &target)
{
    const bool nomad = target.type == TargetType::NomadJob;
    const bool aws = target.type == TargetType::EcsService;
    switch (place) {
    case Resolve:
        // Nobody typed it: it follows from the region.
        if (const QString host = endpointOf(target.type, target.connection).host; aws && !host.isEmpty())
            return ConnectionSteps::tr("The host name %1 resolves").arg(host);
        return ConnectionSteps::tr("The host name resolves");
    case Connect:
        return ConnectionSteps::tr("A connection is accepted");
    case Tls:
        return usesTls(target.connection) ? ConnectionSteps::tr("TLS is agreed on and the certificate trusted") : ConnectionSteps::tr("No TLS is expected");
    case Reply:
        if (aws)
            return ConnectionSteps::tr("AWS answers");
        return nomad ? ConnectionSteps::tr("Nomad answers") : ConnectionSteps::tr("The engine answers");
    default:
        if (aws)
            return ConnectionSteps::tr("The service can be read");
        return nomad ? ConnectionSteps::tr("The job can be read") : ConnectionSteps::tr("The version fits and access is allowed");
    }
}

} // namespace

QList<ConnectionStep> connectionSteps(const Target &target, const HealthReport &report)
{
    const auto end = endOf(report);
    QList<ConnectionStep> steps;
    for (int place = 0; end && place < PlaceCount; ++place) {
        const auto state = place < *end ? ConnectionStep::State::Passed : place == *end ? ConnectionStep::State::Failed : ConnectionStep::State::NotReached;
        steps.append({stepText(place, target), state});
    }
    return steps;
}

ConnectionSteps::ConnectionSteps(QWidget *parent) : QWidget(parent), m_lines(new QVBoxLayout(this))
{
    setObjectName(u"connectionSteps"_s);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(spacing::inside);
    hide();
}

void ConnectionSteps::addLine(const QString &text, bool strong)
{
    auto *line = new QLabel(text, this);
    line->setObjectName(u"connectionStep"_s);
    line->setTextFormat(Qt::PlainText);
    line->setWordWrap(true);
    if (strong)
        line->setFont(Theme::strongFont());
    m_lines->addWidget(line);
}

void ConnectionSteps::showReport(const Target &target, const HealthReport &report)
{
    const QList<ConnectionStep> steps = connectionSteps(target, report);
    if (m_shown == steps)
        return;
    m_shown = steps;
    while (QLayoutItem *item = m_lines->takeAt(0)) {
        if (QWidget *line = item->widget())
            line->deleteLater();
        delete item;
    }
    for (const ConnectionStep &step : steps) {
        switch (step.state) {
        case ConnectionStep::State::Passed:
            //: A step of a connection test that passed.
            addLine(tr("✓ %1").arg(step.text), false);
            break;
        case ConnectionStep::State::Failed:
            addLine(tr("✕ %1: failed").arg(step.text), true);
            break;
        case ConnectionStep::State::NotReached:
            addLine(tr("– %1: not reached").arg(step.text), false);
            break;
        }
    }
    setVisible(!steps.isEmpty());
}

} // namespace tidegate
