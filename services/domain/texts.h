// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <concepts>
#include <string_view>

namespace tidegate {

// An entity that goes from the store to an answer in long lists is a template of what it keeps texts in: QString where it is a value,
// std::string_view where it is borrowed from the row of a statement.

/// Minified JSON as it is stored; empty for an object without members.
struct JsonText
{
    std::string_view text;

    friend bool operator==(const JsonText &, const JsonText &) = default;
};

/// An ASCII constant as either kind of text.
template <typename Text>
Text constantText(const char *ascii)
{
    if constexpr (std::same_as<Text, QString>)
        return QString::fromLatin1(ascii);
    else
        return ascii;
}

} // namespace tidegate
