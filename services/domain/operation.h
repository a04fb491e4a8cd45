// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace tidegate {

enum class OperationStatus { Queued, Running, Succeeded, Failed, Partial };
QString toString(OperationStatus status); ///< "queued", "running", "succeeded", "failed", "partial".
bool hasEnded(OperationStatus status);
std::optional<OperationStatus> operationStatusFromString(QStringView text);

/// Long work that was accepted with 202 and can be watched.
struct Operation
{
    OperationId id;
    QString kind; ///< "health-check" or "inventory-sync".
    OperationStatus status = OperationStatus::Queued;
    int done = 0;
    int total = 0;
    QByteArray results = "[]"; ///< JSON array.
    Instant createdAt;
    Instant updatedAt;
    ServerId server{}; ///< Whose work it is.

    friend bool operator==(const Operation &, const Operation &) = default;
};

} // namespace tidegate
