// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/observedchangeroutes.h"

#include "services/codec/observedchangejson.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/observedchanges.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

void writeStored(JsonWriter &writer, const StoredChange &stored)
{
    writeObservedChangeMembers(writer, stored.change, stored.targetName);
}

/// Where a page ended: seenAt in milliseconds, id.
QByteArray changeCursor(const StoredChange &stored)
{
    return QByteArray::number(static_cast<qint64>(stored.change.seenAt.time_since_epoch().count())) + ' ' + stored.change.id.toString().toLatin1();
}

std::optional<std::pair<Instant, ObservedChangeId>> changeKeyset(const QByteArray &cursor)
{
    const qsizetype space = cursor.indexOf(' ');
    if (space < 0)
        return {};
    return std::pair{Instant(std::chrono::milliseconds(cursor.left(space).toLongLong())),
                     ObservedChangeId(parseUuid(QString::fromLatin1(cursor.mid(space + 1))))};
}

Result<ObservedChangeQuery> changeQuery(const ApiRequest &request, const ListPage &page)
{
    ObservedChangeQuery query;
    ASSIGN_OR_RETURN(const auto environment, uuidParameter(request, u"environmentId"_s));
    ASSIGN_OR_RETURN(const auto target, uuidParameter(request, u"targetId"_s));
    ASSIGN_OR_RETURN(query.from, instantParameter(request, u"from"_s));
    ASSIGN_OR_RETURN(query.to, instantParameter(request, u"to"_s, Cut::Up));
    query.environment = EnvironmentId(environment);
    query.target = TargetId(target);
    query.component = request.query.queryItemValue(u"component"_s, QUrl::FullyDecoded);
    query.text = request.query.queryItemValue(u"q"_s, QUrl::FullyDecoded);
    const QStringList verdicts = request.query.queryItemValue(u"verdict"_s, QUrl::FullyDecoded).split(u',', Qt::SkipEmptyParts);
    for (const QString &word : verdicts) {
        const auto verdict = changeVerdictFromString(word);
        if (!verdict)
            return malformedParameter(u"verdict"_s, say("invalid-parameter/word", u"verdict"_s));
        query.verdicts.append(*verdict);
    }
    if (request.query.hasQueryItem(u"verdict"_s) && verdicts.isEmpty())
        return malformedParameter(u"verdict"_s, say("invalid-parameter/word", u"verdict"_s));
    query.limit = page.asked();
    query.after = changeKeyset(page.after);
    return query;
}

Result<ApiReply> listChanges(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(
        onlyParameters(request, {"environmentId"_L1, "targetId"_L1, "component"_L1, "verdict"_L1, "from"_L1, "to"_L1, "q"_L1, "limit"_L1, "cursor"_L1}));
    ASSIGN_OR_RETURN(const auto page, pageOf(request));
    ASSIGN_OR_RETURN(const auto query, changeQuery(request, page));
    ASSIGN_OR_RETURN(const auto changes, call.transaction.observedChanges.list(query));
    return pageReply(request, page, changes, writeStored, changeCursor);
}

Result<ApiReply> summary(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"from"_L1, "to"_L1}));
    ASSIGN_OR_RETURN(const auto from, instantParameter(request, u"from"_s));
    ASSIGN_OR_RETURN(const auto to, instantParameter(request, u"to"_s, Cut::Up));
    const Instant end = to.value_or(call.now + clockAllowance);
    ASSIGN_OR_RETURN(const auto counts, call.transaction.observedChanges.counts(from.value_or(end - std::chrono::hours(30 * 24)), end));
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const ChangeCounts &each : counts) {
        qint64 total = 0;
        writer.beginObject();
        writer.field("environmentId", each.environment);
        for (int i = 0; i < changeVerdictCount; ++i) {
            static constexpr std::array<std::string_view, changeVerdictCount> names{"announced", "asked", "duringFreeze", "unexplained"};
            const auto index = static_cast<std::size_t>(i);
            writer.field(names.at(index), each.byVerdict.at(index));
            total += each.byVerdict.at(index);
        }
        writer.field("total", total);
        writer.endObject();
    }
    writer.endArray();
    return reply;
}

Result<ApiReply> one(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto stored, call.transaction.observedChanges.find(ObservedChangeId(id)));
    return objectReply([&](JsonWriter &writer) { writeStored(writer, stored); });
}

Result<ApiReply> explain(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto stored, explainChange(call, ObservedChangeId(id), request.body));
    return objectReply([&](JsonWriter &writer) { writeStored(writer, stored); });
}

} // namespace

std::vector<ApiRoute> observedChangeRoutes(Backend &backend)
{
    const std::string all = "/api/v1/deployments-observed";
    const std::string each = all + "/{id}";
    return {
        {HttpMethod::Get, all, Permission::TargetRead, reading(backend, listed(listChanges))},
        {HttpMethod::Get, all + "/summary", Permission::TargetRead, reading(backend, listed(summary))},
        {HttpMethod::Get, each, Permission::TargetRead, reading(backend, one)},
        {HttpMethod::Post, each + "/explanation", Permission::StickerWrite, writing(backend, explain), BodyKind::Json},
    };
}

} // namespace tidegate
