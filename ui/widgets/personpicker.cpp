// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/personpicker.h"

#include "models/peoplemodel.h"
#include "models/typedpeople.h"
#include "ui/style/plaintext.h"
#include "ui/style/taborder.h"
#include "ui/style/theme.h"
#include "ui/widgets/personedit.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace tidegate {

PersonPicker::PersonPicker(const PeopleModel *people, UserId me, QWidget *parent) : QWidget(parent), m_people(people), m_me(me)
{
    build();
    connect(m_typed, &QLineEdit::textChanged, this, [this] {
        updateButtons();
        emit problemFound({});
        emit typedReplaced({});
        emit entriesChanged();
    });
    connect(this, &PersonPicker::usersChanged, this, &PersonPicker::entriesChanged);
    connect(m_typed, &PersonEdit::chosen, this, [this](UserId person) {
        m_typed->clear();
        add(person);
    });
    connect(m_typed, &PersonEdit::entered, this, &PersonPicker::addTyped);
    connect(m_add, &QPushButton::clicked, this, &PersonPicker::addTyped);
    connect(m_addMe, &QPushButton::clicked, this, &PersonPicker::addMe);
    connect(m_remove, &QPushButton::clicked, this, &PersonPicker::removeSelected);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &PersonPicker::updateButtons);
    auto *del = new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(del, &QShortcut::activated, this, &PersonPicker::removeSelected);
    auto *copy = new QShortcut(QKeySequence::Copy, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy, &QShortcut::activated, this, &PersonPicker::copySelected);
    connect(people, &PeopleModel::namesChanged, this, &PersonPicker::updateRows);
    updateButtons();
}

void PersonPicker::build()
{
    m_typed = new PersonEdit(m_people, this);
    m_typed->setObjectName(u"person"_s);
    m_typed->setPlaceholderText(tr("Name or id"));
    m_typed->setAccessibleName(tr("Person to except"));
    m_list = new QListWidget(this);
    m_list->setObjectName(u"people"_s);
    m_list->setAccessibleName(tr("Excepted people"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setFixedHeight(3 * spacing::rowHeight + 6);
    m_add = new QPushButton(tr("A&dd"), this);
    m_add->setObjectName(u"addPerson"_s);
    m_addMe = new QPushButton(tr("Add &me"), this);
    m_addMe->setObjectName(u"addMe"_s);
    m_remove = new QPushButton(tr("Remo&ve"), this);
    m_remove->setObjectName(u"removePerson"_s);
    for (QPushButton *button : {m_add, m_addMe, m_remove})
        button->setAutoDefault(false);
    m_addMe->setVisible(!m_me.isNull());
    setFocusProxy(m_typed);
    tabOnlyWithRows(m_list, m_typed);

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
}

void PersonPicker::setUsers(const QList<UserId> &users)
{
    m_list->clear();
    for (const UserId user : users)
        add(user);
    updateButtons();
}

QList<UserId> PersonPicker::users() const
{
    QList<UserId> result;
    for (int row = 0; row < m_list->count(); ++row)
        result.append(UserId(m_list->item(row)->data(Qt::UserRole).toUuid()));
    return result;
}

QStringList PersonPicker::entries() const
{
    QStringList entries;
    const QList<UserId> all = users();
    for (const UserId user : all)
        entries.append(user.toString());
    if (const QString typed = m_typed->text().trimmed(); !typed.isEmpty())
        entries.append(typed);
    return entries;
}

void PersonPicker::setEntries(const QStringList &entries)
{
    QList<UserId> users;
    QStringList typed;
    for (const QString &entry : entries) {
        if (const UserId user(parseUuid(entry)); !user.isNull())
            users.append(user);
        else
            typed.append(entry);
    }
    setUsers(users);
    m_typed->setText(typed.join(u", "_s));
    emit usersChanged();
}

QString PersonPicker::takeTyped()
{
    const TypedPeople typed = typedPeople(*m_people, m_typed->text());
    m_typed->setText(typed.rest.join(u", "_s));
    for (const UserId user : typed.people)
        add(user);
    return typed.problem;
}

QString PersonPicker::textOf(UserId user) const
{
    const QString name = plainLine(m_people->nameOf(user));
    return user != m_me ? name : m_people->find(user) ? tr("%1 (you)", "a person").arg(name) : tr("You (%1)").arg(user.toString());
}

void PersonPicker::add(UserId user)
{
    if (!user.isNull() && !users().contains(user)) {
        auto *item = new QListWidgetItem(textOf(user), m_list);
        item->setData(Qt::UserRole, user.uuid());
        item->setSizeHint(QSize(0, spacing::rowHeight));
        updateRows();
        emit usersChanged();
    }
    updateButtons();
}

void PersonPicker::addTyped()
{
    if (const QString problem = takeTyped(); !problem.isEmpty())
        emit problemFound(problem);
    m_typed->setFocus();
}

/// What was begun to be typed makes room for whoever is added now; a name that is complete stays, or is added too.
void PersonPicker::addMe()
{
    QString note;
    if (!typedPeople(*m_people, m_typed->text()).problem.isEmpty()) {
        takeTyped();
        note = tr("You were added in place of “%1”, which names nobody who can be added.").arg(plainLine(m_typed->text(), 40));
        m_typed->clear();
    }
    add(m_me);
    emit typedReplaced(note);
}

void PersonPicker::removeSelected()
{
    const QList<QListWidgetItem *> selected = m_list->selectedItems();
    qDeleteAll(selected);
    if (!selected.isEmpty())
        emit usersChanged();
    updateButtons();
}

void PersonPicker::copySelected() const
{
    QStringList ids;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->isSelected())
            ids.append(m_list->item(row)->data(Qt::UserRole).toUuid().toString(QUuid::WithoutBraces));
    }
    if (!ids.isEmpty())
        QGuiApplication::clipboard()->setText(ids.join(u", "_s));
}

void PersonPicker::updateRows()
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        const UserId user(item->data(Qt::UserRole).toUuid());
        item->setText(textOf(user));
        const Person *person = m_people->find(user);
        item->setToolTip(plainToolTip(person ? person->name + u'\n' + user.toString() : user.toString()));
    }
    updateButtons();
}

void PersonPicker::updateButtons()
{
    const bool isTyped = !m_typed->text().trimmed().isEmpty();
    m_add->setEnabled(isTyped);
    m_add->setToolTip(isTyped ? QString() : tr("Type a name, or the complete id of a user."));
    m_remove->setEnabled(!m_list->selectedItems().isEmpty());
    m_addMe->setEnabled(!users().contains(m_me));
    m_typed->setLeftOut(users());
}

} // namespace tidegate
