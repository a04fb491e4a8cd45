// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/palette/paletteitem.h"

QT_BEGIN_NAMESPACE
class QMenuBar;
QT_END_NAMESPACE

namespace tidegate {

class Page;
class Workspace;

/// All of a kind; commands as below.
QList<PaletteItem> paletteItems(PaletteItem::Kind kind, const Workspace &workspace, const QMenuBar *menus, const Page *page);
/// The actions of the menus, then what else the page offers: one item for each, in that order. page may be null.
QList<PaletteItem> paletteCommands(const QMenuBar *menus, const Page *page);
QList<PaletteItem> paletteTargets(const Workspace &workspace);
QList<PaletteItem> paletteEnvironments(const Workspace &workspace);
QList<PaletteItem> paletteFreezes(const Workspace &workspace); ///< Active ones, then those ahead by start; none that are over.
QList<PaletteItem> palettePrefixes();

} // namespace tidegate
