// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/jsonreader.h"

#include "services/domain/say.h"

#include <QJsonArray>

#include <cmath>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr double largestExact = 9'007'199'254'740'992.0; // 2^53

/// The whole number a value is, or nothing.
std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    if (!value.isDouble())
        return {};
    const double number = value.toDouble();
    if (std::abs(number) < largestExact)
        return std::trunc(number) == number ? std::optional(static_cast<qint64>(number)) : std::nullopt;
    const qint64 exact = value.toInteger(std::numeric_limits<qint64>::min());
    return exact == std::numeric_limits<qint64>::min() ? std::nullopt : std::optional(exact);
}

} // namespace

JsonReader::JsonReader(const QJsonObject &object, QList<FieldError> &errors, Mode mode, QString pointer)
    : m_object(object), m_errors(errors), m_mode(mode), m_pointer(std::move(pointer))
{}

void JsonReader::error(const QString &key, const Message &said)
{
    m_errors.append({pointer(key), said});
}

bool JsonReader::wrongType(const QString &key, const Message &expected)
{
    error(key, say("wrong-type", expected));
    return false;
}

std::optional<QJsonValue> JsonReader::take(const QString &key, bool nullable)
{
    if (m_mode == Mode::Patch) // nobody asks an answer for what is unknown
        m_known.insert(key);
    const QJsonValue value = m_object.value(key);
    if (!value.isUndefined() && !value.isNull())
        return value;
    if (nullable)
        return {};
    if (m_mode == Mode::Answer)
        error(key, say("required/missing"));
    else if (value.isNull())
        error(key, say("not-nullable"));
    return {};
}

bool JsonReader::text(const QString &key, QString &into)
{
    const auto value = take(key, false);
    if (!value)
        return false;
    if (!value->isString())
        return wrongType(key, say("type/text"));
    into = value->toString();
    return true;
}

bool JsonReader::nullableText(const QString &key, QString &into)
{
    if (take(key, true))
        return text(key, into);
    if (!cleared(key))
        return false;
    into.clear();
    return true;
}

bool JsonReader::boolean(const QString &key, bool &into)
{
    const auto value = take(key, false);
    if (!value)
        return false;
    if (!value->isBool())
        return wrongType(key, say("type/boolean"));
    into = value->toBool();
    return true;
}

bool JsonReader::optionalBoolean(const QString &key, bool &into)
{
    return take(key, true) && boolean(key, into);
}

bool JsonReader::bigInteger(const QString &key, qint64 &into)
{
    const auto value = take(key, false);
    if (!value)
        return false;
    const auto number = wholeNumber(*value);
    if (!number)
        return wrongType(key, say("type/whole-number"));
    into = *number;
    return true;
}

bool JsonReader::integer(const QString &key, int &into)
{
    qint64 number = 0;
    if (!bigInteger(key, number))
        return false;
    if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) {
        error(key, say("out-of-range/number"));
        return false;
    }
    into = static_cast<int>(number);
    return true;
}

bool JsonReader::instant(const QString &key, Instant &into, Cut cut)
{
    QString read;
    if (!text(key, read))
        return false;
    const auto parsed = parseInstant(read.toStdString(), cut);
    if (!parsed) {
        error(key, parsed.error().said);
        return false;
    }
    into = m_mode == Mode::Patch ? wholeSeconds(*parsed, cut) : *parsed;
    return true;
}

bool JsonReader::nullableInstant(const QString &key, std::optional<Instant> &into)
{
    if (take(key, true)) {
        Instant read;
        if (!instant(key, read))
            return false;
        into = read;
        return true;
    }
    if (!cleared(key))
        return false;
    into.reset();
    return true;
}

bool JsonReader::toUuid(const QString &pointer, const QJsonValue &value, QUuid &into)
{
    const QUuid read = parseUuid(value.toString());
    if (read.isNull()) {
        m_errors.append({pointer, say("invalid-id/uuid")});
        return false;
    }
    into = read;
    return true;
}

bool JsonReader::uuid(const QString &key, QUuid &into)
{
    const auto value = take(key, false);
    return value && toUuid(pointer(key), *value, into);
}

bool JsonReader::nullableUuid(const QString &key, QUuid &into)
{
    if (const auto value = take(key, true))
        return toUuid(pointer(key), *value, into);
    if (!cleared(key))
        return false;
    into = {};
    return true;
}

bool JsonReader::array(const QString &key, QJsonArray &into)
{
    const auto value = take(key, false);
    if (!value)
        return false;
    if (!value->isArray())
        return wrongType(key, say("type/array"));
    into = value->toArray();
    return true;
}

