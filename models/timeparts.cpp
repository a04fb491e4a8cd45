// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timeparts.h"

#include "models/timewords.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Kind = TypedTime::Kind;
using Meaning = TimeWords::Meaning;

constexpr int maxTokens = 40; // the longest long form has about 15
constexpr int hourSeconds = 3600;

class Reader
{
public:
    Reader(const QList<TimeToken> &tokens, const QLocale &locale) : m_tokens(tokens), m_locale(locale), m_words(TimeWords::of(locale)) {}

    TimeParts read();

private:
    /// A number of so many figures at most, after `ahead` tokens.
    std::optional<int> number(qsizetype ahead, int maxDigits = 2, int minDigits = 1) const
    {
        const qsizetype at = m_at + ahead;
        if (at >= m_tokens.size() || m_tokens.at(at).type != TimeToken::Type::Number)
            return {};
        const QString &text = m_tokens.at(at).text;
        if (text.size() > maxDigits || text.size() < minDigits)
            return {};
        return text.toInt();
    }
    QChar sign(qsizetype ahead) const
    {
        const qsizetype at = m_at + ahead;
        return at < m_tokens.size() && m_tokens.at(at).type == TimeToken::Type::Sign ? m_tokens.at(at).text.front() : QChar();
    }
    bool isGlued(qsizetype ahead) const { return m_at + ahead < m_tokens.size() && m_tokens.at(m_at + ahead).glued; }
    std::optional<TimeWords::Found> word(qsizetype ahead, Meaning meaning) const { return m_words.find(m_tokens, m_at + ahead, meaning); }
    bool isHourUnit(qsizetype ahead) const
    {
        const auto unit = word(ahead, Meaning::Unit);
        return unit && unit->tokens == 1 && unit->value == hourSeconds;
    }
    qsizetype digits(qsizetype ahead) const { return m_tokens.at(m_at + ahead).text.size(); }

    bool take(qsizetype tokens)
    {
        m_at += tokens;
        return true;
    }
    bool fail(Kind kind, qsizetype tokens = 1)
    {
        m_parts.kind = kind;
        m_parts.word.clear();
        for (qsizetype i = m_at; i < std::min(m_at + tokens, m_tokens.size()); ++i)
            m_parts.word += (i > m_at && !m_tokens.at(i).glued ? u" "_s : QString()) + m_tokens.at(i).typed;
        return true;
    }

    bool readSpan();
    bool readSpanParts(qint64 &days, qint64 &seconds);
    bool readClock();
    qsizetype minuteTokens(qsizetype hourAt) const;
    bool isTimeSign(QChar c) const { return c == u':' || (!c.isNull() && m_words.isTimeSign(c) && !m_words.isDateSign(c)); }
    bool readOffset(bool hasSeconds);
    bool readFigures();
    bool readYearFirst(bool hasThird);
    bool readSlashed(bool hasThird);
    bool failByOrder(int one, int other, qsizetype tokens);
    struct Numbers
    {
        std::optional<int> year;
        int month = 0;
        int day = 0;
    };
    Numbers numbersIn(const QString &order);
    bool readInOrder(QString order, bool hasThird);
    bool readCompact();
    bool readNamedDate();
    bool readDayOfMonth(qsizetype after, std::optional<int> day, int month);
    bool readMonthFirst(const TimeWords::Found &month);
    qsizetype ordinal(qsizetype ahead) const;
    bool readWord();
    bool readSmallWord();
    bool readBareHour();
    void setClock(int hour, int minute, int second, std::optional<int> half, qsizetype tokens);
    void setDate(std::optional<int> year, int month, int day, qsizetype tokens);

    const QList<TimeToken> &m_tokens;
    const QLocale &m_locale;
    const TimeWords &m_words;
    TimeParts m_parts;
    qsizetype m_at = 0;
    qsizetype m_afterFiller = -1; ///< Where a filler ended: "at" makes an hour of what follows.
    bool m_isIso = false;         ///< A whole date with the year first, behind which an offset may stand.
    bool m_isDotted = false;      ///< "9.10": a date if a time stands beside it; else nobody knows.
};

TimeParts Reader::read()
{
    while (m_parts.kind == Kind::Understood && m_at < m_tokens.size()) {
        if (!readSpan() && !readClock() && !readFigures() && !readNamedDate() && !readWord() && !readBareHour())
            fail(Kind::Unknown);
    }
    if (m_parts.kind == Kind::Understood && m_isDotted && !m_parts.hour) {
        m_at = 0;
        fail(Kind::Ambiguous, m_tokens.size());
    }
    return m_parts;
}

