// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/workspace.h"
#include "ui/page/page.h"

QT_BEGIN_NAMESPACE
class QPushButton;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class AskBar;
class AttentionList;
class ChangeSummary;
class ConfirmDialog;
class EnvironmentCard;
class InlineMessage;
class PageStack;
class PipelineView;
class Workspace;

/// The pipeline as cards, the question "Can I deploy?", and what needs attention. Environments are made, edited and deleted here.
class OverviewPage final : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(Workspace *workspace, QWidget *parent = nullptr);

    QString title() const override;
    QString statusText() const override;
    void setScope(QUuid environment) override;
    bool hasNewItem() const override { return true; }
    QString whyNoNewItem() const override;
    QString newItemText() const override { return tr("&New environment…"); }
    void startNewItem() override;
    void startEditing(QUuid environment) override;
    void startRemoval(QUuid environment) override;
    void askAbout(const TypedCommand &question) override;
    QList<QWidget *> panes() const override;
    QList<QAction *> menuActions() const override;
    QList<KeyHint> keyHints() const override;
    QUuid currentItem() const override { return m_current; }
    void showItem(QUuid id) override;
    /// What the menu actions are about while another page shows them: what is selected there. Null: the scope, or the card.
    void aimAt(QUuid environment);

    QList<EnvironmentCard *> cards() const;
    PipelineView *pipeline() const { return m_pipeline; }
    AskBar *askBar() const { return m_ask; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    QWidget *buildTop(QWidget *parent);
    void connectModel();
    void makeActions();
    QString whyNotEndFreeze() const;
    void updateState();
    void updateCards();
    void updateChanges();
    void edit(const Environment &environment);
    void remove(const EnvironmentSummary &summary);
    void removeConfirmed(const EnvironmentSummary &summary, ConfirmDialog *dialog, const QString &reason);
    void move(int direction);
    void reorder(QUuid moved, const QList<EnvironmentId> &order);
    /// Stale when the order is not the one it was changed from any more.
    void compare();
    void actOn(QUuid environment);
    void runOn(QUuid environment, QAction *action); ///< Or says why not.
    void focusAwaited();
    void updateMenu(); ///< The actions are about what another page has selected, else the scope, else the card that had the focus last.
    void allow(QAction *action, Permission permission, const QString &whyNot = {});
    const EnvironmentSummary *acting() const; ///< What the actions are about; null when it is gone.

    Workspace *m_workspace;
    QUuid m_scope;
    QUuid m_aim;     ///< Of another page.
    QUuid m_focused; ///< The card that had the focus last.
    QUuid m_current; ///< What the menu of the window is about; null: nothing.
    QUuid m_awaited; ///< Was created here; its card gets the focus.
    QUuid m_acting;  ///< What the actions are about: that, or the card whose menu is open.
    PageStack *m_stack = nullptr;
    InlineMessage *m_message = nullptr;
    PipelineView *m_pipeline = nullptr;
    QPushButton *m_new = nullptr;
    QPushButton *m_compareButton = nullptr;
    QPushButton *m_freezeNow = nullptr;
    AskBar *m_ask = nullptr;
    AttentionList *m_attention = nullptr;
    QTimer *m_later = nullptr;
    QAction *m_create = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_left = nullptr;
    QAction *m_right = nullptr;
    QAction *m_freeze = nullptr;
    QAction *m_endFreeze = nullptr;
    QAction *m_addTarget = nullptr;
    QAction *m_compare = nullptr;
    QAction *m_showChanges = nullptr;
    ChangeSummary *m_changes = nullptr; ///< Of this month.
};

} // namespace tidegate
