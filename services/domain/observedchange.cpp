// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/observedchange.h"

#include "services/domain/textrules.h"
#include "services/domain/words.h"

namespace tidegate {
namespace {

constexpr Words<changeVerdictCount> verdictWords{"announced", "asked", "during-freeze", "unexplained"};
constexpr Words<evidenceKindCount> evidenceWords{"sticker", "gate-check", "override", "freeze", "engine", "engine-event"};

} // namespace

QString toString(ChangeVerdict verdict)
{
    return textOf(verdictWords, verdict);
}

std::optional<ChangeVerdict> changeVerdictFromString(QStringView text)
{
    return valueOf<ChangeVerdict>(verdictWords, text);
}

QString toString(EvidenceKind kind)
{
    return textOf(evidenceWords, kind);
}

std::optional<EvidenceKind> evidenceKindFromString(QStringView text)
{
    return valueOf<EvidenceKind>(evidenceWords, text);
}

Result<ChangeExplanation> validated(ChangeExplanation said)
{
    said.reason = said.reason.trimmed();
    said.ticket = said.ticket.trimmed();
    QList<FieldError> errors;
    if (const auto error = textError(said.reason, QStringLiteral("/reason"), {.minimum = minExplanation, .maximum = maxExplanation}))
        errors.append(*error);
    if (const auto error = textError(said.ticket, QStringLiteral("/ticket"), {.maximum = maxTicket}))
        errors.append(*error);
    return errors.isEmpty() ? Result<ChangeExplanation>(said) : Result<ChangeExplanation>(validationError(errors));
}

} // namespace tidegate
