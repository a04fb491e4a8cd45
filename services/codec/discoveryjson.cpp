// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/discoveryjson.h"

#include "services/codec/messagejson.h"
#include "services/codec/targetjson.h"
#include "services/domain/say.h"
#include "services/domain/try.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

void writeWork(JsonWriter &json, const FoundWork &work)
{
    json.beginObject();
    json.field("targetType", toStringView(work.type));
    json.field("name", QStringView(work.name));
    const QByteArray connection = QJsonDocument(work.connection).toJson(QJsonDocument::Compact);
    json.rawField("connection", {connection.constData(), static_cast<std::size_t>(connection.size())});
    if (work.count) {
        json.field("running", work.count->running);
        json.field("total", work.count->total);
    } else {
        json.nullField("running");
        json.nullField("total");
    }
    json.field("remark", QStringView(work.remark ? work.remark->message : QString()));
    if (work.remark) {
        json.field("remarkCode", QStringView(work.remark->code));
        writeParams(json, "remarkParams", work.remark->params);
    }
    json.endObject();
}

/// Nothing where it is of a type that only a newer server knows.
std::optional<FoundWork> workFrom(const QJsonObject &json)
{
    const auto type = targetTypeFromString(json.value("targetType"_L1).toString());
    if (!type)
        return {};
    FoundWork work;
    work.type = *type;
    work.name = json.value("name"_L1).toString();
    work.connection = json.value("connection"_L1).toObject();
    if (json.value("running"_L1).isDouble() && json.value("total"_L1).isDouble())
        work.count = RunCount{json.value("running"_L1).toInt(), json.value("total"_L1).toInt()};
    const Message said{json.value("remarkCode"_L1).toString(), paramsFromJson(json.value("remarkParams"_L1).toObject())};
    if (const QString remark = json.value("remark"_L1).toString(); !remark.isEmpty()) {
        work.remark = Remark(said.code, remark);
        work.remark->params = said.params;
    }
    return work;
}

} // namespace

void writeDiscoveryReportMembers(JsonWriter &json, const DiscoveryReport &report)
{
    writeHealthReportMembers(json, report.report);
    const Discovery discovery = report.discovery.value_or(Discovery());
    json.key("found");
    json.beginArray();
    for (const FoundWork &work : discovery.found)
        writeWork(json, work);
    json.endArray();
    json.field("told", report.discovery.has_value());
    json.field("truncated", discovery.isCut);
    json.field("unusable", discovery.unusable);
    json.fieldOrNull("engineId", QStringView(discovery.engine));
}

Result<DiscoveryReport> discoveryReportFromJson(const QJsonObject &json)
{
    DiscoveryReport read;
    ASSIGN_OR_RETURN(read.report, healthReportFromJson(json));
    if (!json.value("told"_L1).toBool())
        return read;
    Discovery discovery;
    discovery.isCut = json.value("truncated"_L1).toBool();
    discovery.unusable = std::max(0, json.value("unusable"_L1).toInt());
    discovery.engine = json.value("engineId"_L1).toString();
    const QJsonArray found = json.value("found"_L1).toArray();
    for (const auto &each : found) {
        if (const auto work = workFrom(each.toObject()); work && discovery.found.size() < maxFoundWork)
            discovery.found.append(*work);
    }
    read.discovery = discovery;
    return read;
}

} // namespace tidegate
