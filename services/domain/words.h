// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

#include <array>
#include <optional>
#include <string_view>

namespace tidegate {

/// The words of the API for the values of an enumeration, in the order of its values.
template <std::size_t N>
using Words = std::array<std::string_view, N>;

template <std::size_t N, typename Enum>
constexpr std::string_view wordOf(const Words<N> &words, Enum value)
{
    return words[static_cast<std::size_t>(value)];
}

template <std::size_t N, typename Enum>
QString textOf(const Words<N> &words, Enum value)
{
    const std::string_view word = wordOf(words, value);
    return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
}

/// The value a word stands for, or nothing. Exact: case matters.
template <typename Enum, std::size_t N>
std::optional<Enum> valueOf(const Words<N> &words, QStringView text)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (text == QLatin1StringView(words[i].data(), static_cast<qsizetype>(words[i].size())))
            return static_cast<Enum>(i);
    }
    return {};
}

} // namespace tidegate
