// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QHash>
#include <QSet>
#include <QTreeView>

#include <functional>

namespace tidegate {

class TargetFilterProxyModel;
class TargetTreeModel;

/// The tree of environments, groups and targets. Branches open by themselves and stay closed only when the user closed them; there is
/// always a current row while there are rows, because assistive technology crashes Qt 6.4 without one.
class TargetTreeView final : public QTreeView
{
    Q_OBJECT

public:
    /// now: the clock by which ages are said.
    TargetTreeView(TargetTreeModel *model, TargetFilterProxyModel *proxy, const std::function<QDateTime()> &now, QWidget *parent = nullptr);

    QModelIndex currentSource() const;       ///< In the tree model, first column; invalid when there is no row.
    QList<TargetId> selectedTargets() const; ///< Selected targets, in the order of the list.
    bool select(QUuid id);                   ///< A target, group or environment; false when it is not shown.
    void goToCause();                        ///< From a branch to the worst target below it.

signals:
    void currentSourceChanged();
    void selectedTargetsChanged();
    void hiddenCauseWanted(QUuid target); ///< The filter hides what goToCause() is after.
    void openRequested();                 ///< Enter or double click on a target.
    void deleteRequested();               ///< Del.

public:
    void setModel(QAbstractItemModel *model) override;

protected:
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void setUpColumns(const std::function<QDateTime()> &now);
    void openBranches(const QModelIndex &parent, int first, int last);
    void rememberClosed(const QModelIndex &index, bool closed);
    void keepCurrent();
    void fitColumns(); ///< Shows as many columns, in order of importance, as leave the name readable.

    TargetTreeModel *m_tree = nullptr;
    TargetFilterProxyModel *m_proxy = nullptr;
    QSet<QUuid> m_closed;     ///< By the user.
    QHash<int, int> m_widths; ///< Of hidden columns, for when they come back.
};

} // namespace tidegate
