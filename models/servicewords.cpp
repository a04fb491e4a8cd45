// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/servicewords.h"

#include "models/servicetexts.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace tidegate::words {
namespace {

QString translated(const ServiceText &entry)
{
    return QCoreApplication::translate("services", entry.english);
}

/// A sentence with arguments, taken apart: literals[0], the argument numbers[0], literals[1], …, the last literal.
struct Pattern
{
    const ServiceText *entry = nullptr;
    QStringList literals;
    QList<int> numbers;
    qsizetype length = 0; ///< Of the literals.
};

/// "%1" and "%L1": the number, and how many characters it takes; 0 for anything else.
struct Placeholder
{
    int number = 0;
    qsizetype size = 0;
};

Placeholder placeholderAt(QStringView text, qsizetype at)
{
    if (text.at(at) != u'%')
        return {};
    const qsizetype digit = text.mid(at + 1).startsWith(u'L') ? at + 2 : at + 1;
    if (digit >= text.size() || text.at(digit) < u'1' || text.at(digit) > u'9')
        return {};
    return {text.at(digit).unicode() - u'0', digit + 1 - at};
}

Pattern patternOf(const ServiceText &entry)
{
    const QString text = QString::fromUtf8(entry.english);
    Pattern pattern{&entry, {QString()}, {}, 0};
    for (qsizetype at = 0; at < text.size();) {
        if (const Placeholder found = placeholderAt(text, at); found.number > 0) {
            pattern.numbers.append(found.number);
            pattern.literals.append(QString());
            at += found.size;
        } else {
            pattern.literals.last().append(text.at(at++));
            ++pattern.length;
        }
    }
    return pattern;
}

/// The arguments by number, or nothing when the text does not fit. The literals are looked for from the left, which takes linear time
/// whatever the arguments hold; a regular expression could be made to go back and forth by a long name.
std::optional<QHash<int, QString>> argumentsOf(const Pattern &pattern, const QString &text)
{
    const QString &first = pattern.literals.first();
    const QString &last = pattern.literals.last();
    const qsizetype end = text.size() - last.size();
    qsizetype from = first.size();
    if (from > end || !text.startsWith(first) || !text.endsWith(last))
        return {};
    QHash<int, QString> arguments;
    for (qsizetype i = 0; i < pattern.numbers.size(); ++i) {
        const bool isLast = i + 1 == pattern.numbers.size();
        const QString &behind = pattern.literals.at(i + 1);
        const qsizetype to = isLast ? end : text.indexOf(behind, from);
        if (to < from || to > end)
            return {};
        arguments.insert(pattern.numbers.at(i), text.mid(from, to - from));
        from = to + behind.size();
    }
    return arguments;
}

/// In one pass: an argument may hold a percent sign.
QString filled(const QString &text, const QHash<int, QString> &arguments)
{
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        if (const Placeholder found = placeholderAt(text, at); found.number > 0) {
            result += arguments.value(found.number);
            at += found.size;
        } else {
            result += text.at(at++);
        }
    }
    return result;
}

struct Table
{
    explicit Table(std::span<const ServiceText> entries)
    {
        for (const ServiceText &entry : entries) {
            if (Pattern pattern = patternOf(entry); pattern.numbers.isEmpty())
                exact.insert(pattern.literals.first(), &entry);
            else
                patterns.append(std::move(pattern));
        }
        // What says most comes first: "The database %1 is damaged …" before "%1 is …".
        std::stable_sort(patterns.begin(), patterns.end(), [](const Pattern &a, const Pattern &b) { return a.length > b.length; });
    }

    QHash<QString, const ServiceText *> exact;
    QList<Pattern> patterns;
};

const Table &sentenceTable()
{
    static const Table table(serviceSentences());
    return table;
}

const Table &phraseTable()
{
    static const Table table(servicePhrases());
    return table;
}

std::optional<QString> find(const Table &table, const QString &text, int depth);

/// "web is not running; worker is missing", or a sentence; unchanged when it is neither.
QString phrase(const QString &english, int depth)
{
    constexpr int deepest = 3; // a sentence about an error, which is a sentence
    if (depth >= deepest)
        return english;
    QStringList parts = english.split(u"; "_s);
    for (QString &part : parts) {
        const auto known = find(phraseTable(), part, depth + 1);
        if (!known)
            return find(sentenceTable(), english, depth + 1).value_or(english);
        part = *known;
    }
    return parts.join(u"; "_s);
}

std::optional<QString> find(const Table &table, const QString &text, int depth)
{
    if (const auto exact = table.exact.constFind(text); exact != table.exact.cend())
        return translated(**exact);
    for (const Pattern &pattern : table.patterns) {
        auto arguments = argumentsOf(pattern, text);
        if (!arguments)
            continue;
        if (const auto inEnglish = arguments->find(pattern.entry->phrase); inEnglish != arguments->end())
            *inEnglish = phrase(*inEnglish, depth);
        return filled(translated(*pattern.entry), *arguments);
    }
    return {};
}

/// Several sentences with blanks between them; nothing unless each of them is known.
std::optional<QString> findEach(const QString &text)
{
    constexpr qsizetype most = 8; // the longest that is said has four
    const qsizetype count = text.count(". "_L1) + 1;
    if (count < 2 || count > most)
        return {};
    QStringList parts = text.split(u". "_s);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto known = find(sentenceTable(), i + 1 < parts.size() ? parts.at(i) + u'.' : parts.at(i), 0);
        if (!known)
            return {};
        parts[i] = *known;
    }
    return parts.join(u' ');
}

/// Whether there are texts in another language; English has none.
bool isTranslated()
{
    return translated(serviceSentences().front()) != QLatin1StringView(serviceSentences().front().english);
}

} // namespace

QString sentence(const QString &english)
{
    if (english.isEmpty() || !isTranslated())
        return english;
    const Table &table = sentenceTable();
    if (const auto exact = table.exact.constFind(english); exact != table.exact.cend())
        return translated(**exact);
    if (const auto each = findEach(english)) // before the patterns: "%1 did not answer in time." would swallow what stands before it
        return *each;
    return find(table, english, 0).value_or(english);
}

QStringList knownSentences()
{
    QStringList all;
    for (const auto &table : {serviceSentences(), servicePhrases()}) {
        for (const ServiceText &entry : table)
            all.append(QString::fromUtf8(entry.english));
    }
    return all;
}

} // namespace tidegate::words
