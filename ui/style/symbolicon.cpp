// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/symbolicon.h"

#include "ui/style/paintedicon.h"
#include "ui/style/svgshapes.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPalette>

#include <memory>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

QIcon fromResource(const QString &name)
{
    QFile file(u":/tidegate/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto drawing = std::make_shared<const SvgDrawing>(readSvgDrawing(file.readAll()));
    return paintedIcon(
        [drawing](QPainter *painter, const QRectF &rect) { paintSvgDrawing(painter, rect, *drawing, QGuiApplication::palette().color(QPalette::ButtonText)); });
}

} // namespace

QIcon symbolIcon(const QString &name)
{
    return fromResource(name);
}

QIcon applicationIcon()
{
    return fromResource(u"tidegate"_s);
}

} // namespace tidegate