/// "2h 30m", "2h30", "2 days".
bool Reader::readSpanParts(qint64 &days, qint64 &seconds)
{
    bool any = false;
    while (const auto count = number(0, 6)) {
        const auto unit = word(1, Meaning::Unit);
        const auto unitOfDays = word(1, Meaning::UnitOfDays);
        if (!unit && !unitOfDays)
            break;
        (unit ? seconds : days) += qint64(*count) * (unit ? unit->value : unitOfDays->value);
        const bool isHour = isHourUnit(1);
        take(1 + (unit ? unit->tokens : unitOfDays->tokens));
        any = true;
        if (isHour && number(0, 2, 2) && isGlued(0) && !word(1, Meaning::Unit) && !word(1, Meaning::UnitOfDays)) {
            seconds += *number(0) * 60;
            take(1);
        }
    }
    return any;
}

/// "+2h 30m", "in 2 days".
bool Reader::readSpan()
{
    const auto in = word(0, Meaning::In);
    const bool isBack = sign(0) == u'-';
    if (!in && !isBack && sign(0) != u'+')
        return false;
    const qsizetype start = m_at;
    take(in ? in->tokens : 1);
    qint64 days = 0;
    qint64 seconds = 0;
    if (!readSpanParts(days, seconds)) {
        m_at = start;
        return false;
    }
    if (m_parts.isSpan)
        return fail(Kind::Incomplete);
    m_parts.isSpan = true;
    m_parts.spanDays = isBack ? -days : days;
    m_parts.spanSeconds = isBack ? -seconds : seconds;
    return true;
}

void Reader::setClock(int hour, int minute, int second, std::optional<int> half, qsizetype tokens)
{
    constexpr int hoursOfHalf = 12;
    const bool isRight = half ? hour >= 1 && hour <= hoursOfHalf : hour < 24 || (hour == 24 && minute == 0 && second == 0);
    if (!isRight || minute > 59 || second > 59)
        fail(Kind::NoTime, tokens);
    else if (m_parts.hour)
        fail(Kind::Incomplete);
    m_parts.hour = half ? hour % hoursOfHalf + *half * hoursOfHalf : hour;
    m_parts.minute = minute;
    m_parts.second = second;
}

/// How many tokens sign and minute take behind an hour: 2, or 0 where there are none.
qsizetype Reader::minuteTokens(qsizetype hourAt) const
{
    const qsizetype at = hourAt + 1;
    if (!number(at + 1, 2, 2))
        return 0;
    const bool areGlued = isGlued(at) && isGlued(at + 1);
    if (isHourUnit(at)) // "17h30"; "17 h 30" where the locale writes it
        return areGlued || word(at, Meaning::Filler) ? 2 : 0;
    if (!areGlued)
        return 0;
    if (isTimeSign(sign(at)))
        return 2;
    // "17.30 Uhr", "5.30 pm"; and where dots are in times too, what follows a date.
    const bool isSaid = word(at + 2, Meaning::Clock) || word(at + 2, Meaning::Half);
    const int minute = *number(at + 1);
    const bool isNoMonth = minute == 0 || minute > 12;
    const bool isInTimes = m_words.isTimeSign(sign(at)) && sign(at + 2) != sign(at) && !m_parts.hour;
    return sign(at) == u'.' && (isSaid || (isInTimes && (isNoMonth || m_parts.day || m_parts.daysFromToday))) ? 2 : 0;
}

/// "17:00", "5:15:30 pm", "5 pm", "17h30", "9 o'clock", and an offset right behind it.
bool Reader::readClock()
{
    const auto before = word(0, Meaning::Half); // where the half of the day comes first
    const qsizetype hourAt = before && !word(0, Meaning::Filler) ? before->tokens : 0;
    const auto hour = number(hourAt);
    if (!hour)
        return false;
    qsizetype used = hourAt + 1 + minuteTokens(hourAt);
    const bool hasMinute = used > hourAt + 1;
    const int minute = hasMinute ? *number(used - 1) : 0;
    int second = 0;
    const bool hasSecond = hasMinute && number(used + 1, 2, 2) && (isTimeSign(sign(used)) || sign(used) == sign(hourAt + 1)) && isGlued(used)
        && isGlued(used + 1) && !sign(used).isNull();
    if (hasSecond) {
        second = *number(used + 1);
        used += 2;
        if ((sign(used) == u'.' || sign(used) == u',') && number(used + 1, 9) && isGlued(used) && isGlued(used + 1))
            used += 2; // what is finer than a second is cut
    }
    std::optional<int> half;
    if (hourAt > 0)
        half = before->value;
    const auto after = word(used, Meaning::Half);
    if (after) {
        if (half || (*hour == 12 && word(used, Meaning::Filler))) // "12 am" in German, where "am" is "on"
            return fail(Kind::Ambiguous, used + after->tokens);
        half = after->value;
        used += after->tokens;
    }
    const auto clock = word(used, Meaning::Clock);
    if (clock)
        used += clock->tokens;
    if (!hasMinute && !after && !clock)
        return false;
    setClock(*hour, minute, second, half, used);
    if (m_parts.kind != Kind::Understood)
        return true;
    take(used);
    readOffset(hasSecond);
    return true;
}

