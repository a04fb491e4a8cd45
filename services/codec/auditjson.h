// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/domain/audit.h"
#include "services/domain/operation.h"
#include "services/domain/result.h"

#include <QJsonObject>

namespace tidegate {

/// The row without its hash in RFC 8785 form, which is what is hashed. Times to the millisecond.
std::string canonicalAuditRow(const AuditEntry &entry);
/// The same as an object.
QJsonObject auditRow(const AuditEntry &entry);
/// The row with its hash, as it is answered, exported and copied.
QJsonObject toJson(const AuditEntry &entry);
/// The row as a line of JSON, with its hash.
std::string auditLine(const AuditEntry &entry, bool concealed = false);
/// Takes out of before and after what the reader may not see on the object itself; whether there was something. The row then no longer gives its hash.
bool concealConnections(AuditEntry &entry);
/// The header of the table, and one row of it; both end with CRLF (RFC 4180).
std::string auditCsvHeader();
std::string auditCsvRow(const AuditEntry &entry);
Result<AuditEntry> auditEntryFromJson(const QJsonObject &json);

void writeOperationMembers(JsonWriter &json, const Operation &operation);
Result<Operation> operationFromJson(const QJsonObject &json);

} // namespace tidegate
