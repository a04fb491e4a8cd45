// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/answerdate.h"

#include <algorithm>
#include <array>

namespace tidegate {

std::optional<Instant> dateOf(const HttpAnswer &answer)
{
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto parts = answer.header("date").simplified().split(' '); // "Mon, 23 Nov 2026 11:23:02 GMT"
    if (parts.size() != 6 || parts.at(5) != "GMT")
        return {};
    const auto *month = std::find(months.begin(), months.end(), parts.at(2));
    if (month == months.end())
        return {};
    const auto number = QByteArray::number(static_cast<int>(month - months.begin()) + 1).rightJustified(2, '0');
    const QByteArray text = parts.at(3) + '-' + number + '-' + parts.at(1).rightJustified(2, '0') + 'T' + parts.at(4) + 'Z';
    const auto instant = parseInstant(text.toStdString());
    return instant ? std::optional(*instant) : std::nullopt;
}

} // namespace tidegate
