// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetfacets.h"
#include "services/domain/environmentsummary.h"
#include "ui/widgets/facetlist.h"

namespace tidegate {

// The sections of the sidebar of targets. Keys are "environment:<id>" (empty id: all), "health:…", "drift:…", "type:…", "agent:<name>" and
// "label:<key>=<value>".

FacetSection environmentFacets(const QList<EnvironmentSummary> &environments, const TargetFacets &counts, QUuid scope);
/// Health, drift, type, who checks, and labels; sections without rows are left out.
QList<FacetSection> filterFacets(const TargetFacets &counts, const TargetFilter &filter);
/// The labels that are offered, with their values.
QMap<QString, QStringList> offeredLabels(const TargetFacets &counts);

} // namespace tidegate
