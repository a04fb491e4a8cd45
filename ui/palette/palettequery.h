// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace tidegate {

/// What was typed into the palette, and how well something answers it. Case and accents do not matter.
class PaletteQuery
{
public:
    explicit PaletteQuery(const QString &typed);

    /// The form in which titles and details are compared; made once for each.
    static QString folded(const QString &text);

    bool isEmpty() const { return m_words.isEmpty(); }
    /// 0: no answer. Every word must be found: at best as the whole title, then at its start, at the start of a word in it, anywhere in it,
    /// as its letters in order ("pw3" for "prod-web-03"), or in the detail. Shorter titles come before longer ones.
    int score(const QString &foldedTitle, const QString &foldedDetail) const;

private:
    QStringList m_words;
};

} // namespace tidegate
