// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/personedit.h"

namespace tidegate {

/// One person, named by typing; nothing typed means the person who is signed in.
class PersonField final : public PersonEdit
{
    Q_OBJECT

public:
    explicit PersonField(const PeopleModel *people, QWidget *parent = nullptr);

    UserId person() const { return m_person; } ///< Null: the person who is signed in, or problem() says why nobody.
    QString problem() const;                   ///< Why what was typed is nobody, as a sentence; empty: it is somebody.
    void choose(UserId person);                ///< Null: the person who is signed in.

signals:
    void personChanged();

private:
    void read();
    void setPerson(UserId person);
    void showName();

    const PeopleModel *m_people;
    UserId m_person;
};

} // namespace tidegate
