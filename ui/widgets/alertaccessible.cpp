// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/alertaccessible.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace tidegate {
namespace {

constexpr auto alertProperty = "tidegateAlert";

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    return widget && widget->property(alertProperty).toBool() ? new QAccessibleWidget(widget, QAccessible::AlertMessage) : nullptr;
}

} // namespace

void makeAlert(QWidget *widget)
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
    widget->setProperty(alertProperty, true);
}

void announceAgain(QWidget *alert)
{
    QAccessibleEvent shown(alert, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&shown);
}

} // namespace tidegate
