// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/gatejson.h"

#include "services/codec/fields.h"
#include "services/codec/messagejson.h"
#include "services/domain/say.h"

using namespace Qt::StringLiterals;

namespace tidegate {

static std::optional<GateAction> wordFrom(QStringView text, GateAction)
{
    return gateActionFromString(text);
}

template <typename Visit>
static void describe(Visit &visit, Of<GateQuestion> auto &question)
{
    visit("action", question.action);
    visit("at", question.at);
    visit("userId", question.user, SentIfSet);
    visit("releaseId", question.releaseId, Nullable | SentIfSet);
    visit("requestedBy", question.requestedBy, Nullable | SentIfSet);
    visit("approvals", question.approvals);
}

template <typename Visit>
static void describe(Visit &visit, Of<GateWindow> auto &window)
{
    visit("id", window.id);
    visit("reason", window.reason);
    visit("start", window.start);
    visit("end", window.end, Ending);
    visit("timezone", window.timezone, Nullable | Zone);
    visit("excepted", window.excepted);
}

template <typename Visit>
static void describe(Visit &visit, Of<GateDecision> auto &decision)
{
    visit("allowed", decision.allowed);
    visit("evaluatedAt", decision.evaluatedAt);
    visit("at", decision.at);
    visit("advisory", decision.advisory, Lenient);
    visit.object("freeze", Required, [&decision](auto &freeze) {
        freeze("closed", decision.closed);
        freeze("windows", decision.windows);
        freeze("overridable", decision.overridable);
        freeze("nextOpen", decision.nextOpen, OnlyIfSet); // absent: no known end
    });
    visit.object("approvals", Required, [&decision](auto &approvals) {
        approvals("required", decision.approvalsRequired);
        approvals("valid", decision.approvalsValid);
        approvals("requireSeparationOfDuties", decision.requireSeparationOfDuties);
        approvals("violations", decision.approvalViolations);
    });
    visit("reasons", decision.reasons);
}

template <typename Visit>
static void describe(Visit &visit, Of<OpenTimeLimit> auto &limit)
{
    visit("windowId", limit.window);
    visit("environmentId", limit.environment);
    visit("reason", limit.reason);
}

template <typename Visit>
static void describe(Visit &visit, Of<OpenTime> auto &time)
{
    visit("start", time.start);
    visit("end", time.end, Nullable);
    visit("endsWith", time.limit, Nullable);
}

template <typename Visit>
static void describe(Visit &visit, Of<OpenTimes> auto &times)
{
    visit("from", times.from);
    visit("until", times.until);
    visit("slots", times.found);
    visit("reasons", times.reasons);
}

void writeGateDecisionMembers(JsonWriter &json, const GateDecision &decision)
{
    FieldWriter visit(json);
    describe(visit, decision);
}

Result<GateQuestion> gateQuestionFromJson(const QJsonObject &body, GateQuestion defaults, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    GateQuestion question = std::move(defaults);
    readPatch(reader, {.strict = !lenient}, [&question](FieldReader &visit) { describe(visit, question); });
    if (question.approvals.size() > 100)
        reader.error(u"approvals"_s, say("too-many/approvals"));
    if (!lenient)
        reader.refuseUnknown();
    if (!errors.isEmpty())
        return validationError(errors);
    return question;
}

Result<GateDecision> gateDecisionFromJson(const QJsonObject &json)
{
    return answerAs<GateDecision>(json);
}

void writeOpenTimesMembers(JsonWriter &json, const OpenTimes &times)
{
    FieldWriter visit(json);
    describe(visit, times);
}

Result<OpenTimes> openTimesFromJson(const QJsonObject &json)
{
    return answerAs<OpenTimes>(json);
}

QJsonObject toJson(const GateQuestion &question)
{
    return jsonObject(question, FieldUse::Body);
}

} // namespace tidegate
