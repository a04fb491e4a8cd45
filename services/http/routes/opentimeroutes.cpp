// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/opentimeroutes.h"

#include "services/codec/gatejson.h"
#include "services/domain/isoduration.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/freezeoperations.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// The ids of `environmentIds`, each once.
Result<QList<EnvironmentId>> environmentsOf(const ApiRequest &request)
{
    const QString name = u"environmentIds"_s;
    QList<EnvironmentId> environments;
    const QStringList texts = request.query.queryItemValue(name, QUrl::FullyDecoded).split(u',');
    for (const QString &text : texts) {
        const EnvironmentId id(parseUuid(text));
        if (id.isNull() || texts.size() > OpenTimeQuestion::maxEnvironments)
            return malformedParameter(name, say("parameter/environments"));
        if (!environments.contains(id))
            environments.append(id);
    }
    return environments;
}

Result<int> countOf(const ApiRequest &request, int otherwise)
{
    const QString name = u"count"_s;
    if (!request.query.hasQueryItem(name))
        return otherwise;
    bool isNumber = false;
    const int count = request.query.queryItemValue(name).toInt(&isNumber);
    if (!isNumber || count < 1 || count > OpenTimeQuestion::maxCount)
        return malformedParameter(name, say("parameter/count"));
    return count;
}

Result<OpenTimeQuestion> questionOf(const ApiRequest &request, Instant now)
{
    OpenTimeQuestion question;
    ASSIGN_OR_RETURN(const auto from, instantParameter(request, u"from"_s, Cut::Up));
    ASSIGN_OR_RETURN(const auto duration, durationParameter(request, u"duration"_s));
    ASSIGN_OR_RETURN(const auto within, durationParameter(request, u"within"_s));
    ASSIGN_OR_RETURN(const auto count, countOf(request, question.count));
    question.from = from.value_or(now);
    question.count = count;
    if (within && (*within < OpenTimeQuestion::minDuration || *within > OpenTimeQuestion::maxWithin))
        return malformedParameter(u"within"_s, say("parameter/length", u"PT1M"_s, toIsoDuration(OpenTimeQuestion::maxWithin)));
    question.duration = duration.value_or(question.duration);
    const std::chrono::seconds longest = within.value_or(OpenTimeQuestion::maxWithin);
    if (question.duration < OpenTimeQuestion::minDuration || question.duration > longest)
        return malformedParameter(u"duration"_s, say("parameter/length", u"PT1M"_s, toIsoDuration(longest)));
    question.within = within.value_or(std::max(question.within, question.duration));
    return question;
}

Result<ApiReply> openTimesRoute(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"environmentIds"_L1, "duration"_L1, "within"_L1, "count"_L1, "from"_L1}));
    ASSIGN_OR_RETURN(const auto environments, environmentsOf(request));
    ASSIGN_OR_RETURN(const auto question, questionOf(request, call.now));
    ASSIGN_OR_RETURN(const auto times, openTimes(call, environments, question));
    return objectReply([&](JsonWriter &writer) { writeOpenTimesMembers(writer, times); });
}

} // namespace

std::vector<ApiRoute> openTimeRoutes(Backend &backend)
{
    return {{HttpMethod::Get, "/api/v1/slots", Permission::FreezeRead, reading(backend, openTimesRoute)}};
}

} // namespace tidegate
