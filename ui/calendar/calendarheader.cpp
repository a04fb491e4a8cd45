// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendarheader.h"

#include "services/domain/timezone.h"
#include "ui/calendar/edit/zonecombo.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int maxComboWidth = 200; // pixels

QHBoxLayout *rowIn(QWidget *widget)
{
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::inside);
    return row;
}

} // namespace

CalendarHeader::CalendarHeader(QWidget *parent) : QWidget(parent)
{
    m_place = makePlace();
    m_viewRow = makeViews();
    m_tools = makeTools();
    m_first = new QBoxLayout(QBoxLayout::LeftToRight);
    m_first->setSpacing(spacing::between);
    m_first->addWidget(m_place, 0, Qt::AlignLeading);
    m_first->addStretch(1);
    m_first->addWidget(m_viewRow, 0, Qt::AlignLeading);
    m_layout = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing::between);
    m_layout->addLayout(m_first, 1);
    m_layout->addWidget(m_tools);
    connect(&Theme::current(), &Theme::changed, this, &CalendarHeader::markView);
    setView(CalendarView::Timeline);
}

QWidget *CalendarHeader::makePlace()
{
    auto *place = new QWidget(this);
    m_back = addStep(u"back"_s, tr("Earlier (Page Up)"), -1);
    m_today = new QPushButton(tr("Toda&y"), place);
    m_today->setObjectName(u"today"_s);
    m_today->setToolTip(tr("Show today (T)"));
    m_forward = addStep(u"forward"_s, tr("Later (Page Down)"), 1);
    m_title = new QLabel(place);
    m_title->setObjectName(u"monthTitle"_s);
    m_title->setFont(Theme::titleFont());
    QHBoxLayout *row = rowIn(place);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_back, m_today, m_forward})
        row->addWidget(widget);
    row->addSpacing(spacing::between);
    row->addWidget(m_title);
    connect(m_today, &QPushButton::clicked, this, &CalendarHeader::todayRequested);
    return place;
}

QWidget *CalendarHeader::makeViews()
{
    auto *widget = new QWidget(this);
    QHBoxLayout *row = rowIn(widget);
    auto *group = new QButtonGroup(this);
    const auto add = [&](CalendarView view, const QString &name, const QString &text, const QString &toolTip) {
        auto *button = new QToolButton(widget);
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(toolTip);
        button->setCheckable(true);
        button->setMinimumHeight(spacing::rowHeight + 4);
        button->setFocusPolicy(Qt::StrongFocus);
        group->addButton(button);
        row->addWidget(button);
        m_views.insert(view, button);
        connect(button, &QToolButton::clicked, this, [this, view] { emit viewChosen(view); });
        connect(button, &QToolButton::toggled, this, &CalendarHeader::markView);
    };
    add(CalendarView::Month, u"monthButton"_s, tr("&Month"), tr("Month (M)"));
    add(CalendarView::Week, u"weekButton"_s, tr("&Week"), tr("Week (W)"));
    add(CalendarView::Timeline, u"timelineButton"_s, tr("Time&line"), tr("Timeline (L)"));
    add(CalendarView::Agenda, u"agendaButton"_s, tr("&Agenda"), tr("Agenda (A)"));
    return widget;
}

QWidget *CalendarHeader::makeTools()
{
    auto *tools = new QWidget(this);
    m_zone = new ZoneCombo({}, tools);
    m_zone->setObjectName(u"zone"_s);
    m_zone->setAccessibleName(tr("Display zone"));
    m_zone->setMinimumContentsLength(11);
    m_second = new ZoneCombo(tr("No second zone"), tools);
    m_second->setObjectName(u"secondZone"_s);
    m_second->setAccessibleName(tr("Second zone"));
    m_second->setToolTip(tr("A second zone, shown beside the first"));
    m_second->setMinimumContentsLength(5);
    m_second->setZone(QTimeZone::utc());
    auto *plus = new QLabel(u"+"_s, tools);
    m_past = new QCheckBox(tr("&Past"), tools);
    m_past->setObjectName(u"past"_s);
    m_past->setToolTip(tr("Also show freezes that are over"));
    m_new = new QPushButton(symbolIcon(u"plus"_s), tr("Free&ze"), tools);
    m_new->setObjectName(u"newFreeze"_s);
    m_new->setAccessibleName(tr("New freeze"));
    auto *exportButton = new QPushButton(tr("E&xport"), tools);
    exportButton->setObjectName(u"exportButton"_s);
    exportButton->setToolTip(tr("Print what is shown, or save it as PDF, picture, calendar file or table"));
    m_exports = new QMenu(exportButton);
    m_exports->setObjectName(u"exportMenu"_s);
    exportButton->setMenu(m_exports);
    for (ZoneCombo *combo : {m_zone, m_second})
        combo->setMaximumWidth(maxComboWidth);
    QHBoxLayout *row = rowIn(tools);
    row->addWidget(m_zone, 1);
    row->addWidget(plus);
    row->addWidget(m_second, 1);
    row->addStretch();
    row->addSpacing(spacing::between);
    row->addWidget(m_past);
    row->addSpacing(spacing::between);
    row->addWidget(m_new);
    row->addWidget(exportButton);
    connect(m_zone, &ZoneCombo::zoneChosen, this, &CalendarHeader::zoneChosen);
    connect(m_second, &ZoneCombo::zoneChosen, this, &CalendarHeader::secondZoneChosen);
    connect(m_past, &QCheckBox::toggled, this, &CalendarHeader::pastToggled);
    connect(m_new, &QPushButton::clicked, this, &CalendarHeader::newFreezeRequested);
    return tools;
}

