// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <cstddef>
#include <optional>
#include <string_view>

namespace tidegate {

/// One sentence of the catalogue. What is filled in stands as "{name}"; "{name, number}" is a number in the form of the language, and
/// "{name, clause}" a sentence without its full stop. Other braces stand for themselves.
struct Sentence
{
    const char *key;     ///< The code, and behind "/" the case where sentences share the code: "quota", "required/group-name".
    const char *english; ///< Its translation has the context "services".
};

/// A "{name}" of a sentence.
struct Placeholder
{
    std::string_view name;
    std::string_view form; ///< "number", "clause" or empty.
    std::size_t begin = 0; ///< Of the brace that opens it.
    std::size_t end = 0;   ///< Behind the one that closes it.
};

/// The first placeholder at or behind a place.
constexpr std::optional<Placeholder> nextPlaceholder(std::string_view text, std::size_t from)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto wordAt = [&](std::size_t at) {
        std::size_t end = at;
        while (end < text.size() && isLetter(text[end]))
            ++end;
        return text.substr(at, end - at);
    };
    for (std::size_t begin = text.find('{', from); begin != std::string_view::npos; begin = text.find('{', begin + 1)) {
        const std::string_view name = wordAt(begin + 1);
        std::size_t end = begin + 1 + name.size();
        std::string_view form;
        if (text.substr(end, 2) == ", ") {
            form = wordAt(end + 2);
            end += 2 + form.size();
        }
        if (!name.empty() && end < text.size() && text[end] == '}')
            return Placeholder{name, form, begin, end + 1};
    }
    return {};
}

/// How many different placeholders a sentence has.
constexpr std::size_t placeholderCount(std::string_view text)
{
    std::size_t count = 0;
    for (auto found = nextPlaceholder(text, 0); found; found = nextPlaceholder(text, found->end)) {
        bool isNew = true;
        for (auto before = nextPlaceholder(text, 0); before && before->begin < found->begin; before = nextPlaceholder(text, before->end))
            isNew = isNew && before->name != found->name;
        count += isNew ? 1 : 0;
    }
    return count;
}

} // namespace tidegate
