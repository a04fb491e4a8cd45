// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/audit.h"

#include <QByteArray>

namespace tidegate {

/// A row of the audit log as the server answers it, indented, for copying.
QByteArray auditText(const AuditEntry &entry);

} // namespace tidegate
