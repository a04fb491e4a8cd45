// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace tidegate {

/// What the list shows. Empty sets and fields mean "any".
struct TargetFilter
{
    QSet<QUuid> environments;
    QSet<int> health; ///< Health
    QSet<int> types;  ///< TargetType
    std::optional<bool> drifted;
    QMap<QString, QString> labels;
    QString text; ///< Part of the name of the target or of one of its branches, case-insensitively.

    friend bool operator==(const TargetFilter &, const TargetFilter &) = default;
};

/// Filters targets; branches show when a target below them does, or when nothing but environments filters.
class TargetFilterProxyModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit TargetFilterProxyModel(QObject *parent = nullptr);

    void setSourceModel(QAbstractItemModel *source) override;
    void setFilter(const TargetFilter &filter);
    const TargetFilter &filter() const { return m_filter; }
    int shownTargets() const; ///< How many targets pass the filter.

signals:
    void filterChanged();

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool acceptsTarget(const QModelIndex &index) const;
    bool acceptsSomethingBelow(const QModelIndex &branch) const;
    /// Looks again at everything when a branch must appear or vanish because of what changed below it.
    void check(QModelIndex branch, bool passes);
    void checkRows(const QModelIndex &branch, int first, int last);

    TargetFilter m_filter;
    QList<QMetaObject::Connection> m_connections;
};

} // namespace tidegate
