// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/freezewindow.h"

#include "services/domain/occurrence.h"
#include "services/domain/result.h"
#include "services/domain/say.h"
#include "services/domain/textrules.h"
#include "services/domain/timezone.h"
#include "services/domain/words.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr Words<4> stateWords{"upcoming", "active", "ended", "cancelled"};
constexpr qsizetype maxExceptions = 100;

void checkSpan(QList<FieldError> &errors, const FreezeWindow &window)
{
    const auto length = window.end - window.start;
    // A window that was ended early may be shorter than one may be entered.
    if (length <= length.zero() && !window.endedEarlyAt)
        errors.append({u"/end"_s, say("must-be-after-start")});
    else if (length < minFreeze && !window.endedEarlyAt)
        errors.append({u"/end"_s, say("too-short/freeze")});
    else if (length > maxFreeze)
        errors.append({u"/end"_s, say("too-long/freeze")});
}

void checkExceptions(QList<FieldError> &errors, const QList<UserId> &exceptions)
{
    if (exceptions.size() > maxExceptions)
        errors.append({u"/exceptions"_s, say("too-many/exceptions", maxExceptions)});
    QSet<UserId> seen;
    for (qsizetype i = 0; i < exceptions.size(); ++i) {
        if (exceptions[i].isNull())
            errors.append({u"/exceptions/%1"_s.arg(i), say("invalid-id/user")});
        else if (seen.contains(exceptions[i]))
            errors.append({u"/exceptions/%1"_s.arg(i), say("duplicate/person")});
        seen.insert(exceptions[i]);
    }
}

} // namespace

QString toString(FreezeState state)
{
    return textOf(stateWords, state);
}

bool FreezeWindow::covers(Instant instant) const
{
    return !occurrencesAt(*this, instant).isEmpty();
}

FreezeState FreezeWindow::stateAt(Instant now) const
{
    return stateOf(*this, nearestOccurrence(*this, now), now);
}

Result<FreezeWindow> validated(FreezeWindow window, const QString &storedZone)
{
    QList<FieldError> errors;
    checkSpan(errors, window);
    if (const auto error = textError(window.reason, u"/reason"_s, {.minimum = 1, .maximum = 1'024, .multiline = true}))
        errors.append(*error);
    checkExceptions(errors, window.exceptions);
    if (window.timezone != storedZone && !window.timezone.isEmpty() && !isTimeZoneName(window.timezone))
        errors.append({u"/timezone"_s, say("unknown-timezone", window.timezone.left(64))});
    if (!errors.isEmpty())
        return validationError(std::move(errors));
    return window;
}

} // namespace tidegate
