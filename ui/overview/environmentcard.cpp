// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/overview/environmentcard.h"

#include "models/changewords.h"
#include "models/datewords.h"
#include "ui/style/changeglyph.h"
#include "ui/style/consolestyle.h"
#include "ui/style/statusglyph.h"
#include "ui/style/symbolicon.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/healthbar.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/plural.h"
#include "ui/widgets/relativetimelabel.h"
#include "ui/widgets/statusline.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int narrow = 168;   ///< Below it the name has a line of its own.
constexpr int freezeBand = 6; ///< Height of the band that a frozen environment wears.

/// The direction a key moves a card in, or 0.
int directionOf(const QKeyEvent &event, Qt::LayoutDirection layout)
{
    // Alt with an arrow is the window's way back and forward, here too.
    const bool moves = (event.modifiers() & ~Qt::KeypadModifier) == (Qt::ControlModifier | Qt::ShiftModifier);
    if (!moves || (event.key() != Qt::Key_Left && event.key() != Qt::Key_Right))
        return 0;
    return (event.key() == Qt::Key_Right) == (layout == Qt::LeftToRight) ? 1 : -1;
}

QString releaseText(const std::optional<CurrentRelease> &release, Instant now)
{
    if (!release)
        return EnvironmentCard::tr("No release known");
    QString text = release->release.name;
    if (release->release.deployedAt)
        text += u" · "_s + words::age(*release->release.deployedAt, now);
    return text;
}

QString coverageText(const std::optional<CurrentRelease> &release, int targets)
{
    if (!release)
        return words::targetCount(targets);
    QString text = EnvironmentCard::tr("on %1 of %2").arg(QString::number(release->matching), words::targetCount(release->total));
    if (release->mixed)
        text += u" · "_s + EnvironmentCard::tr("mixed");
    return text;
}

QString freezeText(const FreezeStatus &freeze, Instant now)
{
    if (freeze.closed && freeze.nextOpen)
        return EnvironmentCard::tr("Frozen now · %1 left").arg(words::duration(*freeze.nextOpen - now));
    if (freeze.closed)
        return EnvironmentCard::tr("Frozen now");
    if (freeze.nextClose) {
        const QTimeZone zone = DisplayZone::current().zone();
        const bool soon = *freeze.nextClose - now < std::chrono::hours(6 * 24);
        return EnvironmentCard::tr("Next freeze %1").arg(soon ? words::weekdayTime(*freeze.nextClose, zone) : words::nearInstant(*freeze.nextClose, now, zone));
    }
    return EnvironmentCard::tr("Open, no freeze ahead");
}

QString approvalsText(const Environment &environment)
{
    if (environment.requiredApprovals == 0)
        return EnvironmentCard::tr("No approval needed");
    const QString text = plural(environment.requiredApprovals, EnvironmentCard::tr("1 approval"),
                                EnvironmentCard::tr("%n approvals", nullptr, environment.requiredApprovals));
    return environment.requireSeparationOfDuties ? text + u" · "_s + EnvironmentCard::tr("separation of duties") : text;
}

QString driftText(const DriftCounts &drift)
{
    if (drift.drifted > 0)
        return plural(drift.drifted, EnvironmentCard::tr("1 target drifted"), EnvironmentCard::tr("%n targets drifted", nullptr, drift.drifted));
    if (drift.ignored > 0)
        return plural(drift.ignored, EnvironmentCard::tr("Drift of 1 target ignored"),
                      EnvironmentCard::tr("Drift of %n targets ignored", nullptr, drift.ignored));
    if (drift.inSync > 0)
        return drift.unknown > 0 ? EnvironmentCard::tr("In sync · %n not checked", nullptr, drift.unknown) : EnvironmentCard::tr("In sync");
    return EnvironmentCard::tr("Drift not checked");
}

} // namespace

EnvironmentCard::EnvironmentCard(QWidget *parent) : QFrame(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setFixedWidth(fullWidth);
    build();
}