QToolButton *CalendarHeader::addStep(const QString &icon, const QString &name, int pages)
{
    auto *button = new QToolButton(this);
    button->setObjectName(pages < 0 ? u"previousMonth"_s : u"nextMonth"_s);
    button->setIcon(symbolIcon(icon));
    button->setMinimumSize(spacing::rowHeight + 4, spacing::rowHeight + 4);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(name);
    button->setAccessibleName(name);
    connect(button, &QToolButton::clicked, this, [this, pages] { emit stepRequested(pages); });
    return button;
}

void CalendarHeader::markView()
{
    const BaseColors colors = Theme::current().colors();
    for (QToolButton *button : qAsConst(m_views)) {
        QPalette marked;
        if (button->isChecked()) { // a button that is only pressed in is hard to tell in the dark
            marked.setColor(QPalette::Button, colors.highlight);
            marked.setColor(QPalette::ButtonText, colors.highlightText);
        }
        button->setPalette(marked);
    }
}

void CalendarHeader::arrange()
{
    const int first = m_place->sizeHint().width() + m_viewRow->sizeHint().width() + 2 * spacing::between;
    const int needed = first + m_tools->sizeHint().width() + 2 * spacing::between;
    m_first->setDirection(width() < first ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_layout->setDirection(width() < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

QSize CalendarHeader::minimumSizeHint() const
{
    const int first = std::max(m_place->minimumSizeHint().width(), m_viewRow->minimumSizeHint().width());
    return {std::max(first, m_tools->minimumSizeHint().width()), QWidget::minimumSizeHint().height()};
}

void CalendarHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void CalendarHeader::setTitle(const QString &title)
{
    if (title == m_title->text())
        return;
    m_title->setText(title);
    arrange();
}

void CalendarHeader::setView(CalendarView view)
{
    m_views.value(view)->setChecked(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_back, m_today, m_forward, m_title})
        widget->setVisible(view != CalendarView::Agenda);
    markView();
    arrange();
}

void CalendarHeader::setZone(const QTimeZone &zone, const QString &toolTip)
{
    m_zone->setZone(zone);
    m_zone->setToolTip(toolTip);
}

QTimeZone CalendarHeader::secondZone() const
{
    return m_second->zone();
}

void CalendarHeader::setCreation(const QString &refusal)
{
    m_new->setEnabled(refusal.isEmpty());
    m_new->setToolTip(refusal.isEmpty() ? tr("New freeze (drag over the calendar, or Enter)") : refusal);
}

void CalendarHeader::addExport(QAction *action)
{
    m_exports->addAction(action);
}

void CalendarHeader::showPast(bool past)
{
    m_past->setChecked(past);
}

bool CalendarHeader::showsPast() const
{
    return m_past->isChecked();
}

void CalendarHeader::saveState(QSettings &settings) const
{
    settings.setValue(u"past"_s, showsPast());
    const QTimeZone second = secondZone();
    settings.setValue(u"secondZone"_s, second.isValid() ? freezetext::zoneName(second) : QString());
}

void CalendarHeader::restoreState(const QSettings &settings)
{
    showPast(settings.value(u"past"_s, false).toBool());
    if (settings.contains(u"secondZone"_s))
        m_second->setZone(timeZoneOf(settings.value(u"secondZone"_s).toString()));
}

} // namespace tidegate
