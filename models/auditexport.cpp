// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditexport.h"

#include "models/workspace.h"
#include "services/client/apiclient.h"
#include "services/domain/wholefile.h"

namespace tidegate {

using namespace Qt::StringLiterals;

AuditExport::AuditExport(const Workspace &workspace, QObject *parent) : QObject(parent), m_client(workspace.client()) {}

AuditExport::~AuditExport() = default;

void AuditExport::start(const AuditFilter &filter, AuditFormat format, const QString &file)
{
    cancel();
    m_filter = filter;
    m_format = format;
    m_rows = 0;
    m_total = 0;
    m_out = std::make_unique<QSaveFile>(file);
    if (!m_out->open(QIODevice::WriteOnly)) {
        fail(spokenError(ErrorKind::Unavailable, u"file-not-written"_s, tr("%1. Choose another place.").arg(m_out->errorString()), file));
        return;
    }
    ask({});
}

void AuditExport::cancel()
{
    ++m_run;
    m_out.reset(); // a QSaveFile that is not committed leaves nothing behind
}

void AuditExport::ask(const QUrlQuery &next)
{
    whenDone(m_client.exportAudit(m_filter, m_format, next), this, [this, run = m_run](const Result<AuditExportPart> &part) {
        if (run != m_run)
            return;
        if (part)
            take(*part);
        else
            fail(part.error());
    });
}

void AuditExport::take(const AuditExportPart &part)
{
    m_total = std::max(m_total, part.total);
    const bool written = m_out->write(part.bytes) == part.bytes.size();
    if (!written || (!part.hasNext && !commitWhole(*m_out))) {
        fail(spokenError(ErrorKind::StorageFull, u"file-not-written"_s, tr("%1. Choose another place.").arg(m_out->errorString()), m_out->fileName()));
        return;
    }
    constexpr qint64 rowsOfAPart = 1'000;
    m_rows = part.hasNext ? std::min(m_rows + rowsOfAPart, m_total) : m_total;
    emit progressed(m_rows, m_total);
    if (part.hasNext) {
        ask(part.next);
        return;
    }
    m_out.reset();
    emit finished(m_rows);
}

void AuditExport::fail(const Error &error)
{
    cancel();
    emit failed(error);
}

} // namespace tidegate
