// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetfiltertext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QString text(const char *source)
{
    return QCoreApplication::translate("TargetFilter", source);
}

struct Word
{
    qsizetype start = 0;
    QString raw;
};

/// Splits at spaces that are not in quotation marks.
QList<Word> wordsOf(const QString &input)
{
    QList<Word> words;
    bool quoted = false;
    bool inside = false;
    for (qsizetype i = 0; i < input.size(); ++i) {
        const QChar c = input.at(i);
        if (c == u'"')
            quoted = !quoted;
        if (c.isSpace() && !quoted) {
            inside = false;
            continue;
        }
        if (!inside)
            words.append(Word{.start = i, .raw = {}});
        inside = true;
        words.last().raw += c;
    }
    return words;
}

std::optional<FilterToken> tokenOf(const Word &word)
{
    QString body = word.raw;
    FilterToken token{.start = word.start, .length = word.raw.size(), .key = {}, .value = {}, .negated = body.startsWith(u'-')};
    if (token.negated)
        body.remove(0, 1);
    const qsizetype colon = body.indexOf(u':');
    if (colon <= 0)
        return {};
    token.key = body.left(colon).toLower();
    token.value = body.mid(colon + 1).remove(u'"');
    if (token.value.startsWith(u'≠')) { // health:≠healthy
        token.negated = !token.negated;
        token.value.remove(0, 1);
    }
    return token;
}

/// The values of a list as numbers; empty when one of them is unknown.
template <typename FromString>
QSet<int> valuesOf(const FilterToken &token, int count, FromString fromString)
{
    QSet<int> chosen;
    for (const QString &word : token.value.split(u',', Qt::SkipEmptyParts)) {
        const auto value = fromString(word.trimmed().toLower());
        if (!value)
            return {};
        chosen.insert(static_cast<int>(*value));
    }
    if (!token.negated || chosen.isEmpty())
        return chosen;
    QSet<int> others;
    for (int i = 0; i < count; ++i) {
        if (!chosen.contains(i))
            others.insert(i);
    }
    return others;
}

void narrow(QSet<int> &set, const QSet<int> &values)
{
    if (set.isEmpty())
        set = values;
    else
        set.intersect(values);
    if (set.isEmpty())
        set.insert(-1); // contradicting tokens: nothing matches
}

/// Whether the token says something; filter takes it over.
bool apply(TargetFilter &filter, const FilterToken &token)
{
    constexpr int typeCount = 4;
    if (token.key == "health"_L1) {
        const auto values = valuesOf(token, healthCount, [](const QString &word) { return healthFromString(word); });
        if (!values.isEmpty())
            narrow(filter.health, values);
        return !values.isEmpty();
    }
    if (token.key == "type"_L1) {
        const auto values = valuesOf(token, typeCount, [](const QString &word) { return targetTypeFromString(word); });
        if (!values.isEmpty())
            narrow(filter.types, values);
        return !values.isEmpty();
    }
    if (token.key == "drift"_L1 && (token.value == "yes"_L1 || token.value == "no"_L1)) {
        filter.drifted = (token.value == "yes"_L1) != token.negated;
        return true;
    }
    const qsizetype equals = token.value.indexOf(u'=');
    if (token.key == "label"_L1 && equals > 0 && !token.negated) {
        filter.labels.insert(token.value.left(equals), token.value.mid(equals + 1));
        return true;
    }
    return false;
}

bool isKey(const QString &key)
{
    return key == "health"_L1 || key == "type"_L1 || key == "drift"_L1 || key == "label"_L1;
}

QString joined(const QString &before, const QString &after)
{
    return QString(before.trimmed() + u' ' + after.trimmed()).trimmed();
}

} // namespace

FilterText readFilterText(const QString &input)
{
    FilterText result;
    QStringList free;
    for (const Word &word : wordsOf(input)) {
        const auto token = tokenOf(word);
        if (token && apply(result.filter, *token)) {
            result.tokens.append(*token);
        } else if (token && isKey(token->key)) {
            result.problems.append(token->value.isEmpty()
                                       ? text(QT_TRANSLATE_NOOP("TargetFilter", "“%1” needs a value.")).arg(word.raw.left(60))
                                       : text(QT_TRANSLATE_NOOP("TargetFilter", "“%1” is not understood and filters nothing.")).arg(word.raw.left(60)));
        } else {
            QString plain = word.raw;
            free.append(plain.remove(u'"'));
        }
    }
    result.filter.text = free.join(u' ');
    return result;
}

QString withoutToken(const QString &input, const FilterToken &token)
{
    return joined(input.left(token.start), input.mid(token.start + token.length));
}

QString withToggledValue(const QString &input, const QString &key, const QString &value)
{
    const FilterText read = readFilterText(input);
    const auto it = std::find_if(read.tokens.begin(), read.tokens.end(), [&](const FilterToken &token) { return token.key == key && !token.negated; });
    if (it == read.tokens.end())
        return joined(input, key + u':' + value);
    QStringList values = it->value.split(u',', Qt::SkipEmptyParts);
    if (values.contains(value))
        values.removeAll(value);
    else if (key == "drift"_L1)
        values = {value};
    else
        values.append(value);
    const QString token = values.isEmpty() ? QString() : key + u':' + values.join(u',');
    return joined(joined(input.left(it->start), token), input.mid(it->start + it->length));
}

} // namespace tidegate
