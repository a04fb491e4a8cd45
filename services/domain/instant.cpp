// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/instant.h"

#include "services/domain/digits.h"
#include "services/domain/say.h"

#include <algorithm>
#include <array>

namespace tidegate {
namespace {

constexpr Instant earliest = std::chrono::sys_days(std::chrono::year(2000) / 1 / 1);
constexpr Instant latest = std::chrono::sys_days(std::chrono::year(2200) / 1 / 1) - std::chrono::seconds(1);

/// The digits of text[from, from+count) as a number, or -1.
int digits(std::string_view text, std::size_t from, std::size_t count)
{
    if (from + count > text.size())
        return -1;
    int number = 0;
    for (std::size_t i = from; i < from + count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

Error badTime(std::string_view text, const Message &why)
{
    return makeError(ErrorKind::Invalid, say("invalid-timestamp", why), QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
}

/// Milliseconds of a fraction of one or more digits that starts at from; moves from behind it. -1 when malformed.
int fraction(std::string_view text, std::size_t &from, Cut cut)
{
    if (from >= text.size() || text[from] != '.')
        return 0;
    std::size_t end = from + 1;
    int value = 0;
    bool more = false; // anything but zeros behind the milliseconds
    for (; end < text.size() && text[end] >= '0' && text[end] <= '9'; ++end) {
        const std::size_t place = end - from;
        if (place <= 3)
            value = value * 10 + (text[end] - '0');
        else
            more = more || text[end] != '0';
    }
    const std::size_t count = end - from - 1;
    if (count == 0)
        return -1;
    for (std::size_t i = count; i < 3; ++i)
        value *= 10;
    from = end;
    return more && cut == Cut::Up ? value + 1 : value;
}

/// Minutes east of UTC of the offset that fills text from `from` to its end, or nothing.
std::optional<int> offsetMinutes(std::string_view text, std::size_t from)
{
    const std::string_view rest = text.substr(std::min(from, text.size()));
    if (rest == "Z" || rest == "z")
        return 0;
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':')
        return {};
    const int hours = digits(rest, 1, 2);
    const int minutes = digits(rest, 4, 2);
    if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 14 * 60)
        return {};
    return (rest[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

} // namespace

Instant Clock::now() const
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

const Clock &Clock::system()
{
    static const Clock clock;
    return clock;
}

Result<Instant> parseInstant(std::string_view text, Cut cut)
{
    using namespace std::chrono;
    const int y = digits(text, 0, 4);
    const int mo = digits(text, 5, 2);
    const int d = digits(text, 8, 2);
    const int h = digits(text, 11, 2);
    const int mi = digits(text, 14, 2);
    const int s = digits(text, 17, 2);
    if (y < 0 || mo < 0 || d < 0 || h < 0 || mi < 0 || s < 0 || text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != 't') || text[13] != ':'
        || text[16] != ':')
        return badTime(text, say("time/no-time"));
    const year_month_day date{year(y), month(static_cast<unsigned>(mo)), day(static_cast<unsigned>(d))};
    if (!date.ok() || h > 23 || mi > 59)
        return badTime(text, say("time/no-date"));
    if (s > 59)
        return badTime(text, say("time/leap-second"));
    std::size_t at = 19;
    const int ms = fraction(text, at, cut);
    if (ms < 0)
        return badTime(text, say("time/fraction"));
    const auto offset = offsetMinutes(text, at);
    if (!offset)
        return badTime(text, say("time/offset"));
    const Instant read(sys_days(date).time_since_epoch() + hours(h) + minutes(mi - *offset) + seconds(s) + milliseconds(ms));
    // In UTC, after the offset and the cut, so that whatever is read can be written and read again.
    if (read < earliest || wholeSeconds(read, cut) > latest)
        return badTime(text, say("time/no-date"));
    return read;
}

void putTimeOfDay(char *&at, std::chrono::milliseconds sinceMidnight, bool milliseconds)
{
    auto rest = static_cast<unsigned>(sinceMidnight.count());
    const unsigned ms = rest % 1'000;
    rest /= 1'000;
    putDigits(at, rest / 3'600, 2);
    *at++ = ':';
    putDigits(at, rest / 60 % 60, 2);
    *at++ = ':';
    putDigits(at, rest % 60, 2);
    if (milliseconds) {
        *at++ = '.';
        putDigits(at, ms, 3);
    }
    *at++ = 'Z';
}

void putInstant(char *&at, Instant instant, bool milliseconds)
{
    using namespace std::chrono;
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    putDigits(at, static_cast<unsigned>(std::clamp(static_cast<int>(date.year()), 0, 9'999)), 4);
    *at++ = '-';
    putDigits(at, static_cast<unsigned>(date.month()), 2);
    *at++ = '-';
    putDigits(at, static_cast<unsigned>(date.day()), 2);
    *at++ = 'T';
    putTimeOfDay(at, instant - day, milliseconds);
}

namespace {

std::string rfc3339(Instant instant, bool milliseconds)
{
    std::array<char, 32> buffer;
    char *at = buffer.data();
    putInstant(at, instant, milliseconds);
    return {buffer.data(), at};
}

} // namespace

std::string toRfc3339(Instant instant)
{
    return rfc3339(instant, false);
}

std::string toRfc3339Milliseconds(Instant instant)
{
    return rfc3339(instant, true);
}

QString toText(Instant instant)
{
    return QString::fromStdString(toRfc3339(instant));
}

} // namespace tidegate
