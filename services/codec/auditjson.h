// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/audit.h"
#include "services/domain/operation.h"
#include "services/domain/result.h"

#include <QJsonObject>

namespace tidegate {

/// The row without its hash: what is hashed, in RFC 8785 form, and what is answered and exported. Times to the millisecond.
QJsonObject auditRow(const AuditEntry &entry);
Result<AuditEntry> auditEntryFromJson(const QJsonObject &json);

void writeOperationMembers(JsonWriter &json, const Operation &operation);
Result<Operation> operationFromJson(const QJsonObject &json);

} // namespace tidegate
