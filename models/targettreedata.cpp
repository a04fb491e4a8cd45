// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targettreemodel.h"
#include "models/targettreemodel_p.h"
#include "models/words.h"

namespace tidegate {
namespace {

QVariantMap toMap(const Labels &labels)
{
    QVariantMap map;
    for (auto it = labels.begin(); it != labels.end(); ++it)
        map.insert(it.key(), it.value());
    return map;
}

QString shownName(const QString &displayName, const QString &name)
{
    return displayName.isEmpty() ? name : displayName;
}

/// Environments by their order, groups by theirs; the control character puts groups before targets.
QString ordered(int order, const QString &name)
{
    return QChar(1) + QString::number(order).rightJustified(10, QLatin1Char('0')) + name;
}

} // namespace

QVariant TargetTreeModel::branchSortName(const Node &node)
{
    return node.kind() == Kind::Group ? ordered(node.group().deployOrder, node.group().name)
                                      : ordered(node.environment().environment.orderIndex, node.environment().environment.name);
}

QModelIndex TargetTreeModel::worstBelow(const QModelIndex &branch) const
{
    if (!checkIndex(branch, CheckIndexOption::IndexIsValid))
        return {};
    const Node *worst = nullptr;
    const auto consider = [&worst](const Node &node) {
        const Target &target = node.target();
        if (target.enabled && (!worst || severity(target.health.status) > severity(worst->target().health.status)))
            worst = &node;
    };
    const auto *node = static_cast<const Node *>(branch.internalPointer());
    for (const auto &child : node->children) {
        if (child->kind() == Kind::Target)
            consider(*child);
        for (const auto &member : child->children)
            consider(*member);
    }
    return d->indexOf(worst);
}

QVariant TargetTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Node &node = *static_cast<const Node *>(index.internalPointer());
    switch (role) {
    case Qt::DisplayRole:
        return text(node, index.column());
    case SortRole:
        return sortValue(node, index.column());
    case KindRole:
        return QVariant::fromValue(node.kind());
    case IdRole:
        return node.id();
    case Qt::ToolTipRole:
        return node.kind() == Kind::Target && index.column() == HealthColumn ? QVariant(node.target().health.message) : QVariant();
    default:
        return node.kind() == Kind::Target ? targetRole(node, role) : branchRole(node, role);
    }
}

QVariant TargetTreeModel::text(const Node &node, int column) const
{
    if (node.kind() == Kind::Target)
        return targetText(node, column);
    switch (static_cast<Column>(column)) {
    case NameColumn:
        return node.kind() == Kind::Group ? shownName(node.group().displayName, node.group().name)
                                          : shownName(node.environment().environment.displayName, node.environment().environment.name);
    case HealthColumn:
        return words::healthCounts(node.rollUp.health);
    case DriftColumn:
        if (node.rollUp.targets == 0)
            return QString();
        return node.rollUp.drifted == 0 ? tr("None drifted") : tr("%n drifted", nullptr, node.rollUp.drifted);
    case ReleaseColumn:
        return node.kind() == Kind::Environment && node.environment().currentRelease ? node.environment().currentRelease->release.name : QString();
    case TypeColumn:
        return words::targetCount(node.rollUp.targets);
    case CheckedColumn:
    case ColumnCount:
        break;
    }
    return QString();
}

QVariant TargetTreeModel::targetText(const Node &node, int column) const
{
    const Target &target = node.target();
    switch (static_cast<Column>(column)) {
    case NameColumn:
        //: %1 is the name of a target that takes no part in checks and deployments.
        return target.enabled ? target.name : tr("%1 (disabled)").arg(target.name);
    case HealthColumn:
        //: %1 is a health such as "Healthy" that was found too long ago.
        return target.healthStale ? tr("%1 (stale)").arg(words::of(target.health.status)) : words::of(target.health.status);
    case DriftColumn:
        return words::drift(target.driftStatus, target.driftCount);
    case ReleaseColumn:
        return target.currentRelease.name;
    case CheckedColumn:
        return target.health.checkedAt ? words::instant(*target.health.checkedAt) : tr("Never");
    case TypeColumn:
        return words::of(target.type);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TargetTreeModel::sortValue(const Node &node, int column) const
{
    const bool isTarget = node.kind() == Kind::Target;
    switch (static_cast<Column>(column)) {
    case NameColumn:
        return isTarget ? QVariant(node.target().name) : branchSortName(node);
    case HealthColumn:
        return severity(isTarget ? node.target().health.status : node.rollUp.health.worst());
    case DriftColumn:
        if (!isTarget)
            return node.rollUp.drifted;
        return node.target().driftStatus == DriftStatus::Drifted ? node.target().driftCount : (node.target().driftStatus == DriftStatus::Unknown ? 0 : -1);
    case CheckedColumn:
        return static_cast<qint64>(isTarget && node.target().health.checkedAt ? node.target().health.checkedAt->time_since_epoch().count() : 0);
    case ReleaseColumn:
    case TypeColumn:
    case ColumnCount:
        break;
    }
    return text(node, column);
}

QVariant TargetTreeModel::targetRole(const Node &node, int role) const
{
    const Target &target = node.target();
    switch (role) {
    case HealthRole:
        return static_cast<int>(target.health.status);
    case DriftRole:
        return static_cast<int>(target.driftStatus);
    case DriftCountRole:
        return target.driftCount;
    case StaleRole:
        return target.healthStale;
    case CheckingRole:
        return node.checking;
    case EnabledRole:
        return target.enabled;
    case TypeRole:
        return static_cast<int>(target.type);
    case LabelsRole:
        return toMap(target.labels);
    default:
        return {};
    }
}

QVariant TargetTreeModel::branchRole(const Node &node, int role) const
{
    switch (role) {
    case HealthRole:
        return static_cast<int>(node.rollUp.health.worst());
    case CountsRole:
        return QVariant::fromValue(node.rollUp.health);
    case DriftCountRole:
        return node.rollUp.drifted;
    case StaleRole:
        return node.rollUp.health.stale > 0;
    case LabelsRole:
        return node.kind() == Kind::Group ? QVariant(toMap(node.group().labels)) : QVariant();
    case ProductionRole:
        return node.kind() == Kind::Environment ? QVariant(node.environment().environment.isProduction) : QVariant();
    case FrozenRole:
        return node.kind() == Kind::Environment ? QVariant(node.environment().freeze.closed) : QVariant();
    default:
        return {};
    }
}

QVariant TargetTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case NameColumn:
        return tr("Name");
    case HealthColumn:
        return tr("Health");
    case DriftColumn:
        return tr("Drift");
    case ReleaseColumn:
        return tr("Release");
    case CheckedColumn:
        return tr("Last checked");
    case TypeColumn:
        return tr("Type");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
