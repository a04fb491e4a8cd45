// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <functional>

QT_BEGIN_NAMESPACE
class QWidget;
QT_END_NAMESPACE

namespace tidegate {

class Workspace;

/// Shows the clock of the server to an administrator who should believe it, wants a reason, and tells the server. accepted: what to say once it
/// has taken it; an error stays in the dialog.
void askToAcceptClock(Workspace *workspace, QWidget *window, const std::function<void(const QString &text)> &accepted);

} // namespace tidegate
