// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/page/page.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class PageStack;
class ReleaseTableModel;
class Workspace;

/// Which release is on how many targets of each environment. Facts alone: nothing is changed here.
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
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;

private:
    QWidget *build();
    void count();
    void updateState();
    void updateActions();
    void showTargets();
    void copySelected();

    Workspace *m_workspace;
    ReleaseTableModel *m_model = nullptr;
    QSortFilterProxyModel *m_proxy = nullptr;
    PageStack *m_stack = nullptr;
    QLineEdit *m_filter = nullptr;
    QTableView *m_table = nullptr;
    QAction *m_showTargets = nullptr;
    QTimer *m_later = nullptr; ///< Joins the changes of one turn of the event loop.
    QUuid m_scope;
};

} // namespace tidegate
