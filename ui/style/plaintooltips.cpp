// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/plaintooltips.h"

#include "ui/style/plaintext.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QMenu>
#include <QToolTip>

namespace tidegate {

void PlainToolTips::install(QObject &application)
{
    if (!application.findChild<PlainToolTips *>())
        application.installEventFilter(new PlainToolTips(&application));
}

QString PlainToolTips::textFor(const QWidget &widget, const QHelpEvent &event)
{
    if (const auto *menu = qobject_cast<const QMenu *>(&widget)) {
        const QAction *action = menu->toolTipsVisible() ? menu->actionAt(event.pos()) : nullptr;
        return action && action->toolTip() != action->text() ? action->toolTip() : QString();
    }
    const auto *view = qobject_cast<const QAbstractItemView *>(widget.parentWidget());
    if (view && view->viewport() == &widget)
        return view->indexAt(event.pos()).data(Qt::ToolTipRole).toString();
    return widget.toolTip();
}

bool PlainToolTips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !watched->isWidgetType())
        return false;
    auto *widget = static_cast<QWidget *>(watched);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = textFor(*widget, *help);
    if (text.isEmpty())
        return false;
    QToolTip::showText(help->globalPos(), plainToolTip(text), widget);
    return true;
}

} // namespace tidegate
