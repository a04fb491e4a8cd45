// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTranslator>

namespace tidegate::test {

/// A language that nobody speaks. Longer: English with accents, a third longer, in brackets; what is not translated shows as plain English,
/// what is put together of pieces shows its brackets, and what has no room shows as cut. RightToLeft: English that begins as Arabic does, so
/// that labels and paragraphs take that direction.
class PseudoTranslator final : public QTranslator
{
public:
    enum class Kind { Longer, RightToLeft };
    explicit PseudoTranslator(Kind kind) : m_kind(kind) {}

    bool isEmpty() const override { return false; }

    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        const bool ofQt = context[0] == 'Q' && context[1] >= 'A' && context[1] <= 'Z';
        if (ofQt || isPattern(text))
            return {};
        return m_kind == Kind::Longer ? lengthened(text) : rightToLeftMark + text;
    }

    static QString lengthened(const QString &text)
    {
        QString result;
        int letters = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const bool placeholder = text.at(i) == u'%' && i + 1 < text.size();
            if (placeholder) { // %1, %n, %L1
                result += text.at(i++);
                if (text.at(i) == u'L' && i + 1 < text.size())
                    result += text.at(i++);
                result += text.at(i);
                continue;
            }
            result += accented(text.at(i));
            letters += text.at(i).isLetter() ? 1 : 0;
        }
        if (letters == 0)
            return text;
        return u'⟦' + result + QString((letters + 2) / 3, u'~') + u'⟧';
    }

private:
    static constexpr QChar rightToLeftMark{0x200f};

    /// Of QLocale::toString(): letters that stand for parts of dates, which have to stay.
    static bool isPattern(const QString &text)
    {
        return std::all_of(text.begin(), text.end(), [](QChar c) { return QStringLiteral("dMyHhmsAaPpt .:,-'").contains(c); });
    }

    static QChar accented(QChar c)
    {
        const QString plain = QStringLiteral("aceinouyACEINOUY");
        const QString marked = QStringLiteral("áçéíñóúýÁÇÉÍÑÓÚÝ");
        const qsizetype at = plain.indexOf(c);
        return at < 0 ? c : marked.at(at);
    }

    Kind m_kind;
};

} // namespace tidegate::test
