// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/palette/palettequery.h"

#include <algorithm>

namespace tidegate {

namespace {

constexpr int wholeTitle = 1000;
constexpr int startOfTitle = 800;
constexpr int startOfWord = 600;
constexpr int insideTitle = 400;
constexpr int lettersInOrder = 200;
constexpr int startInDetail = 120;
constexpr int insideDetail = 80;
constexpr int maxCounted = 60;

bool startsWord(QStringView text, qsizetype at)
{
    return at == 0 || (!text.at(at - 1).isLetterOrNumber() && text.at(at).isLetterOrNumber());
}

/// Where the word begins a word of the text; -1: nowhere.
qsizetype atWordStart(QStringView text, QStringView word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (startsWord(text, at))
            return at;
    }
    return -1;
}

/// Whether the letters come in order, each next to the one before it or at the start of a word: an abbreviation, not a coincidence.
bool abbreviates(QStringView word, QStringView text)
{
    qsizetype at = -1;
    for (const QChar letter : word) {
        if (at >= 0 && at + 1 < text.size() && text.at(at + 1) == letter) {
            ++at;
            continue;
        }
        qsizetype next = text.indexOf(letter, at + 1);
        while (next >= 0 && !startsWord(text, next) && !(text.at(next).isDigit() && text.at(next - 1) == u'0'))
            next = text.indexOf(letter, next + 1);
        if (next < 0)
            return false;
        at = next;
    }
    return true;
}

int wordScore(QStringView word, QStringView title, QStringView detail)
{
    if (const qsizetype at = title.indexOf(word); at >= 0) {
        if (at == 0)
            return word.size() == title.size() ? wholeTitle : startOfTitle;
        return atWordStart(title, word) >= 0 ? startOfWord : insideTitle;
    }
    if (word.size() > 1 && abbreviates(word, title))
        return lettersInOrder;
    if (detail.contains(word))
        return atWordStart(detail, word) >= 0 ? startInDetail : insideDetail;
    return 0;
}

} // namespace

PaletteQuery::PaletteQuery(const QString &typed) : m_words(folded(typed).split(u' ', Qt::SkipEmptyParts)) {}

QString PaletteQuery::folded(const QString &text)
{
    const bool plain = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
    if (plain)
        return text.toLower();
    QString decomposed = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    decomposed.removeIf([](QChar c) { return c.isMark(); });
    return decomposed;
}

int PaletteQuery::score(const QString &foldedTitle, const QString &foldedDetail) const
{
    int sum = 0;
    for (const QString &word : m_words) {
        const int found = wordScore(word, foldedTitle, foldedDetail);
        if (found == 0)
            return 0;
        sum += found;
    }
    return sum * 100 / static_cast<int>(std::max<qsizetype>(1, m_words.size())) - static_cast<int>(std::min<qsizetype>(foldedTitle.size(), maxCounted));
}

} // namespace tidegate
