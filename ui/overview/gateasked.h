// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/overview/gatesentence.h"

namespace tidegate {

class Workspace;

/// What a question of whoever is signed in was about: the environment and who is excepted from the freezes of the answer, by name.
GateAsked gateAsked(const Workspace &workspace, const QString &environment, const GateDecision &decision);

} // namespace tidegate
