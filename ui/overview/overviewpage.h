// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environmentsummary.h"
#include "ui/page.h"

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QScrollArea;
class QTimer;
QT_END_NAMESPACE

namespace tidegate {

class AskBar;
class AttentionList;
class ConfirmDialog;
class EnvironmentCard;
class PageStack;
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
    QString newItemText() const override { return tr("&New environment…"); }
    void startNewItem() override;
    QList<QWidget *> panes() const override;

    QList<EnvironmentCard *> cards() const { return m_cards; }
    AskBar *askBar() const { return m_ask; }

private:
    void build();
    QWidget *buildPipeline();
    void connectModel();
    void makeActions();
    void updateState();
    void updateCards();
    EnvironmentCard *makeCard();
    void edit(const Environment &environment);
    void remove(const EnvironmentSummary &summary);
    void removeConfirmed(const EnvironmentSummary &summary, ConfirmDialog *dialog, const QString &reason);
    void move(int direction);
    void actOn(const EnvironmentCard *card);
    const EnvironmentSummary *acting() const; ///< What the actions are about; null when it is gone.

    Workspace *m_workspace;
    QUuid m_scope;
    QUuid m_acting;
    QList<EnvironmentCard *> m_cards;
    PageStack *m_stack = nullptr;
    QScrollArea *m_scroll = nullptr;
    QHBoxLayout *m_row = nullptr;
    AskBar *m_ask = nullptr;
    AttentionList *m_attention = nullptr;
    QTimer *m_later = nullptr;
    QAction *m_edit = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_left = nullptr;
    QAction *m_right = nullptr;
    QAction *m_freeze = nullptr;
    QAction *m_addTarget = nullptr;
    bool m_failed = false;
};

} // namespace tidegate
