// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/change.h"

#include "services/domain/words.h"

namespace tidegate {
namespace {

constexpr Words<entityTypeCount> entityWords{"environment", "freeze-window", "target-group", "target", "sticker", "drift", "inventory",
                                             "operation",   "secret",        "token",        "user",   "tenant",  "clock"};

} // namespace

QString toString(EntityType type)
{
    return textOf(entityWords, type);
}

std::optional<EntityType> entityTypeFromString(QStringView text)
{
    return valueOf<EntityType>(entityWords, text);
}

} // namespace tidegate
