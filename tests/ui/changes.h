// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/window/mainwindow.h"

namespace tidegate {
class ChangesView;
} // namespace tidegate

namespace tidegate::test {

/// A change of each verdict, one of them explained, as a server's answer would show them; and how many there were.
void fillChanges(ChangesView &view, const QList<EnvironmentId> &environments);

/// Shows the page; "changes": that tab of the activity, filled.
void showFilledPage(MainWindow &window, Workspace &workspace, const QString &page);

} // namespace tidegate::test
