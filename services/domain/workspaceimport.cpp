// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/workspaceimport.h"

#include "services/domain/words.h"

#include <numeric>

namespace tidegate {
namespace {

constexpr Words<4> importStateWords{"receiving", "applying", "failed", "completed"};

} // namespace

qint64 ImportAnnouncement::rows() const
{
    return std::accumulate(tables.begin(), tables.end(), qint64(0));
}

QString toString(WorkspaceImport::State state)
{
    return textOf(importStateWords, state);
}

std::optional<WorkspaceImport::State> importStateFromString(QStringView text)
{
    return valueOf<WorkspaceImport::State>(importStateWords, text);
}

} // namespace tidegate
