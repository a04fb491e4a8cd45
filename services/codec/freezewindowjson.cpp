// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/freezewindowjson.h"

#include "services/codec/jsonreader.h"

#include <QJsonArray>

#include <utility>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QString zoneOrUtc(const FreezeWindow &window)
{
    return window.timezone.isEmpty() ? u"UTC"_s : window.timezone;
}

bool asksForRecurrence(const QJsonObject &body)
{
    const auto isSet = [&](QLatin1StringView key) { return !body.value(key).isUndefined() && !body.value(key).isNull(); };
    return isSet("recurrence"_L1) || isSet("localStart"_L1) || isSet("localEnd"_L1);
}

void readWritable(JsonReader &reader, FreezeWindow &window)
{
    reader.instant(u"start"_s, window.start);
    reader.instant(u"end"_s, window.end, Cut::Up);
    reader.text(u"reason"_s, window.reason);
    reader.ids(u"exceptions"_s, window.exceptions);
    reader.nullableText(u"timezone"_s, window.timezone);
    if (window.timezone == "UTC"_L1)
        window.timezone.clear();
}

void readIdentity(JsonReader &reader, FreezeWindow &window, bool creating)
{
    if (creating)
        reader.id(u"id"_s, window.id);
    else
        reader.readOnly(u"id"_s, window.id.toString());
    // The path names the environment; a body may repeat it.
    reader.readOnly(u"environmentId"_s, window.environmentId.toString());
    reader.identity(creating,
                    {{u"version"_s, window.version},
                     {u"createdAt"_s, toText(window.createdAt)},
                     {u"createdBy"_s, idOrNull(window.createdBy.uuid())},
                     {u"updatedAt"_s, toText(window.updatedAt)},
                     {u"updatedBy"_s, idOrNull(window.updatedBy.uuid())},
                     {u"endedEarlyAt"_s, instantOrNull(window.endedEarlyAt)},
                     {u"deletedAt"_s, instantOrNull(window.deletedAt)}});
    for (const auto &key : {u"recurrence"_s, u"localStart"_s, u"localEnd"_s, u"state"_s, u"overlaps"_s, u"warnings"_s})
        reader.computed(key);
}

} // namespace

void writeFreezeWindowMembers(JsonWriter &json, const FreezeWindow &window, Instant now)
{
    json.field("id", window.id);
    json.field("environmentId", window.environmentId);
    json.field("start", window.start);
    json.field("end", window.end);
    json.field("reason", window.reason);
    json.key("exceptions");
    json.beginArray();
    for (const UserId user : window.exceptions)
        json.uuid(user.uuid());
    json.endArray();
    json.field("timezone", zoneOrUtc(window));
    json.nullField("recurrence");
    json.field("state", toString(window.stateAt(now)));
    json.field("version", window.version);
    json.field("createdAt", window.createdAt);
    json.field("createdBy", window.createdBy);
    json.field("updatedAt", window.updatedAt);
    json.field("updatedBy", window.updatedBy);
    if (window.endedEarlyAt)
        json.field("endedEarlyAt", *window.endedEarlyAt);
    if (window.deletedAt)
        json.field("deletedAt", *window.deletedAt);
}

Result<FreezeWindow> applyFreezeWindowJson(FreezeWindow base, const QJsonObject &body, bool creating, bool lenient)
{
    if (asksForRecurrence(body))
        return makeError(ErrorKind::NotSupported, u"not-yet-supported"_s,
                         u"Freezes that repeat are not supported yet; enter each one with its start and end."_s);
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    const QString storedZone = base.timezone;
    readIdentity(reader, base, creating);
    if (creating) {
        for (const auto &key : {u"start"_s, u"end"_s, u"reason"_s})
            reader.require(key);
    }
    readWritable(reader, base);
    if (const QJsonValue zone = body.value(u"timezone"_s);
        zone.isString() && zone.toString().isEmpty()) // null and absent mean UTC, an empty name means nothing
        reader.error(u"timezone"_s, u"unknown-timezone"_s, u"“%1” is not the name of a time zone, such as Europe/Berlin."_s.arg(QString()));
    if (!lenient)
        reader.refuseUnknown();
    // With one end of the span unreadable, nothing can be said about its length.
    const bool spanKnown = std::none_of(errors.begin(), errors.end(), [](const FieldError &error) { return error.pointer == "/start"_L1; });
    auto checked = validated(base, storedZone);
    QList<FieldError> more = checked ? QList<FieldError>() : checked.error().fields;
    if (!spanKnown)
        more.removeIf([](const FieldError &error) { return error.pointer == "/end"_L1; });
    if (!errors.isEmpty() || !checked)
        return mergedErrors(errors, more);
    return checked;
}

Result<FreezeWindow> freezeWindowFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    FreezeWindow window;
    reader.id(u"id"_s, window.id);
    reader.id(u"environmentId"_s, window.environmentId);
    readWritable(reader, window);
    reader.bigInteger(u"version"_s, window.version);
    reader.instant(u"createdAt"_s, window.createdAt);
    reader.nullableId(u"createdBy"_s, window.createdBy);
    reader.instant(u"updatedAt"_s, window.updatedAt);
    reader.nullableId(u"updatedBy"_s, window.updatedBy);
    reader.nullableInstant(u"endedEarlyAt"_s, window.endedEarlyAt);
    reader.nullableInstant(u"deletedAt"_s, window.deletedAt);
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return window;
}

Result<FreezePreview> freezePreviewFromJson(const QJsonObject &json)
{
    QList<FieldError> errors;
    JsonReader reader(json, errors, JsonReader::Mode::Answer);
    FreezePreview preview;
    reader.each(u"occurrences"_s, [&](JsonReader &occurrence) {
        Occurrence read;
        occurrence.instant(u"start"_s, read.start);
        occurrence.instant(u"end"_s, read.end, Cut::Up);
        preview.occurrences.append(read);
    });
    reader.ids(u"overlaps"_s, preview.overlaps);
    reader.integer(u"affectedTargets"_s, preview.affectedTargets);
    reader.ids(u"couldOverride"_s, preview.couldOverride);
    reader.each(u"warnings"_s, [&](JsonReader &warning) {
        FreezeWarning read;
        warning.text(u"code"_s, read.code);
        warning.text(u"message"_s, read.message);
        preview.warnings.append(read);
    });
    if (!errors.isEmpty())
        return malformedAnswer(errors);
    return preview;
}

QJsonObject toJson(const FreezeWindow &window)
{
    QJsonArray exceptions;
    for (const UserId user : window.exceptions)
        exceptions.append(user.toString());
    return {{u"start"_s, toText(window.start)},
            {u"end"_s, toText(window.end)},
            {u"reason"_s, window.reason},
            {u"exceptions"_s, exceptions},
            {u"timezone"_s, zoneOrUtc(window)}};
}

} // namespace tidegate
