// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/month/monthviewaccessible.h"

#include "models/datewords.h"
#include "ui/calendar/month/monthview.h"

#include <QAccessibleWidget>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

class MonthViewAccessible final : public QAccessibleWidget
{
public:
    explicit MonthViewAccessible(MonthView *view) : QAccessibleWidget(view, QAccessible::Grouping) {}

    QString text(QAccessible::Text kind) const override
    {
        const auto *view = static_cast<MonthView *>(widget());
        switch (kind) {
        case QAccessible::Name:
            return view->dayText();
        case QAccessible::Value:
            return words::month(view->month());
        case QAccessible::Description:
            return MonthView::tr("%1. Arrows move by days, Tab goes through the freezes of the day, Enter opens or creates, "
                                 "A shows the agenda.")
                .arg(view->accessibleName());
        default:
            return QAccessibleWidget::text(kind);
        }
    }
};

QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    auto *view = className == "tidegate::MonthView"_L1 ? qobject_cast<MonthView *>(object) : nullptr;
    return view ? new MonthViewAccessible(view) : nullptr;
}

} // namespace

void installMonthViewAccessible()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace tidegate
