// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"
#include "ui/page.h"

QT_BEGIN_NAMESPACE
class QLineEdit;
class QSplitter;
class QTimer;
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

class DigestSearch;
class DriftFilterProxyModel;
class DriftView;
class FacetList;
class InlineMessage;
class PageStack;

/// Facets | targets with their verdicts, drifted first | one target side by side.
class DriftPage final : public Page
{
    Q_OBJECT

public:
    explicit DriftPage(Workspace *workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString statusText() const override;
    void setScope(QUuid environment) override;
    void showTarget(QUuid id) override;
    void focusFilter() override;
    bool hasFilter() const override { return true; }
    void setSidebarVisible(bool visible) override;
    QList<QWidget *> panes() const override;
    void refreshDetails() override;

    DriftView *view() const { return m_view; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void connectAll();
    void facetActivated(const QString &key);
    void updateFacets();
    void updateState();
    void showCurrent();
    void keepCurrent();
    void findDigest(const QString &digest);
    void showSearch();
    void endSearch();
    void openMenu(const QPoint &position);

    Workspace *m_workspace = nullptr;
    DriftFilterProxyModel *m_proxy = nullptr;
    DigestSearch *m_search = nullptr;
    FacetList *m_facets = nullptr;
    QLineEdit *m_filter = nullptr;
    QTreeView *m_list = nullptr;
    PageStack *m_stack = nullptr;
    InlineMessage *m_searchBar = nullptr;
    DriftView *m_view = nullptr;
    QSplitter *m_splitter = nullptr;
    QTimer *m_update = nullptr;
    QTimer *m_typing = nullptr;
    std::optional<bool> m_sidebarWish;
};

} // namespace tidegate
