// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace tidegate {

// The members of an entity are described once, by a function template in the .cpp file of its codec:
//
//     template <typename Visit>
//     static void describe(Visit &visit, Of<TargetGroup> auto &group)
//     {
//         visit("id", group.id, Identifier);
//         visit("name", group.name, Required);
//
// in the order of answers. FieldReader, FieldWriter and FieldLister visit it: a request, an answer, a body, a row of the audit log and what a test
// compares with the API's document all follow from it. What a value may be stays a rule of services/domain.

/// What may happen to a member besides being read and written.
enum FieldFlag : unsigned {
    Plain = 0,
    Required = 1 << 0,    ///< A request that creates has to have it; an answer has to have the object.
    Nullable = 1 << 1,    ///< null clears it; an answer is read with null and without it, too.
    Optional = 1 << 2,    ///< An answer may leave it out.
    Identifier = 1 << 3,  ///< The client may choose it when creating; afterwards it stays.
    Fixed = 1 << 4,       ///< Stays; a body may repeat it. If required it is chosen when creating, otherwise the path names it.
    Managed = 1 << 5,     ///< The server alone sets it; a body may repeat it, but not when creating.
    Computed = 1 << 6,    ///< Made for each answer; ignored in a body, but refused when creating.
    Tolerated = 1 << 7,   ///< Made for each answer; ignored in any body.
    RequestOnly = 1 << 8, ///< No answer has it. With a value it is another name of the member behind it.
    NullIfEmpty = 1 << 9, ///< An answer says null where we have nothing.
    OnlyIfSet = 1 << 10,  ///< Left out where it says nothing.
    SentIfSet = 1 << 11,  ///< A body leaves it out where it says nothing.
    Audited = 1 << 12,    ///< The audit log keeps it though no client writes it.
    Policy = 1 << 13,     ///< Changing it takes environment:policy.
    Ending = 1 << 14,     ///< An exclusive end: parts of a second round up.
    Zone = 1 << 15,       ///< A time zone: empty is "UTC" in JSON.
    Place = 1 << 16,      ///< Says where a target is, which is not shown to everybody.
    Lenient = 1 << 17,    ///< Answers have it, but we read those of earlier servers, which do not.
    OrNull = Nullable | NullIfEmpty
};

/// The value or the constant of a type, for descriptions.
template <typename T, typename Value>
concept Of = std::same_as<std::remove_const_t<T>, Value>;

enum class FieldKind { Text, Boolean, Integer, Time, Id, Word, Texts, Ids, LabelSet, Object, List, Anything };

/// A description for somebody who has no value.
struct FieldDescription
{
    QString name;
    unsigned flags = Plain;
    FieldKind kind = FieldKind::Anything;
    QList<FieldDescription> members; ///< Of an object or of the elements of a list.

    bool isWritable() const { return (flags & (Identifier | Fixed | Managed | Computed | Tolerated)) == 0; }
};

} // namespace tidegate
