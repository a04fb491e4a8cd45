// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/auditpage.h"
#include "services/domain/error.h"

#include <QObject>
#include <QSaveFile>
#include <QUrlQuery>

#include <memory>

namespace tidegate {

class ApiClient;
class Workspace;
struct AuditExportPart;

/// Writes the audit log to a file, part by part, all of it or what a filter leaves. The file appears only when it is complete.
class AuditExport final : public QObject
{
    Q_OBJECT

public:
    explicit AuditExport(const Workspace &workspace, QObject *parent = nullptr);
    ~AuditExport() override;

    /// Ends one that is under way. progressed() and one of finished() or failed() follow.
    void start(const AuditFilter &filter, AuditFormat format, const QString &file);
    void cancel(); ///< What was written so far is thrown away; nothing follows.
    bool isRunning() const { return m_out != nullptr; }

signals:
    void progressed(qint64 rows, qint64 total);
    void finished(qint64 rows);
    void failed(const tidegate::Error &error);

private:
    void ask(const QUrlQuery &next);
    void take(const AuditExportPart &part);
    void fail(const Error &error);

    ApiClient &m_client;
    AuditFilter m_filter;
    AuditFormat m_format = AuditFormat::JsonLines;
    std::unique_ptr<QSaveFile> m_out;
    qint64 m_rows = 0;
    qint64 m_total = 0;
    quint64 m_run = 0; ///< Parts of an earlier run are dropped.
};

} // namespace tidegate
