// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/copying/copyoptions.h"
#include "services/domain/workspacemove.h"
#include "services/store/database.h"

namespace tidegate {

/// What the local workspace of a database has, counted.
Result<WorkspaceContents> contentsOf(Database &source);

/// The rows of the local workspace as pages for a server, read in one snapshot. References to stored credentials are taken out, which go another way. The
/// progress of the options is told and asked for a stop; nothing else of them counts.
Result<WorkspacePages> exportWorkspace(Database &source, const CopyOptions &options);

/// The stored credentials of the local workspace, opened; of a target an authority comes before what it vouches for. What the key does not open, or what does
/// not fit its target any more, is left out and counted.
Result<WorkspaceCredentials> openCredentials(Database &source, const MasterKey &key);

} // namespace tidegate
