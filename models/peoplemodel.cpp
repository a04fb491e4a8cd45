// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/peoplemodel.h"

#include "services/domain/textrules.h"

#include <tuple>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

bool before(const Person &a, const Person &b)
{
    if (const int order = QString::compare(a.displayName, b.displayName, Qt::CaseInsensitive); order != 0)
        return order < 0;
    return std::tie(a.name, a.id) < std::tie(b.name, b.id);
}

constexpr qsizetype shownOfId = 8;

} // namespace

PeopleModel::PeopleModel(QObject *parent)
    : RowTableModel(
        ColumnCount, [](const Person &row) { return row.id; }, before, parent)
{}

void PeopleModel::setPeople(const QList<Person> &people)
{
    m_called.clear();
    m_searched.clear();
    m_called.reserve(2 * people.size());
    m_searched.reserve(people.size());
    for (const Person &person : people) {
        const QString name = searchable(person.name);
        const QString displayName = searchable(person.displayName);
        m_searched.insert(person.id, displayName + u'\n' + name);
        m_called[displayName].append(person.id);
        if (name != displayName)
            m_called[name].append(person.id);
    }
    const QList<Person> old = all();
    replaceRows(people);
    if (all() == old)
        return;
    announceColumn(PersonColumn); // who came or went may have been called like somebody who stayed
    emit namesChanged();
}

QString PeopleModel::plain(const Person &person) const
{
    const bool isShared = m_called.value(searchable(person.displayName)).size() > 1;
    return isShared && person.name != person.displayName ? tr("%1 (%2)", "display name, name of the account").arg(person.displayName, person.name)
                                                         : person.displayName;
}

QString PeopleModel::plainNameOf(UserId id) const
{
    const Person *person = find(id);
    return person ? plain(*person) : id.isNull() ? QString() : id.toString();
}

QString PeopleModel::nameOf(UserId id) const
{
    if (id.isNull())
        return {};
    const Person *person = find(id);
    if (!person)
        return tr("unknown person, %1…", "the beginning of an id").arg(id.toString().left(shownOfId));
    return person->enabled ? plain(*person) : tr("%1 (deactivated)", "a person").arg(plain(*person));
}

QStringList PeopleModel::namesOf(const QList<UserId> &ids) const
{
    QStringList names;
    for (const UserId id : ids)
        names.append(nameOf(id));
    return names;
}

QList<UserId> PeopleModel::search(const QString &text, int most) const
{
    const QString wanted = searchable(text.simplified());
    const QList<UserId> exact = m_called.value(wanted);
    QList<std::pair<int, UserId>> found;
    for (const Person &person : all()) {
        const QString searched = m_searched.value(person.id);
        const qsizetype at = searched.indexOf(wanted);
        if (at < 0)
            continue;
        const bool begins = at == 0 || searched.contains(u'\n' + wanted);
        const int rank = exact.contains(person.id) ? 0 : begins ? 1 : 2;
        found.emplaceBack(2 * rank + (person.enabled ? 0 : 1), person.id);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<UserId> ids;
    for (qsizetype i = 0; i < found.size() && i < most; ++i)
        ids.append(found.at(i).second);
    return ids;
}

QList<UserId> PeopleModel::called(const QString &text) const
{
    const QString typed = text.simplified();
    if (const UserId id(parseUuid(typed)); !id.isNull())
        return {id};
    const QString wanted = searchable(typed);
    if (const auto named = m_called.constFind(wanted); named != m_called.cend()) {
        // The name of an account is one person's, whoever else is displayed so.
        for (const UserId id : *named) {
            if (const Person *person = find(id); person && searchable(person->name) == wanted)
                return {id};
        }
        return *named;
    }
    // As it is shown where two are displayed alike, or one is deactivated.
    QList<UserId> shown;
    for (qsizetype open = typed.indexOf(u'('); open > 0 && shown.isEmpty(); open = typed.indexOf(u'(', open + 1)) {
        for (const UserId id : m_called.value(searchable(typed.left(open).simplified()))) {
            if (searchable(nameOf(id)) == wanted || searchable(plainNameOf(id)) == wanted)
                shown.append(id);
        }
    }
    return shown;
}

QVariant PeopleModel::cell(const Person &person, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == PersonColumn ? nameOf(person.id) : person.name;
    case PersonRole:
        return QVariant::fromValue(person);
    case IdRole:
        return person.id.uuid();
    default:
        return {};
    }
}

QString PeopleModel::title(int column) const
{
    return column == PersonColumn ? tr("Person") : tr("Name");
}

QString peopleText(const QStringList &names, const QString &lastPattern)
{
    QStringList said;
    for (const QString &name : names)
        said.append(name.contains(u',') ? PeopleModel::tr("“%1”", "a name with a comma in it").arg(name) : name);
    if (said.size() < 2)
        return said.join(QString());
    const QString last = said.takeLast();
    return lastPattern.arg(said.join(u", "_s), last);
}

} // namespace tidegate