/// "Z", "UTC", "+02:00", "-0330", "+02". Figures only behind a whole date: "10:00-12:00" is a stretch of time.
bool Reader::readOffset(bool hasSeconds)
{
    if (const auto utc = word(0, Meaning::Utc)) {
        m_parts.utcOffset = 0;
        return take(utc->tokens);
    }
    const bool mayBe = m_isIso && (hasSeconds || sign(0) == u'+' || m_tokens.at(std::max<qsizetype>(m_at - 4, 0)).text == u"t");
    if (!mayBe || (sign(0) != u'+' && sign(0) != u'-') || !isGlued(0) || !isGlued(1))
        return false;
    const auto hours = number(1, 4, 2);
    const bool isLong = hours && digits(1) == 4;
    const auto minutes = sign(2) == u':' && isGlued(2) && isGlued(3) ? number(3, 2, 2) : std::nullopt;
    if (!hours || digits(1) == 3 || (isLong && minutes))
        return false;
    constexpr int maxMinutes = 14 * 60;
    const int h = isLong ? *hours / 100 : *hours;
    const int m = isLong ? *hours % 100 : minutes.value_or(0);
    const qsizetype used = minutes ? 4 : 2;
    if (h * 60 + m > maxMinutes || m > 59)
        return fail(Kind::NoTime, used);
    m_parts.utcOffset = (h * 60 + m) * 60 * (sign(0) == u'-' ? -1 : 1);
    return take(used);
}

void Reader::setDate(std::optional<int> year, int month, int day, qsizetype tokens)
{
    if (m_parts.day) {
        fail(Kind::Incomplete);
        return;
    }
    constexpr int leapYear = 2000;
    if (!QDate::isValid(year.value_or(leapYear), month, day))
        fail(Kind::NoDate, tokens);
    m_parts.year = year;
    m_parts.month = month;
    m_parts.day = day;
}

