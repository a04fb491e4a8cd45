// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>

namespace tidegate {

/// A one-colour icon of resources/icons by its file name without ".svg", in the text colour of the theme. The files use a small part of
/// SVG (path, circle, rect with stroke or fill) that is read here, so that no image plugin is needed. Empty icon for an unknown name.
QIcon symbolIcon(const QString &name);

/// The application's own icon, in its own colours.
QIcon applicationIcon();

} // namespace tidegate
