// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/timezone.h"
#include "ui/window/mainwindow.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/jobs/jobbar.h"
#include "ui/page/page.h"
#include "ui/settings/consolesettings.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/window/connectiontext.h"
#include "ui/window/freezestrip.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QStatusBar>
#include <QTimer>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {

namespace {

QLabel *addStatus(QStatusBar *bar, const QString &name, int stretch, bool permanent)
{
    auto *label = new QLabel(bar);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setContentsMargins(spacing::inside, 0, spacing::inside, 0);
    if (permanent)
        bar->addPermanentWidget(label, stretch);
    else
        bar->addWidget(label, stretch);
    return label;
}

} // namespace

void MainWindow::makeStatusBar()
{
    QStatusBar *bar = statusBar();
    bar->setSizeGripEnabled(false);
    m_state = addStatus(bar, u"state"_s, 0, false);
    m_who = addStatus(bar, u"who"_s, 0, false);
    m_counts = new ElidedLabel(bar);
    m_counts->setObjectName(u"counts"_s);
    bar->addWidget(m_counts, 1);
    m_jobs = new JobBar(bar);
    bar->addPermanentWidget(m_jobs);
    m_zone = new QToolButton(bar);
    m_zone->setObjectName(u"zone"_s);
    m_zone->setAutoRaise(true);
    m_zone->setFocusPolicy(Qt::StrongFocus);
    m_zone->setPopupMode(QToolButton::InstantPopup);
    m_zone->setToolTip(tr("All times are shown in this zone"));
    auto *zones = new QMenu(m_zone);
    m_zone->setMenu(zones);
    connect(zones, &QMenu::aboutToShow, this, [this, zones] { fillZoneMenu(zones); });
    bar->addPermanentWidget(m_zone);
}

void MainWindow::fillZoneMenu(QMenu *menu)
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
    menu->addAction(tr("&Another zone…"), this, &MainWindow::openSettings);
}

void MainWindow::updateConnection()
{
    m_state->setText(connectionText(*m_workspace));
    m_state->setToolTip(connectionDetails(*m_workspace));
    m_workspace->targets()->setAsOf(snapshotTime(*m_workspace));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, Theme::current().tone(connectionTone(*m_workspace)).text);
    m_state->setPalette(colors);
    const Identity who = m_workspace->identity();
    m_who->setText(who.name.isEmpty() ? QString() : who.role.isEmpty() ? who.name : tr("%1 (%2)").arg(who.name, who.role));
    m_zone->setText(DisplayZone::current().text());
    const auto signIn = m_options.canSignIn ? std::function<void()>([this] { emit signInRequested(); }) : nullptr;
    showConnection(m_banner, m_workspace, m_obstacle, signIn, [this] { askToAcceptClock(); });
    if (m_banner->isVisibleTo(this))
        m_failure->hideMessage();
    updateFrozen();
    updateClock();
    updateFrameActions();
}

void MainWindow::updateClock()
{
    if (isMinimized()) {
        m_clock->stop();
        return;
    }
    const bool counting = m_workspace->state() == Workspace::State::Reconnecting;
    m_clock->start(counting ? 1s : 5s);
    if (counting)
        m_state->setText(connectionText(*m_workspace));
    const QDateTime asOf = m_workspace->asOf();
    m_refreshButton->setText(asOf.isValid() ? words::age(toInstant(asOf), toInstant(m_workspace->serverNow())) : tr("not loaded"));
    const QString toolTip = tr("Refresh (%1)").arg(m_refresh->shortcut().toString(QKeySequence::NativeText));
    m_refreshButton->setToolTip(asOf.isValid() ? tr("%1. Data of %2").arg(toolTip, words::instant(toInstant(asOf), DisplayZone::current().zone())) : toolTip);
    const QDateTime now = m_workspace->serverNow();
    if (now.isValid() && now.time().second() < 5) {
        m_workspace->freezes()->setNow(toInstant(now));
        updateFrozen();
    }
}

void MainWindow::updateFrozen()
{
    const QDateTime now = m_workspace->serverNow();
    m_strip->setState(m_workspace->environments()->all(), m_scope, now.isValid() ? toInstant(now) : Clock::system().now());
}

void MainWindow::updateCounts()
{
    if (!m_counts)
        return;
    QString text = currentPage() && !m_welcome ? currentPage()->statusText() : QString();
    if (text.isEmpty() && !m_welcome) {
        int targets = 0;
        for (const EnvironmentSummary &summary : m_workspace->environments()->all()) {
            if (m_scope.isNull() || summary.environment.id.uuid() == m_scope)
                targets += summary.targetCount;
        }
        text = words::targetCount(targets);
    }
    m_counts->setText(text);
}

} // namespace tidegate
