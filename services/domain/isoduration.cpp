// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/isoduration.h"

#include "services/domain/say.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tidegate {
namespace {

constexpr std::chrono::seconds day = 24h;

struct Unit
{
    char letter;
    bool isOfTime; ///< Stands behind the T.
    std::chrono::seconds length;
};

constexpr Unit units[] = {{'W', false, 7 * day}, {'D', false, day}, {'H', true, 1h}, {'M', true, 1min}, {'S', true, 1s}};
constexpr std::size_t maxDigits = 9;

Error malformed()
{
    return makeError(ErrorKind::Invalid, say("duration/malformed"));
}

/// Reads duration by duration from what is left of a text.
class Parts
{
public:
    explicit Parts(std::string_view text) : m_left(text) {}

    bool isAtEnd() const { return m_left.empty(); }

    Result<std::chrono::seconds> next()
    {
        if (m_left.starts_with('T') && !m_isTime) {
            m_isTime = true;
            m_left.remove_prefix(1);
        }
        std::size_t digits = 0;
        std::int64_t number = 0;
        while (digits < m_left.size() && digits <= maxDigits && m_left[digits] >= '0' && m_left[digits] <= '9')
            number = 10 * number + (m_left[digits++] - '0');
        if (digits == 0 || digits > maxDigits || digits == m_left.size())
            return malformed();
        const char letter = m_left[digits];
        m_left.remove_prefix(digits + 1);
        if (!m_isTime && (letter == 'Y' || letter == 'M'))
            return makeError(ErrorKind::Invalid, say("duration/calendar"));
        for (; m_unit < std::size(units); ++m_unit) {
            const Unit &unit = units[m_unit];
            if (unit.letter != letter || unit.isOfTime != m_isTime)
                continue;
            ++m_unit; // each once, the larger first
            return number * unit.length;
        }
        return malformed();
    }

private:
    std::string_view m_left;
    std::size_t m_unit = 0;
    bool m_isTime = false;
};

} // namespace

Result<std::chrono::seconds> parseDuration(std::string_view text)
{
    constexpr auto longest = 36'525 * day;
    if (!text.starts_with('P') || text.size() < 3)
        return malformed();
    Parts parts(text.substr(1));
    std::chrono::seconds total{0};
    while (!parts.isAtEnd()) {
        const auto part = parts.next();
        if (!part)
            return part;
        total += *part;
    }
    return total <= longest ? Result<std::chrono::seconds>(total) : malformed();
}

QString toIsoDuration(std::chrono::seconds length)
{
    QString text = u"P"_s;
    bool isTime = false;
    for (const Unit &unit : units) {
        if (unit.letter == 'W')
            continue; // "P14D" is understood by more than "P2W"
        const auto count = length / unit.length;
        if (count == 0)
            continue;
        if (unit.isOfTime && !std::exchange(isTime, true))
            text += u'T';
        text += QString::number(count) + QLatin1Char(unit.letter);
        length -= count * unit.length;
    }
    return text.size() > 1 ? text : u"PT0S"_s;
}

Message lengthOf(std::chrono::seconds length)
{
    const auto seconds = length.count();
    if (seconds % day.count() == 0 && seconds > 0)
        return say("length/days", seconds / day.count());
    if (seconds % 3600 == 0 && seconds > 0)
        return say("length/hours", seconds / 3600);
    return seconds % 60 == 0 ? say("length/minutes", seconds / 60) : say("length/seconds", seconds);
}

} // namespace tidegate
