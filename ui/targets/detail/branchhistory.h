// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/healthtransition.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QLabel;
class QPushButton;
class QTimer;
class QTreeWidget;
class QTreeWidgetItem;
QT_END_NAMESPACE

namespace tidegate {

class InlineMessage;
class Workspace;

/// When the health of an environment or group changed, and because of which targets.
class BranchHistory final : public QWidget
{
    Q_OBJECT

public:
    BranchHistory(Workspace *workspace, QWidget *parent);

    /// `state` is what its health is said to be: with another one the history has grown.
    void setParentOfTargets(const HealthParent &parent, const QString &state);
    void reload(); ///< Soon when visible, else when it shows.

signals:
    void targetRequested(QUuid target);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeList();
    void load();
    void reloadIn(std::chrono::milliseconds delay);
    void show(const QList<ParentTransition> &transitions);
    QTreeWidgetItem *addTransition(const ParentTransition &transition);
    void setCause(QTreeWidgetItem *item, TargetId target) const;
    QString nameOf(TargetId target) const;
    QUuid causeAt(const QTreeWidgetItem *item) const; ///< Null where none of the targets is there any more.
    void goTo(const QTreeWidgetItem *item);
    void updateButton();

    Workspace *m_workspace;
    HealthParent m_parent;
    QString m_state;
    QList<ParentTransition> m_shown;
    bool m_isShownOfPart = false; ///< Not all targets were here to name.
    bool m_stale = true;
    QTimer *m_delay = nullptr; ///< Who walks through the tree does not ask for every branch on the way.
    QLabel *m_title = nullptr;
    QLabel *m_none = nullptr;
    QTreeWidget *m_list = nullptr;
    QPushButton *m_go = nullptr;
    InlineMessage *m_message = nullptr;
};

} // namespace tidegate
