// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/messagejson.h"

#include <QJsonDocument>

namespace tidegate {
namespace {

std::string compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

} // namespace

void writeParams(JsonWriter &json, std::string_view name, const QVariantMap &params)
{
    if (!params.isEmpty())
        json.rawField(name, compact(QJsonObject::fromVariantMap(params)));
}

void writeMessages(JsonWriter &json, std::string_view name, const QList<Message> &messages)
{
    if (std::all_of(messages.begin(), messages.end(), [](const Message &each) { return each.isEmpty(); }))
        return;
    json.key(name);
    json.beginArray();
    for (const Message &each : messages)
        json.raw(each.isEmpty() ? "null" : compact(toJson(each)));
    json.endArray();
}

void writeRemarks(JsonWriter &json, std::string_view name, const QList<Remark> &remarks)
{
    json.key(name);
    json.beginArray();
    for (const Remark &remark : remarks) {
        json.beginObject();
        json.field("code", QStringView(remark.code));
        json.field("message", QStringView(remark.message));
        writeParams(json, "params", remark.params);
        json.endObject();
    }
    json.endArray();
}

} // namespace tidegate
