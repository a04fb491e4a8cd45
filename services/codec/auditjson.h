// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/audit.h"
#include "services/domain/operation.h"
#include "services/domain/result.h"

#include <QJsonObject>

namespace tidegate {

/// Times to the millisecond, hashes in hexadecimal, before and after verbatim.
void writeAuditEntryMembers(JsonWriter &json, const AuditEntry &entry);
Result<AuditEntry> auditEntryFromJson(const QJsonObject &json);

void writeOperationMembers(JsonWriter &json, const Operation &operation);
Result<Operation> operationFromJson(const QJsonObject &json);

} // namespace tidegate
