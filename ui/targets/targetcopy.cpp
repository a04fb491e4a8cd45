// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/targetcopy.h"

#include "models/csvcell.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QJsonValue idOrNull(QUuid id)
{
    return id.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(id.toString(QUuid::WithoutBraces));
}

QJsonValue timeOrNull(std::optional<Instant> instant)
{
    return instant ? QJsonValue(toText(*instant)) : QJsonValue(QJsonValue::Null);
}

} // namespace

QJsonObject toJsonObject(const Target &target)
{
    QJsonObject labels;
    for (auto it = target.labels.begin(); it != target.labels.end(); ++it)
        labels.insert(it.key(), it.value());
    QJsonValue release = QJsonValue::Null;
    if (!target.currentRelease.id.isNull())
        release = QJsonObject{{u"id"_s, idOrNull(target.currentRelease.id)},
                              {u"name"_s, target.currentRelease.name},
                              {u"deployedAt"_s, timeOrNull(target.currentRelease.deployedAt)}};
    return {
        {u"id"_s, idOrNull(target.id.uuid())},
        {u"environmentId"_s, idOrNull(target.environmentId.uuid())},
        {u"targetGroupId"_s, idOrNull(target.targetGroupId.uuid())},
        {u"name"_s, target.name},
        {u"targetType"_s, toString(target.type)},
        {u"connection"_s, target.connection},
        {u"labels"_s, labels},
        {u"deploymentDirectory"_s, target.deploymentDirectory},
        {u"enabled"_s, target.enabled},
        {u"healthStatus"_s, toString(target.health.status)},
        {u"healthMessage"_s, target.health.message},
        {u"healthCheckedAt"_s, timeOrNull(target.health.checkedAt)},
        {u"healthStale"_s, target.healthStale},
        {u"healthSince"_s, timeOrNull(target.healthSince)},
        {u"currentRelease"_s, release},
        {u"drift"_s, QJsonObject{{u"status"_s, toString(target.driftStatus)}, {u"since"_s, timeOrNull(target.driftSince)}}},
        {u"version"_s, target.version},
        {u"createdAt"_s, toText(target.createdAt)},
        {u"updatedAt"_s, toText(target.updatedAt)},
    };
}

QString asJson(const QList<Target> &targets)
{
    if (targets.size() == 1)
        return QString::fromUtf8(QJsonDocument(toJsonObject(targets.first())).toJson());
    QJsonArray array;
    for (const Target &target : targets)
        array.append(toJsonObject(target));
    return QString::fromUtf8(QJsonDocument(array).toJson());
}

QString asCsv(const QList<Target> &targets)
{
    QString csv = u"name,type,health,checked,drift,differences,release,host,id\r\n"_s;
    for (const Target &target : targets) {
        const QString host = target.connection.value("host"_L1).toString(target.connection.value("address"_L1).toString());
        const QStringList cells{target.name,
                                toString(target.type),
                                toString(target.health.status),
                                target.health.checkedAt ? toText(*target.health.checkedAt) : QString(),
                                toString(target.driftStatus),
                                QString::number(target.driftCount),
                                target.currentRelease.name,
                                host,
                                target.id.toString()};
        QStringList quoted;
        for (const QString &cell : cells)
            quoted.append(csvCell(cell));
        csv += quoted.join(u',') + "\r\n"_L1;
    }
    return csv;
}

QString asCurl(const QList<Target> &targets)
{
    QString commands;
    for (const Target &target : targets)
        commands += u"curl -H \"Authorization: Bearer $TIDEGATE_TOKEN\" \"$TIDEGATE_URL/api/v1/targets/%1\"\n"_s.arg(target.id.toString());
    return commands;
}

} // namespace tidegate
