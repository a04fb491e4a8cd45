// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetfacets.h"
#include "models/workspace.h"
#include "ui/page/page.h"
#include "ui/targets/targetactions.h"

#include <QElapsedTimer>

QT_BEGIN_NAMESPACE
class QSplitter;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class FacetList;
class PageStack;
class SelectionBar;
class TargetDetail;
class TargetFilterBar;
class TargetFilterProxyModel;
class TargetRun;
class TargetTreeView;
class TargetViewActions;
struct TargetView;

/// Facets | filter and tree | details of one target.
class TargetsPage final : public Page
{
    Q_OBJECT

public:
    explicit TargetsPage(Workspace *workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString statusText() const override;
    void setScope(QUuid environment) override;
    void showTarget(QUuid id) override;
    void startNewItem() override;
    bool hasNewItem() const override { return true; }
    QString whyNoNewItem() const override;
    QString newItemText() const override;
    void setFilterText(const QString &text) override;
    void focusFilter() override;
    bool hasFilter() const override { return true; }
    void setSidebarVisible(bool visible) override;
    QList<QWidget *> panes() const override;
    QWidget *mainPane() const override;
    QList<QAction *> menuActions() const override;
    QList<KeyHint> keyHints() const override;
    void refreshDetails() override;
    QUuid currentItem() const override;
    QUuid selectedEnvironment() const override;
    /// Filter, columns, order, closed branches and the saved views.
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeMenu();
    void layOut();
    void connectAll();
    void applyFilter();
    void facetActivated(const QString &key);
    TargetActions::Selection selection() const;
    void updateSoon(); ///< Joins changes of the data.
    void updateNow();
    void showProgress(qint64 done, qint64 total);
    void showCompleted();
    void updateFacets();
    void applyView(const TargetView &view);
    void updateState();
    bool hasGroups() const; ///< In the scope.
    void updateSelection();
    void openMenu(const QPoint &position);
    void entityChanged(EntityType type, QUuid id);

    Workspace *m_workspace = nullptr;
    TargetFilterProxyModel *m_proxy = nullptr;
    TargetRun *m_run = nullptr;
    TargetViewActions *m_views = nullptr;
    QList<QAction *> m_menu; ///< Of the menu bar and of the list.
    TargetActions *m_actions = nullptr;
    FacetList *m_facets = nullptr;
    TargetFilterBar *m_filter = nullptr;
    TargetTreeView *m_tree = nullptr;
    PageStack *m_stack = nullptr;
    SelectionBar *m_bar = nullptr;
    TargetDetail *m_detail = nullptr;
    QSplitter *m_splitter = nullptr;
    QTimer *m_update = nullptr; ///< To the next updateNow().
    QElapsedTimer m_updated;    ///< Since the last one.
    qint64 m_updateCost = 0;    ///< ms
    TargetFacets m_counts;
    QTimer *m_ages = nullptr;
    QUuid m_scope;
    QUuid m_wanted;                    ///< A target that is shown as soon as it arrives, unless something else is chosen meanwhile.
    std::optional<bool> m_sidebarWish; ///< Nothing: by the width of the page.
};

} // namespace tidegate