bool JsonReader::texts(const QString &key, QStringList &into)
{
    QJsonArray read;
    if (!array(key, read))
        return false;
    QStringList all;
    for (qsizetype i = 0; i < read.size(); ++i) {
        if (!read[i].isString()) {
            m_errors.append({pointerTo(pointer(key), QString::number(i)), say("wrong-type", say("type/text"))});
            return false;
        }
        all.append(read[i].toString());
    }
    into = all;
    return true;
}

bool JsonReader::object(const QString &key, QJsonObject &into)
{
    const auto value = take(key, false);
    if (!value)
        return false;
    if (!value->isObject())
        return wrongType(key, say("type/object"));
    into = value->toObject();
    return true;
}

bool JsonReader::merged(const QString &key, QJsonObject &into)
{
    if (take(key, true)) {
        QJsonObject patch;
        if (!object(key, patch))
            return false;
        mergeJson(into, patch);
        return true;
    }
    if (!cleared(key))
        return false;
    into = {};
    return true;
}

bool JsonReader::labels(const QString &key, Labels &into)
{
    QJsonObject read;
    if (!object(key, read))
        return false;
    bool fine = true;
    for (auto it = read.begin(); it != read.end(); ++it) {
        if (it.value().isNull()) {
            into.remove(it.key());
        } else if (it.value().isString()) {
            into.insert(it.key(), it.value().toString());
        } else {
            m_errors.append({pointerTo(pointer(key), it.key()), say("wrong-type", say("type/text"))});
            fine = false;
        }
    }
    return fine;
}

bool JsonReader::each(const QString &key, const std::function<void(JsonReader &)> &read)
{
    QJsonArray all;
    if (!array(key, all))
        return false;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QString at = pointerTo(pointer(key), QString::number(i));
        if (!all[i].isObject()) {
            m_errors.append({at, say("wrong-type", say("type/object"))});
            continue;
        }
        JsonReader element(all[i].toObject(), m_errors, m_mode, at);
        read(element);
    }
    return true;
}

bool JsonReader::inside(const QString &key, const std::function<void(JsonReader &)> &read)
{
    QJsonObject members;
    if (!take(key, m_mode == Mode::Answer) || !object(key, members))
        return false;
    JsonReader reader(members, m_errors, m_mode, pointer(key));
    read(reader);
    return true;
}

QList<Message> JsonReader::messages(const QString &key) const
{
    constexpr qsizetype most = 1'000;
    QList<Message> all;
    const QJsonArray array = m_object.value(key).toArray();
    for (qsizetype i = 0; i < std::min(array.size(), most); ++i)
        all.append(messageFromJson(array[i].toObject()));
    return all;
}

void JsonReader::readOnly(const QString &key, const QJsonValue &current)
{
    m_known.insert(key);
    const QJsonValue value = m_object.value(key);
    if (!value.isUndefined() && value != current)
        error(key, say("read-only-field", key));
}

void JsonReader::identity(bool creating, const QJsonObject &current)
{
    for (auto it = current.begin(); it != current.end(); ++it)
        readOnly(it.key(), creating ? QJsonValue(QJsonValue::Undefined) : it.value());
}

void JsonReader::require(const QString &key)
{
    m_known.insert(key);
    if (m_object.value(key).isUndefined())
        error(key, say("required/member", key));
}

void JsonReader::refuseUnknown()
{
    for (auto it = m_object.begin(); it != m_object.end(); ++it) {
        if (!m_known.contains(it.key()))
            error(it.key(), say("unknown-field/member", it.key().left(64)));
    }
}

void mergeJson(QJsonObject &target, const QJsonObject &patch)
{
    for (auto it = patch.begin(); it != patch.end(); ++it) {
        if (it.value().isNull()) {
            target.remove(it.key());
        } else if (it.value().isObject()) {
            QJsonObject inner = target.value(it.key()).toObject();
            mergeJson(inner, it.value().toObject());
            target.insert(it.key(), inner);
        } else {
            target.insert(it.key(), it.value());
        }
    }
}

QJsonValue idOrNull(QUuid id)
{
    return id.isNull() ? QJsonValue() : QJsonValue(id.toString(QUuid::WithoutBraces));
}

QJsonValue instantOrNull(std::optional<Instant> instant)
{
    return instant ? QJsonValue(toText(*instant)) : QJsonValue();
}

Error mergedErrors(QList<FieldError> errors, const QList<FieldError> &more)
{
    QSet<QString> seen;
    for (const FieldError &error : errors)
        seen.insert(error.pointer);
    for (const FieldError &error : more) {
        if (!seen.contains(error.pointer))
            errors.append(error);
    }
    return validationError(std::move(errors));
}

Error malformedAnswer(const QList<FieldError> &errors)
{
    Error error = makeError(ErrorKind::Internal, say("malformed-answer/server"));
    if (!errors.isEmpty())
        error.detail = errors.first().pointer + u": "_s + errors.first().message;
    return error;
}

} // namespace tidegate
