// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/operation.h"

#include "services/domain/words.h"

namespace tidegate {
namespace {
constexpr Words<5> operationWords{"queued", "running", "succeeded", "failed", "partial"};
} // namespace

QString toString(OperationStatus status)
{
    return textOf(operationWords, status);
}

bool hasEnded(OperationStatus status)
{
    return status != OperationStatus::Queued && status != OperationStatus::Running;
}

std::optional<OperationStatus> operationStatusFromString(QStringView text)
{
    return valueOf<OperationStatus>(operationWords, text);
}

} // namespace tidegate
