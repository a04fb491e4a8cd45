// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/servicewords.h"
#include "models/targettreemodel.h"
#include "models/targettreemodel_p.h"
#include "models/words.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

QVariantMap toMap(const Labels &labels)
{
    QVariantMap map;
    for (auto it = labels.begin(); it != labels.end(); ++it)
        map.insert(it.key(), it.value());
    return map;
}

QString labelText(const Labels &labels)
{
    QStringList parts;
    for (auto it = labels.begin(); it != labels.end(); ++it)
        parts.append(it.key() + u'=' + it.value());
    return parts.join(u' ');
}

QString shownName(const QString &displayName, const QString &name)
{
    return displayName.isEmpty() ? name : displayName;
}

} // namespace

QModelIndex TargetTreeModel::worstBelow(const QModelIndex &branch) const
{
    if (!checkIndex(branch, CheckIndexOption::IndexIsValid))
        return {};
    const Node *worst = nullptr;
    const auto consider = [&worst](const Node &node) {
        if (node.target.isEnabled() && (!worst || severity(node.target.health()) > severity(worst->target.health())))
            worst = &node;
    };
    const auto *node = static_cast<const Node *>(branch.internalPointer());
    for (const auto &child : node->children()) {
        if (child->kind() == Kind::Target)
            consider(*child);
        for (const auto &member : child->children())
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
    case KindRole:
        return QVariant::fromValue(node.kind());
    case IdRole:
        return node.id();
    case Qt::ToolTipRole:
        return node.kind() == Kind::Target && index.column() == HealthColumn ? QVariant(words::sentence(node.target.report())) : QVariant();
    case Qt::AccessibleTextRole: {
        //: %1 is a health such as "Healthy", %2 a time: there is no connection since then.
        if (node.kind() == Kind::Target && index.column() == HealthColumn && !d->asOf.isEmpty())
            return tr("%1 as of %2").arg(words::of(node.target.health()), d->asOf);
        const QVariant shown = text(node, index.column());
        return shown.toString().isEmpty() ? QVariant(tr("none")) : shown; // a reader says nothing at an empty cell, which sounds like a fault
    }
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
        return words::healthCounts(node.rollUp().health);
    case DriftColumn:
        if (node.rollUp().targets == 0)
            return QString();
        return node.rollUp().drifted == 0 ? tr("None drifted") : tr("%n drifted", nullptr, node.rollUp().drifted);
    case ReleaseColumn:
        return node.kind() == Kind::Environment && node.environment().currentRelease ? node.environment().currentRelease->release.name : QString();
    case TypeColumn:
        return words::targetCount(node.rollUp().targets);
    case LabelsColumn:
        return node.kind() == Kind::Group ? labelText(node.group().labels) : QString();
    case CheckedColumn:
    case AddressColumn:
    case ColumnCount:
        break;
    }
    return QString();
}

QVariant TargetTreeModel::targetText(const Node &node, int column) const
{
    const PackedTarget &target = node.target;
    switch (static_cast<Column>(column)) {
    case NameColumn:
        //: %1 is the name of a target that takes no part in checks and deployments.
        return target.isEnabled() ? target.name() : tr("%1 (disabled)").arg(target.name());
    case HealthColumn:
        if (!d->asOf.isEmpty())
            //: %1 is a health such as "Healthy", %2 a time: there is no connection since then. Short, for a column.
            return tr("%1 (%2)").arg(words::of(target.health()), d->asOf);
        //: %1 is a health such as "Healthy" that was found too long ago.
        return target.isStale() ? tr("%1 (stale)").arg(words::of(target.health())) : words::of(target.health());
    case DriftColumn:
        return words::drift(target.drift(), target.driftCount());
    case ReleaseColumn:
        return target.releaseName();
    case CheckedColumn:
        return target.checkedAt() ? words::instant(*target.checkedAt()) : tr("Never");
    case TypeColumn:
        return words::of(target.type());
    case AddressColumn:
        return target.address();
    case LabelsColumn:
        return labelText(target.labels());
    case ColumnCount:
        break;
    }
    return {};
}

qint64 TargetTreeModel::sortNumber(const Node &node, int column)
{
    const bool isTarget = node.kind() == Kind::Target;
    switch (static_cast<Column>(column)) {
    case HealthColumn:
        return severity(isTarget ? node.target.health() : node.rollUp().health.worst());
    case DriftColumn:
        if (!isTarget)
            return node.rollUp().drifted;
        // What was not checked stands between what drifted and what did not.
        return node.target.drift() == DriftStatus::Drifted ? node.target.driftCount() : (node.target.drift() == DriftStatus::Unknown ? 0 : -1);
    case CheckedColumn:
        return isTarget && node.target.checkedAt() ? node.target.checkedAt()->time_since_epoch().count() : std::numeric_limits<qint64>::min();
    case TypeColumn:
        return isTarget ? 0 : node.rollUp().targets;
    default:
        return 0;
    }
}

TargetTreeModel::SortKey TargetTreeModel::sortKey(const Node &node, int column) const
{
    const bool isTarget = node.kind() == Kind::Target;
    const bool isByNumber = column == HealthColumn || column == DriftColumn;
    SortKey key{isByNumber ? 0 : static_cast<int>(node.kind()), sortNumber(node, column), {}};
    if (column == ReleaseColumn || column == AddressColumn || column == LabelsColumn || (column == TypeColumn && isTarget))
        key.text = text(node, column).toString().toCaseFolded();
    return key;
}

QVariant TargetTreeModel::targetRole(const Node &node, int role) const
{
    const PackedTarget &target = node.target;
    switch (role) {
    case HealthRole:
        return static_cast<int>(target.health());
    case DriftRole:
        return static_cast<int>(target.drift());
    case DriftCountRole:
        return target.driftCount();
    case StaleRole:
        return target.isStale() || !d->asOf.isEmpty();
    case CheckingRole:
        return node.checking;
    case EnabledRole:
        return target.isEnabled();
    case TypeRole:
        return static_cast<int>(target.type());
    case LabelsRole:
        return toMap(target.labels());
    default:
        return {};
    }
}

QVariant TargetTreeModel::branchRole(const Node &node, int role) const
{
    switch (role) {
    case HealthRole:
        return static_cast<int>(node.rollUp().health.worst());
    case CountsRole:
        return QVariant::fromValue(node.rollUp().health);
    case DriftCountRole:
        return node.rollUp().drifted;
    case StaleRole:
        return node.rollUp().health.stale > 0 || !d->asOf.isEmpty();
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
    case AddressColumn:
        return tr("Address");
    case LabelsColumn:
        return tr("Labels");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace tidegate
