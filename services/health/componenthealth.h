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
/// or has too few replicas, or a component that nobody expects restarts or fails its check. Without expectations stopped
/// containers count as finished. Messages name expected components only: those names are ours.
HealthReport judgeComponents(const QList<ObservedComponent> &components, const QStringList &expected);

/// One entry for each name and image, replicas counted, sorted by name. A stopped predecessor beside a running container of its
/// name is dropped; replicas of different images stay apart, so that each can be compared with the sticker.
QList<ObservedComponent> mergeReplicas(const QList<ObservedComponent> &containers);

/// What a failed exchange says about a target: Unreachable without an answer, Unhealthy after a bad one.
HealthReport reportOf(const Error &error);

/// At most `maximum` of the characters A–Z, a–z, 0–9, "._-/:@+"; others become "_". For names from the other side.
QString sanitisedName(const QString &text, qsizetype maximum = 128);

} // namespace tidegate
