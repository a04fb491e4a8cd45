// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/drifttablemodel.h"
#include "services/domain/environmentsummary.h"
#include "ui/drift/driftfilterproxymodel.h"
#include "ui/widgets/facetlist.h"

namespace tidegate {

/// Environments, verdicts, kinds of difference and components, each with how many targets it would leave within the environment that is shown.
QList<FacetSection> driftFacets(const QList<FleetDrift> &rows, const QList<EnvironmentSummary> &environments, const DriftFilterProxyModel::Filter &filter);
/// Puts what a facet stands for into the filter, or takes it out; an unknown key changes nothing.
void toggleDriftFacet(DriftFilterProxyModel::Filter &filter, const QString &key);

} // namespace tidegate
