// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetfilter.h"

#include <QSortFilterProxyModel>

namespace tidegate {

class TargetTreeModel;

/// Filters and sorts a TargetTreeModel; branches show when a target below them does, or when nothing but environments filters.
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

signals:
    void filterChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
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
    QList<QMetaObject::Connection> m_connections;
};

} // namespace tidegate
