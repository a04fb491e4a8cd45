// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jobs/jobbar.h"

#include "ui/jobs/jobpopup.h"
#include "ui/jobs/jobs.h"
#include "ui/style/symbolicon.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr qsizetype mostText = 60; // characters
constexpr int leastText = 12;

} // namespace

JobBar::JobBar(QWidget *parent) : QWidget(parent)
{
    m_text = new QToolButton(this);
    m_text->setObjectName(u"jobs"_s);
    m_text->setAutoRaise(true);
    m_text->setFocusPolicy(Qt::StrongFocus);
    m_cancel = new QToolButton(this);
    m_cancel->setObjectName(u"cancelJob"_s);
    m_cancel->setAutoRaise(true);
    m_cancel->setFocusPolicy(Qt::StrongFocus);
    m_cancel->setIcon(symbolIcon(u"close"_s));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->setSizeConstraint(QLayout::SetNoConstraint); // the text is cut to the room there is
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
    m_whole = text.size() > mostText ? text.left(mostText - 1) + u'…' : text;
    m_text->setToolTip(tr("Show what runs and what came out") + u'\n' + text);
    m_text->setAccessibleName(tr("Jobs: %1").arg(text));
    m_cancel->setVisible(count == 1 && shown->canCancel());
    m_cancel->setAccessibleName(tr("Cancel: %1").arg(shown->title()));
    m_cancel->setToolTip(tr("Cancel: %1").arg(shown->title()));
    updateGeometry();
    showText();
}

void JobBar::showText()
{
    const int others = m_text->sizeHint().width() - fontMetrics().horizontalAdvance(m_text->text()); // the frame of the button
    const int room = width() - others - (m_cancel->isHidden() ? 0 : m_cancel->sizeHint().width());
    m_text->setText(fontMetrics().elidedText(m_whole, Qt::ElideRight, std::max(room, leastText * fontMetrics().averageCharWidth())));
}

QSize JobBar::sizeFor(int textWidth) const
{
    const int others = m_text->sizeHint().width() - fontMetrics().horizontalAdvance(m_text->text());
    return {textWidth + others + (m_cancel->isHidden() ? 0 : m_cancel->sizeHint().width()), m_text->sizeHint().height()};
}

QSize JobBar::sizeHint() const
{
    return sizeFor(fontMetrics().horizontalAdvance(m_whole));
}

QSize JobBar::minimumSizeHint() const
{
    return sizeFor(std::min(fontMetrics().horizontalAdvance(m_whole), leastText * fontMetrics().averageCharWidth()));
}

void JobBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showText();
}

} // namespace tidegate
