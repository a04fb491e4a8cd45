// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sentences/sentence.h"

namespace tidegate::sentences {

/// Agents, and those who manage them.
inline constexpr Sentence agents[] = {
    {"too-many/agent-checks", QT_TRANSLATE_NOOP("services", "An agent reports at most {most} checks of its own.")},
    {"too-many/capabilities", QT_TRANSLATE_NOOP("services", "An agent names at most {most} capabilities.")},
    {"too-many/platform", QT_TRANSLATE_NOOP("services", "A platform has at most {most} members.")},
    {"out-of-range/registration-life", QT_TRANSLATE_NOOP("services", "A registration token lives from 1 to {most, number} seconds.")},
    {"machine-registered",
     QT_TRANSLATE_NOOP("services", "This machine is registered already, as {name}: to register it again, use a registration token that may replace an agent.")},
    {"registration-used", QT_TRANSLATE_NOOP("services", "This registration token let an agent in at {at}, and each lets in one: have another one made.")},
    {"agent-revoked/caller", QT_TRANSLATE_NOOP("services", "This agent was revoked: it has to stop. Register it anew if it is still wanted.")},
    {"agent-revoked/lifecycle", QT_TRANSLATE_NOOP("services", "{name} was revoked for good: register it anew.")},
    {"agent-not-active", QT_TRANSLATE_NOOP("services", "{name} is not active: an administrator has to accept it first.")},
    {"agent-has-targets",
     QT_TRANSLATE_NOOP("services",
                       "{name} checks {count, number} targets: have them checked another way first, or revoke the agent, which stays in the list.")},
    {"agent-offline", QT_TRANSLATE_NOOP("services", "Its agent {name} cannot be heard, so nobody knows how it is.")},
    {"agent-sees-nothing", QT_TRANSLATE_NOOP("services", "Its agent could not see what runs: {why}.")},
    {"unknown-agent", QT_TRANSLATE_NOOP("services", "There is no agent with this id that could check a target.")},
    {"not-this-agent", QT_TRANSLATE_NOOP("services", "Only the agent itself reports here, with its own credential.")},
    {"not-this-agents-target", QT_TRANSLATE_NOOP("services", "The target {id} is not one that this agent checks.")},
    {"agent-clock/ahead", QT_TRANSLATE_NOOP("services", "The clock of the agent's machine is {seconds, number} s ahead of the server's.")},
    {"agent-clock/behind", QT_TRANSLATE_NOOP("services", "The clock of the agent's machine is {seconds, number} s behind the server's.")},
};

} // namespace tidegate::sentences
