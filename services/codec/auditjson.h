// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/audit.h"
#include "services/domain/operation.h"
#include "services/domain/result.h"

#include <QJsonObject>

namespace tidegate {

/// The row without its hash: what is hashed, in RFC 8785 form. Times to the millisecond.
QJsonObject auditRow(const AuditEntry &entry);
/// The row with its hash, as it is answered, exported and copied.
QJsonObject toJson(const AuditEntry &entry);
/// The header of the table, and one row of it; both end with CRLF (RFC 4180).
std::string auditCsvHeader();
std::string auditCsvRow(const AuditEntry &entry);
Result<AuditEntry> auditEntryFromJson(const QJsonObject &json);

void writeOperationMembers(JsonWriter &json, const Operation &operation);
Result<Operation> operationFromJson(const QJsonObject &json);

} // namespace tidegate
