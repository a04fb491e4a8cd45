// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/changeacts.h"

#include "services/domain/textrules.h"

#include <QSet>

#include <algorithm>
#include <numeric>

using namespace std::chrono_literals;

namespace tidegate {
namespace {

constexpr auto longestLook = 15s; ///< What a look finds may have begun while it ran.
constexpr auto imagesBefore = 15min;
constexpr auto lateFor = 2min; ///< So soon around the look that found it a container is started for the first time.
constexpr auto grain = 1s;     ///< What is pushed is dated to the whole second.

bool isBeginning(const EngineAct &act)
{
    return act.deed == EngineDeed::Create || act.deed == EngineDeed::Start;
}

bool isEnd(const EngineAct &act)
{
    return act.deed == EngineDeed::Die || act.deed == EngineDeed::Destroy;
}

/// The first says the most.
int rankOfAct(const EngineAct &act)
{
    switch (act.deed) {
    case EngineDeed::Start:
        return 0;
    case EngineDeed::Die:
        return 1;
    case EngineDeed::Create:
        return 2;
    case EngineDeed::Destroy:
        return 3;
    case EngineDeed::Rename:
        return 4;
    case EngineDeed::Tag:
    case EngineDeed::Pull:
        break;
    }
    return 5;
}

/// Told twice, or done again by the same container.
bool isSameAct(const EngineAct &a, const EngineAct &b)
{
    return a.deed == b.deed && a.actor == b.actor && (!a.actor.isEmpty() || a.name == b.name);
}

bool isOfProject(const EngineAct &act, const QString &project)
{
    return act.labels.value(composeProjectLabel) == project;
}

bool isOfContainer(const ObservedComponent &component, const QString &actor)
{
    return !actor.isEmpty() && component.containerId.startsWith(actor);
}

class ActSorter
{
public:
    ActSorter(const ChangeTraces &traces, const QList<EngineAct> &acts) : m_traces(traces), m_now(traces.change.component), m_acts(acts)
    {
        // Where nobody heard how the one came to be that is known by its id, others of its name may be anything.
        const auto own = std::find_if(acts.begin(), acts.end(),
                                      [this](const EngineAct &each) { return isBeginning(each) && isOfContainer(m_now, each.actor); });
        if (own == acts.end())
            return;
        m_project = own->labels.value(composeProjectLabel);
        for (const EngineAct &each : acts) {
            if (isBeginning(each) && isNew(each))
                m_new.insert(each.actor);
        }
    }

    QList<EngineAct> sorted() const
    {
        QList<EngineAct> found;
        for (const EngineAct &each : m_acts) {
            const bool isOf = isOfImage(each.deed) ? isOfItsImage(each) : isBeginning(each) ? isNew(each) : isOfItsContainers(each);
            const bool isKnown = std::any_of(found.begin(), found.end(), [&](const EngineAct &known) { return isSameAct(known, each); });
            if (isOf && !isKnown && !isTaken(each))
                found.append(each);
        }
        return boundActs(found);
    }

private:
    bool isInTime(const EngineAct &act) const { return act.at > m_traces.change.notBefore - grain && act.at <= m_traces.seenAt + longestLook; }

    bool isNamed(const EngineAct &act) const
    {
        return act.component == m_now.name || (!act.formerName.isEmpty() && componentName(act.formerName) == m_now.name);
    }

    /// Another container of the name may run another image: the one that is known by its id runs this one, and so does what was made of the same.
    bool isNew(const EngineAct &act) const
    {
        if (!m_project || act.actor.isEmpty() || !isInTime(act) || !isNamed(act) || ranBefore(act.actor))
            return false;
        return isOfContainer(m_now, act.actor) || (isOfProject(act, *m_project) && !runsAnother(act.actor) && !act.image.isEmpty() && act.image == m_now.image);
    }

    bool ranBefore(const QString &actor) const
    {
        return std::any_of(m_traces.before.begin(), m_traces.before.end(), [&](const auto &each) { return isOfContainer(each, actor); });
    }

