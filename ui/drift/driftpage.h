// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"
#include "ui/page/page.h"

QT_BEGIN_NAMESPACE
class QComboBox;
class QLineEdit;
class QStackedWidget;
class QSplitter;
class QTimer;
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

class DriftFilterProxyModel;
class DriftGroupList;
struct DriftGroup;
class DriftView;
class FacetList;
class FoldingSplitter;
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
    QWidget *mainPane() const override;
    void setFilterText(const QString &text) override;
    QList<KeyHint> keyHints() const override;
    QUuid currentItem() const override;
    QUuid selectedEnvironment() const override;
    void saveState(QSettings &settings) const override;
    void restoreState(QSettings &settings) override;
    void refreshDetails() override;
    void showRunning(const RunningQuestion &question) override;

    DriftView *view() const { return m_view; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void buildList();
    void connectAll();
    void facetActivated(const QString &key);
    void updateFacets();
    void updateState();
    void showCurrent();
    void keepCurrent();
    void findDigest(const QString &digest);
    void askRunning(const RunningQuestion &question, qsizetype at, const QSet<QUuid> &found);
    void showFound(const RunningQuestion &question, const QSet<QUuid> &targets);
    void showUses(const QString &digest, const QList<DigestUse> &uses);
    void updateGroups();
    void showGroup(const DriftGroup &group);
    void endSearch();
    void clearFilter();
    void openMenu(const QPoint &position);

    Workspace *m_workspace = nullptr;
    DriftFilterProxyModel *m_proxy = nullptr;
    FacetList *m_facets = nullptr;
    QLineEdit *m_filter = nullptr;
    QComboBox *m_groupBy = nullptr;
    QStackedWidget *m_forms = nullptr; ///< By target, by component.
    QTreeView *m_list = nullptr;
    DriftGroupList *m_groups = nullptr;
    PageStack *m_stack = nullptr;
    InlineMessage *m_searchBar = nullptr;
    DriftView *m_view = nullptr;
    QSplitter *m_splitter = nullptr;
    FoldingSplitter *m_panes = nullptr; ///< The list, and what differs.
    QTimer *m_update = nullptr;
    QTimer *m_typing = nullptr;
    std::optional<bool> m_sidebarWish;
    std::optional<Error> m_missed; ///< Why there are no rows.
    QUuid m_wanted;                ///< The target that was asked for before there were rows.
    quint64 m_search = 0;          ///< Answers to an older search for a digest are dropped.
};

} // namespace tidegate
