// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/consolestyle.h"

#include "ui/style/theme.h"

#include <QApplication>
#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTableView>
#include <QTextEdit>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tidegate {

qreal ringInset(const QPainter &painter)
{
    const qreal scale = painter.device()->devicePixelRatioF();
    return qFuzzyCompare(scale, std::round(scale)) ? 1 : 1.5;
}

namespace {

constexpr int menuArrow = 14; ///< Room for the arrow of a button with a menu, px.

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
    const qreal inset = focused ? ringInset(*painter) : width / 2;
    painter->drawRoundedRect(QRectF(option->rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

/// What has no edge of ours, and gets one when outlines are to be strong.
bool isOutlined(QStyle::PrimitiveElement element)
{
    return element == QStyle::PE_PanelButtonCommand || element == QStyle::PE_Frame || element == QStyle::PE_FrameTabWidget || element == QStyle::PE_FrameMenu;
}

/// The focus, 2 px wide: Fusion's own is a hair in a paler colour.
void drawFocus(const QStyleOption *option, QPainter *painter)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    const BaseColors colors = Theme::current().colors();
    const auto *ring = qstyleoption_cast<const QStyleOptionFocusRect *>(option);
    const bool onSelection = ring && ring->backgroundColor == option->palette.color(QPalette::Highlight);
    painter->setPen(QPen(onSelection ? colors.highlightText : colors.focus, 2));
    const qreal inset = ringInset(*painter);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(inset, inset, -inset, -inset), 2, 2);
    painter->restore();
}

/// Icon and words of a button in the middle of it, the icon to the right. Qt 6.4 draws the words at the far edge there.
void drawRightToLeftLabel(const QStyle *style, const QStyleOptionButton &button, QPainter *painter)
{
    const int flags = Qt::AlignVCenter | Qt::AlignLeft | Qt::AlignAbsolute
        | (style->styleHint(QStyle::SH_UnderlineShortcut, &button) ? Qt::TextShowMnemonic : Qt::TextHideMnemonic);
    const bool enabled = button.state & QStyle::State_Enabled;
    const int words = button.fontMetrics.size(Qt::TextShowMnemonic, button.text).width();
    const QRect content = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(words + spacing::inside + button.iconSize.width(), button.rect.height()),
                                              button.rect);
    const QRect icon = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignRight | Qt::AlignVCenter, button.iconSize, content);
    button.icon.paint(painter, icon, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    style->drawItemText(painter, content, flags, button.palette, enabled, button.text, QPalette::ButtonText);
}

/// A tool button that is all menu.
bool opensMenu(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    return button && button->features & QStyleOptionToolButton::HasMenu && !(button->features & QStyleOptionToolButton::MenuButtonPopup);
}

/// Without the state that makes a selection strong.
QStyleOptionViewItem quiet(const QStyleOptionViewItem &item)
{
    QStyleOptionViewItem option = item;
    option.state &= ~QStyle::State_Active;
    return option;
}

bool isTextField(const QWidget *widget)
{
    return qobject_cast<const QPlainTextEdit *>(widget) || qobject_cast<const QTextEdit *>(widget);
}

/// A list that has the focus and no row that shows it.
bool isFocusedWhole(const QWidget *widget)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    return view && view->hasFocus() && !view->currentIndex().isValid();
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

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_DefaultFrameWidth && isTextField(widget))
        return 2; // or its viewport covers half of the focus
    const auto *header = qobject_cast<const QHeaderView *>(widget);
    if (metric == PM_HeaderMargin && !(header && header->orientation() == Qt::Vertical)) // that one's rows would grow with it
        return cellPadding;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *answer) const
{
    if (hint == SH_Widget_Animation_Duration && Theme::current().reducesMotion())
        return 0;
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0; // half of our buttons have no standard meaning, so no icon: one beside them says nothing
    return QProxyStyle::styleHint(hint, option, widget, answer);
}

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    if (type == CT_ItemViewItem)
        size.setHeight(std::max(size.height(), Theme::current().rowHeight()));
    else if (type == CT_HeaderSection)
        size.rheight() -= cellPadding;
    else if (type == CT_ToolButton && opensMenu(option))
        size.rwidth() += menuArrow;
    return size;
}

