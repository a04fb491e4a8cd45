// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/watchedtarget.h"

#include "services/codec/inventoryjson.h"
#include "services/codec/jsonreader.h"
#include "services/codec/messagejson.h"
#include "services/domain/targetconnection.h"
#include "services/domain/targettypes.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QNetworkInterface>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Result<QByteArray> noCredentials(const QString &)
{
    return makeError(ErrorKind::Invalid, say("agent-no-credentials"));
}

WatchedTarget targetFrom(JsonReader &reader)
{
    WatchedTarget target;
    reader.id(u"id"_s, target.probe.id);
    reader.word(u"targetType"_s, target.probe.type, targetTypeFromString);
    reader.object(u"connection"_s, target.probe.connection);
    reader.nullableText(u"deploymentDirectory"_s, target.deploymentDirectory);
    reader.boolean(u"enabled"_s, target.enabled);
    reader.texts(u"expectedComponents"_s, target.probe.expectedComponents);
    target.probe.connection.remove("via"_L1);
    target.probe.connection.remove("agentId"_L1);
    target.probe.openSecret = noCredentials;
    return target;
}

void writeTexts(JsonWriter &json, std::string_view name, const QStringList &texts)
{
    json.key(name);
    json.beginArray();
    for (const QString &each : texts)
        json.string(QStringView(each));
    json.endArray();
}

/// How it is, as a server that looks itself would say, and against what it was judged: what is expected may be another by then.
void writeReport(JsonWriter &json, const HealthReport &report, const QStringList &expected)
{
    json.key("report");
    json.beginObject();
    json.field("status", toStringView(report.status));
    json.field("code", QStringView(report.code));
    writeParams(json, "params", report.params);
    writeTexts(json, "expected", expected);
    json.endObject();
}

} // namespace

Result<QList<WatchedTarget>> watchedTargetsFromJson(const QJsonObject &body)
{
    QList<FieldError> errors;
    QList<WatchedTarget> targets;
    JsonReader reader(body, errors, JsonReader::Mode::Answer);
    reader.each(u"items"_s, [&](JsonReader &each) { targets.append(targetFrom(each)); });
    return errors.isEmpty() ? Result<QList<WatchedTarget>>(targets) : Result<QList<WatchedTarget>>(malformedAnswer(errors));
}

bool isBesideAgent(const WatchedTarget &target)
{
    if (target.probe.type != TargetType::DockerHost && target.probe.type != TargetType::ComposeHost)
        return false;
    const QString host = target.probe.connection.value("host"_L1).toString().toLower();
    const QString own = QSysInfo::machineHostName().toLower();
    if (host.isEmpty() || host == "localhost"_L1 || host == own || host == own.section(u'.', 0, 0))
        return true;
    const QHostAddress address(host);
    return !address.isNull() && (address.isLoopback() || QNetworkInterface::allAddresses().contains(address));
}

QByteArray reportSection(const WatchedTarget &target, const ProbeResult &result, const Result<std::optional<StickerFile>> &file)
{
    const InventorySnapshot seen = result.inventory.value_or(InventorySnapshot());
    QStringList errors = seen.errors;
    if (!result.inventory)
        errors.append(result.report.message);
    QStringList notes = seen.notes;
    if (!file)
        notes.append(file.error().message);
    std::string bytes;
    JsonWriter json(bytes);
    json.beginObject();
    json.field("targetId", target.probe.id);
    json.key("components");
    writeComponents(json, seen.components);
    writeTexts(json, "errors", errors);
    if (!result.inventory) // nothing was seen that could be judged
        json.field("health", toStringView(result.report.status));
    else if (!result.report.code.isEmpty())
        writeReport(json, result.report, target.probe.expectedComponents);
    writeTexts(json, "notes", notes);
    if (file && *file) {
        json.rawField("sticker", QJsonDocument((*file)->sticker).toJson(QJsonDocument::Compact).toStdString());
        json.field("stickerSha256", QStringView(QString::fromLatin1((*file)->sha256)));
    }
    json.endObject();
    return QByteArray::fromStdString(bytes);
}

} // namespace tidegate
