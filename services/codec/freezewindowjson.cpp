// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/freezewindowjson.h"

#include "services/codec/fieldlister.h"
#include "services/codec/fields.h"
#include "services/codec/history.h"
#include "services/codec/messagejson.h"
#include "services/domain/say.h"

using namespace Qt::StringLiterals;

namespace tidegate {

/// As seen at `now`, on which its state depends.
template <typename Visit, typename Window>
static void describeWindow(Visit &visit, Window &window, Instant now)
{
    visit("id", window.id, Identifier);
    visit("environmentId", window.environmentId, Fixed);
    visit("start", window.start, Required);
    visit("end", window.end, Required | Ending);
    visit("reason", window.reason, Required);
    visit("exceptions", window.exceptions);
    visit("timezone", window.timezone, Nullable | Zone);
    visit.nothing("recurrence", Tolerated);
    visit.named("localStart", Tolerated | RequestOnly);
    visit.named("localEnd", Tolerated | RequestOnly);
    visit.derived("state", window.stateAt(now), Tolerated);
    visit.named("overlaps", Tolerated | Optional);
    visit.named("warnings", Tolerated | Optional);
    describeHistory(visit, window);
    visit("endedEarlyAt", window.endedEarlyAt, Managed | OnlyIfSet);
    visit("deletedAt", window.deletedAt, Managed | OnlyIfSet);
}

template <typename Visit>
static void describe(Visit &visit, Of<FreezeWindow> auto &window)
{
    describeWindow(visit, window, {});
}

template <typename Visit>
static void describe(Visit &visit, Of<Occurrence> auto &occurrence)
{
    visit("start", occurrence.start);
    visit("end", occurrence.end, Ending);
}

static bool asksForRecurrence(const QJsonObject &body)
{
    const auto isSet = [&](QLatin1StringView key) { return !body.value(key).isUndefined() && !body.value(key).isNull(); };
    return isSet("recurrence"_L1) || isSet("localStart"_L1) || isSet("localEnd"_L1);
}

void writeFreezeWindowMembers(JsonWriter &json, const FreezeWindow &window, Instant now)
{
    FieldWriter visit(json);
    describeWindow(visit, window, now);
}

Result<FreezeWindow> applyFreezeWindowJson(FreezeWindow base, const QJsonObject &body, bool creating, bool lenient)
{
    if (asksForRecurrence(body))
        return makeError(ErrorKind::NotSupported, say("not-yet-supported/recurrence"));
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    const QString storedZone = base.timezone;
    readPatch(reader, {.creating = creating, .strict = !lenient}, [&base](FieldReader &visit) { describe(visit, base); });
    if (const QJsonValue zone = body.value(u"timezone"_s);
        zone.isString() && zone.toString().isEmpty()) // null and absent mean UTC, an empty name means nothing
        reader.error(u"timezone"_s, say("unknown-timezone", QString()));
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
    return answerAs<FreezeWindow>(json);
}

Result<FreezePreview> freezePreviewFromJson(const QJsonObject &json)
{
    FreezePreview preview;
    RETURN_IF_ERROR(readAnswer(json, [&preview](FieldReader &visit) {
        visit("occurrences", preview.occurrences);
        visit("overlaps", preview.overlaps);
        visit("affectedTargets", preview.affectedTargets);
        visit("couldOverride", preview.couldOverride);
        visit("warnings", preview.warnings);
    }));
    return preview;
}

QJsonObject toJson(const FreezeWindow &window)
{
    return jsonObject(window, FieldUse::Body);
}

QJsonObject shownJson(const FreezeWindow &window, Instant now)
{
    return jsonObject([&](JsonWriter &json) { writeFreezeWindowMembers(json, window, now); });
}

QJsonObject auditJson(const FreezeWindow &window)
{
    return jsonObject(window, FieldUse::Audit);
}

QList<FieldDescription> freezeWindowFields()
{
    return listFields<FreezeWindow>();
}

} // namespace tidegate
