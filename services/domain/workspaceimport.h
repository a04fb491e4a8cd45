// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/message.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <optional>

namespace tidegate {

using ImportId = Id<struct ImportTag>;

/// What a workspace has that is to come: told before its first row.
struct ImportAnnouncement
{
    int schemaVersion = 0;
    QMap<QString, qint64> tables; ///< Rows by table, those without rows left out.
    QByteArray auditHead;         ///< Hash of the newest audit row of the source; 32 zero bytes when there is none.

    qint64 rows() const; ///< Of all tables.

    friend bool operator==(const ImportAnnouncement &, const ImportAnnouncement &) = default;
};

/// A workspace on its way into a tenant.
struct WorkspaceImport
{
    /// Receiving: pages come. Applying: all are here, and are put in place. Failed: they could not be; the import can be discarded, or tried again.
    enum class State { Receiving, Applying, Failed, Completed };

    ImportId id;
    ImportAnnouncement announced;
    State state = State::Receiving;
    qint64 pages = 0; ///< That are here.
    qint64 rows = 0;  ///< In these.
    qint64 bytes = 0; ///< Of these, as they came.
    qint64 done = 0;  ///< Rows that are put in place so far, as far as is known.
    Message failure{};
    ServerId server{}; ///< Which one puts it in place, or did when it failed.
    Instant createdAt;
    UserId createdBy;
    std::optional<Instant> completedAt;

    friend bool operator==(const WorkspaceImport &, const WorkspaceImport &) = default;
};

QString toString(WorkspaceImport::State state); ///< "receiving", "applying", "failed", "completed".
std::optional<WorkspaceImport::State> importStateFromString(QStringView text);

/// A page of rows: their table, and a list of values for each in the order of its columns without the tenant.
constexpr qsizetype maxImportPage = 8 * 1024 * 1024; // bytes
/// What fits a page without being split.
constexpr qsizetype usualImportPage = 512 * 1024;
constexpr qint64 maxImportRows = 2'000'000;
constexpr qint64 maxImportBytes = 4096LL * 1024 * 1024; ///< As they come: what is compressed can be a hundred times as much in its tables.

} // namespace tidegate
