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
    // Where one reads from the right, "back" is to the right.
    const bool points = name == u"back" || name == u"forward";
    return paintedIcon([drawing, points](QPainter *painter, const QRectF &rect) {
        painter->save();
        if (points && QGuiApplication::isRightToLeft()) {
            painter->translate(rect.left() + rect.right(), 0);
            painter->scale(-1, 1);
        }
        paintSvgDrawing(painter, rect, *drawing, QGuiApplication::palette().color(QPalette::ButtonText));
        painter->restore();
    });
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
