// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/audit.h"

namespace tidegate {

/// A page of the audit log.
struct AuditPage
{
    QList<AuditEntry> entries; ///< Newest first.
    bool hasMore = false;
};

/// Whether the audit chain holds, and that as a sentence.
struct AuditVerdict
{
    bool valid = false;
    bool proven = false; ///< A seal vouches for the rows. Without one they only follow each other, and whoever rewrote all of them is not seen.
    QString sentence;
    Message said{};
};

enum class AuditFormat { JsonLines, Csv };

} // namespace tidegate
