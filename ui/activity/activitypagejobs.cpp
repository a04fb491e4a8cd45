// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of ActivityPage: the chain verified, the log exported.

#include "models/auditexport.h"
#include "models/servicewords.h"
#include "ui/activity/activitypage.h"
#include "ui/activity/auditfilterbar.h"
#include "ui/jobs/jobs.h"
#include "ui/widgets/inlinemessage.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace tidegate {

/// Nothing is praised that nobody proved.
static InlineMessage::Kind kindOf(const AuditVerdict &verdict)
{
    if (!verdict.valid)
        return InlineMessage::Kind::Error;
    return verdict.proven ? InlineMessage::Kind::Positive : InlineMessage::Kind::Info;
}

void ActivityPage::verify()
{
    m_verify->setEnabled(false);
    m_message->showMessage(InlineMessage::Kind::Info, tr("The server checks every row of the chain…"));
    const auto giveUp = [this] {
        m_verify->setEnabled(true);
        m_message->hideMessage();
        std::exchange(m_verification, nullptr)->finish(tr("The verification was given up."));
    };
    m_verification = Jobs::current().start(this, tr("Verification"), 0, giveUp);
    m_message->addAction(tr("Cancel"), m_verification, [this] { m_verification->cancel(); });
    whenDone(m_workspace->queries().verifyAudit(), this, [this, job = m_verification](const Result<AuditVerdict> &result) {
        if (!job || job != m_verification)
            return; // given up
        m_verify->setEnabled(true);
        const bool good = result && result->valid;
        if (!result)
            m_message->showError(tr("The chain could not be verified."), result.error());
        else
            m_message->showMessage(kindOf(*result), words::sentence(*result));
        if (good)
            job->finish(words::sentence(*result));
        else
            job->fail(result ? words::sentence(*result) : words::sentence(result.error()));
    });
}

void ActivityPage::chooseExportFile()
{
    auto *dialog = new QFileDialog(window(), m_bar->isActive() ? tr("Export the rows that match the filter") : tr("Export the log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString csv = tr("Table for spreadsheets (*.csv)");
    dialog->setNameFilters({tr("JSON lines (*.ndjson)"), csv});
    dialog->setDefaultSuffix(u"ndjson"_s);
    dialog->selectFile(u"tidegate-audit.ndjson"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, csv](const QString &filter) { dialog->setDefaultSuffix(filter == csv ? u"csv"_s : u"ndjson"_s); });
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &file) { exportTo(file, file.endsWith(u".csv"_s, Qt::CaseInsensitive) ? AuditFormat::Csv : AuditFormat::JsonLines); });
    dialog->open();
}

void ActivityPage::exportTo(const QString &file, AuditFormat format)
{
    m_save->setEnabled(false);
    m_message->showMessage(InlineMessage::Kind::Info, tr("The log is being exported to %1…").arg(QFileInfo(file).fileName()));
    m_exportJob = Jobs::current().start(this, tr("Export"), 0, [this] {
        m_export->cancel();
        exportEnded(tr("The export was given up; no file was written."), nullptr);
    });
    m_message->addAction(tr("Cancel"), m_exportJob, [this] { m_exportJob->cancel(); });
    m_export->start(m_filter, format, file);
}

void ActivityPage::exportEnded(const QString &outcome, const Error *error)
{
    m_save->setEnabled(true);
    if (error)
        m_message->showError(outcome, *error);
    else
        m_message->hideMessage();
    if (!m_exportJob)
        return;
    if (error)
        m_exportJob->fail(outcome + u' ' + words::sentence(*error));
    else
        m_exportJob->finish(outcome);
    if (m_exportJob->state() == Job::State::Done)
        emit successReported(outcome);
}

} // namespace tidegate
