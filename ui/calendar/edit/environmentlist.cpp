// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/edit/environmentlist.h"

#include "ui/style/plaintext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

EnvironmentList::EnvironmentList(const QList<Environment> &environments, const QList<EnvironmentId> &ticked, QWidget *parent)
    : CheckList(parent), m_environments(environments)
{
    QList<Environment> listed = environments;
    // What is ticked must not be where nobody sees it.
    if (listed.size() > mostRows)
        std::stable_partition(listed.begin(), listed.end(), [&ticked](const Environment &each) { return ticked.contains(each.id); });
    for (const Environment &each : std::as_const(listed)) {
        const QString name = plainLine(each.displayName);
        addChoice(each.isProduction ? tr("%1 · PROD", "environment").arg(name) : name, each.id.toString(), ticked.contains(each.id), each.name);
    }
}

QList<EnvironmentId> EnvironmentList::chosen() const
{
    const QStringList ticked = checked();
    QList<EnvironmentId> chosen;
    for (const Environment &each : m_environments) {
        if (ticked.contains(each.id.toString()))
            chosen.append(each.id);
    }
    return chosen;
}

QString EnvironmentList::nameOf(EnvironmentId environment) const
{
    for (const Environment &each : m_environments) {
        if (each.id == environment)
            return plainLine(each.displayName);
    }
    return {};
}

QString EnvironmentList::namesOf(const QList<EnvironmentId> &environments) const
{
    QStringList names;
    for (const EnvironmentId each : environments)
        names.append(nameOf(each));
    if (names.size() < 2)
        return names.value(0);
    return tr("%1 and %2", "environments").arg(names.first(names.size() - 1).join(u", "_s), names.constLast());
}

QString EnvironmentList::textOf(const QVariant &value) const
{
    QStringList names;
    for (const QString &id : value.toStringList())
        names.append(nameOf(EnvironmentId(parseUuid(id))));
    return names.join(u'\n');
}

} // namespace tidegate
