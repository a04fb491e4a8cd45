// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/list/targetfiltertext.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxQuote = 60; // characters of a word in a sentence about it
constexpr auto labelPrefix = "label:"_L1;

QString sentence(const char *source)
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

/// The values of a list: split at commas outside quotation marks, which are taken off. Empty ones are left out.
QStringList valuesIn(QStringView raw)
{
    QStringList values;
    QString value;
    bool quoted = false;
    const auto end = [&] {
        if (!value.isEmpty())
            values.append(value);
        value.clear();
    };
    for (qsizetype i = 0; i < raw.size(); ++i) {
        const QChar c = raw.at(i);
        const bool doubled = c == u'"' && quoted && i + 1 < raw.size() && raw.at(i + 1) == u'"';
        if (doubled)
            value += raw.at(++i);
        else if (c == u'"')
            quoted = !quoted;
        else if (c == u',' && !quoted)
            end();
        else
            value += c;
    }
    end();
    return values;
}

QString plain(const QString &raw)
{
    return valuesIn(raw).join(u',');
}

QString quoted(const QString &value)
{
    const bool needed = std::any_of(value.begin(), value.end(), [](QChar c) { return c.isSpace() || c == u',' || c == u'"'; });
    return needed ? u'"' + QString(value).replace(u'"', u"\"\""_s) + u'"' : value;
}

QString quotedList(const QStringList &values)
{
    QStringList list;
    for (const QString &value : values)
        list.append(quoted(value));
    return list.join(u',');
}

