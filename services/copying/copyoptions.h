// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/secrets/sealedbox.h"

#include <functional>
#include <optional>

namespace tidegate {

/// A master key, and the file beside it that remembers the newest seals of the audit logs (empty: none).
struct CopyKey
{
    MasterKey key;
    QString sealFile;
};

/// Where a copy is.
struct CopyProgress
{
    enum class Phase { Checking, Copying, Verifying };

    Phase phase = Phase::Checking;
    QString tenant;
    QString table;    ///< Empty while an audit log is verified.
    qint64 done = 0;  ///< Rows of the phase.
    qint64 total = 0; ///< Of the phase, by what was counted at its begin.
};

/// How a workspace is copied.
struct CopyOptions
{
    bool withTokens = false;                                ///< Credentials of people and agents are valid at the target too.
    std::optional<CopyKey> sourceKey{};                     ///< Opens stored credentials and proves seals.
    std::optional<CopyKey> targetKey{};                     ///< None: that of the source goes along.
    QString mark{};                                         ///< Of a target that was made for this copy (DatabaseOptions::markOfNew).
    std::function<bool()> isStopped{};                      ///< Asked between pages; may be empty.
    std::function<void(const CopyProgress &)> onProgress{}; ///< May be empty.
};

} // namespace tidegate
