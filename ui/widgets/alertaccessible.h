// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

/// Gives a widget the role of an alert, so that screen readers speak its name whenever it appears. Qt 6.4 has no event for announcements,
/// and its bridge to AT-SPI passes no QAccessible::Alert on; that an alert shows, it does.
void makeAlert(QWidget *widget);

/// Speaks the name of an alert that shows already, because it changed.
void announceAgain(QWidget *alert);

} // namespace tidegate