void EnvironmentCard::build()
{
    m_name = new ElidedLabel(this);
    m_name->setFont(Theme::sectionFont());
    m_prod = new Pill({}, Tone::Prod, this);
    m_menu = new QMenu(this);
    m_menu->setToolTipsVisible(true); // why something is disabled
    m_menuButton = new QToolButton(this);
    m_menuButton->setText(u"⋯"_s);
    m_menuButton->setAutoRaise(true);
    m_menuButton->setFocusPolicy(Qt::StrongFocus);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setCursor(Qt::ArrowCursor);
    m_menuButton->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &EnvironmentCard::menuAboutToShow);
    connect(m_menu, &QMenu::aboutToHide, this, &EnvironmentCard::menuClosed);
    m_release = new ElidedLabel(this);
    m_coverage = new ElidedLabel(this);
    m_coverage->setFont(Theme::captionFont());
    m_health = new HealthBar(this);
    m_drift = new StatusLine(this);
    m_changes = new StatusLine(this);
    m_freeze = new StatusLine(this);
    m_freezeReason = new ElidedLabel(this);
    m_freezeReason->setFont(Theme::captionFont());
    m_approvals = new ElidedLabel(this);
    m_approvals->setFont(Theme::captionFont());

    m_title = new QHBoxLayout;
    m_title->setSpacing(spacing::between);
    m_title->addWidget(m_name, 1);
    m_title->addWidget(m_prod);
    m_title->addWidget(m_menuButton);
    m_column = new QVBoxLayout(this);
    m_column->setContentsMargins(spacing::group, spacing::between + freezeBand / 2, spacing::between, spacing::group);
    m_column->setSpacing(spacing::inside);
    m_column->addLayout(m_title);
    m_column->addWidget(m_release);
    m_column->addWidget(m_coverage);
    m_column->addSpacing(spacing::inside);
    m_column->addWidget(m_health);
    m_column->addSpacing(spacing::inside);
    m_column->addWidget(m_drift);
    m_column->addWidget(m_changes);
    m_column->addWidget(m_freeze);
    m_column->addWidget(m_freezeReason);
    m_column->addWidget(m_approvals);
    m_column->addStretch();
    for (ElidedLabel *label : findChildren<ElidedLabel *>())
        label->setContextMenuPolicy(Qt::NoContextMenu); // the menu is the card's, everywhere on it
}

void EnvironmentCard::setCardWidth(int width)
{
    setFixedWidth(width);
    const bool isNarrow = width < narrow;
    if (isNarrow == (m_title->indexOf(m_prod) < 0))
        return;
    if (isNarrow) { // what is production must be seen, whatever else is cut
        m_title->removeWidget(m_prod);
        m_column->insertWidget(1, m_prod, 0, Qt::AlignLeading);
    } else {
        m_column->removeWidget(m_prod);
        m_title->insertWidget(1, m_prod);
    }
    const int side = isNarrow ? spacing::between : spacing::group;
    m_column->setContentsMargins(side, spacing::between + freezeBand / 2, isNarrow ? spacing::inside : spacing::between, spacing::group);
    m_title->setSpacing(isNarrow ? 0 : spacing::between);
}

void EnvironmentCard::setSummary(const EnvironmentSummary &summary, Instant now)
{
    m_summary = summary;
    m_now = now;
    const Environment &environment = summary.environment;
    m_name->setText(environment.displayName);
    m_prod->setWord(environment.isProduction ? tr("PROD") : QString(), Tone::Prod);
    m_menuButton->setAccessibleName(tr("Actions for %1").arg(environment.displayName));
    m_menuButton->setToolTip(tr("Edit, delete, move"));
    m_release->setText(releaseText(summary.currentRelease, now));
    m_coverage->setText(coverageText(summary.currentRelease, summary.targetCount));
    m_health->setCounts(summary.health);
    m_approvals->setText(approvalsText(environment));
    const QString reason = summary.freeze.closed ? summary.freeze.reason : summary.freeze.nextCloseReason;
    m_freezeReason->setText(reason.simplified());
    updateColors();
    say();
}

void EnvironmentCard::setChanges(const std::optional<ChangeCounts> &counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    updateChanges();
    say();
}

void EnvironmentCard::say()
{
    QStringList sentence{m_summary.environment.displayName};
    if (m_summary.environment.isProduction)
        sentence.append(tr("production"));
    sentence += {m_release->text(), m_coverage->text(), words::healthCounts(m_summary.health), m_drift->text()};
    if (m_counts)
        sentence.append(m_counts->unasked() > 0 ? words::unaskedThisMonth(*m_counts) : m_changes->text());
    sentence.append(m_freeze->text());
    if (!m_freezeReason->text().isEmpty())
        sentence.append(m_freezeReason->text());
    sentence.append(m_approvals->text());
    setAccessibleName(sentence.join(u", "_s));
}

/// Its line has its place before anything is known, so that nothing below moves.
void EnvironmentCard::updateChanges()
{
    const BaseColors colors = Theme::current().colors();
    if (!m_counts)
        m_changes->setStatus({}, {});
    else if (m_counts->unasked() > 0)
        m_changes->setStatus(verdictIcon(ChangeVerdict::Unexplained), words::unaskedChanges(*m_counts), Theme::current().tone(Tone::Degraded).text);
    else if (m_counts->total() > 0)
        m_changes->setStatus(verdictIcon(ChangeVerdict::Announced), words::unasked(*m_counts), colors.text);
    else
        m_changes->setStatus(symbolIcon(u"releases"_s), tr("Nothing changed this month"), colors.text2);
    m_changes->setToolTip(m_counts && m_counts->unasked() > 0 ? words::unaskedThisMonth(*m_counts) : QString());
}

