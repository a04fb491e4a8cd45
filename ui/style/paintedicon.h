// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIcon>
#include <QRectF>

#include <functional>

QT_BEGIN_NAMESPACE
class QPainter;
QT_END_NAMESPACE

namespace tidegate {

/// An icon that is painted anew for each size and theme. Disabled: faded. Selected: on a base-coloured plate when asked for.
QIcon paintedIcon(const std::function<void(QPainter *, const QRectF &)> &paint, bool plateWhenSelected = false);

} // namespace tidegate
