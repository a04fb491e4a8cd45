// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"
#include "services/domain/health.h"
#include "services/domain/inventory.h"

#include <QStringList>

namespace tidegate {

/// What the components seen on a target say about its health; only status, message and code are filled.
///
/// Unhealthy: an expected component is missing, stopped, restarting or failing its own health check. Degraded: it starts, is paused
/// or has too few replicas, or a component that nobody expects restarts or fails its check. What ended well is well. Without
/// expectations stopped containers count as finished. Not complete: something could not be read, so that what is not found is unknown.
/// Messages name expected components only: those names are ours.
HealthReport judgeComponents(const QList<ObservedComponent> &components, const QStringList &expected, bool isComplete = true);

/// Whether each expected component was seen; false when nothing is expected, as then nobody knows what to look for.
bool areAllFound(const QList<ObservedComponent> &components, const QStringList &expected);

/// Keeps at most 5,000, the expected ones and those with our label first, and of one name maxImagesOfName, those that run first; true when some were left
/// out.
bool boundComponents(QList<ObservedComponent> &components, const QStringList &expected);

/// What a failed exchange says about a target: Unreachable without an answer, Unhealthy after a bad one, Unknown after one that is
/// larger than we read.
HealthReport reportOf(const Error &error);

/// At most `maximum` of the characters A–Z, a–z, 0–9, "._-/:@+"; others become "_". For names from the other side.
QString sanitisedName(const QString &text, qsizetype maximum = 128);

} // namespace tidegate
