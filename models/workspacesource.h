// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"
#include "services/domain/workspacemove.h"

#include <QFuture>

#include <functional>
#include <stop_token>

namespace tidegate {

/// The workspace on this computer, to be read by whoever moves it. The program provides it; nothing here changes anything. The futures end in other threads.
class WorkspaceSource
{
public:
    virtual ~WorkspaceSource() = default;

    virtual QFuture<Result<WorkspaceContents>> contents() = 0;
    /// All rows in one snapshot; progress(rows) is called in any thread.
    virtual QFuture<Result<WorkspacePages>> pages(const std::stop_token &stop, const std::function<void(qint64 rows)> &progress) = 0;
    /// Opens the stored credentials, for which a keychain may ask for a password.
    virtual QFuture<Result<WorkspaceCredentials>> credentials() = 0;
};

} // namespace tidegate
