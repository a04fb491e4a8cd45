// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/taborder.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QButtonGroup>
#include <QComboBox>
#include <QDialog>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLayout>
#include <QMainWindow>
#include <QMenuBar>
#include <QScrollArea>
#include <QSet>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

void addWidgetsOf(QLayout &layout, QWidgetList &found)
{
    QList<int> order(layout.count());
    std::iota(order.begin(), order.end(), 0);
    if (const auto *grid = qobject_cast<const QGridLayout *>(&layout)) { // its items are in the order in which they were added
        const auto placeOf = [grid](int index) {
            int row = 0;
            int column = 0;
            int rows = 0;
            int columns = 0;
            grid->getItemPosition(index, &row, &column, &rows, &columns);
            return std::pair(row, column);
        };
        std::stable_sort(order.begin(), order.end(), [&placeOf](int a, int b) { return placeOf(a) < placeOf(b); });
    }
    for (const int index : std::as_const(order)) {
        QLayoutItem *item = layout.itemAt(index);
        if (item->widget())
            found.append(item->widget());
        else if (item->layout())
            addWidgetsOf(*item->layout(), found);
    }
}

/// The children that a container places by other means than a layout.
QWidgetList placedChildren(QWidget &widget)
{
    QWidgetList found;
    if (auto *window = qobject_cast<QMainWindow *>(&widget)) {
        found.append(window->menuBar());
        for (QToolBar *bar : window->findChildren<QToolBar *>(Qt::FindDirectChildrenOnly))
            found.append(bar);
        found.append(window->centralWidget());
        found.append(window->statusBar());
    } else if (const auto *bar = qobject_cast<QToolBar *>(&widget)) {
        for (QAction *action : bar->actions())
            found.append(bar->widgetForAction(action));
    } else if (const auto *splitter = qobject_cast<QSplitter *>(&widget)) {
        for (int i = 0; i < splitter->count(); ++i)
            found.append(splitter->widget(i));
    } else if (const auto *tabs = qobject_cast<QTabWidget *>(&widget)) {
        found.append(tabs->tabBar());
    } else if (const auto *area = qobject_cast<QScrollArea *>(&widget)) {
        found.append(area->widget());
    } else if (widget.layout()) {
        addWidgetsOf(*widget.layout(), found);
    }
    return found;
}

/// What stands over the others, such as a popover, comes after them.
QWidgetList childrenOf(QWidget &widget)
{
    QWidgetList found = placedChildren(widget);
    found.removeAll(nullptr);
    for (QObject *child : widget.children()) {
        auto *other = qobject_cast<QWidget *>(child);
        if (other && !other->isWindow() && !found.contains(other))
            found.append(other);
    }
    return found;
}

bool takesTab(const QWidget &widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus && !widget.focusProxy();
}

/// Those of which one at a time is checked: the group of the button, or its neighbours.
QList<QAbstractButton *> exclusiveGroup(const QAbstractButton &button)
{
    if (const QButtonGroup *group = button.group())
        return group->exclusive() ? group->buttons() : QList<QAbstractButton *>();
    QList<QAbstractButton *> group;
    if (!button.autoExclusive() || !button.parentWidget())
        return group;
    for (QAbstractButton *other : button.parentWidget()->findChildren<QAbstractButton *>(Qt::FindDirectChildrenOnly)) {
        if (other->autoExclusive() && !other->group())
            group.append(other);
    }
    return group;
}

/// One of several that exclude each other is a stop: the one that has the focus, else the checked one. Qt knows it only once one of them had the focus.
void stopAtTheCheckedOne(const QWidget &window)
{
    QSet<QAbstractButton *> known;
    for (QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (!button->isCheckable() || known.contains(button) || button->focusPolicy() == Qt::NoFocus)
            continue;
        QAbstractButton *stop = nullptr;
        const QList<QAbstractButton *> group = exclusiveGroup(*button);
        for (QAbstractButton *each : group) {
            known.insert(each);
            if (each->hasFocus() || (each->isChecked() && !stop))
                stop = each;
        }
        for (QAbstractButton *each : group) {
            if (stop && each->isCheckable())
                each->setFocusPolicy(static_cast<Qt::FocusPolicy>(each == stop ? each->focusPolicy() | Qt::TabFocus : each->focusPolicy() & ~Qt::TabFocus));
        }
    }
}

