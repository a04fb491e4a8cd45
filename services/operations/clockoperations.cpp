// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/clockoperations.h"

#include "services/codec/jsonreader.h"
#include "services/domain/textrules.h"
#include "services/domain/try.h"
#include "services/operations/audittrail.h"
#include "services/operations/clockguard.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr TextRule reasonRule{.minimum = 5, .maximum = 500, .multiline = true};

Result<QString> reasonOf(const QJsonObject &body, bool lenient)
{
    QList<FieldError> errors;
    JsonReader reader(body, errors);
    QString reason;
    reader.require(u"reason"_s);
    if (reader.text(u"reason"_s, reason)) {
        reason = reason.trimmed();
        if (const auto error = textError(reason, u"/reason"_s, reasonRule))
            errors.append(*error);
    }
    if (!lenient)
        reader.refuseUnknown();
    return errors.isEmpty() ? Result<QString>(reason) : Result<QString>(validationError(std::move(errors)));
}

QJsonObject reading(std::optional<Instant> instant)
{
    return {{u"reading"_s, instantOrNull(instant)}};
}

} // namespace

Result<AcceptedClock> acceptClock(Call &call, const QJsonObject &body)
{
    RETURN_IF_ERROR(call.require(Permission::ClockAccept));
    if (call.clockDoubt && call.clockDoubt->of == ClockDoubt::Of::Database)
        return makeError(ErrorKind::Conflict, say("clock-suspect/not-acceptable", toText(call.clockDoubt->now), toText(call.clockDoubt->other)));
    ASSIGN_OR_RETURN(const auto reason, reasonOf(body, call.info.lenient));
    AcceptedClock accepted{call.now, {}};
    if (call.clockDoubt)
        accepted.previous = call.clockDoubt->other;
    RETURN_IF_ERROR(ClockGuard::accept(call.transaction, call.now));
    call.clockAccepted = true;
    if (const auto kept = record(call,
                                 {.action = ChangeKind::ClockAccepted,
                                  .entityType = EntityType::Clock,
                                  .entityId = call.transaction.tenant().uuid(),
                                  .entityName = u"clock"_s,
                                  .environment = {},
                                  .version = 0,
                                  .before = reading(accepted.previous),
                                  .after = reading(accepted.reading),
                                  .reason = reason});
        !kept)
        return kept.error();
    return accepted;
}

} // namespace tidegate
