// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/routes/clockroutes.h"

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

} // namespace

std::vector<ApiRoute> clockRoutes(Backend &backend)
{
    return {{HttpMethod::Post, "/api/v1/clock/accept", Permission::ClockAccept, writing(backend, accept), BodyKind::Json}};
}

std::string clockLine(Backend &backend)
{
    const auto doubt = backend.clockDoubt();
    return doubt ? "clock-suspect: " + english(doubt->said()).toStdString() + '\n' : std::string();
}

std::string clockMetrics(Backend &backend)
{
    const auto doubt = backend.clockDoubt();
    const auto behind = doubt ? std::chrono::duration_cast<std::chrono::seconds>(doubt->highest - doubt->now).count() : 0;
    return "# HELP tidegate_clock_suspect 1 while the clock reads less than it did before, so that gate checks answer no.\n"
           "# TYPE tidegate_clock_suspect gauge\ntidegate_clock_suspect "
        + std::string(doubt ? "1" : "0") + "\n# TYPE tidegate_clock_behind_seconds gauge\ntidegate_clock_behind_seconds " + std::to_string(behind) + '\n';
}

void writeClock(JsonWriter &writer, Backend &backend)
{
    const auto doubt = backend.clockDoubt();
    writer.key("clock");
    writer.beginObject();
    writer.field("suspect", doubt.has_value());
    writer.field("highestReading", doubt ? std::optional(doubt->highest) : std::nullopt);
    writer.endObject();
}

} // namespace tidegate
