// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/zonecombo.h"

#include "services/domain/timezone.h"
#include "ui/calendar/entry/calendarentry.h"

#include <QWheelEvent>

using namespace Qt::StringLiterals;

namespace tidegate {

ZoneCombo::ZoneCombo(const QString &noneText, QWidget *parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    if (!noneText.isEmpty())
        addItem(noneText, QByteArray());
    add(systemZone().zone);
    add(QTimeZone::utc());
    connect(this, &QComboBox::activated, this, [this] { emit zoneChosen(zone()); });
}

void ZoneCombo::add(const QTimeZone &zone)
{
    const QString name = freezetext::zoneName(zone);
    if (zone.isValid() && findData(name.toUtf8()) < 0)
        addItem(name, name.toUtf8());
}

void ZoneCombo::setZone(const QTimeZone &zone)
{
    if (!zone.isValid()) {
        setCurrentIndex(findData(QByteArray()));
        return;
    }
    add(zone);
    setCurrentIndex(findData(freezetext::zoneName(zone).toUtf8()));
}

QTimeZone ZoneCombo::zone() const
{
    const QByteArray id = currentData().toByteArray();
    return id.isEmpty() ? QTimeZone() : timeZoneOf(QString::fromLatin1(id));
}

void ZoneCombo::showPopup()
{
    if (!m_filled) {
        m_filled = true;
        insertSeparator(count());
        for (const QString &name : timeZoneNames()) {
            if (findData(name.toUtf8()) < 0)
                addItem(name, name.toUtf8());
        }
    }
    QComboBox::showPopup();
}

void ZoneCombo::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // turning the wheel over it is not a choice of another zone
}

} // namespace tidegate
