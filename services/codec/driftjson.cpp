// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/driftjson.h"

#include "services/codec/jsonreader.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

void readDifferences(JsonReader &reader, QList<Difference> &differences)
{
    reader.each(u"differences"_s, [&](JsonReader &element) {
        Difference difference;
        element.text(u"component"_s, difference.component);
        element.nullableText(u"expected"_s, difference.expected);
        element.nullableText(u"actual"_s, difference.actual);
        element.word(u"kind"_s, difference.kind, differenceKindFromString);
        differences.append(difference);
    });
}

} // namespace

void writeDifferences(JsonWriter &json, const QList<Difference> &differences)
{
    json.beginArray();
    for (const Difference &difference : differences) {
        json.beginObject();
        json.field("component", difference.component);
        json.fieldOrNull("expected", QStringView(difference.expected));
        json.fieldOrNull("actual", QStringView(difference.actual));
        json.field("kind", toString(difference.kind));
        json.endObject();
    }
    json.endArray();
}

void writeDriftMembers(JsonWriter &json, const DriftReport &report)
{
    json.field("targetId", report.targetId);
    json.field("hasDrift", report.hasDrift());
    json.key("expected");
    if (report.expectedReleaseId.isNull()) {
        json.null();
    } else {
        json.beginObject();
        json.field("releaseId", report.expectedReleaseId);
        json.fieldOrNull("digest", QStringView(report.expectedDigest));
        json.endObject();
    }
    json.key("actual");
    if (report.snapshotId.isNull()) {
        json.null();
    } else {
        json.beginObject();
        json.fieldOrNull("digest", QStringView(report.actualDigest));
        json.endObject();
    }
    json.key("differences");
    writeDifferences(json, report.differences);
    json.field("status", toStringView(report.status));
    json.fieldOrNull("reason", QStringView(report.reason));
    json.field("since", report.since);
    json.field("observedAt", report.observedAt);
    json.field("snapshotId", report.snapshotId);
    json.field("stale", report.stale);
    json.field("targetUnreachable", report.targetUnreachable);
    json.key("ignored");
    json.raw("[]");
}

Result<DriftReport> driftReportFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    DriftReport report;
    reader.nullableId(u"targetId"_s, report.targetId);
    reader.word(u"status"_s, report.status, driftStatusFromString);
    reader.nullableText(u"reason"_s, report.reason);
    reader.inside(u"expected"_s, [&](JsonReader &expected) {
        expected.nullableUuid(u"releaseId"_s, report.expectedReleaseId);
        expected.nullableText(u"digest"_s, report.expectedDigest);
    });
    reader.inside(u"actual"_s, [&](JsonReader &actual) { actual.nullableText(u"digest"_s, report.actualDigest); });
    readDifferences(reader, report.differences);
    reader.nullableInstant(u"since"_s, report.since);
    reader.nullableInstant(u"observedAt"_s, report.observedAt);
    reader.nullableId(u"snapshotId"_s, report.snapshotId);
    reader.optionalBoolean(u"stale"_s, report.stale);
    reader.optionalBoolean(u"targetUnreachable"_s, report.targetUnreachable);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return report;
}

Result<QList<Difference>> differencesFromJson(const QJsonArray &json)
{
    QList<FieldError> errors;
    QList<Difference> differences;
    JsonReader reader({{u"differences"_s, json}}, errors, JsonReader::Mode::Answer);
    readDifferences(reader, differences);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return differences;
}

} // namespace tidegate
