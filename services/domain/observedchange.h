// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/engineact.h"
#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/principal.h"
#include "services/domain/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <array>
#include <numeric>
#include <optional>

namespace tidegate {

/// What is known of why another image runs. The first that holds, in this order: During a freeze, unless somebody overrode it; announced; asked; none of it.
enum class ChangeVerdict {
    Announced,    ///< A sticker says that it was deployed.
    Asked,        ///< The gate was asked before, and allowed it; or somebody overrode the freeze that was in force.
    DuringFreeze, ///< It happened in a freeze, and nobody overrode that.
    Unexplained,  ///< Nobody said so, and nobody asked.
};
constexpr int changeVerdictCount = static_cast<int>(ChangeVerdict::Unexplained) + 1;
QString toString(ChangeVerdict verdict); ///< "announced", "asked", "during-freeze", "unexplained".
std::optional<ChangeVerdict> changeVerdictFromString(QStringView text);

/// What speaks for a verdict.
enum class EvidenceKind {
    Sticker,   ///< It was recorded that this was deployed.
    GateCheck, ///< The gate was asked.
    Override,  ///< A freeze was overridden, with a reason.
    Freeze,    ///< One was in force.
    Engine,    ///< When what runs was started, as its engine says.
    EngineAct, ///< What the engine did, as it told it itself. It explains nothing.
};
constexpr int evidenceKindCount = static_cast<int>(EvidenceKind::EngineAct) + 1;
QString toString(EvidenceKind kind); ///< "sticker", "gate-check", "override", "freeze", "engine", "engine-event".
std::optional<EvidenceKind> evidenceKindFromString(QStringView text);

struct ChangeEvidence
{
    EvidenceKind kind = EvidenceKind::Engine;
    Instant at;
    QUuid ref;       ///< The sticker or the freeze; null for the others.
    QUuid by;        ///< Who recorded or asked; null where nobody is known.
    QString text;    ///< The release, the reason of the freeze or of the override, or who saw it.
    bool no = false; ///< Of a gate check: it said no.
    std::optional<EngineAct> act{};

    friend bool operator==(const ChangeEvidence &, const ChangeEvidence &) = default;
};

/// An image as people know it.
struct NamedImage
{
    QString digest; ///< Under which registries know it, else what the engine calls it; may be empty.
    QString name;   ///< As it was started, such as "registry.example.com/shop/api:2.3.1"; may be empty.

    friend bool operator==(const NamedImage &, const NamedImage &) = default;
};

/// What somebody said afterwards of a change. The verdict stays.
struct ChangeExplanation
{
    QString reason;
    QString ticket;
    UserId by;
    Instant at;

    friend bool operator==(const ChangeExplanation &, const ChangeExplanation &) = default;
};

/// A component of a target runs another image than before.
struct ObservedChange
{
    ObservedChangeId id;
    TargetId target;
    EnvironmentId environment; ///< That the target was in.
    QString component;
    NamedImage from;
    NamedImage to;
    Instant notBefore; ///< Until then it did not run yet, for certain.
    Instant seenAt;    ///< By then it did.
    ChangeVerdict verdict = ChangeVerdict::Unexplained;
    QList<ChangeEvidence> evidence; ///< By time.
    std::optional<ChangeExplanation> explanation;

    friend bool operator==(const ObservedChange &, const ObservedChange &) = default;
};

/// With the name that its target has now.
struct ShownChange
{
    ObservedChange change;
    QString targetName;

    friend bool operator==(const ShownChange &, const ShownChange &) = default;
};

/// How many changes of an environment have each verdict.
struct ChangeCounts
{
    EnvironmentId environment;
    std::array<qint64, changeVerdictCount> byVerdict{};

    qint64 of(ChangeVerdict verdict) const { return byVerdict.at(static_cast<std::size_t>(verdict)); }
    qint64 total() const { return std::accumulate(byVerdict.begin(), byVerdict.end(), qint64(0)); }
    /// That nobody announced or asked about: the unexplained ones, and those in spite of a freeze.
    qint64 unasked() const { return of(ChangeVerdict::DuringFreeze) + of(ChangeVerdict::Unexplained); }

    friend bool operator==(const ChangeCounts &, const ChangeCounts &) = default;
};

constexpr qsizetype minExplanation = 3;
constexpr qsizetype maxExplanation = 500;
constexpr qsizetype maxTicket = 200;
/// A reason of one line, and perhaps a ticket; without blanks around them.
Result<ChangeExplanation> validated(ChangeExplanation said);

/// Somebody asked the gate whether he may deploy now.
struct GateAsk
{
    GateAskId id;
    EnvironmentId environment;
    Subject by;
    Instant at;
    bool allowed = false;
    bool overridden = false; ///< Allowed in spite of a freeze, with a reason.

    friend bool operator==(const GateAsk &, const GateAsk &) = default;
};

} // namespace tidegate