/// Whether the widget passes the focus on to a part of itself.
bool isCompound(const QWidget &widget)
{
    return widget.focusProxy() && widget.isAncestorOf(widget.focusProxy());
}

void collectCompounds(QWidget &widget, QWidgetList &found)
{
    if (isCompound(widget))
        found.append(&widget);
    for (QObject *child : widget.children()) {
        if (auto *part = qobject_cast<QWidget *>(child); part && !part->isWindow())
            collectCompounds(*part, found);
    }
}

/// Qt takes what passes the focus on for a stop too. Where its part was put elsewhere it would lead back to it, and Tab would go in a circle.
void keepCompoundsTogether(QWidget &window)
{
    QWidgetList compounds;
    collectCompounds(window, compounds);
    std::reverse(compounds.begin(), compounds.end()); // a part that passes it on itself first
    for (QWidget *compound : std::as_const(compounds)) {
        if (compound->nextInFocusChain() != compound->focusProxy())
            compound->setFocusProxy(compound->focusProxy()); // puts it right before its part
    }
}

void collect(QWidget &widget, QWidgetList &found)
{
    if (takesTab(widget))
        found.append(&widget);
    const bool walksItself = qobject_cast<QAbstractItemView *>(&widget) || qobject_cast<QAbstractSpinBox *>(&widget) || qobject_cast<QComboBox *>(&widget);
    if (walksItself)
        return;
    for (QWidget *child : childrenOf(widget))
        collect(*child, found);
}

} // namespace

static void orderAsLaidOut(QWidget *window)
{
    QWidgetList wanted;
    collect(*window, wanted);
    const QSet<QWidget *> known(wanted.cbegin(), wanted.cend());
    QWidgetList now;
    for (QWidget *widget = window->nextInFocusChain(); widget != window; widget = widget->nextInFocusChain()) {
        if (known.contains(widget))
            now.append(widget);
    }
    if (known.contains(window))
        now.prepend(window);
    if (now == wanted)
        return;
    for (qsizetype i = 1; i < wanted.size(); ++i)
        QWidget::setTabOrder(wanted.at(i - 1), wanted.at(i));
}

void tabAsLaidOut(QWidget *window)
{
    stopAtTheCheckedOne(*window);
    orderAsLaidOut(window);
    keepCompoundsTogether(*window);
}

void focusInto(QWidget *pane)
{
    QWidgetList stops;
    collect(*pane, stops);
    for (QWidget *stop : std::as_const(stops)) {
        if (stop->isVisible() && stop->isEnabled()) {
            stop->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void tabOnlyWithRows(QAbstractItemView *list, QWidget *other)
{
    const auto follow = [list, other] {
        const bool hasRows = list->model()->rowCount() > 0;
        if (!hasRows && list->hasFocus())
            other->setFocus(Qt::TabFocusReason);
        list->setFocusPolicy(hasRows ? Qt::StrongFocus : Qt::NoFocus);
    };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        QObject::connect(list->model(), signal, list, follow);
    QObject::connect(list->model(), &QAbstractItemModel::modelReset, list, follow);
    follow();
}

void TabOrder::install(QObject &application)
{
    if (!application.findChild<TabOrder *>())
        application.installEventFilter(new TabOrder(&application));
}

/// Tab goes on in the order of the window, and so do the arrows on a button.
static bool walks(const QObject &watched, int key)
{
    static const QList<int> arrows{Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down};
    return key == Qt::Key_Tab || key == Qt::Key_Backtab || (arrows.contains(key) && qobject_cast<const QAbstractButton *>(&watched));
}

bool TabOrder::eventFilter(QObject *watched, QEvent *event)
{
    if (!watched->isWidgetType())
        return QObject::eventFilter(watched, event);
    auto *widget = static_cast<QWidget *>(watched);
    const bool isWalk = event->type() == QEvent::KeyPress && walks(*watched, static_cast<QKeyEvent *>(event)->key());
    const bool isDialog = event->type() == QEvent::Show && qobject_cast<QDialog *>(watched);
    if (isWalk || isDialog)
        tabAsLaidOut(widget->window());
    if (isDialog && !widget->focusWidget())
        focusInto(widget); // it begins at its first stop
    return QObject::eventFilter(watched, event);
}

} // namespace tidegate
