// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/loggedplans.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

void collect(const QJsonObject &node, LoggedPlan &plan)
{
    const QString table = node.value(u"Relation Name"_s).toString();
    if (!table.isEmpty() && node.value(u"Actual Loops"_s).toInt() > 0 && !plan.tables.contains(table))
        plan.tables.append(table);
    plan.removed += node.value(u"Subplans Removed"_s).toInt();
    const QJsonArray below = node.value(u"Plans"_s).toArray();
    for (const auto &each : below)
        collect(each.toObject(), plan);
}

LoggedPlan planOf(const QByteArray &json)
{
    const QJsonObject told = QJsonDocument::fromJson(json).object();
    const QJsonObject root = told.value(u"Plan"_s).toObject();
    LoggedPlan plan;
    plan.statement = told.value(u"Query Text"_s).toString();
    collect(root, plan);
    // A plan for these values has them in the place of the parameters.
    static const QRegularExpression parameter(uR"(\$\d)"_s);
    plan.isGeneric = QString::fromUtf8(QJsonDocument(root).toJson()).contains(parameter);
    return plan;
}

} // namespace

QByteArrayList planSettings()
{
    return {"session_preload_libraries = 'auto_explain'",
            "auto_explain.log_min_duration = 0",
            "auto_explain.log_analyze = on",
            "auto_explain.log_timing = off",
            "auto_explain.log_format = 'json'",
            "auto_explain.log_nested_statements = on"};
}

QList<LoggedPlan> loggedPlans(const QByteArray &log)
{
    QList<LoggedPlan> plans;
    QByteArray json;
    bool isPlan = false;
    const QByteArrayList lines = log.split('\n');
    for (const QByteArray &line : lines) {
        if (isPlan && line.startsWith('\t')) {
            json += line.mid(1);
            continue;
        }
        if (!json.isEmpty())
            plans.append(planOf(json));
        json.clear();
        isPlan = line.contains("LOG:  duration: ") && line.endsWith("plan:");
    }
    if (!json.isEmpty())
        plans.append(planOf(json));
    return plans;
}

} // namespace tidegate::test
