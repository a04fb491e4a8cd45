// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/deploymentroutes.h"

#include "services/codec/driftjson.h"
#include "services/codec/inventoryjson.h"
#include "services/codec/stickerjson.h"
#include "services/domain/csvfield.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/deploymentoperations.h"
#include "services/operations/imageorigins.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int historyRows = 200;
constexpr qsizetype maxInventory = 8 * 1024 * 1024;

Result<TargetId> targetOf(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    RETURN_IF_ERROR(call.transaction.targets.find(TargetId(id)));
    return TargetId(id);
}

ApiReply stickerReply(const Sticker &sticker)
{
    ApiReply reply = objectReply([&](JsonWriter &writer) { writeStickerMembers(writer, sticker); });
    reply.version = sticker.version;
    return reply;
}

Result<ApiReply> sticker(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto target, targetOf(call, request));
    ASSIGN_OR_RETURN(const auto current, call.transaction.stickers.current(target, call.now));
    if (!current)
        return makeError(ErrorKind::NotFound, say("no-sticker"));
    return stickerReply(*current);
}

Result<ApiReply> recordSticker(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    const auto recorded = putSticker(call, TargetId(id), request.body);
    return recorded ? Result<ApiReply>(stickerReply(*recorded)) : Result<ApiReply>(recorded.error());
}

Result<ApiReply> stickerHistory(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto target, targetOf(call, request));
    ASSIGN_OR_RETURN(const auto stickers, call.transaction.stickers.history(target, historyRows));
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const Sticker &each : stickers) {
        writer.beginObject();
        writeStickerMembers(writer, each);
        writer.endObject();
    }
    writer.endArray();
    return reply;
}

Result<ApiReply> drift(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto report, driftOf(call, TargetId(id)));
    return objectReply([&](JsonWriter &writer) { writeDriftMembers(writer, report); });
}

Result<ApiReply> push(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto id, request.idAt(0));
    ASSIGN_OR_RETURN(const auto pushed, pushInventory(call, TargetId(id), request.body));
    return pushedReply(pushed);
}

Error noInventory()
{
    return makeError(ErrorKind::NotFound, say("no-inventory"));
}

Result<ApiReply> inventory(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"at"_L1}));
    const auto target = targetOf(call, request);
    const auto at = instantParameter(request, u"at"_s);
    if (!target || !at)
        return target ? at.error() : target.error();
    ASSIGN_OR_RETURN(const auto snapshot, *at ? call.transaction.inventory.at(*target, **at) : call.transaction.inventory.current(*target));
    if (!snapshot)
        return noInventory();
    return objectReply([&](JsonWriter &writer) { writeSnapshotMembers(writer, *snapshot); });
}

Result<ApiReply> snapshots(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto target, targetOf(call, request));
    ASSIGN_OR_RETURN(const auto history, call.transaction.inventory.history(target, historyRows));
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const SnapshotInfo &info : history) {
        writer.beginObject();
        writer.field("snapshotId", info.id);
        writer.field("observedAt", info.observedAt);
        writer.field("lastSeenAt", info.lastSeenAt);
        writer.field("sequence", info.sequence);
        writer.field("collector", QStringView(info.collector));
        writer.field("components", info.components);
        writer.endObject();
    }
    writer.endArray();
    return reply;
}

/// Of one name; several where replicas run different images.
struct NamedSides
{
    QList<ObservedComponent> before;
    QList<ObservedComponent> after;
};

bool isSameImage(const ObservedComponent &a, const ObservedComponent &b)
{
    return a.repoDigests == b.repoDigests && a.imageId == b.imageId;
}

bool isUnchanged(const ObservedComponent &a, const ObservedComponent &b)
{
    return isSameImage(a, b) && a.state == b.state;
}

void writeChange(JsonWriter &writer, const QString &name, const ObservedComponent *from, const ObservedComponent *to)
{
    writer.beginObject();
    writer.field("component", QStringView(name));
    writer.field("change", from && to ? "changed" : from ? "removed" : "added");
    writer.fieldOrNull("from", QStringView(from ? from->repoDigests.value(0, from->imageId) : QString()));
    writer.fieldOrNull("to", QStringView(to ? to->repoDigests.value(0, to->imageId) : QString()));
    writer.endObject();
}

/// Hands over the pairs that belong together, and takes them away.
template <typename Belong, typename Visit>
void takePairs(NamedSides &sides, Belong belong, Visit visit)
{
    sides.before.removeIf([&](const ObservedComponent &from) {
        const auto to = std::find_if(sides.after.begin(), sides.after.end(), [&](const auto &each) { return belong(from, each); });
        if (to == sides.after.end())
            return false;
        visit(from, *to);
        sides.after.erase(to);
        return true;
    });
}

