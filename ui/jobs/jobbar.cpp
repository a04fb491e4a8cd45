// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jobs/jobbar.h"

#include "ui/jobs/jobpopup.h"
#include "ui/jobs/jobs.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate {

JobBar::JobBar(QWidget *parent) : QWidget(parent)
{
    m_text = new QToolButton(this);
    m_text->setObjectName(u"jobs"_s);
    m_text->setAutoRaise(true);
    m_text->setFocusPolicy(Qt::StrongFocus);
    m_text->setToolTip(tr("Show what runs and what came out"));
    m_cancel = new QToolButton(this);
    m_cancel->setObjectName(u"cancelJob"_s);
    m_cancel->setAutoRaise(true);
    m_cancel->setFocusPolicy(Qt::StrongFocus);
    m_cancel->setIcon(symbolIcon(u"close"_s));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_text);
    row->addWidget(m_cancel);
    Jobs &jobs = Jobs::current();
    connect(&jobs, &Jobs::listChanged, this, &JobBar::follow);
    connect(&jobs, &Jobs::changed, this, &JobBar::follow);
    connect(m_text, &QToolButton::clicked, this, &JobBar::openPopup);
    connect(m_cancel, &QToolButton::clicked, this, [] {
        if (const QList<Job *> running = Jobs::current().running(); running.size() == 1)
            running.constFirst()->cancel();
    });
    follow();
}

void JobBar::openPopup()
{
    if (Jobs::current().all().isEmpty())
        return;
    if (!m_popup)
        m_popup = new JobPopup(this);
    m_popup->openAbove(m_text);
}

void JobBar::follow()
{
    const QList<Job *> &all = Jobs::current().all();
    const QList<Job *> running = Jobs::current().running();
    setVisible(!all.isEmpty());
    if (all.isEmpty())
        return;
    const auto count = static_cast<int>(running.size());
    const Job *shown = running.isEmpty() ? all.constFirst() : running.constFirst();
    const QString text = count > 1 ? tr("%n jobs run", nullptr, count) : shown->progressText();
    m_text->setText(text.size() > 60 ? text.left(59) + u'…' : text);
    m_text->setAccessibleName(tr("Jobs: %1").arg(text));
    m_cancel->setVisible(count == 1 && shown->canCancel());
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(shown->title()));
    m_cancel->setToolTip(tr("Cancel: %1").arg(shown->title()));
}

} // namespace tidegate
