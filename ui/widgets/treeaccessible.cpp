// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/treeaccessible.h"

#include <QAccessible>
#include <QTreeView>

namespace tidegate {

void keepReadable(QTreeView *tree)
{
    QObject::connect(tree->model(), &QAbstractItemModel::layoutChanged, tree, [tree] {
        if (QAccessible::isActive()) // without a reader the layout can wait, as ever
            tree->doItemsLayout();
    });
}

} // namespace tidegate
