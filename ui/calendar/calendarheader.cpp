// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendarheader.h"

#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

CalendarHeader::CalendarHeader(QWidget *parent) : QWidget(parent)
{
    m_back = addStep(u"back"_s, tr("Previous month (Page Up)"), -1);
    m_today = new QPushButton(tr("&Today"), this);
    m_today->setObjectName(u"today"_s);
    m_today->setToolTip(tr("Show today (T)"));
    m_forward = addStep(u"forward"_s, tr("Next month (Page Down)"), 1);
    m_title = new QLabel(this);
    m_title->setObjectName(u"monthTitle"_s);
    m_title->setFont(Theme::titleFont());
    m_month = new QToolButton(this);
    m_month->setObjectName(u"monthButton"_s);
    m_month->setText(tr("&Month"));
    m_month->setToolTip(tr("Month (M)"));
    m_agenda = new QToolButton(this);
    m_agenda->setObjectName(u"agendaButton"_s);
    m_agenda->setText(tr("&Agenda"));
    m_agenda->setToolTip(tr("Agenda (A)"));
    auto *views = new QButtonGroup(this);
    for (QToolButton *button : {m_month, m_agenda}) {
        button->setCheckable(true);
        button->setMinimumHeight(spacing::rowHeight + 4);
        button->setFocusPolicy(Qt::StrongFocus);
        views->addButton(button);
    }
    m_month->setChecked(true);
    setFocusProxy(m_month); // for F6
    m_zone = new QLabel(this);
    m_zone->setObjectName(u"zone"_s);
    m_zone->setFont(Theme::captionFont());
    m_zone->setMinimumWidth(60);
    m_zone->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_past = new QCheckBox(tr("&Past"), this);
    m_past->setObjectName(u"past"_s);
    m_past->setToolTip(tr("Also show freezes that are over"));
    m_new = new QPushButton(symbolIcon(u"plus"_s), tr("&Freeze"), this);
    m_new->setObjectName(u"newFreeze"_s);
    m_new->setAccessibleName(tr("New freeze"));

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::inside);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_back, m_today, m_forward})
        row->addWidget(widget);
    row->addSpacing(spacing::between);
    row->addWidget(m_title);
    row->addStretch(1);
    row->addWidget(m_zone, 0);
    row->addSpacing(spacing::between);
    row->addWidget(m_past);
    row->addSpacing(spacing::between);
    row->addWidget(m_month);
    row->addWidget(m_agenda);
    row->addSpacing(spacing::between);
    row->addWidget(m_new);

    connect(m_today, &QPushButton::clicked, this, &CalendarHeader::todayRequested);
    connect(m_month, &QToolButton::clicked, this, [this] { emit agendaChosen(false); });
    connect(m_agenda, &QToolButton::clicked, this, [this] { emit agendaChosen(true); });
    connect(m_agenda, &QToolButton::toggled, this, &CalendarHeader::markView);
    connect(&Theme::current(), &Theme::changed, this, &CalendarHeader::markView);
    markView();
    connect(m_past, &QCheckBox::toggled, this, &CalendarHeader::pastToggled);
    connect(m_new, &QPushButton::clicked, this, &CalendarHeader::newFreezeRequested);
}

QToolButton *CalendarHeader::addStep(const QString &icon, const QString &name, int months)
{
    auto *button = new QToolButton(this);
    button->setObjectName(months < 0 ? u"previousMonth"_s : u"nextMonth"_s);
    button->setIcon(symbolIcon(icon));
    button->setMinimumSize(spacing::rowHeight + 4, spacing::rowHeight + 4);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(name);
    button->setAccessibleName(name);
    connect(button, &QToolButton::clicked, this, [this, months] { emit stepRequested(months); });
    return button;
}

void CalendarHeader::markView()
{
    const BaseColors colors = Theme::current().colors();
    for (QToolButton *button : {m_month, m_agenda}) {
        QPalette marked;
        if (button->isChecked()) { // a button that is only pressed in is hard to tell in the dark
            marked.setColor(QPalette::Button, colors.highlight);
            marked.setColor(QPalette::ButtonText, colors.highlightText);
        }
        button->setPalette(marked);
    }
}

void CalendarHeader::setMonth(QDate first)
{
    const QLocale locale;
    m_title->setText(tr("%1 %2", "month, year").arg(locale.standaloneMonthName(first.month()), locale.toString(first, u"yyyy"_s)));
}

void CalendarHeader::setAgenda(bool agenda)
{
    (agenda ? m_agenda : m_month)->setChecked(true);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_back, m_today, m_forward, m_title})
        widget->setVisible(!agenda);
}

void CalendarHeader::setZone(const QString &text, const QString &toolTip)
{
    m_zone->setText(text);
    m_zone->setToolTip(toolTip);
}

void CalendarHeader::setCreation(bool allowed, const QString &refusal)
{
    m_new->setEnabled(allowed);
    m_new->setToolTip(allowed ? tr("New freeze (Enter on a day, or drag over days)") : refusal);
}

void CalendarHeader::showPast()
{
    m_past->setChecked(true);
}

bool CalendarHeader::showsPast() const
{
    return m_past->isChecked();
}

} // namespace tidegate
