// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/productionline.h"

#include "ui/style/theme.h"

using namespace Qt::StringLiterals;

namespace tidegate {

ProductionLine::ProductionLine(QWidget *parent) : QToolBar(tr("Production"), parent)
{
    constexpr int thickness = 3;
    setObjectName(u"productionLine"_s);
    setMovable(false);
    setFixedHeight(thickness);
    setAutoFillBackground(true);
    connect(&Theme::current(), &Theme::changed, this, &ProductionLine::applyColor);
    applyColor();
}

void ProductionLine::applyColor()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Window, Theme::current().tone(Tone::Prod).solid);
    setPalette(colors);
}

} // namespace tidegate
