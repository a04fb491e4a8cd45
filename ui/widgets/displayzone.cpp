// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/displayzone.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {
constexpr qsizetype maxSource = 40;
} // namespace

DisplayZone &DisplayZone::current()
{
    static DisplayZone zone;
    return zone;
}

void DisplayZone::setZone(const QTimeZone &zone, bool chosen)
{
    if ((zone == m_zone && chosen == m_chosen) || !zone.isValid())
        return;
    m_zone = zone;
    m_chosen = chosen;
    emit changed();
}

QString DisplayZone::text() const
{
    if (!m_chosen && !systemZone().unreadable.isEmpty())
        return tr("UTC, because %1 is no time zone").arg(systemZone().unreadable.left(maxSource));
    if (m_zone == QTimeZone::utc())
        return u"UTC"_s;
    const int minutes = m_zone.offsetFromUtc(QDateTime::currentDateTimeUtc()) / 60;
    QString offset = u"UTC"_s;
    if (minutes != 0) {
        offset += (minutes < 0 ? u'−' : u'+') + QString::number(qAbs(minutes) / 60);
        if (minutes % 60 != 0)
            offset += u":%1"_s.arg(qAbs(minutes) % 60, 2, 10, QLatin1Char('0'));
    }
    return u"%1 (%2)"_s.arg(QString::fromUtf8(m_zone.id()), offset);
}

} // namespace tidegate