/// What is the same on both sides is no change; then an image that is in another state, then one in the place of another.
void writeChanges(JsonWriter &writer, const QString &name, NamedSides sides)
{
    const auto write = [&](const ObservedComponent &from, const ObservedComponent &to) { writeChange(writer, name, &from, &to); };
    takePairs(sides, isUnchanged, [](const auto &, const auto &) {});
    takePairs(sides, isSameImage, write);
    takePairs(
        sides, [](const auto &, const auto &) { return true; }, write);
    for (const ObservedComponent &from : std::as_const(sides.before))
        writeChange(writer, name, &from, nullptr);
    for (const ObservedComponent &to : std::as_const(sides.after))
        writeChange(writer, name, nullptr, &to);
}

/// What changed between two snapshots of one target.
Result<ApiReply> inventoryDiff(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"targetId"_L1, "from"_L1, "to"_L1}));
    const auto target = uuidParameter(request, u"targetId"_s);
    const auto fromId = uuidParameter(request, u"from"_s);
    const auto toId = uuidParameter(request, u"to"_s);
    if (!target || !fromId)
        return target ? fromId.error() : target.error();
    if (!toId)
        return toId.error();
    const auto from = call.transaction.inventory.find(SnapshotId(*fromId));
    const auto to = call.transaction.inventory.find(SnapshotId(*toId));
    if (!from || !to)
        return from ? to.error() : from.error();
    if (!*from || !*to || (*from)->targetId.uuid() != *target || (*to)->targetId.uuid() != *target)
        return notFound();
    QMap<QString, NamedSides> names;
    for (const ObservedComponent &component : (*from)->components)
        names[component.name].before.append(component);
    for (const ObservedComponent &component : (*to)->components)
        names[component.name].after.append(component);
    return objectReply([&](JsonWriter &writer) {
        writer.field("targetId", *target);
        writer.field("from", *fromId);
        writer.field("to", *toId);
        writer.key("changes");
        writer.beginArray();
        for (auto it = names.cbegin(); it != names.cend(); ++it)
            writeChanges(writer, it.key(), it.value());
        writer.endArray();
    });
}

Result<ApiReply> whereIs(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"digest"_L1}));
    const QString digest = canonicalDigest(request.query.queryItemValue(u"digest"_s, QUrl::FullyDecoded));
    if (digest.isEmpty())
        return makeError(ErrorKind::Malformed, say("invalid-parameter/digest"));
    ASSIGN_OR_RETURN(const auto uses, call.transaction.inventory.whereIs(digest));
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const DigestUse &use : uses) {
        writer.beginObject();
        writer.field("targetId", use.target);
        writer.field("component", QStringView(use.component));
        writer.endObject();
    }
    writer.endArray();
    return reply;
}

std::string csvLine(const DriftRow &row)
{
    std::string line = csvField(row.targetName).toStdString() + ',' + row.report.targetId.toString().toStdString() + ','
        + row.environment.toString().toStdString() + ',' + toString(row.report.status).toStdString() + ',' + std::to_string(row.report.differences.size()) + ','
        + csvField(row.releaseName).toStdString() + ',';
    if (row.report.since)
        line += toRfc3339(*row.report.since);
    return line + "\r\n";
}

void writeDriftRow(JsonWriter &writer, const DriftRow &row, Instant now)
{
    DriftReport report = row.report;
    report.stale = isInventoryStale(report.observedAt, now);
    writer.beginObject();
    writer.field("targetId", report.targetId);
    writer.field("targetName", QStringView(row.targetName));
    writer.field("environmentId", row.environment);
    writer.fieldOrNull("releaseName", QStringView(row.releaseName));
    writeDriftMembers(writer, report);
    writer.endObject();
}

ApiReply csvReply(const QList<DriftRow> &rows)
{
    ApiReply reply;
    reply.contentType = "text/csv; charset=utf-8";
    reply.body = "target,targetId,environmentId,status,differences,release,since\r\n";
    for (const DriftRow &row : rows)
        reply.body += csvLine(row);
    return reply;
}

ApiReply driftReply(const QList<DriftRow> &rows, Instant now)
{
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (const DriftRow &row : rows)
        writeDriftRow(writer, row, now);
    writer.endArray();
    return reply;
}

using GroupedCounts = QMap<QString, DriftCounts>;

void add(DriftCounts &counts, const DriftCounts &more)
{
    counts.drifted += more.drifted;
    counts.inSync += more.inSync;
    counts.unknown += more.unknown;
    counts.ignored += more.ignored;
}

