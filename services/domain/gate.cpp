// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/gate.h"

#include "services/domain/words.h"

namespace tidegate {
namespace {
constexpr Words<4> actionWords{"deploy", "rollback", "config_change", "target_change"};
} // namespace

QString toString(GateAction action)
{
    return textOf(actionWords, action);
}

std::optional<GateAction> gateActionFromString(QStringView text)
{
    return valueOf<GateAction>(actionWords, text);
}

} // namespace tidegate
