// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/drifttablemodel.h"
#include "models/workspace.h"
#include "tests/support/values.h"

namespace tidegate::test {

/// A server that does not answer: what is shown is filled in by hand.
Endpoint deadEndpoint();

/// From now on, in whole seconds; negative: before now.
Instant hoursFromNow(int hours);

/// Development, Staging (a freeze ahead) and Production (frozen).
QList<EnvironmentSummary> pipeline();

/// A target that was checked just now and is in sync.
Target aTarget(const QString &name, const EnvironmentSummary &environment, Health health, const QString &message);

/// Three environments with groups and targets in every state.
struct Fleet
{
    QList<EnvironmentSummary> environments;
    QList<TargetGroup> groups;
    QList<Target> targets;
    QList<FleetDrift> drift;
    QList<ShownAgent> agents;

    /// The one of this name, which there must be.
    const Target &named(const QString &name) const;
};

Fleet exampleFleet();

/// Puts the fleet into the models as the server's answers would.
void fill(Workspace &workspace, const Fleet &fleet = exampleFleet());

/// Names that try to be markup, to turn the text around, or to be endless.
QStringList hostileNames();

} // namespace tidegate::test
