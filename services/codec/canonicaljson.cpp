// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/canonicaljson.h"

#include "services/codec/jsonwriter.h"

#include <QJsonArray>
#include <QJsonValue>

#include <array>
#include <charconv>

namespace tidegate {
namespace {

void writeCanonical(JsonWriter &json, const QJsonValue &value);

/// JsonWriter's keys need no escape; these may.
std::string quoted(const QString &text)
{
    std::string out;
    JsonWriter(out).string(QStringView(text));
    return out;
}

void writeCanonical(JsonWriter &json, const QJsonObject &object)
{
    QStringList keys = object.keys();
    keys.sort(Qt::CaseSensitive); // by UTF-16 code units
    json.beginObject();
    for (const QString &key : keys) {
        const std::string name = quoted(key);
        json.key(std::string_view(name).substr(1, name.size() - 2));
        writeCanonical(json, object.value(key));
    }
    json.endObject();
}

void writeCanonical(JsonWriter &json, const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return json.boolean(value.toBool());
    case QJsonValue::Double:
        return json.raw(ecmaScriptNumber(value.toDouble()));
    case QJsonValue::String:
        return json.string(QStringView(value.toString()));
    case QJsonValue::Array: {
        const QJsonArray elements = value.toArray();
        json.beginArray();
        for (const QJsonValue element : elements)
            writeCanonical(json, element);
        return json.endArray();
    }
    case QJsonValue::Object:
        return writeCanonical(json, value.toObject());
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return json.null();
    }
}

} // namespace

std::string ecmaScriptNumber(double number)
{
    if (number == 0)
        return "0"; // also for -0
    std::array<char, 40> buffer;
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific).ptr;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t e = text.find('e');
    std::string digits;
    for (const char c : text.substr(0, e)) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    int exponent = 0; // of the first digit
    const std::size_t from = e + (text[e + 1] == '+' ? 2 : 1);
    std::from_chars(buffer.data() + from, end, exponent);

    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1; // digits before the decimal point: n of ECMA-262
    const std::string sign = number < 0 ? "-" : "";
    if (point >= count && point <= 21)
        return sign + digits + std::string(static_cast<std::size_t>(point - count), '0');
    if (point > 0 && point <= 21)
        return sign + digits.substr(0, static_cast<std::size_t>(point)) + '.' + digits.substr(static_cast<std::size_t>(point));
    if (point > -6 && point <= 0)
        return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    const std::string fraction = count > 1 ? '.' + digits.substr(1) : std::string();
    return sign + digits[0] + fraction + 'e' + (exponent < 0 ? '-' : '+') + std::to_string(std::abs(exponent));
}

QByteArray canonicalJson(const QJsonObject &object)
{
    std::string out;
    JsonWriter json(out);
    writeCanonical(json, object);
    return QByteArray::fromStdString(out);
}

} // namespace tidegate
