// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetfilter.h"
#include "services/domain/environmentsummary.h"

#include <QHash>
#include <QSortFilterProxyModel>

namespace tidegate {

class TargetTreeModel;

/// Filters and sorts a TargetTreeModel; branches show when a target below them does, or when nothing but environments filters. Under a filter a
/// branch sums up what is shown below it.
///
/// It reads the nodes of its source directly: at ten thousand targets, asking for a QVariant per comparison is what a keystroke waits for.
class TargetFilterProxyModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit TargetFilterProxyModel(QObject *parent = nullptr);

    void setSourceModel(QAbstractItemModel *source) override; ///< A TargetTreeModel, or null.
    void setFilter(const TargetFilter &filter);
    const TargetFilter &filter() const { return m_filter; }
    /// The clock by which ages are filtered; looks again when the filter asks for ages.
    void setNow(Instant now);

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// Of a branch under a filter: what is shown below it, not what there is.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void filterChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    /// What is shown below a branch.
    struct Sum
    {
        HealthCounts health;
        int drifted = 0;
        int targets = 0;
    };
    Sum sumOf(const QModelIndex &branch) const; ///< Of the source; kept until something changes.
    void forgetSums(QModelIndex branch);        ///< Of a branch of the source and those above it, and says so.
    void saySum(const QModelIndex &branch);
    void sayAllSums();
    bool accepts(const QModelIndex &index) const;
    bool acceptsSomethingBelow(const QModelIndex &branch) const;
    /// Looks again at everything when a branch must appear or vanish because of what changed below it.
    void check(QModelIndex branch, bool passes);
    void checkRows(const QModelIndex &branch, int first, int last);
    void checkData(const QModelIndex &first, const QModelIndex &last);

    TargetTreeModel *m_tree = nullptr;
    TargetFilter m_filter;
    bool m_onlyEnvironments = true;
    Instant m_now;
    mutable QHash<QUuid, Sum> m_sums;
    QList<QMetaObject::Connection> m_connections;
};

} // namespace tidegate
