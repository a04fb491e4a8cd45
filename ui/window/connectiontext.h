// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/style/theme.h"

#include <QString>

#include <functional>

namespace tidegate {

class InlineMessage;
class Workspace;

/// How the connection is doing, in words: "● Live", "◐ Reconnecting (next try in 4 s)", "○ Offline — showing data from 10:42",
/// "✕ Sign-in needed".
QString connectionText(const Workspace &workspace);

/// The colour of that: to be offline is no error.
Tone connectionTone(const Workspace &workspace);

/// When the data that are shown were last known to be current: "10:42", or with its day; empty while they are, or when there are none.
QString snapshotTime(const Workspace &workspace);

/// What else is to be known of the connection, such as a clock that is wrong; empty when there is nothing.
QString connectionDetails(const Workspace &workspace);

/// Fills the one banner of the connection: hidden while live and the server's clock is believed, else what is wrong, since when the data are, and the way
/// out. obstacle: why the server cannot even be asked, if that is so. signIn may be empty.
void showConnection(InlineMessage *banner, Workspace *workspace, const QString &obstacle, const std::function<void()> &signIn,
                    const std::function<void()> &acceptClock);

} // namespace tidegate
