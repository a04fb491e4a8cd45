// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/timewords.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <limits>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Meaning = TimeWords::Meaning;

constexpr int minuteSeconds = 60;
constexpr int secondsOfHour = 3600;
constexpr int daysOfWeek = 7;
constexpr int twoThings = std::numeric_limits<int>::min(); ///< The value of a word that stands for two of a kind, and so for none.
constexpr int noonHour = TimeWords::noon;
constexpr int morningHour = 9; // when people begin, not when it gets light: it is said beneath
constexpr int afternoonHour = 13;
constexpr int eveningHour = TimeWords::evening;
constexpr int midnightHour = 24; // the end of the day: "friday midnight" is not what Friday begins with

struct TimeEntry
{
    const char *words; ///< With commas between those that mean the same.
    Meaning meaning;
    int value;
};

constexpr TimeEntry timeTable[] = {
    {QT_TRANSLATE_NOOP("TimeWords", "yesterday"), Meaning::Day, -1},
    {QT_TRANSLATE_NOOP("TimeWords", "today"), Meaning::Day, 0},
    {QT_TRANSLATE_NOOP("TimeWords", "tomorrow"), Meaning::Day, 1},
    {QT_TRANSLATE_NOOP("TimeWords", "day after tomorrow"), Meaning::Day, 2},
    {QT_TRANSLATE_NOOP("TimeWords", "tonight,this evening"), Meaning::Evening, 0},
    {QT_TRANSLATE_NOOP("TimeWords", "morning,in the morning"), Meaning::PartOfDay, morningHour},
    {QT_TRANSLATE_NOOP("TimeWords", "afternoon,in the afternoon"), Meaning::PartOfDay, afternoonHour},
    {QT_TRANSLATE_NOOP("TimeWords", "evening,in the evening"), Meaning::PartOfDay, eveningHour},
    {QT_TRANSLATE_NOOP("TimeWords", "next"), Meaning::Next, 0},
    {QT_TRANSLATE_NOOP("TimeWords", "this week"), Meaning::Period, TimeWords::thisWeek},
    {QT_TRANSLATE_NOOP("TimeWords", "next week"), Meaning::Period, TimeWords::nextWeek},
    {QT_TRANSLATE_NOOP("TimeWords", "this weekend,weekend"), Meaning::Period, TimeWords::thisWeekend},
    {QT_TRANSLATE_NOOP("TimeWords", "next weekend"), Meaning::Period, TimeWords::nextWeekend},
    {QT_TRANSLATE_NOOP("TimeWords", "noon,midday"), Meaning::TimeOfDay, noonHour},
    {QT_TRANSLATE_NOOP("TimeWords", "midnight"), Meaning::TimeOfDay, midnightHour},
    {QT_TRANSLATE_NOOP("TimeWords", "am,a.m."), Meaning::Half, 0},
    {QT_TRANSLATE_NOOP("TimeWords", "pm,p.m."), Meaning::Half, 1},
    {QT_TRANSLATE_NOOP("TimeWords", "m,min,mins,minute,minutes"), Meaning::Unit, minuteSeconds},
    {QT_TRANSLATE_NOOP("TimeWords", "h,hr,hrs,hour,hours"), Meaning::Unit, secondsOfHour},
    {QT_TRANSLATE_NOOP("TimeWords", "d,day,days"), Meaning::UnitOfDays, 1},
    {QT_TRANSLATE_NOOP("TimeWords", "w,wk,week,weeks"), Meaning::UnitOfDays, daysOfWeek},
    {QT_TRANSLATE_NOOP("TimeWords", "o'clock"), Meaning::Clock, 0},
    {QT_TRANSLATE_NOOP("TimeWords", "in"), Meaning::In, 0},
    {QT_TRANSLATE_NOOP("TimeWords", "now"), Meaning::Now, 0},
    {QT_TRANSLATE_NOOP("TimeWords", "at,on,of,the"), Meaning::Filler, 0},
};

/// What stands between a date and a time in many languages, and means nothing anywhere: understood whatever the program speaks.
constexpr const char16_t *fillersOfAll[] = {u"um", u"à", u"às", u"a las", u"a la", u"kl", u"klo"};

/// Case and accents apart, so that "août" may be typed "aout"; letters of other scripts stay whole.
QString foldedTime(const QString &text)
{
    QString result;
    const QString apart = text.toCaseFolded().normalized(QString::NormalizationForm_KD);
    for (const QChar c : apart) {
        if (c.category() != QChar::Mark_NonSpacing)
            result.append(c == QChar(0x2019) ? QChar(u'\'') : c);
    }
    return result;
}

bool isDirectionMark(QChar c)
{
    return c.category() == QChar::Other_Format;
}

QChar plainSign(QChar c)
{
    switch (c.unicode()) {
    case 0x2010: // the hyphens and the minus
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
        return u'-';
    case 0x2215: // slashes
    case 0x2044:
        return u'/';
    case 0x2236: // the ratio
        return u':';
    default:
        return c;
    }
}

bool isComma(QChar c)
{
    return c == u',' || c == QChar(0x060C) || c == QChar(0x3001);
}

} // namespace

QList<TimeToken> timeTokens(const QString &text)
{
    using Type = TimeToken::Type;
    QList<TimeToken> tokens;
    bool glued = false;
    for (const QChar c : text) {
        if (isDirectionMark(c))
            continue;
        if (c.isSpace() || isComma(c)) {
            glued = false;
            continue;
        }
        const bool isMark = c.isMark() && !tokens.isEmpty() && tokens.constLast().type == Type::Word; // an accent written apart
        const Type type = c.isDigit() ? Type::Number : c.isLetter() || isMark || c == u'\'' || c == QChar(0x2019) ? Type::Word : Type::Sign;
        const QString piece = type == Type::Number ? QString(QChar(u'0' + c.digitValue())) : QString(type == Type::Sign ? plainSign(c) : c);
        if (glued && type != Type::Sign && tokens.constLast().type == type) {
            tokens.last().text += piece;
            tokens.last().typed += c;
        } else {
            tokens.append({type, piece, QString(c), glued});
        }
        glued = true;
    }
    for (TimeToken &token : tokens) {
        if (token.type == Type::Word)
            token.text = foldedTime(token.text);
    }
    return tokens;
}