void EnvironmentCard::updateColors()
{
    const Theme &theme = Theme::current();
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme.colors().text2);
    for (ElidedLabel *label : {m_coverage, m_freezeReason, m_approvals})
        label->setPalette(quiet);
    const bool drifted = m_summary.drift.drifted > 0;
    const DriftStatus status = drifted ? DriftStatus::Drifted
        : m_summary.drift.ignored > 0  ? DriftStatus::Ignored
        : m_summary.drift.inSync > 0   ? DriftStatus::InSync
                                       : DriftStatus::Unknown;
    m_drift->setStatus(driftIcon(status), driftText(m_summary.drift), theme.tone(drifted ? Tone::Drift : Tone::Sync).text);
    const FreezeStatus &freeze = m_summary.freeze;
    const bool ahead = freeze.closed || freeze.nextClose;
    const FreezeLook look = freeze.closed ? FreezeLook::Active : FreezeLook::Upcoming;
    const Tone tone = freeze.closed ? Tone::FreezeActive : freeze.nextClose ? Tone::FreezeUpcoming : Tone::FreezePast;
    updateChanges();
    m_freeze->setStatus(ahead ? freezeIcon(look) : symbolIcon(u"open"_s), freezeText(freeze, m_now), theme.tone(tone).text);
}

void EnvironmentCard::setCurrent(bool current)
{
    m_current = current;
    const QString move = tr("Ctrl, Shift and an arrow key move it in the pipeline.");
    setAccessibleDescription((current ? tr("Chosen: all pages show this environment.") : tr("Enter chooses this environment for all pages.")) + u' ' + move);
    update();
}

void EnvironmentCard::setActions(const QList<QAction *> &actions)
{
    m_menu->addActions(actions);
}

void EnvironmentCard::paintEvent(QPaintEvent *)
{
    const BaseColors colors = Theme::current().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool strong = m_current || hasFocus();
    const qreal inset = hasFocus() ? ringInset(painter) + 0.5 : strong ? ringInset(painter) : 0.5;
    const QPen scope(m_current ? colors.borderStrong : colors.border, strong ? 2 : 1);
    painter.setPen(hasFocus() ? QPen(colors.focus, 3) : scope); // where the keys go is the strongest sign
    painter.setBrush(palette().base());
    const QRectF frame = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
    if (m_dragged)
        painter.setPen(QPen(colors.focus, 2, Qt::DashLine));
    painter.drawRoundedRect(frame, spacing::radius, spacing::radius);
    if (m_summary.freeze.closed) // whatever its health is, nobody may deploy here
        paintFreezeBar(&painter, QRectF(frame.left() + 1, frame.top() + 1, frame.width() - 2, freezeBand), FreezeLook::Active);
}

void EnvironmentCard::setDragged(bool dragged)
{
    m_dragged = dragged;
    setCursor(dragged ? Qt::ClosedHandCursor : Qt::PointingHandCursor);
    update();
}

void EnvironmentCard::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton;
    m_pressedAt = event->pos();
    if (m_pressed)
        setFocus(Qt::MouseFocusReason);
}

void EnvironmentCard::mouseMoveEvent(QMouseEvent *event)
{
    const bool far = (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (!m_pressed || (!far && !m_dragged))
        return;
    setDragged(true);
    emit dragMoved(event->globalPosition().toPoint());
}

void EnvironmentCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_pressed, false))
        return;
    if (m_dragged) {
        setDragged(false);
        emit dragEnded(true);
    } else if (rect().contains(event->pos())) {
        emit chosen();
    }
}

void EnvironmentCard::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_pressed = false; // its release chooses nothing
    if (event->button() == Qt::LeftButton)
        emit openRequested();
}

void EnvironmentCard::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    emit focused();
}

void EnvironmentCard::keyPressEvent(QKeyEvent *event)
{
    if (const int direction = directionOf(*event, layoutDirection()); direction != 0) {
        emit moveRequested(direction);
        return;
    }
    if (event->key() == Qt::Key_Escape && m_dragged) {
        m_pressed = false;
        setDragged(false);
        emit dragEnded(false);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit chosen();
        return;
    case Qt::Key_F2:
        emit editRequested();
        return;
    case Qt::Key_Delete:
        emit deleteRequested();
        return;
    default:
        if ((event->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier || !walkKey(event->key()))
            QFrame::keyPressEvent(event);
    }
}

bool EnvironmentCard::walkKey(int key)
{
    const int onward = layoutDirection() == Qt::LeftToRight ? 1 : -1;
    const QHash<int, int> ways{{Qt::Key_Left, -onward}, {Qt::Key_Right, onward},   {Qt::Key_Up, -1},
                               {Qt::Key_Down, 1},       {Qt::Key_Home, -toTheEnd}, {Qt::Key_End, toTheEnd}};
    if (!ways.contains(key))
        return false;
    emit stepRequested(ways.value(key));
    return true;
}

void EnvironmentCard::contextMenuEvent(QContextMenuEvent *event)
{
    m_menu->popup(event->globalPos());
}

void EnvironmentCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_summary.environment.id.isNull() && isVisible())
        updateColors();
}

} // namespace tidegate
