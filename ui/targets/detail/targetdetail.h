// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"

#include <QModelIndex>
#include <QStackedWidget>

QT_BEGIN_NAMESPACE
class QAction;
class QLabel;
class QPushButton;
class QTabWidget;
class QToolButton;
QT_END_NAMESPACE

namespace tidegate {

class BranchHistory;
class DetailTab;
class ElidedLabel;
class RelativeTimeLabel;
class Workspace;

/// The pane beside the list: what one target is and what is known of it, or what a branch holds.
class TargetDetail final : public QStackedWidget
{
    Q_OBJECT

public:
    TargetDetail(Workspace *workspace, QAction *checkHealth, QAction *recordSticker, QWidget *parent = nullptr);

    void showIndex(const QModelIndex &source); ///< Of the tree model; invalid: nothing.
    void reload();                             ///< What no model holds.
    TargetId target() const { return m_target; }
    void focusTabs();
    void stepTab(int by); ///< To the next or previous tab, around the end.
    QSize minimumSizeHint() const override;

signals:
    void driftRequested(QUuid target);
    void causeRequested();
    void targetRequested(QUuid target); ///< The cause of an earlier change.
    void successReported(const QString &text);

private:
    QWidget *makeTargetPage(QAction *checkHealth, QAction *recordSticker);
    QWidget *makeBranchPage();
    void showTarget(TargetId id, bool repaint = false); ///< Does nothing when all of it shows already, unless it must be painted anew.
    void showBranch(const QModelIndex &source);

    Workspace *m_workspace = nullptr;
    TargetId m_target;
    std::pair<Target, bool> m_shown; ///< With whether it is being checked.
    ElidedLabel *m_title = nullptr;
    QLabel *m_glyph = nullptr;
    QLabel *m_word = nullptr;
    RelativeTimeLabel *m_age = nullptr;
    QLabel *m_message = nullptr;
    QTabWidget *m_tabs = nullptr;
    QList<DetailTab *> m_pages;
    ElidedLabel *m_branchTitle = nullptr;
    QLabel *m_branchText = nullptr;
    QPushButton *m_cause = nullptr;
    BranchHistory *m_branchHistory = nullptr;
};

} // namespace tidegate
