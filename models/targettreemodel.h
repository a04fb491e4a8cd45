// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetfilter.h"
#include "services/domain/environmentsummary.h"

#include <QAbstractItemModel>
#include <compare>
#include <functional>
#include <memory>

namespace tidegate {

/// Environment → group → target. Targets without a group stand directly below their environment, after the groups.
class TargetTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, HealthColumn, DriftColumn, ReleaseColumn, CheckedColumn, TypeColumn, AddressColumn, LabelsColumn, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole + 1, ///< Kind
        IdRole,                      ///< QUuid
        HealthRole,                  ///< int(Health): of a target, or the worst below a branch.
        CountsRole,                  ///< HealthCounts of a branch.
        DriftRole,                   ///< int(DriftStatus) of a target.
        DriftCountRole,              ///< Differences of a target; drifted targets of a branch.
        StaleRole,                   ///< bool
        CheckingRole,                ///< bool: a check is running.
        EnabledRole,                 ///< bool
        ProductionRole,              ///< bool, environments.
        FrozenRole,                  ///< bool, environments.
        TypeRole,                    ///< int(TargetType), targets.
        LabelsRole,                  ///< QVariantMap, targets and groups.
    };
    enum class Kind { Environment, Group, Target };
    Q_ENUM(Kind)

    explicit TargetTreeModel(QObject *parent = nullptr);
    ~TargetTreeModel() override;

    // All of these change by difference on id, so that selection, expansion and scrolling survive.
    void setEnvironments(const QList<EnvironmentSummary> &environments);
    void setGroups(EnvironmentId environment, const QList<TargetGroup> &groups);
    void setTargets(const QList<Target> &targets); ///< All targets of all environments.
    /// The same in parts, as they arrive: begin, any number of parts in any order, and end, which takes away what was in none of them; or abandon, which
    /// leaves what is there. What is put or removed otherwise meanwhile is newer than the parts, and stays as it is.
    void beginTargets();
    void addTargets(const QList<Target> &part);
    void endTargets();
    void abandonTargets();
    void put(const TargetGroup &group);
    void put(const Target &target);         ///< Moves it when its environment or group changed.
    void put(const QList<Target> &targets); ///< The same for many; branches are announced once.
    void removeGroup(TargetGroupId id);     ///< Its members move up to the environment and are in no group any more.
    void removeTarget(TargetId id);
    void setChecking(TargetId id, bool checking);
    void setHealth(TargetId id, const HealthReport &report); ///< Does nothing for an unknown id.
    /// Marks what became stale by then; for when the server cannot be asked.
    void setNow(Instant now);
    /// The enabled targets whose last check is older than half of what makes it stale, the oldest first, at most so many. A check that
    /// finds what the one before found is not announced, so the server may know of a newer one.
    QList<TargetId> overdue(Instant now, qsizetype max) const;
    /// While there is no connection: when what is shown was last known, in words. Every health is stale then and says so. Empty: current.
    void setAsOf(const QString &when);
    void setAgentNames(const QHash<AgentId, QString> &names); ///< Of those that check targets: filters know them by these.

    bool contains(TargetId id) const;
    std::optional<Target> target(TargetId id) const;
    std::optional<Target> outline(TargetId id) const; ///< All but its connection: a fraction of the work.
    const TargetGroup *group(TargetGroupId id) const;
    QList<Target> allTargets() const;
    QList<Target> allOutlines() const; ///< All but the connections: a fraction of the work. Who looks at all of them for a few things asks forEachTarget().
    int targetCount() const;
    int targetCount(QUuid branch) const; ///< Below an environment or a group, disabled ones too; 0 for what is not there.
    /// All of them, environment by environment. visit must not change the model.
    void forEachTarget(const std::function<void(const TargetCandidate &)> &visit) const;
    /// The target of an index and what is searched in it; nothing for a branch. Valid until the next change.
    std::optional<TargetCandidate> candidateAt(const QModelIndex &index) const;
    QList<TargetGroup> groupsOf(EnvironmentId environment) const;
    QModelIndex indexOf(TargetId id, int column = NameColumn) const;
    QModelIndex indexOf(TargetGroupId id, int column = NameColumn) const;
    QModelIndex indexOf(EnvironmentId id, int column = NameColumn) const;
    QModelIndex worstBelow(const QModelIndex &branch) const; ///< The target that makes a branch as bad as it is.

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void settled(); ///< After any number of changes that belong together.

private:
    friend class TargetFilterProxyModel; // it keeps nodes: to look for an index of each costs more than a keystroke may
    struct Node;
    struct Private;
    /// Where a row stands among its siblings when they are sorted by a column, worst last for health and drift; equal ones keep the order of the model.
    struct SortKey
    {
        int kind = 0; ///< Groups before targets, where they are not compared.
        qint64 number = 0;
        QString text; ///< Case folded.

        friend std::weak_ordering operator<=>(const SortKey &, const SortKey &) = default;
    };

    QVariant text(const Node &node, int column) const;
    QVariant targetText(const Node &node, int column) const;
    SortKey sortKey(const Node &node, int column) const;
    static qint64 sortNumber(const Node &node, int column);
    QVariant targetRole(const Node &node, int role) const;
    QVariant branchRole(const Node &node, int role) const;

    std::unique_ptr<Private> d;
};

} // namespace tidegate

Q_DECLARE_METATYPE(tidegate::HealthCounts)
