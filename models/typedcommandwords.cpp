// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/typedcommandwords.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Meaning = CommandWords::Meaning;

struct LanguageWords
{
    const char *words; ///< With commas between those that mean the same.
    Meaning meaning;
};

constexpr LanguageWords languageWords[] = {
    {QT_TRANSLATE_NOOP("CommandWords", "edit,change"), Meaning::Edit},
    {QT_TRANSLATE_NOOP("CommandWords", "freeze,stop"), Meaning::Freeze},
    {QT_TRANSLATE_NOOP("CommandWords", "end freeze,end the freeze,lift freeze,lift the freeze,stop the freeze,unfreeze"), Meaning::Lift},
    {QT_TRANSLATE_NOOP("CommandWords", "delete,remove"), Meaning::Delete},
    {QT_TRANSLATE_NOOP("CommandWords", "when"), Meaning::When},
    {QT_TRANSLATE_NOOP("CommandWords", "may i,can i,may we,can we"), Meaning::MayI},
    {QT_TRANSLATE_NOOP("CommandWords", "may,can"), Meaning::MaySomebody},
    {QT_TRANSLATE_NOOP("CommandWords", "is"), Meaning::Is},
    {QT_TRANSLATE_NOOP("CommandWords", "frozen,open,closed"), Meaning::Frozen},
    {QT_TRANSLATE_NOOP("CommandWords", "deploy,release,ship"), Meaning::Deploy},
    {QT_TRANSLATE_NOOP("CommandWords", "for"), Meaning::For},
    {QT_TRANSLATE_NOOP("CommandWords", "until,till"), Meaning::Until},
    {QT_TRANSLATE_NOOP("CommandWords", "and,&"), Meaning::And},
    {QT_TRANSLATE_NOOP("CommandWords", "to,into,in,on,at,for,of,the"), Meaning::Place},
    {QT_TRANSLATE_NOOP("CommandWords", "environment"), Meaning::Kind},
    {QT_TRANSLATE_NOOP("CommandWords", "from,on,at"), Meaning::Time},
    {QT_TRANSLATE_NOOP("CommandWords", "please"), Meaning::Nothing},
};

QString folded(const QString &text)
{
    QString result = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    result.removeIf([](QChar c) { return c.isMark(); });
    return result;
}

} // namespace

CommandWords::CommandWords()
{
    for (const LanguageWords &entry : languageWords) {
        for (const QString &words : {QString::fromLatin1(entry.words), QCoreApplication::translate("CommandWords", entry.words)}) {
            for (const QString &phrase : words.split(u',', Qt::SkipEmptyParts))
                m_phrases.append({entry.meaning, folded(phrase).split(u' ', Qt::SkipEmptyParts)});
        }
    }
}

qsizetype CommandWords::find(const QList<CommandWord> &words, qsizetype at, Meaning meaning) const
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
        words.append({word, folded(word)});
    return words;
}

} // namespace tidegate
