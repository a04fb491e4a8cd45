// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/fieldvalues.h"
#include "services/domain/target.h"

namespace tidegate {

/// How a target is reached, by the names of the members: "host", "port", ….
FieldValues connectionOf(const Target &target);
void setConnection(Target &target, const FieldValues &connection);
/// Whether it names credentials that are stored for it alone.
bool holdsStoredCredentials(const Target &target);
/// As it is once those are gone.
Target withoutStoredCredentials(Target target);
/// The agent that checks it, by its id as text; empty: the server does.
QString agentOf(const Target &target);
/// The same connection, checked by the agent of this id; empty: by the server.
FieldValues checkedBy(FieldValues connection, const QString &agent);
/// As usesTls() of services/domain says.
bool usesTls(const FieldValues &connection);
/// As endpointOf() of services/domain says.
int portOf(TargetType type, const FieldValues &connection);

} // namespace tidegate
