// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QHash>
#include <QSet>
#include <QTreeView>

#include <functional>
#include <optional>

QT_BEGIN_NAMESPACE
class QAction;
class QTimer;
QT_END_NAMESPACE

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

    QModelIndex currentSource() const;                ///< In the tree model, first column; invalid when there is no row.
    QList<TargetId> selectedTargets() const;          ///< Selected targets, in the order of the list.
    QList<TargetId> targetsBelow(QUuid branch) const; ///< That show, in the order of the list; null: all.
    bool select(QUuid id);                            ///< A target, group or environment; false when it is not shown.
    void goToCause();                                 ///< From a branch to the worst target below it.

    /// Which columns show, in which order and how wide, and the sort order; for settings.
    QString look() const;
    void setLook(const QString &look);  ///< Empty or not understood: as at first.
    QStringList closedBranches() const; ///< Ids of what the user closed.
    void setClosedBranches(const QStringList &ids);
    /// One checkable action per column but the name.
    const QList<QAction *> &columnActions() const { return m_columns; }
    /// Worst first, unless the user sorted; undone by false, unless the user sorted since.
    void preferSeverity(bool prefer);

signals:
    void chosen(); ///< Somebody pressed a key or a button in it.
    void currentSourceChanged();
    void selectedTargetsChanged();
    void hiddenCauseWanted(QUuid target); ///< The filter hides what goToCause() is after.
    void openRequested();                 ///< Enter or double click on a target.
    void deleteRequested();               ///< Del.
    void lookChanged();                   ///< By the user.

public:
    void setModel(QAbstractItemModel *model) override;

protected:
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void rowsInserted(const QModelIndex &parent, int first, int last) override;
    void dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void setUpColumns(const std::function<QDateTime()> &now);
    void setUpChooser();
    void chooseColumn(int column, bool wanted);
    void sortBy(int column, Qt::SortOrder order);
    void openBranches(); ///< All that the user did not close.
    void rememberClosed(const QModelIndex &index, bool closed);
    void notePlace();
    void keepPlace();
    void keepCurrent();
    /// The name takes the room that is left. Until the user chose columns, those that leave too little are hidden.
    void fitColumns();

    TargetTreeModel *m_tree = nullptr;
    TargetFilterProxyModel *m_proxy = nullptr;
    QSet<QUuid> m_closed;                              ///< By the user.
    QPersistentModelIndex m_keptRow;                   ///< The current one or, where that is out of sight, the uppermost when rows began to come or go …
    bool m_isPlaceNoted = false;                       ///< Until keepPlace().
    int m_keptTop = 0;                                 ///< … and where it was.
    QTimer *m_restore = nullptr;                       ///< After rows came back: branches open again, and there is a current row.
    mutable std::optional<QList<TargetId>> m_selected; ///< Nothing: not known since the last change.
    QList<QAction *> m_columns;
    QSet<int> m_wanted;       ///< Columns, besides the name.
    QHash<int, int> m_widths; ///< Of them, also while they are hidden.
    bool m_chosen = false;    ///< The user said which columns show, or how wide: they do not give way.
    bool m_quiet = false;     ///< Columns and order change, but the user does not do it.
    bool m_severity = false;  ///< Sorted by preferSeverity(), not by the user.
};

} // namespace tidegate
