// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/changeverdict.h"

#include "services/domain/textrules.h"
#include "services/drift/driftengine.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

/// When it changed: its engine says when it was started, if that lies where it can.
std::optional<Instant> startOf(const ChangeFacts &facts)
{
    const auto started = parseInstant(facts.component.startedAt.toStdString());
    return started && *started > facts.notBefore && *started <= facts.seenAt ? std::optional(*started) : std::nullopt;
}

ChangeEvidence evidenceOf(const Sticker &sticker, bool isOverride)
{
    return {.kind = isOverride ? EvidenceKind::Override : EvidenceKind::Sticker,
            .at = sticker.recordedAt,
            .ref = sticker.id.uuid(),
            .by = sticker.deployedBy.uuid(),
            .text = isOverride && !sticker.reason.isEmpty() ? sticker.reason : sticker.releaseName};
}

ChangeEvidence evidenceOf(const GateAsk &ask)
{
    return {
        .kind = ask.overridden ? EvidenceKind::Override : EvidenceKind::GateCheck, .at = ask.at, .ref = {}, .by = ask.by.id(), .text = {}, .no = !ask.allowed};
}

class ChangeJudge
{
public:
    explicit ChangeJudge(const ChangeFacts &facts)
        : m_facts(facts), m_started(startOf(facts)), m_first(m_started.value_or(facts.notBefore)), m_last(m_started.value_or(facts.seenAt))
    {}

    ChangeJudgement judge()
    {
        m_judgement.evidence.append({.kind = EvidenceKind::Engine, .at = m_last, .ref = {}, .by = {}, .text = m_facts.collector});
        for (const FreezeWindow &freeze : m_facts.freezes)
            m_judgement.evidence.append({.kind = EvidenceKind::Freeze, .at = freeze.start, .ref = freeze.id.uuid(), .by = {}, .text = freeze.reason});
        const bool isAnnounced = findSticker();
        const bool isAsked = findAsk();
        m_judgement.verdict = m_facts.frozenSince ? (m_isOverridden ? ChangeVerdict::Asked : ChangeVerdict::DuringFreeze)
            : isAnnounced                         ? ChangeVerdict::Announced
            : isAsked                             ? ChangeVerdict::Asked
                                                  : ChangeVerdict::Unexplained;
        m_judgement.evidence = withActs(m_judgement.evidence, m_facts.acts, m_facts.collector);
        return m_judgement;
    }

private:
    /// One that names what runs and does not come too late. What stood before the freeze announced nothing that happened in it.
    bool counts(const Sticker &sticker) const
    {
        const bool isLate = sticker.recordedAt > m_last + m_facts.deploymentTimeout;
        return !isLate && declares(sticker, m_facts.component) && (!m_facts.frozenSince || sticker.recordedAt >= *m_facts.frozenSince);
    }

    std::chrono::milliseconds distanceTo(Instant at) const { return at < m_first ? m_first - at : at > m_last ? at - m_last : std::chrono::milliseconds(0); }

    /// Of those that count the one that brought the image, as others that came later name it still; of several the nearest, and the earlier of two.
    const Sticker *sticker() const
    {
        const Sticker *best = nullptr;
        bool isBestNew = false;
        for (qsizetype i = m_facts.stickers.size() - 1; i >= 0; --i) { // the oldest first
            const Sticker &each = m_facts.stickers.at(i);
            if (!counts(each))
                continue;
            const bool isNew = i + 1 == m_facts.stickers.size() || !declares(m_facts.stickers.at(i + 1), m_facts.component);
            const bool isBetter = !best || isNew > isBestNew || (isNew == isBestNew && distanceTo(each.recordedAt) < distanceTo(best->recordedAt));
            if (!isBetter)
                continue;
            best = &each;
            isBestNew = isNew;
        }
        return best;
    }

    bool findSticker()
    {
        const Sticker *const sticker = this->sticker();
        if (!sticker)
            return false;
        // One that was recorded in a freeze and broke none was let through with a reason.
        const bool isOverride = m_facts.frozenSince && !sticker->duringFreeze
            && std::any_of(m_facts.freezes.begin(), m_facts.freezes.end(), [&](const FreezeWindow &freeze) { return freeze.covers(sticker->recordedAt); });
        m_isOverridden = m_isOverridden || isOverride;
        m_judgement.evidence.append(evidenceOf(*sticker, isOverride));
        return true;
    }

    /// The last yes before it happened, else the last no: both say something.
    bool findAsk()
    {
        const GateAsk *yes = nullptr;
        const GateAsk *no = nullptr;
        for (const GateAsk &ask : m_facts.asks) {
            if (ask.at > m_last || ask.at < m_first - m_facts.deploymentTimeout)
                continue;
            (ask.allowed ? yes : no) = &ask;
            m_isOverridden = m_isOverridden || (ask.allowed && ask.overridden);
        }
        if (yes || no)
            m_judgement.evidence.append(evidenceOf(yes ? *yes : *no));
        return yes != nullptr;
    }

    const ChangeFacts &m_facts;
    const std::optional<Instant> m_started;
    const Instant m_first; ///< It happened no earlier …
    const Instant m_last;  ///< … and no later.
    bool m_isOverridden = false;
    ChangeJudgement m_judgement;
};

} // namespace

QList<ChangeEvidence> withActs(QList<ChangeEvidence> evidence, const QList<EngineAct> &acts, const QString &collector)
{
    evidence.removeIf([](const ChangeEvidence &each) { return each.act.has_value(); });
    for (const EngineAct &act : acts)
        evidence.append({.kind = EvidenceKind::EngineAct, .at = act.at, .ref = {}, .by = {}, .text = collector, .act = act});
    std::stable_sort(evidence.begin(), evidence.end(), [](const ChangeEvidence &a, const ChangeEvidence &b) { return a.at < b.at; });
    return evidence;
}

ChangeJudgement judgeChange(const ChangeFacts &facts)
{
    return ChangeJudge(facts).judge();
}

bool declares(const Sticker &sticker, const ObservedComponent &running)
{
    return std::any_of(sticker.components.begin(), sticker.components.end(),
                       [&](const StickerComponent &each) { return componentName(each.name) == running.name && mayBe(running, each.digest); });
}

NamedImage namedImage(const ObservedComponent &component)
{
    const QString digest = !component.repoDigests.isEmpty() ? component.repoDigests.first()
        : !component.platformDigest.isEmpty()               ? component.platformDigest
                                                            : component.imageId;
    return {digest, component.image};
}

} // namespace tidegate
