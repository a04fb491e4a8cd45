// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"

#include <QStringList>

namespace tidegate {

class PeopleModel;

/// What somebody typed or pasted to name people.
struct TypedPeople
{
    QList<UserId> people; ///< Each once, in the order in which they are named.
    QStringList rest;     ///< Parts of the text that name nobody who can be chosen.
    QString problem;      ///< Why the first of them does not, as a sentence; empty: none is left.
};

/// Reads names, display names and ids with commas, semicolons or line breaks between them (between ids also blanks); a name may have a comma in it. Nothing is
/// guessed: part of a name is nobody, several of one name and the deactivated are said. Pure.
TypedPeople typedPeople(const PeopleModel &people, const QString &text);

} // namespace tidegate
