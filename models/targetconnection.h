// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/fieldvalues.h"
#include "services/domain/target.h"

namespace tidegate {

/// How a target is reached, by the names of the members: "host", "port", ….
FieldValues connectionOf(const Target &target);
void setConnection(Target &target, const FieldValues &connection);
/// As usesTls() of services/domain says.
bool usesTls(const FieldValues &connection);
/// As endpointOf() of services/domain says.
int portOf(TargetType type, const FieldValues &connection);

} // namespace tidegate
