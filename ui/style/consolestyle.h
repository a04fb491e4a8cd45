// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProxyStyle>

QT_BEGIN_NAMESPACE
class QStyleOptionToolButton;
QT_END_NAMESPACE

namespace tidegate {

/// How far inside of what has the focus the middle of its ring of 2 px runs. At a scale such as 1.5 edges fall into the middle of pixels: a ring
/// right at the edge would colour pixels that nobody repaints when the focus goes.
qreal ringInset(const QPainter &painter);

/// Fusion with edges of input fields that reach 3:1 on our grounds (its own are derived from the window colour and vanish in the dark), with
/// rows as high as the theme says, headings that stand over the words of their columns, the arrow of a menu beside the words of its button,
/// and without animations when the desktop wants none.
class ConsoleStyle final : public QProxyStyle
{
public:
    ConsoleStyle();

    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *answer) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const override;

    static constexpr int cellPadding = 6;                ///< Between the edge of a cell and its words, px; headings keep the same.
    static constexpr auto frameOfFocus = "frameOfFocus"; ///< Property of a text that has a frame only while it has the focus.
    static bool isQuiet(const QWidget *view);            ///< A list without the focus: what is selected in it is not what the keys act on, and is shown weaker.
    static void applyRowHeight();                        ///< Lays the lists that stand out anew after the density changed.

private:
    void drawMenuButton(const QStyleOptionToolButton &button, QPainter *painter, const QWidget *widget) const;
};

} // namespace tidegate
