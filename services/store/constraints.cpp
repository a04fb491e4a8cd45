// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/constraints.h"

#include "services/domain/say.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr const char *keysOfNames[] = {
    "environments_live_name", "target_groups_live_name", "targets_live_name", "agents_live_name", "users_name", "tenants_name",
};

constexpr const char *keysOfIds[] = {
    "environments_pkey", "freeze_windows_pkey", "target_groups_pkey", "targets_pkey",           "secrets_pkey",         "operations_pkey", "components_pkey",
    "stickers_pkey",     "users_pkey",          "tokens_pkey",        "inventory_history_pkey", "inventory_current_id", "agents_pkey",     "drift_rules_pkey",
};

bool isOneOf(const auto &names, const QByteArray &name)
{
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

} // namespace

Error uniqueViolation(const QByteArray &constraint)
{
    if (isOneOf(keysOfNames, constraint))
        return makeError(ErrorKind::Conflict, say("name-taken"));
    if (isOneOf(keysOfIds, constraint))
        return makeError(ErrorKind::Conflict, say("id-taken/any"));
    return makeError(ErrorKind::Conflict, say("conflict"));
}

QByteArrayList namedConstraints()
{
    QByteArrayList names(std::begin(keysOfNames), std::end(keysOfNames));
    std::copy(std::begin(keysOfIds), std::end(keysOfIds), std::back_inserter(names));
    return names;
}

} // namespace tidegate
