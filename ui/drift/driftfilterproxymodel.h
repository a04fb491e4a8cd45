// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/drift.h"

#include <QSet>
#include <QSortFilterProxyModel>

#include <optional>

namespace tidegate {

struct FleetDrift;

/// The targets of the drift list, drifted ones first. Unset and empty mean "any".
class DriftFilterProxyModel final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    struct Filter
    {
        QUuid environment;
        QSet<int> statuses;                     ///< DriftStatus
        QSet<int> kinds;                        ///< DifferenceKind of at least one difference.
        QSet<QString> components;               ///< Of at least one difference.
        QString text;                           ///< Part of a target's or a component's name.
        std::optional<QSet<QUuid>> onlyTargets; ///< Those that run a digest.

        friend bool operator==(const Filter &, const Filter &) = default;
    };

    explicit DriftFilterProxyModel(QObject *parent = nullptr);

    void setFilter(const Filter &filter);
    const Filter &filter() const { return m_filter; }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    const FleetDrift &rowAt(int row) const; ///< Of the source, which is a DriftTableModel.

    Filter m_filter;
};

} // namespace tidegate
