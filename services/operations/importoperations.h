// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/workspaceimport.h"
#include "services/operations/call.h"

#include <QJsonObject>

namespace tidegate {

// A workspace comes from elsewhere into an empty tenant: it is announced, its rows come in pages and wait aside, and when all are there they are put in
// place at once (WorkspaceImporter). Until then the tenant is empty, and changes nothing else.

/// Whether what is announced could come: Forbidden or Conflict with a sentence for why not. `workspace-not-empty` names what is there.
Result<ImportAnnouncement> previewImport(Call &call, const QJsonObject &body);
/// From now on the tenant waits for it.
Result<WorkspaceImport> beginImport(Call &call, const QJsonObject &body);
/// Keeps a page: {"table": …, "rows": [[…], …]}. The same page again changes nothing; Conflict `import-page-order` unless it is the next one.
Result<WorkspaceImport> putImportPage(Call &call, ImportId id, qint64 number, const QJsonObject &body, const QByteArray &raw);
/// Throws away what is here; the tenant can be used again. Conflict `import-completed` when it has arrived.
Result<void> discardImport(Call &call, ImportId id);

/// The same of one that began before then and never arrived: whoever brought it forgot it, and the tenant would wait for ever.
Result<void> discardForgottenImport(Call &call, Instant before);

/// What of an import is here; Applying only while a server is at it.
Result<WorkspaceImport> findImport(Call &call, ImportId id);
Result<QList<WorkspaceImport>> importsOf(Call &call);

/// What a gate says while a workspace is on its way.
Result<void> refuseGateWhileImporting(Call &call);
/// What every other change is told then. Costs nothing: who writes knows it already.
Result<void> refuseChangeWhileImporting(Call &call);

/// The rows of a page, each as the tenant of the call has it.
Result<QList<Row>> importedRows(Call &call, const sql::Table &table, const QJsonObject &body);
/// Conflict `workspace-not-empty` when there is something that a workspace has. Who is at the database itself does not ask whether one is on its way.
Result<void> checkIsEmpty(Call &call);
/// Conflict `import-incomplete` when there are fewer rows than announced.
Result<void> checkIsComplete(Call &call, const WorkspaceImport &import);

} // namespace tidegate
