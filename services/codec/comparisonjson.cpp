// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/comparisonjson.h"

#include "services/codec/jsonreader.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

void writeTexts(JsonWriter &json, std::string_view key, const QStringList &texts)
{
    json.key(key);
    json.beginArray();
    for (const QString &text : texts)
        json.string(QStringView(text));
    json.endArray();
}

void writeTotals(JsonWriter &json, std::string_view key, const ComparedEnvironment &totals)
{
    json.key(key);
    json.beginObject();
    json.fieldOrNull("release", QStringView(totals.release));
    json.field("matching", totals.matching);
    json.field("recorded", totals.recorded);
    json.field("targets", totals.targets);
    json.endObject();
}

void readTotals(JsonReader &reader, const QString &key, ComparedEnvironment &totals)
{
    reader.inside(key, [&totals](JsonReader &side) {
        side.nullableText(u"release"_s, totals.release);
        side.integer(u"matching"_s, totals.matching);
        side.integer(u"recorded"_s, totals.recorded);
        side.integer(u"targets"_s, totals.targets);
    });
}

} // namespace

void writeComparisonMembers(JsonWriter &json, const EnvironmentComparison &comparison)
{
    json.field("left", comparison.left.id);
    json.field("right", comparison.right.id);
    json.field("at", comparison.at);
    writeTotals(json, "leftTotals", comparison.left);
    writeTotals(json, "rightTotals", comparison.right);
    json.key("components");
    json.beginArray();
    for (const ComparedComponent &component : comparison.components) {
        json.beginObject();
        json.field("name", QStringView(component.name));
        json.field("equal", component.match == ComponentMatch::Same);
        json.field("match", toString(component.match));
        writeTexts(json, "left", component.left.digests);
        writeTexts(json, "right", component.right.digests);
        writeTexts(json, "leftReleases", component.left.releases);
        writeTexts(json, "rightReleases", component.right.releases);
        json.field("leftTargets", component.left.targets);
        json.field("rightTargets", component.right.targets);
        json.endObject();
    }
    json.endArray();
}

Result<EnvironmentComparison> comparisonFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    EnvironmentComparison comparison;
    reader.id(u"left"_s, comparison.left.id);
    reader.id(u"right"_s, comparison.right.id);
    reader.nullableInstant(u"at"_s, comparison.at);
    readTotals(reader, u"leftTotals"_s, comparison.left);
    readTotals(reader, u"rightTotals"_s, comparison.right);
    reader.each(u"components"_s, [&comparison](JsonReader &element) {
        ComparedComponent component;
        element.text(u"name"_s, component.name);
        element.word(u"match"_s, component.match, componentMatchFromString);
        element.texts(u"left"_s, component.left.digests);
        element.texts(u"right"_s, component.right.digests);
        element.texts(u"leftReleases"_s, component.left.releases);
        element.texts(u"rightReleases"_s, component.right.releases);
        element.integer(u"leftTargets"_s, component.left.targets);
        element.integer(u"rightTargets"_s, component.right.targets);
        comparison.components.append(component);
    });
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return comparison;
}

} // namespace tidegate