bool ConsoleStyle::isQuiet(const QWidget *view)
{
    // A list that never takes the focus is led by a field that has it.
    return qobject_cast<const QAbstractItemView *>(view) && view->focusPolicy() != Qt::NoFocus && !view->hasFocus()
        && view->window()->windowType() != Qt::Popup;
}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (item && item->state & State_Active && (element == PE_PanelItemViewRow || element == PE_PanelItemViewItem) && isQuiet(widget)) {
        const QStyleOptionViewItem weaker = quiet(*item);
        QProxyStyle::drawPrimitive(element, &weaker, painter, widget);
        return;
    }
    if (element == PE_Frame && widget && widget->property(frameOfFocus).toBool()) {
        if (option->state & State_HasFocus)
            drawEdge(option, painter, 2);
        return;
    }
    if (element == PE_FrameFocusRect) {
        // A push button has it at its edge.
        if (!qobject_cast<const QPushButton *>(widget))
            drawFocus(option, painter);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool holdsText = element == PE_FrameLineEdit || (element == PE_Frame && (isTextField(widget) || isFocusedWhole(widget)));
    if (element == PE_PanelButtonCommand && (option->state & State_HasFocus))
        drawFocus(option, painter);
    else if (element == PE_IndicatorCheckBox)
        drawEdge(option, painter, 1);
    else if (element == PE_IndicatorRadioButton)
        drawEdge(option, painter, option->rect.height() / 2.0);
    else if (holdsText || (Theme::current().showsHighContrast() && isOutlined(element)))
        drawEdge(option, painter, 2);
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option); header && element == CE_HeaderLabel) {
        QStyleOptionHeaderV2 label;
        if (const auto *newer = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
            label = *newer;
        else
            static_cast<QStyleOptionHeader &>(label) = *header;
        label.rect.adjust(0, -cellPadding, 0, cellPadding); // the padding is for the sides
        QProxyStyle::drawControl(element, &label, painter, widget);
        return;
    }
    if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option); item && item->state & State_Active && isQuiet(widget)) {
        const QStyleOptionViewItem weaker = quiet(*item);
        QProxyStyle::drawControl(element, &weaker, painter, widget);
        return;
    }
    if (const auto *title = qstyleoption_cast<const QStyleOptionMenuItem *>(option); title && element == CE_MenuBarItem && title->state & State_Selected) {
        QStyleOptionMenuItem strong = *title; // Fusion shows only the title of an open menu, and nothing of where the keys are
        strong.state |= State_Sunken;
        QProxyStyle::drawControl(element, &strong, painter, widget);
        return;
    }
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool mirrored = element == CE_PushButtonLabel && button && button->direction == Qt::RightToLeft;
    if (mirrored && !button->icon.isNull() && !button->text.isEmpty() && !(button->features & QStyleOptionButton::HasMenu))
        drawRightToLeftLabel(this, *button, painter);
    else
        QProxyStyle::drawControl(element, option, painter, widget);
}

void ConsoleStyle::drawMenuButton(const QStyleOptionToolButton &button, QPainter *painter, const QWidget *widget) const
{
    // The panel over all of it, then the words without the arrow, whose place Fusion takes from their corner.
    QStyleOptionToolButton panel = button;
    panel.features &= ~QStyleOptionToolButton::HasMenu;
    panel.text.clear();
    panel.icon = {};
    QProxyStyle::drawComplexControl(CC_ToolButton, &panel, painter, widget);
    const bool mirrored = button.direction == Qt::RightToLeft;
    QStyleOptionToolButton label = button;
    label.rect.adjust(mirrored ? menuArrow : 0, 0, mirrored ? 0 : -menuArrow, 0);
    const QRect words = label.rect;
    drawControl(CE_ToolButtonLabel, &label, painter, widget);
    QStyleOption arrow;
    arrow.state = button.state;
    arrow.palette = button.palette;
    arrow.rect = QRect(mirrored ? button.rect.left() + 5 : words.right(), button.rect.center().y() - 4, 9, 9);
    drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ToolButton && opensMenu(option)) {
        drawMenuButton(*static_cast<const QStyleOptionToolButton *>(option), painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox || control == CC_ComboBox)
        drawEdge(option, painter, 2);
}

} // namespace tidegate
