// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/observedchange.h"

#include "services/domain/words.h"

namespace tidegate {
namespace {

constexpr Words<changeVerdictCount> verdictWords{"announced", "asked", "during-freeze", "unexplained"};
constexpr Words<evidenceKindCount> evidenceWords{"sticker", "gate-check", "override", "freeze", "engine"};

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

} // namespace tidegate
