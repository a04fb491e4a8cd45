// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/deletedroutes.h"

#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/restoring.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// When the last row of a page was deleted, in milliseconds, and its id.
QByteArray cursorOf(const DeletedThing &thing)
{
    return QByteArray::number(static_cast<qint64>(thing.deletedAt.time_since_epoch().count())) + ' ' + thing.id.toByteArray(QUuid::WithoutBraces);
}

std::optional<std::pair<Instant, QUuid>> keysetOf(const QByteArray &cursor)
{
    const qsizetype space = cursor.indexOf(' ');
    if (space < 0)
        return {};
    return std::pair{Instant(std::chrono::milliseconds(cursor.left(space).toLongLong())), parseUuid(QString::fromLatin1(cursor.mid(space + 1)))};
}

void writeThing(JsonWriter &writer, const DeletedThing &thing)
{
    writer.field("kind", QStringView(toString(thing.kind)));
    writer.field("id", thing.id);
    writer.field("name", QStringView(thing.name));
    writer.field("environmentId", thing.environmentId);
    writer.field("environmentName", QStringView(thing.environmentName));
    writer.field("targetCount", qint64(thing.targetCount));
    writer.field("groupCount", qint64(thing.groupCount));
    writer.field("freezeCount", qint64(thing.freezeCount));
    writer.field("version", thing.version);
    writer.field("deletedAt", thing.deletedAt);
    writer.field("deletedBy", thing.deletedBy);
    writer.field("restorableUntil", thing.restorableUntil());
}

Result<ApiReply> list(Call &call, const ApiRequest &request)
{
    RETURN_IF_ERROR(onlyParameters(request, {"limit"_L1, "cursor"_L1}));
    ASSIGN_OR_RETURN(const auto page, pageOf(request));
    ASSIGN_OR_RETURN(const auto things, recentlyDeleted(call, page.asked(), keysetOf(page.after)));
    return pageReply(request, page, things, writeThing, cursorOf);
}

} // namespace

std::vector<ApiRoute> deletedRoutes(Backend &backend)
{
    return {{HttpMethod::Get, "/api/v1/recently-deleted", Permission::EnvironmentRead, reading(backend, listed(list))}};
}

} // namespace tidegate
