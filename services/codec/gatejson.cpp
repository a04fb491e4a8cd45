// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/gatejson.h"

#include "services/codec/jsonreader.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

void writeFreeze(JsonWriter &json, const GateDecision &decision)
{
    json.beginObject();
    json.field("closed", decision.closed);
    json.key("windows");
    json.beginArray();
    for (const GateWindow &window : decision.windows) {
        json.beginObject();
        json.field("id", window.id);
        json.field("reason", window.reason);
        json.field("start", window.start);
        json.field("end", window.end);
        json.field("timezone", window.timezone.isEmpty() ? u"UTC"_s : window.timezone);
        json.field("excepted", window.excepted);
        json.endObject();
    }
    json.endArray();
    json.field("overridable", decision.overridable);
    if (decision.nextOpen) // absent: no known end
        json.field("nextOpen", *decision.nextOpen);
    json.endObject();
}

void writeApprovals(JsonWriter &json, const GateDecision &decision)
{
    json.beginObject();
    json.field("required", decision.approvalsRequired);
    json.field("valid", decision.approvalsValid);
    json.field("requireSeparationOfDuties", decision.requireSeparationOfDuties);
    json.key("violations");
    json.beginArray();
    for (const QString &violation : decision.approvalViolations)
        json.string(QStringView(violation));
    json.endArray();
    json.endObject();
}

void readFreeze(JsonReader &freeze, GateDecision &decision)
{
    freeze.boolean(u"closed"_s, decision.closed);
    freeze.each(u"windows"_s, [&](JsonReader &element) {
        GateWindow window;
        element.id(u"id"_s, window.id);
        element.text(u"reason"_s, window.reason);
        element.instant(u"start"_s, window.start);
        element.instant(u"end"_s, window.end, Cut::Up);
        if (element.nullableText(u"timezone"_s, window.timezone) && window.timezone == "UTC"_L1)
            window.timezone.clear();
        element.boolean(u"excepted"_s, window.excepted);
        decision.windows.append(window);
    });
    freeze.boolean(u"overridable"_s, decision.overridable);
    freeze.nullableInstant(u"nextOpen"_s, decision.nextOpen);
}

void readApprovals(JsonReader &approvals, GateDecision &decision)
{
    approvals.integer(u"required"_s, decision.approvalsRequired);
    approvals.integer(u"valid"_s, decision.approvalsValid);
    approvals.boolean(u"requireSeparationOfDuties"_s, decision.requireSeparationOfDuties);
    approvals.texts(u"violations"_s, decision.approvalViolations);
}

} // namespace

void writeGateDecisionMembers(JsonWriter &json, const GateDecision &decision)
{
    json.field("allowed", decision.allowed);
    json.field("evaluatedAt", decision.evaluatedAt);
    json.field("at", decision.at);
    json.field("advisory", decision.advisory);
    json.key("freeze");
    writeFreeze(json, decision);
    json.key("approvals");
    writeApprovals(json, decision);
    json.key("reasons");
    json.beginArray();
    for (const GateReason &reason : decision.reasons) {
        json.beginObject();
        json.field("code", reason.code);
        json.field("message", reason.message);
        json.endObject();
    }
    json.endArray();
}

Result<GateQuestion> gateQuestionFromJson(const QJsonObject &body, GateQuestion defaults, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    GateQuestion question = std::move(defaults);
    reader.word(u"action"_s, question.action, gateActionFromString);
    reader.instant(u"at"_s, question.at);
    reader.id(u"userId"_s, question.user);
    reader.nullableUuid(u"releaseId"_s, question.releaseId);
    reader.nullableId(u"requestedBy"_s, question.requestedBy);
    reader.ids(u"approvals"_s, question.approvals);
    if (question.approvals.size() > 100)
        reader.error(u"approvals"_s, u"too-many"_s, u"At most 100 approvals are looked at."_s);
    if (!lenient)
        reader.refuseUnknown();
    if (!errors.isEmpty())
        return validationError(errors);
    return question;
}

Result<GateDecision> gateDecisionFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    GateDecision decision;
    reader.boolean(u"allowed"_s, decision.allowed);
    reader.instant(u"evaluatedAt"_s, decision.evaluatedAt);
    reader.instant(u"at"_s, decision.at);
    reader.optionalBoolean(u"advisory"_s, decision.advisory);
    for (const auto &key : {u"freeze"_s, u"approvals"_s})
        reader.require(key);
    reader.inside(u"freeze"_s, [&](JsonReader &freeze) { readFreeze(freeze, decision); });
    reader.inside(u"approvals"_s, [&](JsonReader &approvals) { readApprovals(approvals, decision); });
    reader.each(u"reasons"_s, [&](JsonReader &element) {
        GateReason reason;
        element.text(u"code"_s, reason.code);
        element.text(u"message"_s, reason.message);
        decision.reasons.append(reason);
    });
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return decision;
}

QJsonObject toJson(const GateQuestion &question)
{
    QJsonArray approvals;
    for (const UserId user : question.approvals)
        approvals.append(user.toString());
    QJsonObject json{{u"action"_s, toString(question.action)}, {u"at"_s, toText(question.at)}, {u"approvals"_s, approvals}};
    if (!question.user.isNull())
        json.insert(u"userId"_s, question.user.toString());
    if (!question.releaseId.isNull())
        json.insert(u"releaseId"_s, idOrNull(question.releaseId));
    if (!question.requestedBy.isNull())
        json.insert(u"requestedBy"_s, question.requestedBy.toString());
    return json;
}

} // namespace tidegate
