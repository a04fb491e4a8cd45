// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/editwords.h"

#include "models/words.h"

#include <QCoreApplication>

namespace tidegate::editwords {

namespace {

struct EditWords
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::EditWords)
};

/// A name on one line.
QString plain(const QString &name)
{
    return name.simplified();
}

QString nameOf(const TargetGroup &group)
{
    return plain(group.displayName.isEmpty() ? group.name : group.displayName);
}

} // namespace

QString created(EntityType kind, const QString &name)
{
    switch (kind) {
    case EntityType::FreezeWindow:
        return EditWords::tr("new freeze %1").arg(plain(name));
    case EntityType::TargetGroup:
        return EditWords::tr("new group %1").arg(plain(name));
    case EntityType::Target:
        return EditWords::tr("new target %1").arg(plain(name));
    default:
        return EditWords::tr("new environment %1").arg(plain(name));
    }
}

QString deleted(EntityType kind, const QString &name)
{
    switch (kind) {
    case EntityType::FreezeWindow:
        return EditWords::tr("deletion of the freeze %1").arg(plain(name));
    case EntityType::TargetGroup:
        return EditWords::tr("deletion of the group %1").arg(plain(name));
    default:
        return EditWords::tr("deletion of %1").arg(plain(name));
    }
}

QString restored(const QString &name)
{
    return EditWords::tr("restoring of %1").arg(plain(name));
}

QString changed(const Environment &before, const Environment &after)
{
    const QString name = plain(after.displayName);
    const bool isRenamed = before.displayName != after.displayName || before.name != after.name;
    Environment rest = after;
    rest.displayName = before.displayName;
    rest.name = before.name;
    rest.requiredApprovals = before.requiredApprovals;
    rest.version = before.version;
    rest.updatedAt = before.updatedAt;
    rest.updatedBy = before.updatedBy;
    if (rest == before && isRenamed && before.requiredApprovals == after.requiredApprovals)
        return EditWords::tr("new name of %1").arg(name);
    if (rest == before && !isRenamed)
        return EditWords::tr("approvals of %1").arg(name);
    return EditWords::tr("change of %1").arg(name);
}

QString changed(const FreezeWindow &before, const FreezeWindow &after)
{
    const QString name = plain(after.reason);
    const bool start = before.start != after.start;
    const bool end = before.end != after.end;
    const bool times = start || end;
    if (!times && before.reason != after.reason && before.exceptions == after.exceptions)
        return EditWords::tr("reason of %1").arg(name);
    if (!times && before.reason == after.reason && before.exceptions != after.exceptions)
        return EditWords::tr("exceptions of %1").arg(name);
    if (before.reason != after.reason || before.exceptions != after.exceptions || !times)
        return EditWords::tr("change of %1").arg(name);
    return start && end ? EditWords::tr("times of %1").arg(name) : start ? EditWords::tr("start of %1").arg(name) : EditWords::tr("end of %1").arg(name);
}

QString changed(const TargetGroup &, const TargetGroup &after)
{
    return EditWords::tr("change of the group %1").arg(nameOf(after));
}

QString changed(const Target &before, const Target &after)
{
    if (before.environmentId != after.environmentId)
        return EditWords::tr("move of %1").arg(plain(after.name));
    return EditWords::tr("change of %1").arg(plain(after.name));
}

QString patched(const TargetPatch &patch, int count)
{
    if (patch.environment || patch.group)
        return EditWords::tr("move of %1").arg(words::targetCount(count));
    if (patch.enabled)
        return *patch.enabled ? EditWords::tr("enabling of %1").arg(words::targetCount(count))
                              : EditWords::tr("disabling of %1").arg(words::targetCount(count));
    return EditWords::tr("labels of %1").arg(words::targetCount(count));
}

QString order()
{
    return EditWords::tr("order of the environments");
}

} // namespace tidegate::editwords
