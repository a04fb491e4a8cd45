// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetfilter.h"
#include "services/domain/environmentsummary.h"

#include <QAbstractProxyModel>

#include <memory>

namespace tidegate {

class TargetTreeModel;

/// Filters and sorts a TargetTreeModel; branches show when a target below them does, or when nothing but environments filters. Under a filter a
/// branch sums up what is shown below it.
///
/// Not a QSortFilterProxyModel: with a hundred thousand targets that one looks for a row longer than a keystroke may take. It keeps the nodes of its source in
/// the order in which they are shown. What the source changes together is shown together, when the source has settled; what is removed goes at once.
class TargetFilterProxyModel final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    explicit TargetFilterProxyModel(QObject *parent = nullptr);
    ~TargetFilterProxyModel() override;

    void setSourceModel(QAbstractItemModel *source) override; ///< A TargetTreeModel, or null.
    void setFilter(const TargetFilter &filter);
    const TargetFilter &filter() const;
    /// The clock by which ages are filtered; looks again when the filter asks for ages.
    void setNow(Instant now);

    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override; ///< -1: as the source.
    QModelIndex mapToSource(const QModelIndex &index) const override;
    QModelIndex mapFromSource(const QModelIndex &index) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Of a branch under a filter: what is shown below it, not what there is.
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void filterChanged();

private:
    struct Branch;
    struct Private;

    QVariant sumOf(const QModelIndex &index, int role) const;

    std::unique_ptr<Private> d;
};

} // namespace tidegate
