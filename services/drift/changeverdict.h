// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/freezewindow.h"
#include "services/domain/inventory.h"
#include "services/domain/observedchange.h"
#include "services/domain/sticker.h"

namespace tidegate {

/// What can be known of why a component runs another image.
struct ChangeFacts
{
    ObservedComponent component; ///< As it runs now; its digests are held against stickers.
    QString collector;           ///< Who saw it.
    Instant notBefore;           ///< It changed after this …
    Instant seenAt;              ///< … and at the latest then.
    QList<Sticker> stickers;     ///< Of the target, newest first, those recorded after seenAt too.
    QList<GateAsk> asks;         ///< Of the environment, oldest first.
    /// The freezes that were in force the whole time from notBefore to seenAt, and since when the environment was frozen without a gap. None: it was not, or
    /// nobody can say so for certain.
    QList<FreezeWindow> freezes;
    std::optional<Instant> frozenSince;
    QList<EngineAct> acts; ///< Of the engine, by which it came to run; see actsBehind(). They stand beside the verdict, which does not ask for them.
    std::chrono::seconds deploymentTimeout{600}; ///< An announcement or a question counts for what happens so long before or after it.
};

struct ChangeJudgement
{
    ChangeVerdict verdict = ChangeVerdict::Unexplained;
    QList<ChangeEvidence> evidence; ///< By time.
};

/// See ChangeVerdict. Pure: the same facts are judged the same whenever more of them comes to light.
ChangeJudgement judgeChange(const ChangeFacts &facts);

/// The evidence with these acts of the engine instead of those that it has, by time: what else is known stays what it was.
QList<ChangeEvidence> withActs(QList<ChangeEvidence> evidence, const QList<EngineAct> &acts, const QString &collector);

/// Whether a sticker names what runs as a component. An image of which no digest is known may be the one it names.
bool declares(const Sticker &sticker, const ObservedComponent &running);

/// The image of a component as people know it.
NamedImage namedImage(const ObservedComponent &component);

} // namespace tidegate
