// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetcopy.h"

#include "services/codec/targetjson.h"
#include "services/domain/csvfield.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QStringList sorted(const QSet<QString> &words)
{
    QStringList list(words.begin(), words.end());
    list.sort();
    return list;
}

QString cellOf(const QJsonValue &value)
{
    return value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : value.toVariant().toString();
}

} // namespace

QString asJson(const QList<Target> &targets)
{
    if (targets.size() == 1)
        return QString::fromUtf8(QJsonDocument(shownJson(targets.first())).toJson());
    QJsonArray array;
    for (const Target &target : targets)
        array.append(shownJson(target));
    return QString::fromUtf8(QJsonDocument(array).toJson());
}

QString asCsv(const QList<Target> &targets, const TargetNames &names)
{
    QSet<QString> memberSet;
    QSet<QString> labelSet;
    for (const Target &target : targets) {
        for (const QString &member : target.connection.keys())
            memberSet.insert(member);
        for (auto it = target.labels.begin(); it != target.labels.end(); ++it)
            labelSet.insert(it.key());
    }
    const QStringList members = sorted(memberSet);
    const QStringList labels = sorted(labelSet);
    QStringList heading{u"id"_s, u"name"_s, u"environment"_s, u"group"_s, u"type"_s, u"enabled"_s, u"deploymentDirectory"_s};
    for (const QString &member : members)
        heading.append(u"connection."_s + member);
    for (const QString &label : labels)
        heading.append(u"label:"_s + label);
    heading << u"health"_s << u"healthMessage"_s << u"checked"_s << u"drift"_s << u"differences"_s << u"release"_s;
    QString csv = csvLine(heading);
    for (const Target &target : targets) {
        QStringList cells{target.id.toString(),
                          target.name,
                          names.environments.value(target.environmentId, target.environmentId.toString()),
                          target.targetGroupId.isNull() ? QString() : names.groups.value(target.targetGroupId, target.targetGroupId.toString()),
                          toString(target.type),
                          target.enabled ? u"true"_s : u"false"_s,
                          target.deploymentDirectory};
        for (const QString &member : members)
            cells.append(cellOf(target.connection.value(member)));
        for (const QString &label : labels)
            cells.append(target.labels.value(label));
        cells << toString(target.health.status) << target.health.message << (target.health.checkedAt ? toText(*target.health.checkedAt) : QString())
              << toString(target.driftStatus) << QString::number(target.driftCount) << target.currentRelease.name;
        csv += csvLine(cells);
    }
    return csv;
}

QString asNames(const QList<Target> &targets)
{
    QString names;
    for (const Target &target : targets)
        names += target.name + u'\n';
    return names;
}

QString asCurl(const QList<Target> &targets)
{
    QString commands;
    for (const Target &target : targets)
        commands += u"curl -H \"Authorization: Bearer $TIDEGATE_TOKEN\" \"$TIDEGATE_URL/api/v1/targets/%1\"\n"_s.arg(target.id.toString());
    return commands;
}

} // namespace tidegate
