// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

#include <optional>

namespace tidegate {

/// A word of a sentence.
struct CommandWord
{
    QString typed;
    QString folded; ///< Without case and accents.
};

/// What words mean in a sentence that commands something, in English and in the program's language.
class CommandWords
{
public:
    enum class Meaning {
        Edit,
        Freeze,
        Lift, ///< "end freeze"
        Delete,
        When,        ///< "when": before a question whose answer is a time.
        MayI,        ///< "may i": what a question begins with.
        MaySomebody, ///< "may": before who would deploy.
        Is,          ///< "is": before what may be frozen.
        Frozen,      ///< What that is about.
        Deploy,      ///< What a question is about.
        For,         ///< Before a length of time.
        Until,       ///< Before an end.
        And,
        Place,  ///< Before the name of an environment.
        Kind,   ///< "environment": that a name is one.
        Time,   ///< Before a time.
        Nothing ///< "please"
    };

    CommandWords();

    /// How many words from `at` on have this meaning; 0: none.
    qsizetype find(const QList<CommandWord> &words, qsizetype at, Meaning meaning) const;

    /// Blanks and commas separate; question marks and quotation marks are nothing.
    static QList<CommandWord> split(const QString &text);

private:
    QList<std::pair<Meaning, QStringList>> m_phrases; ///< Folded.
};

} // namespace tidegate