    /// Of the replicas that this look found, one of another image.
    bool runsAnother(const QString &actor) const
    {
        return std::any_of(m_traces.after.begin(), m_traces.after.end(),
                           [&](const auto &each) { return isOfContainer(each, actor) && each.containerId != m_now.containerId; });
    }

    /// Those that ended were there before, under the name; what was started and failed since is none of them.
    bool isOfItsContainers(const EngineAct &act) const
    {
        if (!m_project || act.actor.isEmpty() || !isInTime(act) || !isNamed(act))
            return false;
        if (act.deed == EngineDeed::Rename)
            return m_new.contains(act.actor) || isFormer(act);
        return isEnd(act) && isFormer(act);
    }

    /// The one that is known by its id may be of another project: somebody else's hand replaced it.
    bool isFormer(const EngineAct &act) const
    {
        if (m_new.contains(act.actor) || isOfContainer(m_now, act.actor) || runsAnother(act.actor))
            return false;
        return std::any_of(m_traces.before.begin(), m_traces.before.end(), [&](const ObservedComponent &each) {
            const bool isReplica = isOfProject(act, *m_project) && !act.image.isEmpty() && act.image == each.image;
            return each.name == m_now.name && (isOfContainer(each, act.actor) || isReplica);
        });
    }

    bool isOfItsImage(const EngineAct &act) const
    {
        if (act.at <= m_traces.change.notBefore - imagesBefore || act.at > m_traces.seenAt + longestLook)
            return false;
        const bool isSameId = !act.actor.isEmpty() && m_now.imageId.section(u':', -1).startsWith(act.actor);
        if (act.deed == EngineDeed::Tag)
            return isSameId;
        return isSameId || (act.actor.isEmpty() && !act.name.isEmpty() && act.name == m_now.image);
    }

    bool isTaken(const EngineAct &act) const
    {
        return std::any_of(m_traces.ofEarlierOnes.begin(), m_traces.ofEarlierOnes.end(),
                           [&](const ChangeEvidence &each) { return each.act && !isOfImage(act.deed) && isSameAct(*each.act, act); });
    }

    const ChangeTraces &m_traces;
    const ObservedComponent &m_now;
    const QList<EngineAct> &m_acts;
    std::optional<QString> m_project; ///< Of Compose, that its container is of; empty: of none. Nothing: nobody heard of it.
    QSet<QString> m_new;              ///< Containers that were started with the new image.
};

} // namespace

QList<EngineAct> boundActs(const QList<EngineAct> &acts)
{
    QList<qsizetype> order(acts.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) { return rankOfAct(acts.at(a)) < rankOfAct(acts.at(b)); });
    order = order.mid(0, maxActsOfChange);
    std::sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) { return std::pair(acts.at(a).at, a) < std::pair(acts.at(b).at, b); });
    QList<EngineAct> kept;
    for (const qsizetype each : std::as_const(order))
        kept.append(acts.at(each));
    return kept;
}

QList<EngineAct> withLateActs(const QList<EngineAct> &kept, const ObservedComponent &running, Instant seenAt, const QList<EngineAct> &acts)
{
    QList<EngineAct> all = kept;
    for (const EngineAct &each : acts) {
        const bool isIts = isBeginning(each) && each.component == running.name && isOfContainer(running, each.actor);
        const bool isInTime = each.at > seenAt - lateFor && each.at <= seenAt + lateFor;
        const bool isKnown = std::any_of(all.begin(), all.end(), [&](const EngineAct &known) { return isSameAct(known, each); });
        if (isIts && isInTime && !isKnown)
            all.append(each);
    }
    return all.size() == kept.size() ? kept : boundActs(all);
}

QList<EngineAct> actsBehind(const ChangeTraces &traces, const QList<EngineAct> &acts)
{
    return ActSorter(traces, acts).sorted();
}

} // namespace tidegate
