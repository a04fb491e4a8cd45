// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/personname.h"

#include "models/auditlogmodel.h"
#include "models/peoplemodel.h"
#include "models/workspace.h"

namespace tidegate {

QString personName(const Workspace &workspace, UserId id)
{
    const auto *people = workspace.model<PeopleModel>();
    if (id.isNull() || people->find(id))
        return people->nameOf(id);
    if (const Identity me = workspace.identity(); id == me.user && !me.name.isEmpty())
        return me.name;
    for (const AuditEntry &entry : workspace.audit()->all()) {
        if (entry.actor == id && !entry.actorName.isEmpty())
            return entry.actorName;
    }
    return people->nameOf(id);
}

QStringList personNames(const Workspace &workspace, const QList<UserId> &ids)
{
    QStringList names;
    for (const UserId id : ids)
        names.append(personName(workspace, id));
    return names;
}

} // namespace tidegate
