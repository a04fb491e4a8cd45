// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/message.h"

#include "services/domain/say.h"

#include <QHash>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int deepest = 3; // a sentence about an error, which is about another one
constexpr qsizetype mostParams = 16;
constexpr qsizetype mostInList = 32;
constexpr qsizetype longestName = 64;
constexpr qsizetype longestText = 4'096;

// Functions, and a table that is never destroyed: databases that outlive main() have something to say too.
QString caseName()
{
    return u"case"_s;
}

QString thenName()
{
    return u"then"_s;
}

const Sentence *find(const Message &message)
{
    static const auto &byKey = *[] {
        auto *all = new QHash<QString, const Sentence *>;
        for (const auto &area : sentences::catalogue) {
            for (const Sentence &sentence : area)
                all->insert(QString::fromLatin1(sentence.key), &sentence);
        }
        return all;
    }();
    const auto chosen = message.params.constFind(caseName());
    return byKey.value(chosen == message.params.cend() ? message.code : QString(message.code + u'/' + chosen->toString()));
}

bool isInteger(const QVariant &value)
{
    constexpr double largestExact = 9'007'199'254'740'992.0; // 2^53
    if (value.typeId() != QMetaType::Double)
        return value.typeId() == QMetaType::LongLong || value.typeId() == QMetaType::Int;
    const double number = value.toDouble();
    return std::trunc(number) == number && std::abs(number) < largestExact;
}

std::optional<QString> composedAt(const Message &message, const Translator &translate, int depth);

std::optional<QString> composedAt(const QVariantMap &map, const Translator &translate, int depth)
{
    return composedAt(Message{map.value(u"code"_s).toString(), map.value(u"params"_s).toMap()}, translate, depth);
}

/// What stands for a value; nothing for a kind of value that is none.
std::optional<QString> wordsOf(const QVariant &value, std::string_view form, const Translator &translate, int depth)
{
    if (isInteger(value))
        return form == "number" ? QLocale().toString(value.toLongLong()) : QString::number(value.toLongLong());
    if (value.typeId() == QMetaType::QString)
        return value.toString();
    if (value.typeId() == QMetaType::QVariantMap)
        return composedAt(value.toMap(), translate, depth + 1);
    if (value.typeId() != QMetaType::QVariantList)
        return {};
    QStringList parts;
    const QVariantList list = value.toList();
    for (const QVariant &each : list) {
        const auto part = each.typeId() == QMetaType::QVariantMap ? composedAt(each.toMap(), translate, depth + 1) : std::nullopt;
        if (!part)
            return {};
        parts.append(*part);
    }
    return parts.join(u"; "_s);
}

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// In one pass: what is filled in may look like a placeholder itself.
std::optional<QString> filled(const QByteArray &text, const QVariantMap &params, const Translator &translate, int depth)
{
    const std::string_view whole(text.constData(), static_cast<std::size_t>(text.size()));
    QString result;
    std::size_t from = 0;
    for (auto found = nextPlaceholder(whole, 0); found; found = nextPlaceholder(whole, from)) {
        const auto value = params.constFind(textOf(found->name));
        auto words = value == params.cend() ? std::nullopt : wordsOf(*value, found->form, translate, depth);
        if (!words)
            return {};
        if (found->form == "clause" && words->endsWith(u'.'))
            words->chop(1);
        result += textOf(whole.substr(from, found->begin - from)) + *words;
        from = found->end;
    }
    return result + textOf(whole.substr(from));
}

std::optional<QString> composedAt(const Message &message, const Translator &translate, int depth)
{
    const Sentence *const sentence = depth > deepest ? nullptr : find(message);
    if (!sentence)
        return {};
    auto words = filled(translate(sentence->english).toUtf8(), message.params, translate, depth);
    const auto next = message.params.constFind(thenName());
    if (!words || next == message.params.cend())
        return words;
    const auto more = composedAt(next->toMap(), translate, depth + 1);
    if (!more)
        return {};
    return QString(*words + u' ' + *more);
}

QVariantMap toMap(const Message &message)
{
    QVariantMap map{{u"code"_s, message.code}};
    if (!message.params.isEmpty())
        map.insert(u"params"_s, message.params);
    return map;
}