Result<GroupedCounts> countedByComponent(Call &call, const DriftQuery &query)
{
    GroupedCounts groups;
    ASSIGN_OR_RETURN(const auto found, call.transaction.inventory.driftByComponents(query));
    for (const DifferingGroup &each : found) {
        for (const QString &component : each.components)
            add(groups[component], each.counts);
    }
    return groups;
}

/// Counts by one key: environment, release or component.
Result<GroupedCounts> countedBy(Call &call, const DriftQuery &query, const QString &by)
{
    if (by == u"component")
        return countedByComponent(call, query);
    GroupedCounts groups;
    ASSIGN_OR_RETURN(const auto found, call.transaction.inventory.driftByRelease(query));
    for (const DriftGroup &each : found)
        add(groups[by == u"environment" ? each.environment.toString() : each.releaseName], each.counts);
    return groups;
}

Result<ApiReply> groupedDrift(Call &call, const DriftQuery &query, const QString &by)
{
    ASSIGN_OR_RETURN(const auto groups, countedBy(call, query, by));
    ApiReply reply;
    JsonWriter writer(reply.body);
    writer.beginArray();
    for (auto it = groups.cbegin(); it != groups.cend(); ++it) {
        writer.beginObject();
        writer.field("group", QStringView(it.key()));
        writer.field("drifted", it->drifted);
        writer.field("inSync", it->inSync);
        writer.field("unknown", it->unknown);
        writer.field("ignored", it->ignored);
        writer.endObject();
    }
    writer.endArray();
    return reply;
}

Result<ApiReply> fleetDrift(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"environmentId"_L1, "status"_L1, "groupBy"_L1, "limit"_L1, "cursor"_L1}));
    const auto environment = uuidParameter(request, u"environmentId"_s);
    const auto page = pageOf(request);
    if (!environment || !page)
        return environment ? page.error() : environment.error();
    DriftQuery query;
    query.environment = EnvironmentId(*environment);
    if (request.query.hasQueryItem(u"status"_s)) {
        query.status = driftStatusFromString(request.query.queryItemValue(u"status"_s));
        if (!query.status)
            return makeError(ErrorKind::Malformed, say("invalid-parameter/drift-status"));
    }
    const QString by = request.query.queryItemValue(u"groupBy"_s);
    if (by == u"environment" || by == u"release" || by == u"component")
        return groupedDrift(call, query, by);
    if (!by.isEmpty())
        return makeError(ErrorKind::Malformed, say("invalid-parameter/drift-group"));
    const bool csv = request.accept.startsWith("text/csv");
    query.limit = page->asked();
    if (page->after.size() > 36)
        query.after = std::pair{QString::fromUtf8(page->after.mid(36)), TargetId(parseUuid(QString::fromLatin1(page->after.left(36))))};

    QList<DriftRow> rows;
    RETURN_IF_ERROR(call.transaction.inventory.forEachDrift(query, [&](const DriftRow &row) { rows.append(row); }));
    const bool isMore = rows.size() > page->limit;
    if (isMore)
        rows.removeLast();
    if (!csv)
        RETURN_IF_ERROR(addOrigins(call, rows));
    ApiReply reply = csv ? csvReply(rows) : driftReply(rows, call.now);
    if (isMore)
        addNextPage(reply, request, *page, rows.last().report.targetId.toString().toLatin1() + rows.last().targetName.toUtf8());
    return reply;
}

} // namespace

std::vector<ApiRoute> deploymentRoutes(Backend &backend)
{
    const std::string target = "/api/v1/targets/{id}";
    return {
        {HttpMethod::Get, target + "/sticker", Permission::TargetRead, reading(backend, sticker)},
        {HttpMethod::Put, target + "/sticker", Permission::StickerWrite, writing(backend, recordSticker, sticker), BodyKind::Json},
        {HttpMethod::Get, target + "/sticker/history", Permission::TargetRead, longReading(backend, listed(stickerHistory))},
        {HttpMethod::Get, target + "/drift", Permission::TargetRead, reading(backend, drift)},
        {HttpMethod::Get, target + "/inventory", Permission::TargetRead, reading(backend, inventory)},
        {HttpMethod::Post, target + "/inventory", Permission::InventoryWrite, writing(backend, push, inventory), BodyKind::Json, maxInventory},
        {HttpMethod::Get, target + "/inventory/snapshots", Permission::TargetRead, longReading(backend, listed(snapshots))},
        {HttpMethod::Get, "/api/v1/inventory/diff", Permission::TargetRead, longReading(backend, CallHandler(inventoryDiff))},
        {HttpMethod::Get, "/api/v1/inventory/where", Permission::TargetRead, longReading(backend, listed(whereIs))},
        {HttpMethod::Get, "/api/v1/drift", Permission::TargetRead, longReading(backend, listed(fleetDrift))},
    };
}

} // namespace tidegate
