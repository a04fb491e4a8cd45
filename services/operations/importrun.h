// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/workspaceimport.h"
#include "services/operations/call.h"

#include <functional>

namespace tidegate {

/// Puts the rows of an import into the tables of the tenant, in the transaction of the call, and looks at all of them through the ordinary stores. When
/// anything is wrong the transaction has to be rolled back.
///
/// What the user of the workspace did is put to the caller, who brings it. Its history is appended to the audit log of the tenant: each row with its own
/// time, hashed anew, its request named after the import, so that it is never taken for something that happened here.
class ImportRun
{
public:
    /// progress(rows) is called now and then; false ends the run.
    ImportRun(Call &call, const WorkspaceImport &import, std::function<bool(qint64)> progress);

    Result<void> run();

private:
    Result<void> forEachPage(Result<void> (ImportRun::*visit)(const sql::Table &table, QList<Row> &rows));
    Result<void> put(const sql::Table &table, QList<Row> &rows);
    Result<void> look(const sql::Table &table, QList<Row> &rows);
    Result<void> appendHistory(const sql::Table &table, QList<Row> &rows);
    Result<void> checkSource(const AuditEntry &entry);
    void adopt(AuditEntry &entry) const;
    void rewrite(const sql::Table &table, Row &row);
    Result<void> checkQuotas();
    Result<void> checkHistory();
    Result<void> finish();

    Call &m_call;
    WorkspaceImport m_import;
    std::function<bool(qint64)> m_progress;
    qint64 m_done = 0;
    qint64 m_sourceSeq = 0; ///< Of the chain of the workspace.
    QByteArray m_sourceHead;
    qint64 m_firstSeq = 0; ///< Where its rows begin in the chain of the tenant.
    qint64 m_lastSeq = 0;
};

} // namespace tidegate
