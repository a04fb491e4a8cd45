// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/consolestyle.h"

#include "ui/style/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTableView>
#include <QTextEdit>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

void drawEdge(const QStyleOption *option, QPainter *painter, qreal radius)
{
    const BaseColors colors = Theme::current().colors();
    const bool focused = option->state & QStyle::State_HasFocus;
    const bool enabled = option->state & QStyle::State_Enabled;
    const qreal width = focused ? 2 : Theme::current().outline();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(focused ? colors.focus : enabled ? colors.borderStrong : colors.border, width));
    painter->drawRoundedRect(QRectF(option->rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
    painter->restore();
}

/// What has no edge of ours, and gets one when outlines are to be strong.
bool isOutlined(QStyle::PrimitiveElement element)
{
    return element == QStyle::PE_PanelButtonCommand || element == QStyle::PE_Frame || element == QStyle::PE_FrameTabWidget || element == QStyle::PE_FrameMenu;
}

bool isTextField(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

} // namespace

ConsoleStyle::ConsoleStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void ConsoleStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (const auto *table = qobject_cast<QTableView *>(widget))
        table->verticalHeader()->setDefaultSectionSize(Theme::current().rowHeight());
}

void ConsoleStyle::applyRowHeight()
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (const auto *table = qobject_cast<QTableView *>(widget))
            table->verticalHeader()->setDefaultSectionSize(Theme::current().rowHeight());
        else if (auto *view = qobject_cast<QAbstractItemView *>(widget); view && !qobject_cast<QHeaderView *>(widget))
            view->doItemsLayout();
    }
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *answer) const
{
    if (hint == SH_Widget_Animation_Duration && Theme::current().reducesMotion())
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, answer);
}

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_ItemViewItem)
        size.setHeight(std::max(size.height(), Theme::current().rowHeight()));
    return size;
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameLineEdit || (element == PE_Frame && isTextField(widget)))
        drawEdge(option, painter, 2);
    else if (element == PE_IndicatorCheckBox)
        drawEdge(option, painter, 1);
    else if (element == PE_IndicatorRadioButton)
        drawEdge(option, painter, option->rect.height() / 2.0);
    else if (Theme::current().showsHighContrast() && isOutlined(element))
        drawEdge(option, painter, 2);
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox || control == CC_ComboBox)
        drawEdge(option, painter, 2);
}

} // namespace tidegate
