// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/typedcommandwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using CommandMeaning = CommandWords::Meaning;

struct CommandEntry
{
    const char *words; ///< With commas between those that mean the same.
    CommandMeaning meaning;
};

constexpr CommandEntry commandTable[] = {
    {QT_TRANSLATE_NOOP("CommandWords", "edit,change"), CommandMeaning::Edit},
    {QT_TRANSLATE_NOOP("CommandWords", "freeze,stop"), CommandMeaning::Freeze},
    {QT_TRANSLATE_NOOP("CommandWords", "end freeze,end the freeze,lift freeze,lift the freeze,stop the freeze,unfreeze"), CommandMeaning::Lift},
    {QT_TRANSLATE_NOOP("CommandWords", "delete,remove"), CommandMeaning::Delete},
    {QT_TRANSLATE_NOOP("CommandWords", "when"), CommandMeaning::When},
    {QT_TRANSLATE_NOOP("CommandWords", "may i,can i,may we,can we"), CommandMeaning::MayI},
    {QT_TRANSLATE_NOOP("CommandWords", "may,can"), CommandMeaning::MaySomebody},
    {QT_TRANSLATE_NOOP("CommandWords", "is"), CommandMeaning::Is},
    {QT_TRANSLATE_NOOP("CommandWords", "frozen,open,closed"), CommandMeaning::Frozen},
    {QT_TRANSLATE_NOOP("CommandWords", "deploy,release,ship"), CommandMeaning::Deploy},
    {QT_TRANSLATE_NOOP("CommandWords", "for"), CommandMeaning::For},
    {QT_TRANSLATE_NOOP("CommandWords", "until,till"), CommandMeaning::Until},
    {QT_TRANSLATE_NOOP("CommandWords", "and,&"), CommandMeaning::And},
    {QT_TRANSLATE_NOOP("CommandWords", "to,into,in,on,at,for,of,the"), CommandMeaning::Place},
    {QT_TRANSLATE_NOOP("CommandWords", "environment"), CommandMeaning::Kind},
    {QT_TRANSLATE_NOOP("CommandWords", "from,on,at"), CommandMeaning::Time},
    {QT_TRANSLATE_NOOP("CommandWords", "please"), CommandMeaning::Nothing},
};

QString foldedCommand(const QString &text)
{
    QString result = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    result.removeIf([](QChar c) { return c.isMark(); });
    return result;
}

} // namespace

CommandWords::CommandWords()
{
    for (const CommandEntry &entry : commandTable) {
        for (const QString &words : {QString::fromLatin1(entry.words), QCoreApplication::translate("CommandWords", entry.words)}) {
            for (const QString &phrase : words.split(u',', Qt::SkipEmptyParts))
                m_phrases.append({entry.meaning, foldedCommand(phrase).split(u' ', Qt::SkipEmptyParts)});
        }
    }
}

qsizetype CommandWords::find(const QList<CommandWord> &words, qsizetype at, CommandMeaning meaning) const
{
    qsizetype longest = 0;
    for (const auto &[of, phrase] : m_phrases) {
        if (of != meaning || phrase.size() <= longest || at + phrase.size() > words.size())
            continue;
        bool same = true;
        for (qsizetype i = 0; same && i < phrase.size(); ++i)
            same = words.at(at + i).folded == phrase.at(i);
        longest = same ? phrase.size() : longest;
    }
    return longest;
}

QList<CommandWord> CommandWords::split(const QString &text)
{
    static const QString nothing = u"?\"“”„‚‘«»"_s;
    QString apart = text;
    for (QChar &c : apart) {
        if (c.isSpace() || c == u',')
            c = u' ';
    }
    apart.removeIf([](QChar c) { return nothing.contains(c) || c.category() == QChar::Other_Format; });
    QList<CommandWord> words;
    for (const QString &word : apart.split(u' ', Qt::SkipEmptyParts))
        words.append({word, foldedCommand(word)});
    return words;
}

} // namespace tidegate
