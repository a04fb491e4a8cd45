// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetfilter.h"

#include <QHash>
#include <QMap>

namespace tidegate {

class TargetTreeModel;

/// How many targets each further choice would show: counted within the filters of all other aspects.
struct TargetFacets
{
    int shown = 0;    ///< Pass the whole filter.
    int anywhere = 0; ///< Would pass in all environments.
    QHash<QUuid, int> environments;
    std::array<int, healthCount> health{};
    QHash<int, int> types; ///< TargetType
    QHash<int, int> drift; ///< DriftStatus
    QMap<QString, QMap<QString, int>> labels;
    QMap<QString, int> agents; ///< By name; empty: the server itself. Nothing while no target is checked by an agent.
};

TargetFacets countFacets(const TargetTreeModel &model, const TargetFilter &filter, Instant now);
/// How many targets pass each of the filters, in one walk.
QList<int> countMatches(const TargetTreeModel &model, const QList<TargetFilter> &filters, Instant now);

} // namespace tidegate
