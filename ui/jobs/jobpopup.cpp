// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/jobs/jobpopup.h"

#include "ui/jobs/jobs.h"
#include "ui/style/statusglyph.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

namespace {

constexpr int popupWidth = 380;

QString stateWord(Job::State state)
{
    switch (state) {
    case Job::State::Running:
        return JobPopup::tr("Running");
    case Job::State::Cancelling:
        return JobPopup::tr("Stopping");
    case Job::State::Done:
        return JobPopup::tr("Done");
    case Job::State::Failed:
        return JobPopup::tr("Failed");
    case Job::State::Cancelled:
        break;
    }
    return JobPopup::tr("Cancelled");
}

QIcon stateIcon(Job::State state)
{
    return healthIcon(state == Job::State::Done         ? Health::Healthy
                          : state == Job::State::Failed ? Health::Unhealthy
                                                        : Health::Unknown,
                      false, state == Job::State::Running || state == Job::State::Cancelling);
}

} // namespace

/// One job. It follows its job and is deleted when the list is built anew.
class JobPopup::Row final : public QWidget
{
public:
    Row(Job *job, QWidget *parent) : QWidget(parent), m_job(job)
    {
        m_glyph = new QLabel(this);
        m_title = new QLabel(job->title(), this);
        m_title->setTextFormat(Qt::PlainText);
        m_title->setFont(Theme::strongFont());
        m_state = new QLabel(this);
        m_bar = new QProgressBar(this);
        m_outcome = new QLabel(this);
        m_outcome->setTextFormat(Qt::PlainText);
        m_outcome->setWordWrap(true);
        m_cancel = new QPushButton(JobPopup::tr("Cancel"), this);
        m_cancel->setAutoDefault(false);
        m_cancel->setAccessibleName(JobPopup::tr("Cancel: %1").arg(job->title()));
        auto *head = new QHBoxLayout;
        head->setSpacing(spacing::between);
        head->addWidget(m_glyph);
        head->addWidget(m_title);
        head->addWidget(m_state, 1);
        head->addWidget(m_cancel);
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(spacing::group, spacing::between, spacing::group, spacing::between);
        column->setSpacing(spacing::inside);
        column->addLayout(head);
        column->addWidget(m_bar);
        column->addWidget(m_outcome);
        connect(m_cancel, &QPushButton::clicked, job, &Job::cancel);
        connect(job, &Job::changed, this, [this] { follow(); });
        follow();
    }

private:
    void follow()
    {
        m_glyph->setPixmap(stateIcon(m_job->state()).pixmap(QSize(spacing::smallIcon, spacing::smallIcon), devicePixelRatioF()));
        m_state->setText(stateWord(m_job->state()));
        m_bar->setVisible(m_job->isRunning());
        m_bar->setRange(0, m_job->total()); // 0 to 0 is the moving bar of an unknown end
        m_bar->setValue(m_job->done());
        m_bar->setFormat(JobPopup::tr("%L1 of %L2").arg(m_job->done()).arg(m_job->total()));
        m_bar->setAccessibleName(m_job->progressText());
        m_outcome->setText(m_job->outcome());
        m_outcome->setVisible(!m_job->outcome().isEmpty());
        m_cancel->setVisible(m_job->canCancel());
    }

    Job *m_job;
    QLabel *m_glyph = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_state = nullptr;
    QProgressBar *m_bar = nullptr;
    QLabel *m_outcome = nullptr;
    QPushButton *m_cancel = nullptr;
};

JobPopup::JobPopup(QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setObjectName(u"jobPopup"_s);
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Jobs"));
    setFocusPolicy(Qt::StrongFocus);
    setFixedWidth(popupWidth);
    m_rows = new QVBoxLayout(this);
    m_rows->setContentsMargins(0, spacing::inside, 0, spacing::inside);
    m_rows->setSpacing(0);
    connect(&Jobs::current(), &Jobs::listChanged, this, [this] {
        if (isVisible())
            rebuild();
    });
    connect(
        &Jobs::current(), &Jobs::changed, this,
        [this] {
            if (isVisible())
                place();
        },
        Qt::QueuedConnection); // after the rows have followed
}

void JobPopup::openAbove(QWidget *anchor)
{
    m_anchor = anchor;
    rebuild();
    show();
    setFocus(Qt::PopupFocusReason);
    for (QPushButton *cancel : findChildren<QPushButton *>()) { // of the newest job that runs: what the list is opened for by a key
        if (cancel->isVisible()) {
            cancel->setFocus(Qt::PopupFocusReason);
            break;
        }
    }
}

void JobPopup::rebuild()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its Cancel may be what is running
        delete item;
    }
    for (Job *job : Jobs::current().all())
        m_rows->addWidget(new Row(job, this));
    if (m_rows->isEmpty())
        close();
    else
        place();
}

void JobPopup::place()
{
    m_rows->activate();
    setFixedHeight(m_rows->hasHeightForWidth() ? m_rows->totalHeightForWidth(popupWidth) : m_rows->totalSizeHint().height());
    const QRect room = m_anchor->screen()->availableGeometry();
    const QPoint corner = m_anchor->mapToGlobal(QPoint(m_anchor->width() - popupWidth, -height()));
    move(qBound(room.left(), corner.x(), qMax(room.left(), room.right() - width())), qMax(room.top(), corner.y()));
}

void JobPopup::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace tidegate
