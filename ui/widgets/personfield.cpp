// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/personfield.h"

#include "models/peoplemodel.h"
#include "models/typedpeople.h"

namespace tidegate {

PersonField::PersonField(const PeopleModel *people, QWidget *parent) : PersonEdit(people, parent), m_people(people)
{
    setClearButtonEnabled(true);
    connect(this, &PersonEdit::chosen, this, &PersonField::choose);
    connect(this, &QLineEdit::textEdited, this, &PersonField::read);
    connect(people, &PeopleModel::namesChanged, this, &PersonField::showName);
}

QString PersonField::problem() const
{
    if (!m_person.isNull() || text().trimmed().isEmpty())
        return {};
    const TypedPeople typed = typedPeople(*m_people, text());
    return typed.problem.isEmpty() ? tr("Choose one person.") : typed.problem;
}

void PersonField::choose(UserId person)
{
    if (person.isNull())
        clear();
    setPerson(person);
    showName();
}

/// While it is typed: whoever is named completely is meant.
void PersonField::read()
{
    const TypedPeople typed = typedPeople(*m_people, text());
    setPerson(typed.people.size() == 1 && typed.rest.isEmpty() ? typed.people.constFirst() : UserId());
}

void PersonField::setPerson(UserId person)
{
    if (std::exchange(m_person, person) != person)
        emit personChanged();
}

void PersonField::showName()
{
    if (!m_person.isNull())
        setText(m_people->nameOf(m_person));
}

} // namespace tidegate
