// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/changeexport.h"

#include "models/workspace.h"
#include "services/domain/wholefile.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr int rowsOfAPage = 1'000;

} // namespace

void ChangeExport::start(const ObservedChangeFilter &filter, const ChangeNames &names, const QString &file)
{
    cancel();
    m_filter = filter;
    m_names = names;
    m_rows = 0;
    m_out = std::make_unique<QSaveFile>(file);
    if (!m_out->open(QIODevice::WriteOnly)) {
        fail(spokenError(ErrorKind::Unavailable, u"file-not-written"_s, tr("%1. Choose another place.").arg(m_out->errorString()), file));
        return;
    }
    ask({});
}

void ChangeExport::cancel()
{
    ++m_run;
    m_out.reset(); // a QSaveFile that is not committed leaves nothing behind
}

void ChangeExport::ask(const QUrlQuery &next)
{
    whenDone(m_workspace->queries().observedChanges(m_filter, rowsOfAPage, next), this, [this, run = m_run](const Result<ObservedChangePage> &page) {
        if (run != m_run)
            return;
        if (page)
            take(*page);
        else
            fail(page.error());
    });
}

void ChangeExport::take(const ObservedChangePage &page)
{
    QByteArray lines = m_rows == 0 ? changeCsvHeading() : QByteArray();
    for (const ShownChange &shown : page.changes)
        lines += changeCsvLine(shown, m_names);
    const bool written = m_out->write(lines) == lines.size();
    if (!written || (page.next.isEmpty() && !commitWhole(*m_out))) {
        fail(spokenError(ErrorKind::StorageFull, u"file-not-written"_s, tr("%1. Choose another place.").arg(m_out->errorString()), m_out->fileName()));
        return;
    }
    m_rows += page.changes.size();
    emit progressed(m_rows);
    if (!page.next.isEmpty()) {
        ask(page.next);
        return;
    }
    m_out.reset();
    emit finished(m_rows);
}

void ChangeExport::fail(const Error &error)
{
    cancel();
    emit failed(error);
}

} // namespace tidegate
