// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page/page.h"

#include <QElapsedTimer>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTabBar;
class QTableView;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class ComponentsView;
class PageStack;
class ReleaseTableModel;
class Workspace;

/// Two tabs: which release is on how many targets of each environment, and which version of each component runs where (ComponentsView). Facts alone: nothing
/// is changed here.
class ReleasesPage final : public Page
{
    Q_OBJECT

public:
    explicit ReleasesPage(Workspace *workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString statusText() const override;
    void setScope(QUuid environment) override;
    QList<QWidget *> panes() const override;
    QWidget *mainPane() const override;
    bool hasFilter() const override { return true; }
    void focusFilter() override;
    void setFilterText(const QString &text) override;
    QList<KeyHint> keyHints() const override;
    void showComponents() override;
    void refreshDetails() override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

    ComponentsView *components() const { return m_components; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum Tab { ReleasesTab, ComponentsTab };

    QWidget *build();
    QWidget *buildHeader();
    void buildComponents();
    bool showsComponents() const;
    void enterTab();
    void showTab();
    QLineEdit *filter() const;
    void count();
    void sayWhetherAll();
    void updateState();
    void updateActions();
    void showTargets();
    void copySelected();

    Workspace *m_workspace;
    ReleaseTableModel *m_model = nullptr;
    QSortFilterProxyModel *m_proxy = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_views = nullptr; ///< One for each tab.
    ComponentsView *m_components = nullptr;
    PageStack *m_stack = nullptr;
    QLineEdit *m_filter = nullptr;
    QTableView *m_table = nullptr;
    QAction *m_showTargets = nullptr;
    QTimer *m_later = nullptr; ///< Joins the changes of one turn of the event loop.
    QElapsedTimer m_counted;   ///< Since the last count,
    qint64 m_cost = 0;         ///< which took so long, in ms.
    QUuid m_scope;
    bool m_isStale = false; ///< Nobody looked when something changed.
};

} // namespace tidegate
