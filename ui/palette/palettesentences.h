// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/palette/paletteitem.h"

namespace tidegate {

class Workspace;

/// What was typed in words, as rows: what Enter does, or why it means nothing. Empty: it is no sentence.
QList<PaletteItem> paletteSentences(const QString &typed, const Workspace &workspace);

} // namespace tidegate
