// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/agenttablemodel.h"
#include "ui/agents/agentactions.h"
#include "ui/page/page.h"

#include <QAction>

#include <optional>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QSplitter;
class QTableView;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class AgentDetail;
class AgentFilterProxyModel;
class FacetList;
class PageStack;
class Workspace;

/// Facets | the agents, with what people decided and what is observed as two columns, over the details of one.
class AgentsPage final : public Page
{
    Q_OBJECT

public:
    explicit AgentsPage(Workspace *workspace, QWidget *parent = nullptr);
    ~AgentsPage() override;

    QString title() const override;
    QString statusText() const override;
    void setScope(QUuid environment) override;
    void startNewItem() override { m_actions->install->trigger(); }
    bool hasNewItem() const override { return true; }
    QString whyNoNewItem() const override { return m_actions->whyNoInstall(); }
    QString newItemText() const override;
    void setFilterText(const QString &text) override;
    void focusFilter() override;
    bool hasFilter() const override { return true; }
    void setSidebarVisible(bool visible) override;
    QList<QWidget *> panes() const override;
    QWidget *mainPane() const override;
    QList<QAction *> menuActions() const override;
    QUuid currentItem() const override;
    void showItem(QUuid id) override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void layOut();
    QWidget *makeHead();
    void follow(const QAbstractItemModel *model, bool holdsTargets);
    void connectWorkspace();
    void connectAll();
    void watch(bool watched);
    void countTargets();
    void update();
    void updateState();
    void keepCurrent();
    void showCurrent();
    void clearFilter();
    void openMenu(const QPoint &position);
    void copyCurrent();
    const AgentRow *current() const;

    Workspace *m_workspace;
    AgentFilterProxyModel *m_proxy = nullptr;
    AgentActions *m_actions = nullptr;
    FacetList *m_facets = nullptr;
    QLineEdit *m_filter = nullptr;
    QTableView *m_table = nullptr;
    AgentDetail *m_detail = nullptr;
    PageStack *m_stack = nullptr;
    QSplitter *m_splitter = nullptr;
    QSplitter *m_panes = nullptr; ///< The table, and below it the details.
    QTimer *m_later = nullptr;    ///< Joins changes.
    std::optional<bool> m_sidebarWish;
    bool m_watched = false;
    bool m_countAgain = true; ///< Targets changed since they were counted.
};

} // namespace tidegate
