// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/schemacheck.h"

#include "services/domain/ids.h"
#include "services/domain/instant.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

QString typeOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return value.toDouble() == static_cast<double>(static_cast<qint64>(value.toDouble())) ? u"integer"_s : u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    case QJsonValue::Object:
        return u"object"_s;
    case QJsonValue::Undefined:
        break;
    }
    return u"nothing"_s;
}

QString wrongType(const QJsonValue &value, const QJsonObject &schema)
{
    const QJsonValue wanted = schema.value(u"type"_s);
    const QString type = typeOf(value);
    const auto suits = [&](const QJsonValue &each) { return each == type || (each == u"number"_s && type == u"integer"_s); };
    const QJsonArray several = wanted.toArray();
    if (wanted.isString() ? !suits(wanted) : !several.isEmpty() && std::none_of(several.begin(), several.end(), suits))
        return u": is of type "_s + type;
    if (schema.contains(u"const"_s) && schema.value(u"const"_s) != value)
        return u": is another constant"_s;
    if (schema.contains(u"enum"_s) && !schema.value(u"enum"_s).toArray().contains(value))
        return u": is none of the enumeration: "_s + value.toVariant().toString();
    return {};
}

QStringList textErrors(const QString &text, const QJsonObject &schema, const QString &at)
{
    QStringList found;
    const QString format = schema.value(u"format"_s).toString();
    if (format == u"uuid"_s && parseUuid(text).isNull())
        found += at + u": is no UUID: "_s + text;
    if (format == u"date-time"_s && !parseInstant(text.toStdString()))
        found += at + u": is no instant: "_s + text;
    if (schema.contains(u"pattern"_s) && !QRegularExpression(schema.value(u"pattern"_s).toString()).match(text).hasMatch())
        found += at + u": does not match the pattern: "_s + text;
    if (text.size() < schema.value(u"minLength"_s).toInt() || text.size() > schema.value(u"maxLength"_s).toInt(1 << 30))
        found += at + u": has the wrong length"_s;
    return found;
}

QStringList numberErrors(double number, const QJsonObject &schema, const QString &at)
{
    const bool low = schema.contains(u"minimum"_s) && number < schema.value(u"minimum"_s).toDouble();
    const bool high = schema.contains(u"maximum"_s) && number > schema.value(u"maximum"_s).toDouble();
    return low || high ? QStringList{at + u": is out of range"_s} : QStringList();
}

bool isChoice(const QJsonObject &schema)
{
    return schema.contains(u"oneOf"_s) || schema.contains(u"anyOf"_s);
}

} // namespace

QStringList SchemaCheck::errors(const QJsonValue &value, const QJsonObject &schema, Unknown unknown, const QString &at) const
{
    if (schema.contains(u"$ref"_s))
        return errors(value, resolved(schema), unknown, at);
    QStringList found;
    if (const QString wrong = wrongType(value, schema); !wrong.isEmpty())
        return {at + wrong};
    if (value.isString())
        found += textErrors(value.toString(), schema, at);
    if (value.isDouble())
        found += numberErrors(value.toDouble(), schema, at);
    if (value.isArray())
        found += arrayErrors(value.toArray(), schema, unknown, at);
    if (value.isObject())
        found += objectErrors(value.toObject(), schema, unknown, at);
    return found + branchErrors(value, schema, unknown, at);
}

QJsonObject SchemaCheck::resolved(const QJsonObject &schema) const
{
    QJsonObject object = schema;
    while (object.contains(u"$ref"_s)) {
        QJsonValue node = m_document;
        for (const QString &step : object.value(u"$ref"_s).toString().mid(2).split(u'/'))
            node = node.toObject().value(step);
        object = node.toObject();
    }
    return object;
}

QStringList SchemaCheck::arrayErrors(const QJsonArray &array, const QJsonObject &schema, Unknown unknown, const QString &at) const
{
    QStringList found;
    if (array.size() < schema.value(u"minItems"_s).toInt() || array.size() > schema.value(u"maxItems"_s).toInt(1 << 30))
        found += at + u": has the wrong number of items"_s;
    const Unknown below = unknown == Unknown::RefusedBelow ? Unknown::Refused : unknown;
    for (qsizetype i = 0; i < array.size() && schema.contains(u"items"_s); ++i)
        found += errors(array.at(i), schema.value(u"items"_s).toObject(), below, at + u'/' + QString::number(i));
    return found;
}

QStringList SchemaCheck::objectErrors(const QJsonObject &object, const QJsonObject &schema, Unknown unknown, const QString &at) const
{
    QStringList found;
    const QJsonObject properties = schema.value(u"properties"_s).toObject();
    const QJsonValue additional = schema.value(u"additionalProperties"_s);
    const Unknown below = unknown == Unknown::RefusedBelow ? Unknown::Refused : unknown;
    for (const QJsonValue name : schema.value(u"required"_s).toArray()) {
        if (!object.contains(name.toString()))
            found += at + u'/' + name.toString() + u": is missing"_s;
    }
    const QSet<QString> names = namesIn(schema);
    const bool refuse = additional == false || (unknown == Unknown::Refused && !names.isEmpty() && additional.isUndefined() && !isChoice(schema));
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString pointer = at + u'/' + it.key();
        if (schema.contains(u"propertyNames"_s))
            found += errors(it.key(), schema.value(u"propertyNames"_s).toObject(), below, pointer);
        if (properties.contains(it.key()))
            found += errors(it.value(), properties.value(it.key()).toObject(), below, pointer);
        else if (additional.isObject())
            found += errors(it.value(), additional.toObject(), below, pointer);
        else if (refuse && !names.contains(it.key()))
            found += pointer + u": is not in the schema"_s;
    }
    return found;
}

/// The members that a schema names, also through allOf.
QSet<QString> SchemaCheck::namesIn(const QJsonObject &schema) const
{
    const QJsonObject target = resolved(schema);
    const QStringList keys = target.value(u"properties"_s).toObject().keys();
    QSet<QString> names(keys.begin(), keys.end());
    for (const QJsonValue part : target.value(u"allOf"_s).toArray())
        names += namesIn(part.toObject());
    return names;
}

QStringList SchemaCheck::branchErrors(const QJsonValue &value, const QJsonObject &schema, Unknown unknown, const QString &at) const
{
    QStringList found;
    const Unknown part = unknown == Unknown::Refused ? Unknown::RefusedBelow : unknown;
    for (const QJsonValue each : schema.value(u"allOf"_s).toArray())
        found += errors(value, each.toObject(), part, at);
    for (const QString &key : {u"oneOf"_s, u"anyOf"_s}) {
        if (!schema.contains(key))
            continue;
        int fitting = 0;
        QStringList nearest;
        for (const QJsonValue each : schema.value(key).toArray()) {
            const QStringList wrong = errors(value, each.toObject(), unknown, at);
            fitting += wrong.isEmpty() ? 1 : 0;
            if (nearest.isEmpty() || (!wrong.isEmpty() && wrong.size() < nearest.size()))
                nearest = wrong;
        }
        if (fitting == 0 || (fitting > 1 && key == u"oneOf"_s))
            found += at + u": fits %1 branches of %2; nearest: %3"_s.arg(QString::number(fitting), key, nearest.join(u"; "_s));
    }
    return found;
}

} // namespace tidegate::test
