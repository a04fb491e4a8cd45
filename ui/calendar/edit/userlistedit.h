// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QList>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QLineEdit;
class QListWidget;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

/// A list of users by their ids. An id that was typed and not added yet counts once it is complete.
class UserListEdit final : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QStringList userIds READ userIds WRITE setUserIds NOTIFY usersChanged USER true)

public:
    /// me may be null: then "Add me" is not offered.
    explicit UserListEdit(UserId me, QWidget *parent = nullptr);

    void setUsers(const QList<UserId> &users);
    QList<UserId> users() const; ///< Without what is being typed.
    QStringList userIds() const;
    void setUserIds(const QStringList &ids);
    /// Adds what is being typed. False: it is not an id, and stays there.
    bool takeTyped();

signals:
    void usersChanged();

private:
    void add(UserId user);
    void addTyped();
    void removeSelected();
    void updateButtons();

    UserId m_me;
    QLineEdit *m_typed = nullptr;
    QListWidget *m_list = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_addMe = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace tidegate