const TimeWords &TimeWords::of(const QLocale &locale)
{
    QString language;
    for (const TimeEntry &entry : timeTable)
        language += QCoreApplication::translate("TimeWords", entry.words);
    thread_local QLocale madeFor;
    thread_local QString madeIn;
    thread_local std::optional<TimeWords> made;
    if (!made || madeFor != locale || madeIn != language) {
        made.emplace(locale);
        madeFor = locale;
        madeIn = language;
    }
    return *made;
}

TimeWords::TimeWords(const QLocale &locale)
{
    readForms(locale); // first: what is filler there may be a word of its own
    addLanguage();
    addNames(QLocale::c());
    addNames(locale);
    add(u"utc"_s, Meaning::Utc);
    add(u"gmt"_s, Meaning::Utc);
    add(u"z"_s, Meaning::Utc);
    add(u"t"_s, Meaning::Filler);
    for (const char16_t *filler : fillersOfAll)
        add(QString::fromUtf16(filler), Meaning::Filler);
    add(u"uhr"_s, Meaning::Clock);
}

void TimeWords::add(const QString &text, Meaning meaning, int value)
{
    QStringList parts;
    for (const TimeToken &token : timeTokens(text)) {
        if (!(token.type == TimeToken::Type::Sign && token.text == u"."))
            parts.append(token.text);
    }
    if (parts.isEmpty())
        return;
    const std::pair key(parts.join(u' '), static_cast<int>(meaning));
    const auto known = m_words.constFind(key);
    const bool isTwoThings = known != m_words.cend() && *known != value; // "mar" is March, and November in Finland
    m_words.insert(key, isTwoThings ? twoThings : value);
    m_maxTokens = std::max(m_maxTokens, parts.size());
}

void TimeWords::addLanguage()
{
    for (const TimeEntry &entry : timeTable) {
        for (const QString &words : {QString::fromLatin1(entry.words), QCoreApplication::translate("TimeWords", entry.words)}) {
            for (const QString &word : words.split(u',', Qt::SkipEmptyParts))
                add(word, entry.meaning, entry.value);
        }
    }
}

void TimeWords::addNames(const QLocale &locale)
{
    for (const auto form : {QLocale::LongFormat, QLocale::ShortFormat}) {
        for (int month = 1; month <= 12; ++month) {
            add(locale.monthName(month, form), Meaning::Month, month);
            add(locale.standaloneMonthName(month, form), Meaning::Month, month);
        }
        for (int day = 1; day <= daysOfWeek; ++day) {
            add(locale.dayName(day, form), Meaning::Weekday, day);
            add(locale.standaloneDayName(day, form), Meaning::Weekday, day);
        }
    }
    add(locale.amText(), Meaning::Half, 0);
    add(locale.pmText(), Meaning::Half, 1);
}

void TimeWords::readForms(const QLocale &locale)
{
    const QString figures = locale.dateFormat(QLocale::ShortFormat);
    const QString bare = QString(figures).remove(QRegularExpression(u"'[^']*'"_s));
    m_hasShortYear = bare.count(u'y') == 2;
    for (const QChar c : bare) {
        if (const QChar part = c.toLower(); (part == u'd' || part == u'm' || part == u'y') && !m_order.contains(part))
            m_order.append(part);
        else if (!c.isLetterOrNumber() && !c.isSpace() && !isDirectionMark(c))
            m_dateSigns.append(plainSign(c));
    }
    const QString clock = locale.timeFormat(QLocale::ShortFormat);
    for (const QChar c : clock) {
        if (!c.isLetterOrNumber() && !c.isSpace() && !isDirectionMark(c) && c != u'\'')
            m_timeSigns.append(plainSign(c));
    }
    // What stands in single quotes between the parts: "d 'de' MMMM", "HH 'h' mm".
    for (const QString &form : {locale.dateFormat(QLocale::LongFormat), locale.dateTimeFormat(QLocale::LongFormat), figures, clock}) {
        const QStringList pieces = form.split(u'\'');
        for (qsizetype i = 1; i < pieces.size(); i += 2) {
            for (const TimeToken &token : timeTokens(pieces.at(i))) {
                if (token.type == TimeToken::Type::Word)
                    add(token.text, Meaning::Filler);
            }
        }
    }
}

std::optional<TimeWords::Found> TimeWords::find(const QList<TimeToken> &tokens, qsizetype at, Meaning meaning) const
{
    std::optional<Found> longest;
    QString text;
    qsizetype words = 0;
    for (qsizetype i = at; i < tokens.size(); ++i) {
        const TimeToken &token = tokens.at(i);
        if (token.type == TimeToken::Type::Sign) {
            if (token.text != u"." || !token.glued || i == at)
                break;
            if (longest && longest->tokens == i - at)
                longest->tokens = i - at + 1; // the full stop of an abbreviation
            continue;
        }
        if (token.type != TimeToken::Type::Word || words == m_maxTokens)
            break;
        text += (words++ == 0 ? QString() : u" "_s) + token.text;
        if (const auto found = m_words.constFind({text, static_cast<int>(meaning)}); found != m_words.cend() && *found != twoThings)
            longest = Found{*found, i - at + 1};
    }
    return longest;
}

} // namespace tidegate
