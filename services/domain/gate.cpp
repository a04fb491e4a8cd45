// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/gate.h"

#include "services/domain/words.h"

namespace tidegate {
namespace {
constexpr Words<4> words{"deploy", "rollback", "config_change", "target_change"};
} // namespace

QString toString(GateAction action)
{
    return textOf(words, action);
}

std::optional<GateAction> gateActionFromString(QStringView text)
{
    return valueOf<GateAction>(words, text);
}

} // namespace tidegate
