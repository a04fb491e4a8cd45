// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QWidget>

QT_BEGIN_NAMESPACE
class QListWidget;
class QPushButton;
QT_END_NAMESPACE

namespace tidegate {

class PeopleModel;
class PersonEdit;

/// People chosen by name: a line to search in and a row for each who was chosen. Several names or ids may be pasted at once. What was typed and not added yet
/// counts when it names somebody. Rows say who is unknown or was deactivated meanwhile; copying a row copies its id.
class PersonPicker final : public QWidget
{
    Q_OBJECT
    /// The ids of those who were chosen, and behind them what is typed and not added yet: it is a change too, and a draft keeps it.
    Q_PROPERTY(QStringList entries READ entries WRITE setEntries NOTIFY entriesChanged USER true)

public:
    /// me may be null: then "Add me" is not offered. people must outlive this.
    PersonPicker(const PeopleModel *people, UserId me, QWidget *parent = nullptr);

    void setUsers(const QList<UserId> &users);
    QList<UserId> users() const; ///< Without what is being typed.
    QStringList entries() const;
    void setEntries(const QStringList &entries);
    /// Adds what is being typed. A sentence: why not all of it names somebody who can be chosen; that part stays there.
    QString takeTyped();

signals:
    void usersChanged();
    void entriesChanged();                     ///< Also while one types.
    void typedReplaced(const QString &note);   ///< What was typed was given up for "Add me"; empty: nothing was, or something else is typed.
    void problemFound(const QString &problem); ///< With what was typed; empty: it is gone.

private:
    void build();
    void add(UserId user);
    void addTyped();
    void addMe();
    void removeSelected();
    void copySelected() const;
    void updateRows();
    void updateButtons();
    QString textOf(UserId user) const;

    const PeopleModel *m_people;
    UserId m_me;
    PersonEdit *m_typed = nullptr;
    QListWidget *m_list = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_addMe = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace tidegate
