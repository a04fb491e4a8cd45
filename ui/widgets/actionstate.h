// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

QT_BEGIN_NAMESPACE
class QAction;
QT_END_NAMESPACE

namespace tidegate {

class Workspace;

/// Enables an action, or disables it with one sentence that says why; empty: it can be done. The sentence shows in the tooltip and in the
/// palette; the tooltip of an enabled action names its key.
void setPossible(QAction *action, const QString &whyNot);

/// A property of an action: it runs what another one of the same name does, and lists of commands show the two as one.
constexpr char sameCommand[] = "tidegateSameCommand";

/// Why what needs all targets has to wait: not all of them are here. Empty: they are.
QString whyNotAll(const Workspace &workspace);

QString whyNot(const QAction *action);    ///< Of a disabled action, never empty; of an enabled one empty.
QString plainText(const QAction *action); ///< Its text without marks of mnemonics.
QString keysOf(const QAction *action);    ///< "F5, Ctrl+R" as this desktop writes keys; empty without any.

} // namespace tidegate
