// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/zonebox.h"

#include "services/domain/timezone.h"
#include "ui/calendar/entry/calendarentry.h"

#include <QCompleter>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace tidegate {

ZoneBox::ZoneBox(const QTimeZone &first, QWidget *parent) : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(24);
    QStringList names = QStringList{freezetext::zoneName(first), u"UTC"_s} + timeZoneNames();
    names.removeDuplicates();
    addItems(names);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ZoneBox::takeOnlyMatch);
}

bool ZoneBox::isReadable() const
{
    return isTimeZoneName(name());
}

void ZoneBox::takeOnlyMatch()
{
    if (name().isEmpty() || isReadable())
        return;
    QStringList matches;
    for (int i = 0; i < count(); ++i) {
        if (itemText(i).contains(name(), Qt::CaseInsensitive))
            matches.append(itemText(i));
    }
    if (matches.size() == 1)
        setCurrentText(matches.constFirst());
}

} // namespace tidegate
