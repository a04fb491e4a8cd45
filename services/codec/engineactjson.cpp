// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/engineactjson.h"

#include "services/codec/jsonreader.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// Longer ago, or later, than any observer keeps them.
constexpr std::chrono::milliseconds longestBefore = std::chrono::hours(2);
constexpr std::chrono::milliseconds longestAfter = std::chrono::minutes(1);

void insertText(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

QJsonObject actLabelsJson(const QMap<QString, QString> &labels)
{
    QJsonObject json;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

std::optional<EngineAct> readAct(JsonReader &reader, Instant observedAt)
{
    EngineAct act;
    QString deed;
    qint64 before = 0;
    reader.require(u"action"_s);
    reader.require(u"beforeMs"_s);
    reader.text(u"action"_s, deed);
    reader.bigInteger(u"beforeMs"_s, before);
    reader.nullableText(u"actor"_s, act.actor);
    reader.nullableText(u"component"_s, act.component);
    reader.nullableText(u"name"_s, act.name);
    reader.nullableText(u"formerName"_s, act.formerName);
    reader.nullableText(u"image"_s, act.image);
    if (reader.has(u"labels"_s))
        reader.labels(u"labels"_s, act.labels);
    const auto known = engineDeedFromString(deed);
    const std::chrono::milliseconds age(before);
    if (!known || age > longestBefore || age < -longestAfter)
        return {};
    act.deed = *known;
    act.at = observedAt - age;
    return keptAct(act);
}

} // namespace

QJsonObject toJson(const EngineAct &act)
{
    QJsonObject json{{u"action"_s, toString(act.deed)}};
    insertText(json, u"actor"_s, act.actor);
    insertText(json, u"component"_s, act.component);
    insertText(json, u"name"_s, act.name);
    insertText(json, u"formerName"_s, act.formerName);
    insertText(json, u"image"_s, act.image);
    json.insert(u"labels"_s, actLabelsJson(act.labels));
    return json;
}

QJsonArray toJson(const QList<EngineAct> &acts, Instant observedAt)
{
    QJsonArray all;
    for (const EngineAct &each : acts) {
        QJsonObject json = toJson(each);
        json.insert(u"beforeMs"_s, static_cast<qint64>((observedAt - each.at).count()));
        all.append(json);
    }
    return all;
}

QList<EngineAct> readEngineActs(JsonReader &section, const QString &key, Instant observedAt, bool refuseUnknown)
{
    QList<EngineAct> acts;
    section.each(key, [&](JsonReader &element) {
        const auto act = readAct(element, observedAt);
        if (refuseUnknown)
            element.refuseUnknown();
        if (act && acts.size() < maxActs)
            acts.append(*act);
    });
    return acts;
}

std::optional<EngineAct> engineActFromJson(const QJsonObject &json, Instant at)
{
    const auto deed = engineDeedFromString(json.value("action"_L1).toString());
    if (!deed)
        return {};
    EngineAct act{.deed = *deed,
                  .at = at,
                  .actor = json.value("actor"_L1).toString(),
                  .component = json.value("component"_L1).toString(),
                  .name = json.value("name"_L1).toString(),
                  .formerName = json.value("formerName"_L1).toString(),
                  .image = json.value("image"_L1).toString()};
    const QJsonObject labels = json.value("labels"_L1).toObject();
    for (auto it = labels.begin(); it != labels.end(); ++it)
        act.labels.insert(it.key(), it.value().toString());
    return keptAct(act);
}

} // namespace tidegate
