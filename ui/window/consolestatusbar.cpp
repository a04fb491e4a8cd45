// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/consolestatusbar.h"

#include "models/environmenttablemodel.h"
#include "models/monitortext.h"
#include "models/words.h"
#include "models/workspace.h"
#include "services/domain/timezone.h"
#include "ui/jobs/jobbar.h"
#include "ui/settings/consolesettings.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/window/connectiontext.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

ConsoleStatusBar::ConsoleStatusBar(const Workspace *workspace, ConsoleSettings *settings, QWidget *parent)
    : QStatusBar(parent), m_workspace(workspace), m_settings(settings)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // long words do not widen the window
    setSizeGripEnabled(false);
    m_state = addLabel(u"state"_s);
    m_who = addLabel(u"who"_s);
    m_late = new ElidedLabel(this);
    m_late->setObjectName(u"lateChecks"_s);
    m_late->hide();
    addWidget(m_late, 2);
    m_arriving = new ElidedLabel(this);
    m_arriving->setObjectName(u"arrivingTargets"_s);
    m_arriving->hide();
    addWidget(m_arriving, 2);
    m_counts = new ElidedLabel(this);
    m_counts->setObjectName(u"counts"_s);
    addWidget(m_counts, 1);
    m_jobs = new JobBar(this);
    addPermanentWidget(m_jobs);
    m_zone = new QToolButton(this);
    m_zone->setObjectName(u"zone"_s);
    m_zone->setAutoRaise(true);
    m_zone->setFocusPolicy(Qt::StrongFocus);
    m_zone->setPopupMode(QToolButton::InstantPopup);
    m_zone->setToolTip(tr("All times are shown in this zone"));
    auto *zones = new QMenu(m_zone);
    m_zone->setMenu(zones);
    connect(zones, &QMenu::aboutToShow, this, [this, zones] { fillZoneMenu(zones); });
    addPermanentWidget(m_zone);
    connect(workspace, &Workspace::checksChanged, this, &ConsoleStatusBar::updateChecks);
    connect(workspace, &Workspace::loadProgressed, this, &ConsoleStatusBar::showArriving);
    connect(workspace, &Workspace::loaded, this, &ConsoleStatusBar::updateArriving);
    connect(workspace, &Workspace::completed, m_arriving, &QWidget::hide);
    connect(workspace, &Workspace::stateChanged, this, [this] {
        if (!m_workspace->isLoaded())
            m_arriving->hide();
    });
    connect(workspace, &Workspace::loadFailed, this, [this] {
        if (m_arriving->isVisible())
            //: %1 is "Targets: 37,000 of 100,000".
            m_arriving->setText(tr("%1; the rest could not be loaded").arg(m_arrived));
    });
}

QLabel *ConsoleStatusBar::addLabel(const QString &name)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(spacing::inside, 0, spacing::inside, 0);
    addWidget(label);
    return label;
}

void ConsoleStatusBar::fillZoneMenu(QMenu *menu)
{
    menu->clear();
    const QTimeZone shown = DisplayZone::current().zone();
    const auto add = [&](const QString &text, const QByteArray &id, const QTimeZone &zone) {
        QAction *action = menu->addAction(text, this, [this, id] { m_settings->setZone(id); });
        action->setCheckable(true);
        action->setChecked(zone == shown);
    };
    add(tr("&This computer's zone (%1)").arg(QString::fromUtf8(systemZone().zone.id())), {}, systemZone().zone);
    add(tr("&UTC"), QByteArrayLiteral("UTC"), QTimeZone::utc());
    menu->addSeparator();
    menu->addAction(tr("&Another zone…"), this, &ConsoleStatusBar::settingsRequested);
}

void ConsoleStatusBar::updateConnection()
{
    updateState();
    m_state->setToolTip(connectionDetails(*m_workspace));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::current().tone(connectionTone(*m_workspace)).text);
    m_state->setPalette(colors);
    const Identity who = m_workspace->identity();
    m_who->setText(who.name.isEmpty() ? QString() : who.role.isEmpty() ? who.name : tr("%1 (%2)").arg(who.name, who.role));
    m_zone->setText(DisplayZone::current().text());
    updateChecks();
}

void ConsoleStatusBar::updateChecks()
{
    const auto checks = m_workspace->checks();
    const QString text = checks ? words::lateChecks(*checks) : QString();
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::current().tone(Tone::Degraded).text);
    m_late->setPalette(colors);
    m_late->setText(text);
    m_late->setToolTip(text.isEmpty() ? QString() : text + u'\n' + words::lateChecksDetail(*checks, toInstant(m_workspace->serverNow())));
    m_late->setVisible(!text.isEmpty());
}

void ConsoleStatusBar::showArriving(qint64 targets, qint64 total)
{
    m_arrived = total > targets ? tr("Targets: %L1 of %L2").arg(targets).arg(total) : tr("Targets: %L1").arg(targets);
    updateArriving();
}

/// Whatever is counted or listed meanwhile is a part.
void ConsoleStatusBar::updateArriving()
{
    if (!m_workspace->isArriving())
        return;
    //: %1 is "Targets: 37,000 of 100,000".
    m_arriving->setText(tr("%1, loading").arg(m_arrived));
    m_arriving->show();
}

void ConsoleStatusBar::updateState()
{
    m_state->setText(connectionText(*m_workspace));
}

void ConsoleStatusBar::setCounts(const QString &text)
{
    m_counts->setText(text);
}

void ConsoleStatusBar::updateCounts(const QString &ofPage, QUuid scope)
{
    int targets = 0;
    for (const EnvironmentSummary &summary : m_workspace->environments()->all()) {
        if (scope.isNull() || summary.environment.id.uuid() == scope)
            targets += summary.targetCount;
    }
    setCounts(ofPage.isEmpty() ? words::targetCount(targets) : ofPage);
}

void ConsoleStatusBar::openJobs()
{
    m_jobs->openPopup();
}

} // namespace tidegate
