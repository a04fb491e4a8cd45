// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/importcheck.h"

#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/store/packedcomponents.h"
#include "services/store/workspacerows.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Check = Result<void> (*)(Call &call, const sql::Table &table, const Row &row);

Error wrong(const sql::Table &table, QUuid id, const Error &why)
{
    const Message said = why.fields.isEmpty() ? why.said : why.fields.constFirst().said;
    return makeError(ErrorKind::Invalid,
                     say("import-row/rule", QString::fromLatin1(table.name), id.toString(QUuid::WithoutBraces), said.isEmpty() ? say("conflict") : said));
}

/// A thing that is deleted cannot be mended any more, so its names may be as they were.
template <typename Found>
Result<void> judge(const sql::Table &table, QUuid id, const Found &found)
{
    if (!found)
        return wrong(table, id, found.error());
    const auto &thing = found->first;
    const auto checked = found->second ? validated(thing, &thing) : validated(thing);
    return checked ? Result<void>() : Result<void>(wrong(table, id, checked.error()));
}

Result<void> checkEnvironment(Call &call, const sql::Table &table, const Row &row)
{
    const auto id = cellOf<QUuid>(table, row, "id");
    return judge(table, id, call.transaction.environments.findWithDeleted(EnvironmentId(id)));
}

Result<void> checkTarget(Call &call, const sql::Table &table, const Row &row)
{
    const auto id = cellOf<QUuid>(table, row, "id");
    return judge(table, id, call.transaction.targets.findWithDeleted(TargetId(id)));
}

Result<void> checkGroup(Call &call, const sql::Table &table, const Row &row)
{
    const auto id = cellOf<QUuid>(table, row, "id");
    return judge(table, id, call.transaction.groups.findWithDeleted(TargetGroupId(id)));
}

Result<void> checkWindow(Call &call, const sql::Table &table, const Row &row)
{
    const auto id = cellOf<QUuid>(table, row, "id");
    const auto window = call.transaction.freezeWindows.find(FreezeWindowId(id));
    if (!window)
        return wrong(table, id, window.error());
    const auto checked = validated(*window);
    return checked ? Result<void>() : Result<void>(wrong(table, id, checked.error()));
}

/// What is packed must be just what packing it gives.
Result<void> checkInventory(Call &, const sql::Table &table, const Row &row)
{
    const auto packed = cellOf<QByteArray>(table, row, "packed");
    const auto components = sql::unpackComponents(packed);
    if (components.size() == cellOf<qint64>(table, row, "component_count") && sql::packComponents(components) == packed)
        return {};
    return makeError(ErrorKind::Invalid,
                     say("import-row/packed", QString::fromLatin1(table.name), cellOf<QUuid>(table, row, "id").toString(QUuid::WithoutBraces)));
}

/// As it was when it was made: it may be over by now.
Result<void> checkDriftRule(Call &call, const sql::Table &table, const Row &row)
{
    const auto id = cellOf<QUuid>(table, row, "id");
    const auto rule = call.transaction.driftRules.find(DriftRuleId(id));
    if (!rule)
        return wrong(table, id, rule.error());
    const auto checked = validated(*rule, rule->createdAt);
    return checked ? Result<void>() : Result<void>(wrong(table, id, checked.error()));
}

Check checkOf(const QByteArray &table)
{
    static const QHash<QByteArray, Check> checks{
        {"environments", checkEnvironment},    {"targets", checkTarget},
        {"target_groups", checkGroup},         {"freeze_windows", checkWindow},
        {"inventory_current", checkInventory}, {"inventory_history", checkInventory},
        {"drift_rules", checkDriftRule},
    };
    return checks.value(table);
}

} // namespace

bool isCheckedOnImport(const sql::Table &table)
{
    return checkOf(table.name) != nullptr;
}

Result<void> checkImported(Call &call, const sql::Table &table, const QList<Row> &rows)
{
    const Check check = checkOf(table.name);
    if (!check)
        return {};
    for (const Row &row : rows)
        RETURN_IF_ERROR(check(call, table, row));
    return {};
}

} // namespace tidegate
