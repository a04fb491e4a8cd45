// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/typedpeople.h"

#include "models/peoplemodel.h"

#include <QCoreApplication>

namespace tidegate {
namespace {

struct TypedPeopleText
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::TypedPeopleText)
};

constexpr qsizetype longestSaid = 60;

/// Where a part of a text begins and ends (exclusive).
struct NamePart
{
    qsizetype from = 0;
    qsizetype to = 0;
};

bool isSeparator(QChar c)
{
    return c == u',' || c == u';' || c == u'\n' || c == u'\r' || c == u'\t' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

QList<NamePart> partsOf(const QString &text)
{
    QList<NamePart> parts;
    qsizetype from = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        if (at < text.size() && !isSeparator(text.at(at)))
            continue;
        if (!text.mid(from, at - from).trimmed().isEmpty())
            parts.append({from, at});
        from = at + 1;
    }
    return parts;
}

/// Ids with blanks between them, as they are exported; empty unless all are ids.
QList<UserId> idsIn(const QString &part)
{
    QList<UserId> ids;
    const QStringList words = part.simplified().split(u' ');
    for (const QString &word : words)
        ids.append(UserId(parseUuid(word)));
    return std::any_of(ids.begin(), ids.end(), [](UserId id) { return id.isNull(); }) ? QList<UserId>() : ids;
}

/// What is said of a part that names nobody, or several.
QString problemOf(const PeopleModel &people, const QString &part, qsizetype called)
{
    const QString said = part.size() > longestSaid ? part.left(longestSaid) + u'…' : part;
    if (called > 1)
        return TypedPeopleText::tr("Several people are called “%1”: choose one from the list.").arg(said);
    if (people.rowCount() == 0)
        return TypedPeopleText::tr("Names are not known here: type the complete id of a user, 36 characters.");
    if (people.rowCount() == 1) // a workspace on this computer, or a server that has nobody else yet
        return TypedPeopleText::tr("Nobody here is called “%1”: you are the only one. Others come with a server that they sign in to.").arg(said);
    return TypedPeopleText::tr("Nobody here is called “%1”.").arg(said);
}

/// Reads one text into what was read so far.
class PeopleReader
{
public:
    PeopleReader(const PeopleModel &people, const QString &text) : m_people(people), m_text(text), m_parts(partsOf(text)) {}

    TypedPeople read()
    {
        for (qsizetype part = 0; part < m_parts.size();)
            part = take(part);
        return m_read;
    }

private:
    /// The parts from the first to before the last, as they were typed.
    QString between(qsizetype first, qsizetype last) const
    {
        return m_text.mid(m_parts.at(first).from, m_parts.at(last - 1).to - m_parts.at(first).from).trimmed();
    }

    /// The most parts that together name one person, since a name may have commas in it; where the next one begins.
    qsizetype take(qsizetype first)
    {
        constexpr qsizetype mostCommas = 4;
        QList<UserId> called;
        for (qsizetype last = std::min(m_parts.size(), first + mostCommas + 1); last > first; --last) {
            called = m_people.called(between(first, last));
            if (called.size() == 1) {
                add(called.constFirst(), between(first, last));
                return last;
            }
        }
        const QString part = between(first, first + 1);
        const QList<UserId> ids = idsIn(part);
        for (const UserId id : ids)
            add(id, id.toString());
        if (ids.isEmpty())
            refuse(part, problemOf(m_people, part, called.size()));
        return first + 1;
    }

    void add(UserId id, const QString &part)
    {
        const Person *person = m_people.find(id);
        if (person && !person->enabled)
            refuse(part, TypedPeopleText::tr("%1 is deactivated and cannot be chosen.").arg(m_people.plainNameOf(id)));
        else if (!m_read.people.contains(id))
            m_read.people.append(id);
    }

    void refuse(const QString &part, const QString &problem)
    {
        m_read.rest.append(part);
        if (m_read.problem.isEmpty())
            m_read.problem = problem;
    }

    const PeopleModel &m_people;
    const QString &m_text;
    const QList<NamePart> m_parts;
    TypedPeople m_read;
};

} // namespace

TypedPeople typedPeople(const PeopleModel &people, const QString &text)
{
    return PeopleReader(people, text).read();
}

} // namespace tidegate
