// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/detail/driftsummarytab.h"

#include "models/drifttext.h"
#include "models/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/displayzone.h"
#include "ui/widgets/inlinemessage.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

DriftSummaryTab::DriftSummaryTab(Workspace *workspace, QWidget *parent) : DetailTab(workspace, parent)
{
    m_summary = new QLabel(this);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_differences = makeList({tr("Component"), tr("Difference")}, tr("Differences"));
    m_differences->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_show = new QPushButton(tr("Show difference"), this);
    m_show->setObjectName(u"showDifference"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::between, spacing::between, spacing::between, spacing::between);
    column->setSpacing(spacing::between);
    column->addWidget(m_summary);
    column->addWidget(m_differences, 1);
    column->addWidget(m_show, 0, Qt::AlignLeft);
    column->addStretch(0);
    connect(m_show, &QPushButton::clicked, this, [this] { emit driftRequested(target().id.uuid()); });
}

void DriftSummaryTab::showTarget()
{
    m_summary->setText(words::besideReach(words::drift(target().driftStatus, target().driftCount), target().health.status == Health::Unreachable));
}

void DriftSummaryTab::load()
{
    m_differences->clear();
    fetch(workspace()->queries().drift(target().id), [this](const Result<DriftReport> &answer) {
        if (answer) {
            message()->hideMessage();
            showReport(*answer);
            return;
        }
        message()->showError(tr("The drift could not be loaded."), answer.error());
        message()->addAction(tr("Retry"), this, [this] { reload(); });
    });
}

void DriftSummaryTab::showReport(const DriftReport &report)
{
    QString text = words::besideReach(words::drift(report.status, static_cast<int>(report.differences.size())), report.targetUnreachable);
    if (report.status == DriftStatus::Unknown)
        text += u'\n' + notCheckedReason(report.reason);
    if (report.since)
        text += u'\n' + tr("Since %1").arg(words::instant(*report.since, DisplayZone::current().zone()));
    m_summary->setText(text);
    for (const Difference &difference : report.differences)
        addLine(m_differences, {difference.component, words::of(difference.kind)});
    for (const IgnoredDifference &each : report.ignored) {
        const ComparisonLine line{
            .component = each.difference.component, .expected = {}, .actual = {}, .difference = each.difference.kind, .ignoredBy = each.rule};
        addLine(m_differences, {line.component, differenceText(line)});
    }
    finishLines(m_differences);
}

} // namespace tidegate
