// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/zonedtimeedit.h"

#include "models/words.h"
#include "ui/calendar/entry/calendarentry.h"
#include "ui/style/theme.h"
#include "ui/widgets/timefield.h"

#include <QCalendarWidget>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace tidegate {

ZonedTimeEdit::ZonedTimeEdit(Edge edge, const QString &name, QWidget *parent) : QWidget(parent), m_edge(edge)
{
    m_edit = new QDateTimeEdit(this);
    // UTC only means that the editor does no arithmetic of its own: every wall-clock time can be typed, in every zone.
    m_edit->setTimeSpec(Qt::UTC);
    setTimePattern(m_edit, words::isoTimePattern());
    m_edit->setLayoutDirection(Qt::LeftToRight); // in every language, or its parts change places
    m_edit->setDateRange(QDate(2000, 1, 1), QDate(2199, 12, 31));
    m_edit->setCalendarPopup(true);
    m_edit->calendarWidget()->setFirstDayOfWeek(QLocale().firstDayOfWeek());
    m_edit->setAccessibleName(name);
    setAccessibleName(name);
    m_reading = new QLabel(this);
    m_reading->setFont(Theme::captionFont());
    m_reading->setTextFormat(Qt::PlainText);
    setFocusProxy(m_edit);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing::between);
    row->addWidget(m_edit);
    row->addWidget(m_reading, 1);
    connect(m_edit, &QDateTimeEdit::dateTimeChanged, this, &ZonedTimeEdit::update);
    update();
}

void ZonedTimeEdit::setInstant(Instant instant)
{
    const QDateTime local = toDateTime(instant).toTimeZone(m_zone);
    m_set = instant;
    m_setShown = QDateTime(local.date(), QTime(local.time().hour(), local.time().minute()), Qt::UTC);
    m_edit->setDateTime(m_setShown);
    update();
}

void ZonedTimeEdit::setInstantText(const QString &text)
{
    if (const Result<Instant> instant = parseInstant(text.toStdString()))
        setInstant(*instant);
}

LocalTimeReading ZonedTimeEdit::readings() const
{
    const QDateTime shown = m_edit->dateTime();
    return readLocalTime(shown.date(), QTime(shown.time().hour(), shown.time().minute()), m_zone);
}

Instant ZonedTimeEdit::instant() const
{
    if (m_setShown.isValid() && m_edit->dateTime() == m_setShown)
        return m_set;
    const LocalTimeReading both = readings();
    return m_edge == Edge::Start ? both.earlier : both.later;
}

void ZonedTimeEdit::setZone(const QTimeZone &zone)
{
    if (zone == m_zone)
        return;
    m_zone = zone;
    m_setShown = {};
    update();
}

QString ZonedTimeEdit::reading() const
{
    const QDateTime shown = m_edit->dateTime();
    return tr("%1 · %2 UTC", "weekday, instant").arg(QLocale().toString(shown.date(), u"ddd"_s), words::instant(instant(), QTimeZone::utc()));
}

QString ZonedTimeEdit::note() const
{
    const LocalTimeReading both = readings();
    if (both.kind == LocalTimeReading::Kind::Once)
        return {};
    const QString time = words::time(m_edit->time());
    const QString date = words::date(m_edit->date(), words::DateForm::DayAndYear);
    const QString what = both.kind == LocalTimeReading::Kind::Twice ? tr("%1 comes twice on %2 in %3, because the clocks go back.")
                                                                    : tr("%1 does not exist on %2 in %3, because the clocks go forward.");
    const QString which = m_edge == Edge::Start ? tr("The start takes the earlier reading, %1 UTC.") : tr("The end takes the later reading, %1 UTC.");
    const QString utc = words::time(toDateTime(instant()).time());
    if (m_setShown.isValid() && m_edit->dateTime() == m_setShown)
        return what.arg(time, date, freezetext::zoneName(m_zone)) + u' ' + tr("The stored reading is %1 UTC.").arg(utc);
    return what.arg(time, date, freezetext::zoneName(m_zone)) + u' ' + which.arg(utc);
}

void ZonedTimeEdit::update()
{
    m_reading->setText(reading());
    m_edit->setAccessibleDescription(reading());
    emit instantChanged();
}

} // namespace tidegate
