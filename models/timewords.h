// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QLocale>
#include <QStringList>

#include <optional>

namespace tidegate {

/// A piece of what is typed for a time.
struct TimeToken
{
    enum class Type {
        Number, ///< Figures 0–9, whatever script they were typed in.
        Word,   ///< Letters, folded.
        Sign,   ///< One of + - . : / and their kind.
    };

    Type type = Type::Sign;
    QString text;
    QString typed;      ///< As it was typed.
    bool glued = false; ///< Follows the token before it without a blank.
};

/// Text as tokens. Blanks of every kind separate, commas too; marks of the direction of writing are nothing.
QList<TimeToken> timeTokens(const QString &text);

/// What words mean in a time: those of English, of the program's language and of a locale.
class TimeWords
{
public:
    enum class Meaning {
        Month,      ///< value: 1–12
        Weekday,    ///< value: 1–7, Monday is 1
        Day,        ///< value: days from today
        Evening,    ///< "tonight"
        PartOfDay,  ///< value: the hour that it begins at; "morning"
        Next,       ///< Before a weekday.
        Period,     ///< value: thisWeek and its kind
        TimeOfDay,  ///< value: the hour; "noon", "midnight" (the end of the day)
        Half,       ///< value: 0 before noon, 1 after
        Unit,       ///< value: seconds
        UnitOfDays, ///< value: days
        Clock,      ///< "o'clock": what stands before it is an hour
        In,
        Now,
        Utc,
        Filler, ///< "at", "on", "of", and what the locale's own forms have between figures
    };

    static constexpr int thisWeek = 0; // these four in this order: next is one more
    static constexpr int nextWeek = 1;
    static constexpr int thisWeekend = 2;
    static constexpr int nextWeekend = 3;
    static constexpr int noon = 12;
    static constexpr int evening = 18; ///< The hour of "tonight", where none is said.

    struct Found
    {
        int value = 0;
        qsizetype tokens = 0; ///< How many the word takes.
    };

    explicit TimeWords(const QLocale &locale);
    /// Those that were made last, where locale and language are still the same: it takes some milliseconds, and a time is read at each key.
    static const TimeWords &of(const QLocale &locale);

    /// The longest run of tokens from `at` that has this meaning. A word may have several: "mar" is a Tuesday and a month in Spanish.
    std::optional<Found> find(const QList<TimeToken> &tokens, qsizetype at, Meaning meaning) const;

    /// How the locale orders the parts of a date that is written in figures: "dmy", "mdy", "ymd".
    QString order() const { return m_order; }
    bool hasShortYear() const { return m_hasShortYear; } ///< There the year has two figures.
    bool isDateSign(QChar sign) const { return m_dateSigns.contains(sign); }
    bool isTimeSign(QChar sign) const { return m_timeSigns.contains(sign); }

private:
    void add(const QString &text, Meaning meaning, int value = 0);
    void addNames(const QLocale &locale);
    void addLanguage();
    void readForms(const QLocale &locale);

    /// By the tokens' folded texts with blanks between them.
    QHash<std::pair<QString, int>, int> m_words; ///< int: the meaning, which Qt 6.4 cannot hash
    qsizetype m_maxTokens = 1;
    QString m_order;
    bool m_hasShortYear = false;
    QString m_dateSigns;
    QString m_timeSigns;
};

} // namespace tidegate
