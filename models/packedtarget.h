// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"

#include <QExplicitlySharedDataPointer>
#include <QSharedData>

#include <unordered_set>

namespace tidegate {

/// What many targets have in common. One is there once (TargetPool), so that its address says whether two are equal.
struct TargetSetup : QSharedData
{
    EnvironmentId environment;
    TargetGroupId group;
    TargetType type = TargetType::DockerHost;
    bool enabled = true;
    Labels labels;
    QString directory;
    AgentId agent; ///< That checks the target; null: the server does.
    bool byAgent = false;
    UserId createdBy;
    UserId updatedBy;

    bool operator==(const TargetSetup &other) const;
    std::size_t hash() const;
};
struct TargetState : QSharedData
{
    Health health = Health::Unknown;
    QString message;
    QString code;
    MessageParams params;
    bool byAgent = false;
    bool stale = false;
    DriftStatus drift = DriftStatus::Unknown;

    bool operator==(const TargetState &other) const;
    std::size_t hash() const;
};
struct TargetRelease : QSharedData
{
    QUuid id;
    QString name;
    QByteArray search; ///< The name in lower case, UTF-8.

    bool operator==(const TargetRelease &other) const { return id == other.id && name == other.name; }
    std::size_t hash() const { return qHash(id) ^ qHash(name); }
};

/// Parts that are the same. Those that no target has any more are dropped now and then.
template <typename Part>
class PartPool
{
public:
    using Pointer = QExplicitlySharedDataPointer<Part>;
    Pointer share(Part &&part);
    std::size_t size() const { return m_parts.size(); }

private:
    struct Hash
    {
        std::size_t operator()(const Pointer &part) const { return part->hash(); }
    };
    struct Equal
    {
        bool operator()(const Pointer &a, const Pointer &b) const { return *a == *b; }
    };
    std::unordered_set<Pointer, Hash, Equal> m_parts;
    std::size_t m_enough = 256; ///< So many, and it is looked which of them are still there.
};

struct TargetPool
{
    PartPool<TargetSetup> setups;
    PartPool<TargetState> states;
    PartPool<TargetRelease> releases;
};

/// A target in a fraction of the memory, as long lists hold it. What filters and columns ask for is there at once; unpacked() makes the whole of it again.
class PackedTarget
{
public:
    PackedTarget() = default;
    PackedTarget(const Target &target, TargetPool &pool);

    Target unpacked() const;
    Target outline() const; ///< All but its connection, which is most of the work.

    TargetId id() const { return m_id; }
    const QString &name() const { return m_name; }
    EnvironmentId environment() const { return m_setup->environment; }
    TargetGroupId group() const { return m_setup->group; }
    TargetType type() const { return m_setup->type; }
    bool isEnabled() const { return m_setup->enabled; }
    const Labels &labels() const { return m_setup->labels; }
    const TargetSetup *setup() const { return m_setup.data(); } ///< The same for all targets that have it in common.
    AgentId agent() const { return m_setup->agent; }
    bool isByAgent() const { return m_setup->byAgent; }
    Health health() const { return m_state->health; }
    bool isStale() const { return m_state->stale; }
    std::optional<Instant> checkedAt() const { return m_checkedAt == none ? std::nullopt : std::optional(m_checkedAt); }
    DriftStatus drift() const { return m_state->drift; }
    int driftCount() const { return m_driftCount; }
    const QString &releaseName() const { return m_release->name; }
    const TargetRelease *release() const { return m_release.data(); } ///< The same for all targets that have it.
    std::optional<Instant> deployedAt() const { return m_deployedAt == none ? std::nullopt : std::optional(m_deployedAt); }
    HealthReport report() const;
    QString address() const; ///< See addressOf().

    /// Name and address, in lower case, and the release: what is searched. UTF-8.
    QByteArrayView search() const { return QByteArrayView(m_texts).first(m_searched); }
    QByteArrayView releaseSearch() const { return m_release->search; }
    const void *texts() const { return m_texts.constData(); } ///< Where search() reads.

    // What differs, by what shows it.
    bool hasSameHealth(const PackedTarget &other) const;
    bool hasSameRelease(const PackedTarget &other) const { return m_release == other.m_release && m_deployedAt == other.m_deployedAt; }
    bool hasSameConnection(const PackedTarget &other) const { return connection() == other.connection(); }
    /// Nothing differs that has no column of its own.
    bool isSameBesides(const PackedTarget &other) const;

    friend bool operator==(const PackedTarget &, const PackedTarget &) = default;

private:
    static constexpr Instant none = Instant::min();
    QByteArrayView connection() const { return QByteArrayView(m_texts).sliced(m_searched); } ///< Minified JSON.

    TargetId m_id;
    QString m_name;
    QByteArray m_texts; ///< What is searched, then the connection.
    QExplicitlySharedDataPointer<TargetSetup> m_setup;
    QExplicitlySharedDataPointer<TargetState> m_state;
    QExplicitlySharedDataPointer<TargetRelease> m_release;
    Instant m_checkedAt = none;
    Instant m_healthSince = none;
    Instant m_driftSince = none;
    Instant m_deployedAt = none;
    Instant m_createdAt;
    Instant m_updatedAt;
    qint64 m_version = 0;
    std::chrono::milliseconds m_duration{0};
    int m_searched = 0; ///< Bytes.
    int m_driftCount = 0;
};

} // namespace tidegate
