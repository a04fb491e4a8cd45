// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/programversion.h"

#include <QList>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxNumbers = 4;

struct ParsedVersion
{
    QList<QStringView> numbers;
    QList<QStringView> before; ///< What makes it come before the release of these numbers.
};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isWordLetter(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-';
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool isWord(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isWordLetter);
}

std::optional<ParsedVersion> parsed(QStringView text)
{
    text = text.trimmed();
    if (text.startsWith(u'v'))
        text = text.sliced(1);
    if (const auto build = text.indexOf(u'+'); build >= 0)
        text = text.first(build);
    const auto isMark = [](QChar c) { return c == u'-' || c == u'~'; };
    const auto mark = std::find_if(text.begin(), text.end(), isMark) - text.begin();
    ParsedVersion version{text.first(mark).split(u'.'), {}};
    if (mark < text.size())
        version.before = text.sliced(mark + 1).split(u'.');
    const bool isGood = version.numbers.size() <= maxNumbers && std::all_of(version.numbers.begin(), version.numbers.end(), isNumber)
        && std::all_of(version.before.begin(), version.before.end(), isWord);
    return isGood ? std::optional(version) : std::nullopt;
}

std::strong_ordering ordered(int difference)
{
    return difference <=> 0;
}

/// Of any length.
std::strong_ordering compareNumbers(QStringView a, QStringView b)
{
    const auto significant = [](QStringView text) {
        while (text.size() > 1 && text.front() == u'0')
            text = text.sliced(1);
        return text;
    };
    const QStringView left = significant(a);
    const QStringView right = significant(b);
    return left.size() != right.size() ? left.size() <=> right.size() : ordered(left.compare(right));
}

std::strong_ordering compareWords(QStringView a, QStringView b)
{
    if (isNumber(a) && isNumber(b))
        return compareNumbers(a, b);
    if (isNumber(a) != isNumber(b))
        return isNumber(a) ? std::strong_ordering::less : std::strong_ordering::greater;
    return ordered(a.compare(b));
}

std::strong_ordering compareBefore(const QList<QStringView> &a, const QList<QStringView> &b)
{
    if (a.isEmpty() != b.isEmpty())
        return a.isEmpty() ? std::strong_ordering::greater : std::strong_ordering::less;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i) {
        if (const auto order = compareWords(a[i], b[i]); order != std::strong_ordering::equal)
            return order;
    }
    return a.size() <=> b.size();
}

} // namespace

std::partial_ordering compareVersions(QStringView a, QStringView b)
{
    const auto left = parsed(a);
    const auto right = parsed(b);
    if (!left || !right)
        return std::partial_ordering::unordered;
    for (qsizetype i = 0; i < maxNumbers; ++i) {
        if (const auto order = compareNumbers(left->numbers.value(i, u"0"), right->numbers.value(i, u"0")); order != std::strong_ordering::equal)
            return order;
    }
    return compareBefore(left->before, right->before);
}

VersionStanding standingOf(QStringView version, QStringView server, QStringView minimum)
{
    const auto toMinimum = compareVersions(version, minimum);
    if (toMinimum == std::partial_ordering::less)
        return VersionStanding::TooOld;
    const auto toServer = compareVersions(version, server);
    if (toServer == std::partial_ordering::unordered)
        return VersionStanding::Unknown;
    return toServer == std::partial_ordering::less ? VersionStanding::Outdated : VersionStanding::Current;
}

} // namespace tidegate
