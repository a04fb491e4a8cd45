// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/agent.h"
#include "services/domain/programversion.h"
#include "services/domain/timezone.h"

#include <QTimeZone>

/// What people read of agents, in one place: translated, free of clocks and of colours. What people decided and what is observed have words of their own.
namespace tidegate::words {

QString of(AgentLifecycle lifecycle);
QString of(AgentStatus status); ///< A degraded one is "Late" or, where its own checks say so, reports a problem: see observed().
QString of(VersionStanding standing);

/// The observation as one word: "Online", "Late", "In trouble", "Offline", "Unknown"; "not asked" for a revoked one.
QString observed(const Agent &agent, const AgentLiveness &liveness);
/// The same as a sentence with its reason: "Offline since 09:09:48: no sign of life for 100 s, the last at 09:08:08."
QString observedSentence(const Agent &agent, const AgentLiveness &liveness, Instant now, const QTimeZone &zone);
/// What people decided, as a sentence about what it may.
QString decidedSentence(AgentLifecycle lifecycle);

QString capability(const QString &word); ///< "compose" → "Compose"; an unknown word as it is.
QString capabilities(const QStringList &words);
/// "0.1 s", "47 s ahead", "1 d 2 h behind".
QString clockOffset(std::chrono::milliseconds skew);
QString platform(const QJsonObject &platform); ///< "Linux, x86_64"; empty when it says nothing.
QString agentCount(int count);                 ///< "1 agent", "12 agents".

} // namespace tidegate::words
