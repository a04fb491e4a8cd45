// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/environmentcomparison.h"

#include "services/domain/words.h"

namespace tidegate {
namespace {
constexpr Words<4> matchWords{"same", "different", "only_left", "only_right"};
} // namespace

QString toString(ComponentMatch match)
{
    return textOf(matchWords, match);
}

std::optional<ComponentMatch> componentMatchFromString(QStringView text)
{
    return valueOf<ComponentMatch>(matchWords, text);
}

} // namespace tidegate
