// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"
#include "ui/overview/gatesentence.h"

#include <QObject>

#include <functional>

namespace tidegate {

class Queries;

/// Asks the server about all of [question.at, until), not only its first instant: its open times, and the gate at the start and where it opens first.
/// Answered in the thread of the context, once, unless that is gone before; any error is one of the whole question.
void askAboutStretch(Queries &queries, EnvironmentId environment, const GateQuestion &question, Instant until, QObject *context,
                     const std::function<void(const Result<StretchDecision> &)> &answered);

/// Asks the server for the first open time from question.at on, and the gate there. Answered as above.
void askWhenOpen(Queries &queries, EnvironmentId environment, const GateQuestion &question, QObject *context,
                 const std::function<void(const Result<NextOpenDecision> &)> &answered);

} // namespace tidegate
