// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/clockroutes.h"

#include "services/codec/messagejson.h"
#include "services/domain/say.h"
#include "services/domain/try.h"
#include "services/http/routes/support.h"
#include "services/operations/clockoperations.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Result<ApiReply> accept(Call &call, const ApiRequest &request)
{
    ASSIGN_OR_RETURN(const auto accepted, acceptClock(call, request.body));
    return objectReply([&](JsonWriter &writer) {
        writer.field("acceptedAt", accepted.reading);
        writer.field("previousReading", accepted.previous);
    });
}

Message offsetSaid(std::chrono::milliseconds databaseAhead)
{
    const auto seconds = std::chrono::round<std::chrono::seconds>(std::chrono::abs(databaseAhead)).count();
    return databaseAhead.count() > 0 ? say("clock-differs/behind", seconds) : say("clock-differs/ahead", seconds);
}

/// Empty while the clock is believed and agrees with the database's.
Message clockSaid(Backend &backend, const std::optional<ClockDoubt> &doubt)
{
    const auto ahead = backend.clockGuard().databaseAhead();
    if (doubt)
        return doubt->said();
    return std::chrono::abs(ahead) > ClockGuard::offsetWorthAWord ? offsetSaid(ahead) : Message();
}

} // namespace

std::vector<ApiRoute> clockRoutes(Backend &backend)
{
    return {{HttpMethod::Post, "/api/v1/clock/accept", Permission::ClockAccept, writing(backend, accept), BodyKind::Json}};
}

std::string clockLine(Backend &backend)
{
    const Message said = clockSaid(backend, backend.clockDoubt());
    return said.isEmpty() ? std::string() : said.code.toStdString() + ": " + english(said).toStdString() + '\n';
}

std::string clockMetrics(Backend &backend)
{
    const auto doubt = backend.clockDoubt();
    const auto behind = doubt ? std::chrono::duration_cast<std::chrono::seconds>(doubt->other - doubt->now).count() : 0;
    const auto ahead = backend.clockGuard().databaseAhead().count();
    return "# HELP tidegate_clock_suspect 1 while the clock reads less than it did before or other than the database's, so that gate checks answer no.\n"
           "# TYPE tidegate_clock_suspect gauge\ntidegate_clock_suspect "
        + std::string(doubt ? "1" : "0") + "\n# TYPE tidegate_clock_behind_seconds gauge\ntidegate_clock_behind_seconds " + std::to_string(behind) + '\n'
        + "# HELP tidegate_clock_database_ahead_milliseconds What the database's clock shows beyond this server's.\n"
          "# TYPE tidegate_clock_database_ahead_milliseconds gauge\ntidegate_clock_database_ahead_milliseconds "
        + std::to_string(ahead) + '\n';
}

void writeClock(JsonWriter &writer, Backend &backend)
{
    const auto doubt = backend.clockDoubt();
    writer.key("clock");
    writer.beginObject();
    writer.field("suspect", doubt.has_value());
    writer.field("highestReading", doubt && doubt->of == ClockDoubt::Of::Before ? std::optional(doubt->other) : std::nullopt);
    const Message said = clockSaid(backend, doubt);
    writeRemarks(writer, "warnings", said.isEmpty() ? QList<Remark>() : QList<Remark>{said});
    writer.endObject();
}

} // namespace tidegate