/// "20270329", "20270329T051500Z".
bool Reader::readCompact()
{
    const auto date = number(0, 8, 8);
    if (!date)
        return false;
    setDate(*date / 10'000, *date / 100 % 100, *date % 100, 1);
    if (m_parts.kind != Kind::Understood)
        return true;
    m_isIso = true;
    take(1);
    const bool hasClock = m_at + 1 < m_tokens.size() && m_tokens.at(m_at).text == u"t" && isGlued(0) && isGlued(1);
    const auto clock = hasClock ? number(1, 6, 4) : std::nullopt;
    if (!clock || digits(1) == 5)
        return true;
    const bool hasSeconds = digits(1) == 6;
    const int hoursAndMinutes = hasSeconds ? *clock / 100 : *clock;
    setClock(hoursAndMinutes / 100, hoursAndMinutes % 100, hasSeconds ? *clock % 100 : 0, {}, 2);
    if (m_parts.kind != Kind::Understood)
        return true;
    take(2);
    readOffset(true);
    return true;
}

/// A date in figures: "2027-03-29", "29.3.27", "3.4.", "3/29".
bool Reader::readFigures()
{
    if (readCompact())
        return true;
    const QChar mark = sign(1);
    const bool isLoose = mark == u'.'; // "3. 4. 2027"
    if (mark.isNull() || !number(0, 4) || !number(2) || !(isLoose || (isGlued(1) && isGlued(2))))
        return false;
    const bool isYearFirst = digits(0) == 4;
    const bool hasThird = sign(3) == mark && (number(4, 4, 4) || (number(4, 2, 2) && (isYearFirst || isGlued(4)))) && (isLoose || isGlued(4))
        && sign(5) != u':';
    if (isYearFirst)
        return readYearFirst(hasThird);
    const bool isOfLocale = m_words.isDateSign(mark);
    if (digits(0) > 2)
        return false;
    if (!isOfLocale && mark == u'/')
        return readSlashed(hasThird);
    if (!isOfLocale && !isLoose)
        return false;
    return readInOrder(isOfLocale ? m_words.order() : u"dmy"_s, hasThird);
}

bool Reader::readYearFirst(bool hasThird)
{
    const QChar mark = sign(1);
    if (!hasThird || digits(4) > 2 || !u"-./"_s.contains(mark))
        return false;
    const qsizetype used = sign(5) == u'.' && mark == u'.' ? 6 : 5;
    setDate(*number(0, 4), *number(2), *number(4), used);
    m_isIso = true;
    return m_parts.kind != Kind::Understood || take(used);
}

/// Day and month in an order that nobody can know.
bool Reader::failByOrder(int one, int other, qsizetype tokens)
{
    constexpr int leapYear = 2000;
    const QList<QDate> readings{QDate(leapYear, other, one), QDate(leapYear, one, other)};
    if (readings.constFirst().isValid() && readings.constLast().isValid())
        m_parts.readings = readings;
    return fail(Kind::Ambiguous, tokens);
}

/// "24/12", "12/24/2027" where the locale writes no slashes: one of them has to be the day.
bool Reader::readSlashed(bool hasThird)
{
    constexpr int months = 12;
    const int first = *number(0);
    const int second = *number(2);
    const qsizetype used = hasThird ? 5 : 3;
    if (hasThird && digits(4) != 4)
        return fail(Kind::Ambiguous, used);
    if (first <= months && second <= months && first != second)
        return failByOrder(first, second, used);
    const bool isDayFirst = second <= months;
    const std::optional<int> year = hasThird ? number(4, 4) : std::nullopt;
    setDate(year, isDayFirst ? second : first, isDayFirst ? first : second, used);
    return m_parts.kind != Kind::Understood || take(used);
}

/// What stands where the letters of `order` (y, m, d) say.
Reader::Numbers Reader::numbersIn(const QString &order)
{
    Numbers numbers;
    for (qsizetype i = 0; i < order.size(); ++i) {
        const int value = *number(2 * i, 4);
        if (order.at(i) == u'y') {
            m_parts.isShortYear = digits(2 * i) <= 2;
            numbers.year = m_parts.isShortYear ? value + 2000 : value;
        } else {
            (order.at(i) == u'm' ? numbers.month : numbers.day) = value;
        }
    }
    return numbers;
}

bool Reader::readInOrder(QString order, bool hasThird)
{
    const bool isLoose = sign(1) == u'.';
    const bool isDayFirst = order.startsWith(u'd');
    if (hasThird && order.startsWith(u'y') && digits(4) == 4)
        return false; // 3.4.2027 where the year comes first
    if (hasThird && order.startsWith(u'y') && !m_words.hasShortYear())
        return fail(Kind::Ambiguous, 5); // 03-04-27: nobody there writes a year so
    if (!hasThird)
        order.remove(u'y');
    auto [year, month, day] = numbersIn(order);
    const qsizetype parts = hasThird ? 5 : 3;
    const bool hasEnd = isLoose && sign(parts) == u'.' && isGlued(parts);
    const qsizetype used = hasEnd ? parts + 1 : parts;
    const bool isOrdinal = hasEnd && !hasThird; // "3.4.": only who puts the day first writes that
    if (isLoose && isDayFirst && !isOrdinal && m_words.order() != u"dmy" && month <= 12 && day <= 12 && month != day)
        return failByOrder(day, month, used);
    if (sign(1) == u'/' && month > 12 && day <= 12 && !m_parts.isShortYear && !order.startsWith(u'y'))
        std::swap(month, day); // 24/12 where the month comes first: there is no other way to read it
    if (isLoose && !hasThird && !hasEnd && (!m_words.isDateSign(u'.') || m_words.isTimeSign(u'.')))
        m_isDotted = true;
    setDate(year, month, day, used);
    return m_parts.kind != Kind::Understood || take(used);
}

/// "3rd", "3.": what makes a figure a day takes one token.
qsizetype Reader::ordinal(qsizetype ahead) const
{
    if (!isGlued(ahead))
        return 0;
    static const QStringList endings{u"st"_s, u"nd"_s, u"rd"_s, u"th"_s, u"er"_s};
    return sign(ahead) == u'.' || endings.contains(m_tokens.at(m_at + ahead).text) ? 1 : 0;
}

/// "3 April 2027", "April 3rd, 2027", "3. Apr.", "3 de abril de 2027".
bool Reader::readNamedDate()
{
    const std::optional<int> day = number(0);
    if (!day) {
        const auto month = word(0, Meaning::Month);
        return month && readMonthFirst(*month);
    }
    qsizetype used = 1 + ordinal(1);
    if (const auto filler = word(used, Meaning::Filler))
        used += filler->tokens;
    const auto month = word(used, Meaning::Month);
    return month && readDayOfMonth(used + month->tokens, day, month->value);
}

bool Reader::readMonthFirst(const TimeWords::Found &month)
{
    const auto day = number(month.tokens);
    if (!day || sign(month.tokens + 1) == u':')
        return false;
    const qsizetype used = month.tokens + 1 + ordinal(month.tokens + 1);
    if (word(0, Meaning::Weekday)) { // "mar." is a Tuesday too in some languages
        const auto filler = word(used, Meaning::Filler);
        return word(used + (filler ? filler->tokens : 0), Meaning::Month) ? false : fail(Kind::Ambiguous, used);
    }
    return readDayOfMonth(used, day, month.value);
}

bool Reader::readDayOfMonth(qsizetype after, std::optional<int> day, int month)
{
    const auto filler = word(after, Meaning::Filler);
    const qsizetype yearAt = after + (filler ? filler->tokens : 0);
    const auto year = number(yearAt, 4, 4);
    const qsizetype used = year ? yearAt + 1 : after;
    setDate(year, month, *day, used);
    return m_parts.kind != Kind::Understood || take(used);
}

/// What is neither a day nor a time.
bool Reader::readSmallWord()
{
    if (const auto found = word(0, Meaning::Now)) {
        m_parts.isNow = true;
        return take(found->tokens);
    }
    if (const auto found = word(0, Meaning::Filler)) {
        take(found->tokens);
        m_afterFiller = m_at;
        return true;
    }
    return false;
}

bool Reader::readWord()
{
    const auto once = [this](auto &slot, int value) {
        if (slot)
            fail(Kind::Incomplete);
        slot = value;
    };
    if (const auto found = word(0, Meaning::Weekday)) {
        once(m_parts.weekday, found->value);
        m_parts.weekdayWord = m_tokens.at(m_at).typed;
        return take(found->tokens);
    }
    // The longer first: "heute Abend" begins with "heute".
    if (const auto found = word(0, Meaning::Evening)) {
        once(m_parts.daysFromToday, 0);
        once(m_parts.partOfDay, TimeWords::evening);
        return take(found->tokens);
    }
    if (const auto found = word(0, Meaning::PartOfDay)) {
        once(m_parts.partOfDay, found->value);
        return take(found->tokens);
    }
    if (const auto found = word(0, Meaning::Period)) {
        once(m_parts.period, found->value);
        return take(found->tokens);
    }
    if (const auto found = word(0, Meaning::Next); found && word(found->tokens, Meaning::Weekday)) {
        m_parts.isNext = true;
        return take(found->tokens);
    }
    if (const auto found = word(0, Meaning::Day)) {
        once(m_parts.daysFromToday, found->value);
        return take(found->tokens);
    }
    if (const auto found = word(0, Meaning::TimeOfDay)) {
        setClock(found->value, 0, 0, {}, found->tokens);
        return take(found->tokens);
    }
    return readSmallWord();
}

/// "tomorrow 9": an hour alone, after a date and at the end. In some languages "9h".
bool Reader::readBareHour()
{
    const auto hour = number(0);
    if (!hour || m_parts.hour)
        return false;
    static const QList<QLocale::Language> withHours{QLocale::French, QLocale::German, QLocale::Portuguese};
    const bool saysHour = isHourUnit(1) && (m_parts.hasDate() || withHours.contains(m_locale.language())); // "24 dec 12h"; a length has a sign before it
    const qsizetype used = saysHour ? 2 : 1;
    const bool isTail = m_at > 0 && isGlued(0) && m_tokens.at(m_at - 1).type == TimeToken::Type::Sign; // "3.4.7"
    if (m_at + used != m_tokens.size() || isTail || (!saysHour && !m_parts.hasDate()))
        return false;
    const bool isSaid = saysHour || m_afterFiller == m_at;
    if (!isSaid && m_parts.day && !m_parts.year && digits(0) == 2) // "3 April 20": a year?
        return fail(Kind::Ambiguous, used);
    m_parts.isBareHour = !isSaid;
    setClock(*hour, 0, 0, {}, used);
    return m_parts.kind != Kind::Understood || take(used);
}

} // namespace

TimeParts readTimeParts(const QString &text, const QLocale &locale)
{
    const QList<TimeToken> tokens = timeTokens(text);
    TimeParts parts;
    parts.kind = tokens.isEmpty() ? Kind::Empty : Kind::Unknown;
    if (tokens.isEmpty())
        return parts;
    if (tokens.size() > maxTokens) {
        parts.word = tokens.at(maxTokens).typed;
        return parts;
    }
    return Reader(tokens, locale).read();
}

} // namespace tidegate
