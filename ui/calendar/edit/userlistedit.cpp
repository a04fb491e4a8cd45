// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/userlistedit.h"

#include "ui/style/theme.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace tidegate {

UserListEdit::UserListEdit(UserId me, QWidget *parent) : QWidget(parent), m_me(me)
{
    m_typed = new QLineEdit(this);
    m_typed->setObjectName(u"userId"_s);
    m_typed->setPlaceholderText(tr("User id"));
    m_typed->setAccessibleName(tr("User id to except"));
    m_list = new QListWidget(this);
    m_list->setObjectName(u"users"_s);
    m_list->setAccessibleName(tr("Excepted users"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setFixedHeight(3 * spacing::rowHeight + 6);
    m_add = new QPushButton(tr("A&dd"), this);
    m_add->setObjectName(u"addUser"_s);
    m_addMe = new QPushButton(tr("Add &me"), this);
    m_addMe->setObjectName(u"addMe"_s);
    m_remove = new QPushButton(tr("Remo&ve"), this);
    m_remove->setObjectName(u"removeUser"_s);
    for (QPushButton *button : {m_add, m_addMe, m_remove})
        button->setAutoDefault(false);
    m_addMe->setVisible(!me.isNull());
    setFocusProxy(m_typed);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(spacing::inside);
    grid->addWidget(m_typed, 0, 0);
    grid->addWidget(m_add, 0, 1);
    grid->addWidget(m_list, 1, 0, 2, 1);
    grid->addWidget(m_addMe, 1, 1, Qt::AlignTop);
    grid->addWidget(m_remove, 2, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(2, 1);

    connect(m_typed, &QLineEdit::textChanged, this, &UserListEdit::updateButtons);
    connect(m_add, &QPushButton::clicked, this, &UserListEdit::addTyped);
    connect(m_addMe, &QPushButton::clicked, this, [this] { add(m_me); });
    connect(m_remove, &QPushButton::clicked, this, &UserListEdit::removeSelected);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &UserListEdit::updateButtons);
    auto *del = new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(del, &QShortcut::activated, this, &UserListEdit::removeSelected);
    updateButtons();
}

void UserListEdit::setUsers(const QList<UserId> &users)
{
    m_list->clear();
    for (const UserId user : users)
        add(user);
    updateButtons();
}

QList<UserId> UserListEdit::users() const
{
    QList<UserId> result;
    for (int row = 0; row < m_list->count(); ++row)
        result.append(UserId(m_list->item(row)->data(Qt::UserRole).toUuid()));
    return result;
}

QStringList UserListEdit::userIds() const
{
    QStringList ids;
    const QList<UserId> all = users();
    for (const UserId user : all)
        ids.append(user.toString());
    return ids;
}

void UserListEdit::setUserIds(const QStringList &ids)
{
    QList<UserId> users;
    for (const QString &id : ids)
        users.append(UserId(parseUuid(id)));
    setUsers(users);
    emit usersChanged();
}

bool UserListEdit::takeTyped()
{
    const QString text = m_typed->text().trimmed();
    if (text.isEmpty())
        return true;
    const UserId user{parseUuid(text)};
    if (user.isNull())
        return false;
    m_typed->clear();
    add(user);
    return true;
}

void UserListEdit::add(UserId user)
{
    if (!user.isNull() && !users().contains(user)) {
        const QString text = user == m_me ? tr("You (%1)").arg(user.toString()) : user.toString();
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(Qt::UserRole, user.uuid());
        item->setToolTip(user.toString());
        item->setSizeHint(QSize(0, spacing::rowHeight));
        emit usersChanged();
    }
    updateButtons();
}

void UserListEdit::addTyped()
{
    if (!takeTyped())
        m_typed->setFocus();
}

void UserListEdit::removeSelected()
{
    const QList<QListWidgetItem *> selected = m_list->selectedItems();
    qDeleteAll(selected);
    if (!selected.isEmpty())
        emit usersChanged();
    updateButtons();
}

void UserListEdit::updateButtons()
{
    const bool complete = !parseUuid(m_typed->text().trimmed()).isNull();
    m_add->setEnabled(complete);
    m_add->setToolTip(complete ? QString() : tr("Type the complete id of a user, 36 characters."));
    m_remove->setEnabled(!m_list->selectedItems().isEmpty());
    m_addMe->setEnabled(!users().contains(m_me));
}

} // namespace tidegate
