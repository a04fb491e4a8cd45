// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/agentmessages.h"

#include "services/codec/jsonreader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

void readSeconds(JsonReader &reader, const QString &key, std::chrono::seconds &into)
{
    qint64 seconds = into.count();
    if (reader.has(key) && reader.bigInteger(key, seconds))
        into = std::chrono::seconds(std::clamp<qint64>(seconds, 1, 24 * 3600));
}

GivenTask taskFrom(JsonReader &reader)
{
    GivenTask task;
    reader.uuid(u"id"_s, task.id);
    reader.text(u"type"_s, task.type);
    reader.id(u"targetId"_s, task.target);
    reader.instant(u"expiresAt"_s, task.expiresAt);
    reader.merged(u"payload"_s, task.payload);
    return task;
}

} // namespace

Result<Registered> registeredFromJson(const QJsonObject &body)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors, JsonReader::Mode::Answer);
    Registered registered;
    QString token;
    reader.id(u"agentId"_s, registered.agent);
    reader.text(u"token"_s, token);
    reader.word(u"lifecycle"_s, registered.lifecycle, agentLifecycleFromString);
    registered.credential = token.toLatin1();
    return errors.isEmpty() ? Result<Registered>(registered) : Result<Registered>(malformedAnswer(errors));
}

Result<QList<GivenTask>> givenTasksFromJson(const QJsonObject &body, const QString &key)
{
    QList<FieldError> errors;
    QList<GivenTask> tasks;
    JsonReader reader(body, errors, JsonReader::Mode::Answer);
    reader.each(key, [&](JsonReader &each) { tasks.append(taskFrom(each)); });
    return errors.isEmpty() ? Result<QList<GivenTask>>(tasks) : Result<QList<GivenTask>>(malformedAnswer(errors));
}

Result<HeartbeatAnswer> heartbeatAnswerFromJson(const QJsonObject &body)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors, JsonReader::Mode::Answer);
    HeartbeatAnswer answer;
    QString credential;
    reader.instant(u"serverTime"_s, answer.serverTime);
    reader.word(u"lifecycle"_s, answer.lifecycle, agentLifecycleFromString);
    reader.inside(u"config"_s, [&](JsonReader &config) {
        readSeconds(config, u"heartbeatInterval"_s, answer.orders.heartbeatInterval);
        readSeconds(config, u"inventoryInterval"_s, answer.orders.inventoryInterval);
        readSeconds(config, u"taskPollInterval"_s, answer.orders.taskPollInterval);
    });
    reader.each(u"tasks"_s, [&](JsonReader &each) { answer.tasks.append(taskFrom(each)); });
    reader.optionalBoolean(u"wantInventory"_s, answer.wantInventory);
    reader.nullableText(u"rotateToken"_s, credential);
    if (reader.has(u"targetsVersion"_s))
        reader.text(u"targetsVersion"_s, answer.targetsVersion);
    QStringList accepted;
    if (reader.has(u"accepts"_s))
        reader.texts(u"accepts"_s, accepted);
    answer.takes = {accepted.contains("engine-events"_L1), accepted.contains("health-report"_L1)};
    answer.newCredential = credential.toLatin1();
    return errors.isEmpty() ? Result<HeartbeatAnswer>(answer) : Result<HeartbeatAnswer>(malformedAnswer(errors));
}

QJsonObject pushBody(const SpooledReport &report, const ServerClock &clock)
{
    return {{u"snapshotId"_s, report.snapshot.toString()},
            {u"sequence"_s, report.sequence},
            {u"kind"_s, u"full"_s},
            {u"observedAt"_s, QString::fromStdString(toRfc3339Milliseconds(report.observed.by(clock)))},
            {u"sentAt"_s, QString::fromStdString(toRfc3339Milliseconds(clock.now()))}, // by the same clock
            {u"collector"_s, QStringLiteral("agent/" TIDEGATE_VERSION)},
            {u"targets"_s, QJsonArray{QJsonDocument::fromJson(report.section).object()}}};
}

QJsonObject deltaBody(const SpooledReport &report, const QByteArray &section, SnapshotId base, const ServerClock &clock)
{
    QJsonObject body = pushBody(report, clock);
    body.insert(u"kind"_s, u"delta"_s);
    body.insert(u"baseSnapshotId"_s, base.toString());
    body.insert(u"targets"_s, QJsonArray{QJsonDocument::fromJson(section).object()});
    return body;
}

PushedBesides fitTo(const PushedBesides &taken, QJsonObject &body, const SpooledReport &report)
{
    QJsonArray targets = body.value("targets"_L1).toArray();
    QJsonObject section = targets.first().toObject();
    if (!taken.report)
        section.remove("report"_L1);
    if (taken.events && !report.events.isEmpty())
        section.insert(u"events"_s, QJsonDocument::fromJson(report.events).array());
    targets.replace(0, section);
    body.insert(u"targets"_s, targets);
    return {section.contains("events"_L1), section.contains("report"_L1)};
}

SnapshotId currentSnapshotIn(const QJsonObject &receipt, TargetId target)
{
    for (const QJsonValue each : receipt.value("current"_L1).toArray()) {
        if (parseUuid(each["targetId"_L1].toString()) == target.uuid())
            return SnapshotId(parseUuid(each["snapshotId"_L1].toString()));
    }
    return {};
}

} // namespace tidegate
