// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

QT_BEGIN_NAMESPACE
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

/// Keeps the tree safe to be asked by a screen reader while it is hidden. Qt 6.4 answers by the rows that were laid out last, and lays a
/// hidden tree out only when it shows again: after a filter or a sorting those rows point into memory that the model has given back.
/// Call it once the tree has its model.
void keepReadable(QTreeView *tree);

} // namespace tidegate
