// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/packedtarget.h"

#include "models/targetfilter.h"
#include "services/domain/targetconnection.h"

#include <QJsonDocument>

#include <tuple>

namespace tidegate {
namespace {

Instant orNone(std::optional<Instant> at)
{
    return at.value_or(Instant::min());
}

std::optional<Instant> orNothing(Instant at)
{
    return at == Instant::min() ? std::nullopt : std::optional(at);
}

TargetSetup setupOf(const Target &target)
{
    TargetSetup setup;
    setup.environment = target.environmentId;
    setup.group = target.targetGroupId;
    setup.type = target.type;
    setup.enabled = target.enabled;
    setup.labels = target.labels;
    setup.directory = target.deploymentDirectory;
    setup.agent = agentOf(target.connection);
    setup.byAgent = isByAgent(target.connection);
    setup.createdBy = target.createdBy;
    setup.updatedBy = target.updatedBy;
    return setup;
}

TargetState stateOf(const Target &target)
{
    TargetState state;
    state.health = target.health.status;
    state.message = target.health.message;
    state.code = target.health.code;
    state.params = target.health.params;
    state.byAgent = target.health.byAgent;
    state.stale = target.healthStale;
    state.drift = target.driftStatus;
    return state;
}

TargetRelease releaseOf(const Target &target)
{
    TargetRelease release;
    release.id = target.currentRelease.id;
    release.name = target.currentRelease.name;
    release.search = release.name.toLower().toUtf8();
    return release;
}

} // namespace

bool TargetSetup::operator==(const TargetSetup &other) const
{
    const auto tied = [](const TargetSetup &each) {
        return std::tie(each.environment, each.group, each.type, each.enabled, each.directory, each.agent, each.byAgent, each.createdBy, each.updatedBy,
                        each.labels);
    };
    return tied(*this) == tied(other);
}

std::size_t TargetSetup::hash() const
{
    std::size_t labelHash = 0;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        labelHash = qHash(it.value(), qHash(it.key(), labelHash));
    return qHashMulti(labelHash, environment.uuid(), group.uuid(), agent.uuid(), createdBy.uuid(), updatedBy.uuid(), directory, enabled);
}

bool TargetState::operator==(const TargetState &other) const
{
    const auto tied = [](const TargetState &each) { return std::tie(each.health, each.drift, each.stale, each.byAgent, each.code, each.message, each.params); };
    return tied(*this) == tied(other);
}

std::size_t TargetState::hash() const
{
    return qHashMulti(0, message, code, static_cast<int>(health), static_cast<int>(drift), stale, byAgent);
}

template <typename Part>
typename PartPool<Part>::Pointer PartPool<Part>::share(Part &&part)
{
    if (m_parts.size() >= m_enough) {
        std::erase_if(m_parts, [](const Pointer &each) { return each->ref.loadRelaxed() == 1; });
        m_enough = std::max<std::size_t>(256, 2 * m_parts.size());
    }
    return *m_parts.insert(Pointer(new Part(std::move(part)))).first;
}

// The name is a copy: one that shares the memory of an answer keeps the page that it was read into, where hardly anything else stays.
PackedTarget::PackedTarget(const Target &target, TargetPool &pool)
    : m_id(target.id), m_name(target.name.constData(), target.name.size()), m_setup(pool.setups.share(setupOf(target))),
      m_state(pool.states.share(stateOf(target))), m_release(pool.releases.share(releaseOf(target))), m_checkedAt(orNone(target.health.checkedAt)),
      m_healthSince(orNone(target.healthSince)), m_driftSince(orNone(target.driftSince)), m_deployedAt(orNone(target.currentRelease.deployedAt)),
      m_createdAt(target.createdAt), m_updatedAt(target.updatedAt), m_version(target.version), m_duration(target.health.duration),
      m_driftCount(target.driftCount)
{
    // The line break keeps a word from matching across two texts.
    const QByteArray searched = QString(target.name + u'\n' + addressOf(target)).toLower().toUtf8();
    const QByteArray connection = target.connection.isEmpty() ? QByteArray() : QJsonDocument(target.connection).toJson(QJsonDocument::Compact);
    m_searched = static_cast<int>(searched.size());
    m_texts.reserve(searched.size() + connection.size());
    m_texts.append(searched).append(connection);
}

Target PackedTarget::unpacked() const
{
    Target target = outline();
    target.connection = QJsonDocument::fromJson(connection().toByteArray()).object();
    return target;
}

Target PackedTarget::outline() const
{
    Target target;
    target.id = m_id;
    target.environmentId = m_setup->environment;
    target.targetGroupId = m_setup->group;
    target.name = m_name;
    target.type = m_setup->type;
    target.labels = m_setup->labels;
    target.deploymentDirectory = m_setup->directory;
    target.enabled = m_setup->enabled;
    target.health = report();
    target.healthSince = orNothing(m_healthSince);
    target.healthStale = m_state->stale;
    target.driftStatus = m_state->drift;
    target.driftSince = orNothing(m_driftSince);
    target.driftCount = m_driftCount;
    target.currentRelease.id = m_release->id;
    target.currentRelease.name = m_release->name;
    target.currentRelease.deployedAt = orNothing(m_deployedAt);
    target.version = m_version;
    target.createdAt = m_createdAt;
    target.createdBy = m_setup->createdBy;
    target.updatedAt = m_updatedAt;
    target.updatedBy = m_setup->updatedBy;
    return target;
}

HealthReport PackedTarget::report() const
{
    HealthReport report;
    report.status = m_state->health;
    report.message = m_state->message;
    report.code = m_state->code;
    report.checkedAt = checkedAt();
    report.duration = m_duration;
    report.byAgent = m_state->byAgent;
    report.params = m_state->params;
    return report;
}

QString PackedTarget::address() const
{
    Target place;
    place.type = m_setup->type;
    place.connection = QJsonDocument::fromJson(connection().toByteArray()).object();
    return addressOf(place);
}

bool PackedTarget::hasSameHealth(const PackedTarget &other) const
{
    const auto shown = [](const PackedTarget &each) {
        return std::tie(each.m_state->health, each.m_state->stale, each.m_setup->enabled, each.m_state->message, each.m_state->code);
    };
    return (m_state == other.m_state && m_setup == other.m_setup) || shown(*this) == shown(other);
}

bool PackedTarget::isSameBesides(const PackedTarget &other) const
{
    const auto rest = [](const PackedTarget &each) {
        const TargetSetup &setup = *each.m_setup;
        return std::tie(each.m_name, setup.environment, setup.group, setup.labels, setup.directory, setup.enabled, setup.createdBy, setup.updatedBy,
                        each.m_version, each.m_createdAt, each.m_updatedAt);
    };
    return hasSameConnection(other) && rest(*this) == rest(other);
}

} // namespace tidegate
