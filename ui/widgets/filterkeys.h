// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemView>
#include <QLineEdit>
#include <QShortcut>

namespace tidegate {

/// Down in a filter goes into the list that it filters, as everywhere in the program; while a completion is open, Down is for that.
inline void downLeadsInto(QLineEdit *filter, QAbstractItemView *list)
{
    auto *down = new QShortcut(Qt::Key_Down, filter);
    down->setContext(Qt::WidgetShortcut);
    QObject::connect(down, &QShortcut::activated, list, [list] {
        if (!list->isVisible() || !list->model() || list->model()->rowCount(list->rootIndex()) == 0)
            return;
        if (!list->currentIndex().isValid())
            list->setCurrentIndex(list->model()->index(0, 0, list->rootIndex()));
        list->setFocus(Qt::OtherFocusReason);
    });
}

} // namespace tidegate
