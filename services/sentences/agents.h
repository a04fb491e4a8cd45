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
    {"agent-sees-nothing", QT_TRANSLATE_NOOP("services", "Its agent could not see what runs: {why}")},
    {"unknown-agent", QT_TRANSLATE_NOOP("services", "There is no agent with this id that could check a target.")},
    {"agent-cannot",
     QT_TRANSLATE_NOOP("services", "{name} cannot check targets of this type: its program is too old for that, or its computer has no credentials for it.")},
    {"not-this-agent", QT_TRANSLATE_NOOP("services", "Only the agent itself reports here, with its own credential.")},
    {"not-this-agents-target", QT_TRANSLATE_NOOP("services", "The target {id} is not one that this agent checks.")},
    {"agent-not-let-in", QT_TRANSLATE_NOOP("services", "Its agent {name} is not let into this environment, so nobody can look.")},
    {"agent-pending", QT_TRANSLATE_NOOP("services", "Its agent {name} waits to be accepted, so nobody can look.")},
    {"agent-inactive", QT_TRANSLATE_NOOP("services", "Its agent {name} was deactivated, so nobody can look.")},
    {"agent-gone/revoked", QT_TRANSLATE_NOOP("services", "Its agent {name} was revoked: have the target checked by another one.")},
    {"agent-gone/unknown", QT_TRANSLATE_NOOP("services", "The agent that is to check it is not there: have the target checked by another one.")},
    {"agent-never-seen", QT_TRANSLATE_NOOP("services", "Its agent {name} was never heard, so nobody can look.")},
    {"agent-busy", QT_TRANSLATE_NOOP("services", "Its agent {name} has been asked for too much already; try again in a moment.")},
    {"agent-slow",
     QT_TRANSLATE_NOOP("services", "Its agent {name}, last heard at {at}, has not answered within {seconds, number} s: what it finds shows when it comes.")},
    {"agent-failed/why", QT_TRANSLATE_NOOP("services", "Its agent {name} could not look: {why}")},
    {"agent-failed/silent", QT_TRANSLATE_NOOP("services", "Its agent {name} could not look, and did not say why.")},
    {"agent-told-nothing", QT_TRANSLATE_NOOP("services", "Its agent {name} says that it looked, and did not tell what it saw.")},
    {"via-agent/unsaved", QT_TRANSLATE_NOOP("services", "An agent checks it, and can look once the target is saved as it is here.")},
    {"agent-clock/ahead", QT_TRANSLATE_NOOP("services", "The clock of the agent's machine is {seconds, number} s ahead of the server's.")},
    {"agent-clock/behind", QT_TRANSLATE_NOOP("services", "The clock of the agent's machine is {seconds, number} s behind the server's.")},
    {"agent-state", QT_TRANSLATE_NOOP("services", "The state of the agent in {path} cannot be kept or read: {why}.")},
    {"agent-runs-already",
     QT_TRANSLATE_NOOP("services", "Another agent runs with the state in {path}: stop it first, or give this one a directory of its own.")},
    {"agent-no-token",
     QT_TRANSLATE_NOOP("services", "The agent is not registered yet: have a registration token made in Tidegate and give it with --token-file.")},
    {"agent-other-server",
     QT_TRANSLATE_NOOP(
         "services",
         "The agent is registered at {server}, and shows its credential to no other: give a registration token of the new server with --token-file.")},
    {"agent-spool", QT_TRANSLATE_NOOP("services", "Reports that wait for the server cannot be kept in {path}: {why}.")},
    {"sticker-file", QT_TRANSLATE_NOOP("services", "The version file {path} cannot be used: {why}.")},
    {"agent-engine/address", QT_TRANSLATE_NOOP("services", "“{text}” is no address of an engine: write unix:///var/run/docker.sock or tcp://127.0.0.1:2375.")},
    {"agent-no-events",
     QT_TRANSLATE_NOOP("services", "The engine does not tell what happens on it (status {status}): a change shows only at the next listing.")},
    {"agent-no-credentials",
     QT_TRANSLATE_NOOP(
         "services",
         "The connection names a credential that is kept by the server, and an agent is given none: without it the agent uses those of its own computer.")},
    {"agent-no-directory", QT_TRANSLATE_NOOP("services", "The target has no deployment directory, so there is no place for a version file.")},
    {"agent-unknown-task", QT_TRANSLATE_NOOP("services", "This agent does not know how to do “{type}”: update it.")},
    {"agent-task-expired", QT_TRANSLATE_NOOP("services", "It was asked for too long ago.")},
    {"agent-not-its-target", QT_TRANSLATE_NOOP("services", "The target is not one that this agent watches.")},
};

} // namespace tidegate::sentences