bool isBounded(const QVariantMap &params, int depth);

bool isMessage(const QVariant &value, int depth)
{
    const QVariantMap map = value.toMap();
    const QVariant code = map.value(u"code"_s);
    const QVariant params = map.value(u"params"_s);
    return depth <= deepest && code.typeId() == QMetaType::QString && code.toString().size() <= longestName
        && (!params.isValid() || (params.typeId() == QMetaType::QVariantMap && isBounded(params.toMap(), depth)));
}

bool isParam(const QVariant &value, int depth)
{
    switch (value.typeId()) {
    case QMetaType::QString:
        return value.toString().size() <= longestText;
    case QMetaType::QVariantMap:
        return isMessage(value, depth + 1);
    case QMetaType::QVariantList: {
        const QVariantList list = value.toList();
        return list.size() <= mostInList && std::all_of(list.begin(), list.end(), [depth](const QVariant &each) { return isMessage(each, depth + 1); });
    }
    default:
        return isInteger(value);
    }
}

bool isBounded(const QVariantMap &params, int depth)
{
    if (params.size() > mostParams)
        return false;
    for (auto it = params.begin(); it != params.end(); ++it) {
        if (it.key().size() > longestName || !isParam(*it, depth))
            return false;
    }
    return true;
}

} // namespace

Message Message::followedBy(const Message &next) const
{
    Message both = *this;
    both.params.insert(thenName(), toMap(next));
    return both;
}

Remark::Remark(const Message &said) : code(said.code), message(english(said)), params(said.params) {}

std::optional<QString> composed(const Message &message, const Translator &translate)
{
    return composedAt(message, translate, 0);
}

QString english(const Message &message)
{
    return composed(message, [](const char *text) { return QString::fromUtf8(text); }).value_or(QString());
}

Message messageOf(const Sentence &sentence, const QVariantList &values)
{
    const std::string_view key(sentence.key);
    const std::size_t slash = key.find('/');
    Message message{textOf(key.substr(0, slash)), {}};
    if (slash != std::string_view::npos)
        message.params.insert(caseName(), textOf(key.substr(slash + 1)));
    qsizetype next = 0;
    const std::string_view text(sentence.english);
    for (auto found = nextPlaceholder(text, 0); found && next < values.size(); found = nextPlaceholder(text, found->end)) {
        if (const QString name = textOf(found->name); !message.params.contains(name))
            message.params.insert(name, values.at(next++));
    }
    return message;
}

QVariant paramOf(const Message &message)
{
    return toMap(message);
}

QVariant paramOf(const QList<Message> &messages)
{
    QVariantList list;
    for (const Message &each : messages)
        list.append(toMap(each));
    return list;
}

QVariant paramOf(const Error &error)
{
    return error.said.isEmpty() ? QVariant(error.message) : paramOf(error.said);
}

QJsonObject toJson(const Message &message)
{
    return QJsonObject::fromVariantMap(toMap(message));
}

Message messageFromJson(const QJsonObject &json)
{
    const QString code = json.value(u"code"_s).toString();
    if (code.size() > longestName)
        return {};
    return {code, paramsFromJson(json.value(u"params"_s).toObject())};
}

namespace {

/// Whether nothing is nested deeper than a parameter can be; looked at before anything is converted, which goes as deep as the value does.
bool isFlat(const QJsonValue &value, int left)
{
    if (left < 0)
        return false;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return array.size() <= mostInList && std::all_of(array.begin(), array.end(), [left](const QJsonValue &each) { return isFlat(each, left - 1); });
    }
    const QJsonObject object = value.toObject();
    return object.size() <= mostParams && std::all_of(object.begin(), object.end(), [left](const QJsonValue &each) { return isFlat(each, left - 1); });
}

} // namespace

QVariantMap paramsFromJson(const QJsonObject &json)
{
    constexpr int levels = 3 * deepest + 1; // each message is a map in a list, with a map of parameters
    if (!isFlat(json, levels))
        return {};
    const QVariantMap params = json.toVariantMap();
    return isBounded(params, 0) ? params : QVariantMap();
}

} // namespace tidegate