/// "15m" as seconds.
std::optional<std::chrono::seconds> ageIn(const QString &text)
{
    static const QHash<QChar, int> units{{u's', 1}, {u'm', 60}, {u'h', 3600}, {u'd', 86'400}};
    bool isNumber = false;
    const int number = text.isEmpty() ? 0 : text.left(text.size() - 1).toInt(&isNumber);
    const int unit = text.isEmpty() ? 0 : units.value(text.back().toLower());
    constexpr int maxCount = 10'000;
    if (!isNumber || unit == 0 || number < 0 || number > maxCount)
        return {};
    return std::chrono::seconds(qint64(number) * unit);
}

/// The word as a condition, whether or not its values make sense; nothing for a free word.
std::optional<FilterToken> tokenOf(const Word &word)
{
    FilterToken token;
    token.start = word.start;
    token.length = word.raw.size();
    token.negated = word.raw.size() > 1 && word.raw.startsWith(u'-');
    const QStringView body = QStringView(word.raw).sliced(token.negated ? 1 : 0);
    const auto sign = std::find_if(body.begin(), body.end(), [](QChar c) { return c == u':' || c == u'>' || c == u'<' || c == u'"'; });
    if (sign == body.begin() || sign == body.end() || *sign == u'"')
        return {};
    token.key = body.first(sign - body.begin()).toString().toLower();
    if (*sign != u':' && token.key != "checked"_L1)
        return {};
    QStringView rest = body.sliced(sign - body.begin() + 1);
    if (*sign == u'<')
        token.newer = true;
    else if (token.key == "checked"_L1 && *sign == u':' && !rest.isEmpty() && (rest.front() == u'>' || rest.front() == u'<')) {
        token.newer = rest.front() == u'<';
        rest = rest.sliced(1);
    }
    if (token.key == "label"_L1) {
        const auto equals = std::find_if(rest.begin(), rest.end(), [](QChar c) { return c == u'=' || c == u'≠'; });
        token.label = plain(rest.first(equals - rest.begin()).toString());
        if (equals == rest.end())
            return token;
        token.negated = token.negated != (*equals == u'≠');
        rest = rest.sliced(equals - rest.begin() + 1);
    }
    if (rest.startsWith(u'≠')) { // health:≠healthy
        token.negated = !token.negated;
        rest = rest.sliced(1);
    }
    token.values = valuesIn(rest);
    return token;
}

/// The values as numbers of an enumeration with `count` values; empty when one is unknown.
template <typename FromString>
QSet<int> numbersOf(const FilterToken &token, int count, FromString fromString)
{
    QSet<int> chosen;
    for (const QString &word : token.values) {
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

/// False when there are no values to narrow by.
bool narrow(QSet<int> &set, const QSet<int> &values)
{
    if (values.isEmpty())
        return false;
    if (set.isEmpty())
        set = values;
    else
        set.intersect(values);
    if (set.isEmpty())
        set.insert(-1); // contradicting conditions: nothing matches
    return true;
}

std::optional<DriftStatus> driftOf(const QString &word)
{
    static const QHash<QString, DriftStatus> words{
        {u"yes"_s, DriftStatus::Drifted}, {u"no"_s, DriftStatus::InSync}, {u"unknown"_s, DriftStatus::Unknown}, {u"ignored"_s, DriftStatus::Ignored}};
    const auto found = words.constFind(word);
    return found == words.constEnd() ? std::nullopt : std::optional(*found);
}

bool applyEnabled(TargetFilter &filter, const FilterToken &token)
{
    if (token.values.size() != 1 || (token.values.first() != "yes"_L1 && token.values.first() != "no"_L1))
        return false;
    filter.enabled = (token.values.first() == "yes"_L1) != token.negated;
    return true;
}

bool applyChecked(TargetFilter &filter, const FilterToken &token)
{
    const auto age = token.values.size() == 1 ? ageIn(token.values.first()) : std::nullopt;
    if (!age)
        return false;
    (token.newer != token.negated ? filter.newerThan : filter.olderThan) = *age;
    return true;
}

bool applyLabel(TargetFilter &filter, const FilterToken &token)
{
    if (token.label.isEmpty())
        return false;
    filter.labels.append({.key = token.label, .values = QSet<QString>(token.values.begin(), token.values.end()), .negated = token.negated});
    return true;
}

bool applyAgent(TargetFilter &filter, const FilterToken &token)
{
    if (token.values.isEmpty())
        return false;
    QStringList names = token.values;
    for (QString &name : names) {
        if (name.compare("direct"_L1, Qt::CaseInsensitive) == 0)
            name = u"direct"_s;
    }
    filter.agents.append({.names = names, .negated = token.negated});
    return true;
}

struct Key
{
    QLatin1StringView word;
    bool (*apply)(TargetFilter &filter, const FilterToken &token); ///< False: not understood.
    const char *help;                                              ///< What can be written; %1 is what was.
};

constexpr int typeCount = 4;
constexpr int driftCount = 4;

const std::array<Key, 7> keys{{
    {"health"_L1,
     [](TargetFilter &filter, const FilterToken &token) {
         return narrow(filter.health, numbersOf(token, healthCount, [](const QString &word) { return healthFromString(word); }));
     },
     QT_TRANSLATE_NOOP("TargetFilter", "“%1” filters nothing: a health is healthy, degraded, unhealthy, unreachable or unknown.")},
    {"type"_L1,
     [](TargetFilter &filter, const FilterToken &token) {
         return narrow(filter.types, numbersOf(token, typeCount, [](const QString &word) { return targetTypeFromString(word); }));
     },
     QT_TRANSLATE_NOOP("TargetFilter", "“%1” filters nothing: a type is docker_host, compose_host, ecs_service or nomad_job.")},
    {"drift"_L1, [](TargetFilter &filter, const FilterToken &token) { return narrow(filter.drift, numbersOf(token, driftCount, driftOf)); },
     QT_TRANSLATE_NOOP("TargetFilter", "“%1” filters nothing: drift is yes, no, unknown or ignored.")},
    {"label"_L1, applyLabel, QT_TRANSLATE_NOOP("TargetFilter", "“%1” filters nothing: write label:role=web, or label:role for any value.")},
    {"agent"_L1, applyAgent, QT_TRANSLATE_NOOP("TargetFilter", "“%1” filters nothing: write agent:name, or agent:direct for what the server checks itself.")},
    {"checked"_L1, applyChecked, QT_TRANSLATE_NOOP("TargetFilter", "“%1” filters nothing: write checked>15m or checked<2h; units are s, m, h and d.")},
    {"enabled"_L1, applyEnabled, QT_TRANSLATE_NOOP("TargetFilter", "“%1” filters nothing: enabled is yes or no.")},
}};

QString joined(const QString &before, const QString &after)
{
    return QString(before.trimmed() + u' ' + after.trimmed()).trimmed();
}

/// The token that lists the values of a key ("label:role" for labels); null when there is none.
const FilterToken *tokenOf(const FilterText &read, const QString &key)
{
    const bool isLabel = key.startsWith(labelPrefix);
    const QString word = isLabel ? u"label"_s : key;
    const QString label = isLabel ? key.mid(labelPrefix.size()) : QString();
    const auto found = std::find_if(read.tokens.begin(), read.tokens.end(), [&](const FilterToken &token) {
        return token.key == word && !token.negated && token.label == label && !token.values.isEmpty();
    });
    return found == read.tokens.end() ? nullptr : &*found;
}

/// The values of a token as withToggledValue() takes them.
QStringList switchedValues(const FilterToken &token)
{
    return token.key == "checked"_L1 ? QStringList{(token.newer ? u'<' : u'>') + token.values.value(0)} : token.values;
}

void readWord(FilterText &result, const Word &word)
{
    const QString shown = word.raw.size() > maxQuote ? word.raw.left(maxQuote) + u'…' : word.raw;
    const auto token = tokenOf(word);
    if (!token) {
        const bool negated = word.raw.size() > 1 && word.raw.startsWith(u'-');
        if (const QString text = plain(negated ? word.raw.mid(1) : word.raw).toLower(); !text.isEmpty())
            (negated ? result.filter.without : result.filter.words).append(text.toUtf8());
        return;
    }
    const auto key = std::find_if(keys.begin(), keys.end(), [&token](const Key &known) { return known.word == token->key; });
    if (key == keys.end())
        result.problems.append(
            sentence(QT_TRANSLATE_NOOP("TargetFilter", "“%1” filters nothing: the filters are health, type, drift, label, agent, checked and enabled."))
                .arg(shown));
    else if (key->apply(result.filter, *token))
        result.tokens.append(*token);
    else
        result.problems.append(sentence(key->help).arg(shown));
}

} // namespace

FilterText readFilterText(const QString &input)
{
    FilterText result;
    for (const Word &word : wordsOf(input))
        readWord(result, word);
    return result;
}

QString shownToken(const FilterToken &token)
{
    if (token.key == "checked"_L1)
        return (token.negated ? u"-"_s : QString()) + token.key + (token.newer ? u'<' : u'>') + token.values.value(0);
    const QString sign = token.negated ? u"≠"_s : QString();
    if (token.key != "label"_L1)
        return token.key + u':' + sign + token.values.join(u',');
    if (token.values.isEmpty())
        return (token.negated ? u"-"_s : QString()) + labelPrefix + token.label;
    return labelPrefix + token.label + (token.negated ? sign : u"="_s) + token.values.join(u',');
}

QString withoutToken(const QString &input, const FilterToken &token)
{
    return joined(input.left(token.start), input.mid(token.start + token.length));
}

bool hasValue(const QString &input, const QString &key, const QString &value)
{
    const FilterText read = readFilterText(input);
    const FilterToken *token = tokenOf(read, key);
    return token && switchedValues(*token).contains(value);
}

QString withToggledValue(const QString &input, const QString &key, const QString &value)
{
    const bool isLabel = key.startsWith(labelPrefix);
    const bool isAge = key == "checked"_L1;
    const QString start = isLabel ? labelPrefix + quoted(key.mid(labelPrefix.size())) + u'=' : isAge ? key : key + u':';
    const FilterText read = readFilterText(input);
    const FilterToken *token = tokenOf(read, key);
    if (!token)
        return joined(input, start + (isAge ? value : quoted(value)));
    QStringList values = switchedValues(*token);
    if (values.contains(value))
        values.removeAll(value);
    else if (isAge || key == "enabled"_L1)
        values = {value};
    else
        values.append(value);
    const QString written = values.isEmpty() ? QString() : start + (isAge ? values.first() : quotedList(values));
    return joined(joined(input.left(token->start), written), input.mid(token->start + token->length));
}

} // namespace tidegate
