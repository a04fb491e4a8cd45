// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>

QT_BEGIN_NAMESPACE
class QUrl;
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

/// Asks before an address that somebody else wrote is opened in the browser: it is shown in full, as it is sent, so that no letter can look like another.
/// notOpened: no program of this desktop took it. It is not called after `over` is gone.
void askToOpen(QWidget *over, const QUrl &link, const QString &name, const QString &title, const QString &question, const std::function<void()> &notOpened);

} // namespace tidegate
