// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"

#include <QUuid>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QTimer;
class QToolButton;
class QTreeView;
QT_END_NAMESPACE

namespace tidegate {

class AttentionModel;
class Workspace;

/// What needs attention most, each with its cause: the worst ten, or all. Follows the workspace while it is visible.
class AttentionList final : public QWidget
{
    Q_OBJECT

public:
    explicit AttentionList(Workspace *workspace, QWidget *parent = nullptr);

    void setScope(QUuid environment); ///< Null: all.
    AttentionModel *model() const { return m_model; }
    QTreeView *view() const { return m_list; }
    void updateNow();

signals:
    void targetRequested(QUuid target);
    void driftRequested(QUuid target);
    void freezeWindowRequested(QUuid window);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void noteChange();
    void updateTexts();
    QList<Target> targetsInScope(bool onlyOdd, bool *any = nullptr) const; ///< Those that may need attention, or all; any: whether there are any at all.
    void activate(const QModelIndex &index);
    void copyRow();

    Workspace *m_workspace;
    QUuid m_scope;
    bool m_all = false;
    AttentionModel *m_model = nullptr;
    QLabel *m_title = nullptr;
    QToolButton *m_showAll = nullptr;
    QLabel *m_allWell = nullptr;
    QTreeView *m_list = nullptr;
    QTimer *m_later = nullptr;
};

} // namespace tidegate
