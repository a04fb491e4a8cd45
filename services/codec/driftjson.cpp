// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/driftjson.h"

#include "services/codec/fields.h"
#include "services/codec/imageoriginjson.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tidegate {

static std::optional<DifferenceKind> wordFrom(QStringView text, DifferenceKind)
{
    return differenceKindFromString(text);
}

template <typename Visit>
static void describe(Visit &visit, Of<RuleMark> auto &mark)
{
    visit("ruleId", mark.rule);
    visit("reason", mark.reason);
    visit("expiresAt", mark.expiresAt);
}

template <typename Visit>
static void describe(Visit &visit, Of<Difference> auto &difference)
{
    visit("component", difference.component);
    visit("expected", difference.expected, OrNull);
    visit("actual", difference.actual, OrNull);
    visit("kind", difference.kind);
    visit("ruleExpired", difference.expiredRule, Optional | OnlyIfSet);
}

template <typename Visit>
static void describe(Visit &visit, Of<IgnoredDifference> auto &ignored)
{
    describe(visit, ignored.difference);
    describe(visit, ignored.rule);
}

template <typename Visit>
static void describe(Visit &visit, Of<DriftReport> auto &report)
{
    visit("targetId", report.targetId, Nullable);
    visit.derived("hasDrift", report.hasDrift(), Computed);
    visit.objectIf("expected", !report.expectedReleaseId.isNull(), [&report](auto &expected) {
        expected("releaseId", report.expectedReleaseId, Nullable);
        expected("digest", report.expectedDigest, OrNull);
    });
    visit.objectIf("actual", !report.snapshotId.isNull(), [&report](auto &actual) { actual("digest", report.actualDigest, OrNull); });
    visit("differences", report.differences);
    visit("status", report.status);
    visit("reason", report.reason, OrNull);
    visit("since", report.since);
    visit("observedAt", report.observedAt);
    visit("snapshotId", report.snapshotId, Nullable);
    visit("stale", report.stale, Lenient);
    visit("targetUnreachable", report.targetUnreachable, Lenient);
    visit("ignored", report.ignored, Lenient);
    visit("origins", report.origins, Lenient);
}

void writeDifferences(JsonWriter &json, const QList<Difference> &differences)
{
    json.beginArray();
    for (const Difference &difference : differences) {
        json.beginObject();
        FieldWriter visit(json);
        describe(visit, difference);
        json.endObject();
    }
    json.endArray();
}

void writeDriftMembers(JsonWriter &json, const DriftReport &report)
{
    FieldWriter visit(json);
    describe(visit, report);
}

Result<DriftReport> driftReportFromJson(const QJsonObject &json)
{
    ASSIGN_OR_RETURN(auto report, answerAs<DriftReport>(json));
    keepOrigins(report.origins);
    return report;
}

Result<QList<Difference>> differencesFromJson(const QJsonArray &json)
{
    QList<Difference> differences;
    const QJsonObject object{{u"differences"_s, json}};
    RETURN_IF_ERROR(readAnswer(object, [&](FieldReader &visit) { visit("differences", differences); }));
    return differences;
}

} // namespace tidegate
