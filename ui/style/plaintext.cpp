// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/plaintext.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr qsizetype maxTip = 2'000;
constexpr QChar firstStrongIsolate(0x2068);
constexpr QChar popIsolate(0x2069);

bool turnsText(QChar c)
{
    return (c.unicode() >= 0x202a && c.unicode() <= 0x202e) || (c.unicode() >= 0x2066 && c.unicode() <= 0x2069);
}

bool isBreak(QChar c)
{
    return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
}

/// Characters that turn the text around them become U+FFFD. What stands between FSI and PDI turns nothing outside, so such pairs stay:
/// names in a sentence are isolated already when the sentence comes here.
QString steady(QString text)
{
    QList<qsizetype> open;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) == firstStrongIsolate)
            open.append(i);
        else if (text.at(i) == popIsolate && !open.isEmpty())
            open.removeLast();
        else if (turnsText(text.at(i)))
            text[i] = QChar::ReplacementCharacter;
    }
    for (const qsizetype unclosed : std::as_const(open))
        text[unclosed] = QChar::ReplacementCharacter;
    return text;
}

QString cut(const QString &text, qsizetype maxLength)
{
    if (text.size() <= maxLength)
        return text;
    const qsizetype end = text.at(maxLength - 1).isHighSurrogate() ? maxLength - 1 : maxLength; // no half of an emoji
    return text.first(end) + u'…';
}

} // namespace

QString plainLine(const QString &text, qsizetype maxLength)
{
    const QString whole = cut(text, maxLength);
    QString line = steady(whole);
    bool isolate = line != whole;
    for (QChar &c : line) {
        const auto direction = c.direction();
        isolate = isolate || direction == QChar::DirR || direction == QChar::DirAL;
        if (isBreak(c))
            c = u' ';
    }
    return isolate ? firstStrongIsolate + line + popIsolate : line;
}

QString plainCaption(const QString &text, qsizetype maxLength)
{
    return plainLine(text, maxLength).replace(u'&', "&&"_L1);
}

QString plainParagraph(const QString &text, qsizetype maxLength)
{
    constexpr int maxWord = 30;
    constexpr QChar mayBreak(0x200b); // zero width
    QString result;
    int word = 0;
    for (const QChar c : steady(cut(text, maxLength))) {
        word = c.isSpace() || c == u'-' ? 0 : word + 1;
        if (word > maxWord && !c.isLowSurrogate()) {
            result += mayBreak;
            word = 1;
        }
        result += c != u'\n' && isBreak(c) ? QChar(u' ') : c;
    }
    return result;
}

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    return u"<p style='white-space:pre-wrap'>"_s + plainParagraph(text, maxTip).toHtmlEscaped() + u"</p>"_s;
}

} // namespace tidegate
