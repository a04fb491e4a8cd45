// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/pagestack.h"

#include "ui/style/theme.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/inlinemessage.h"

#include "models/servicewords.h"
#include "models/workspace.h"

#include <QStackedLayout>
#include <QTimer>
#include <QVBoxLayout>

using namespace std::chrono_literals;

namespace tidegate {

namespace {

/// Asks for what it shows, not for the most of all that it could show.
class ShownAlone final : public QStackedLayout
{
public:
    QSize minimumSize() const override { return currentItem() ? currentItem()->minimumSize() : QSize(); }
    bool hasHeightForWidth() const override { return currentItem() && currentItem()->hasHeightForWidth(); }
    int heightForWidth(int width) const override { return currentItem() ? currentItem()->heightForWidth(width) : -1; }

private:
    QLayoutItem *currentItem() const { return itemAt(currentIndex()); }
};

} // namespace

PageStack::PageStack(QWidget *content, QWidget *parent) : QWidget(parent), m_content(content)
{
    m_message = new InlineMessage(this);
    m_message->floatOver(this);
    m_empty = new EmptyState(this);
    auto *blank = new QWidget(this); // the first 400 ms of loading
    m_stack = new ShownAlone;
    m_stack->addWidget(blank);
    m_stack->addWidget(content);
    m_stack->addWidget(m_empty);
    connect(m_stack, &QStackedLayout::currentChanged, this, &QWidget::updateGeometry);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::inside);
    column->addLayout(m_stack, 1);

    m_loadingDelay = new QTimer(this);
    m_loadingDelay->setSingleShot(true);
    m_loadingDelay->setInterval(400ms);
    connect(m_loadingDelay, &QTimer::timeout, this, &PageStack::showState);
}

void PageStack::showContent()
{
    m_loadingDelay->stop();
    m_hadContent = true;
    m_message->hideMessage();
    m_stack->setCurrentWidget(m_content);
}

void PageStack::showLoading(const QString &title)
{
    if (m_hadContent)
        return; // what is there stays readable
    m_empty->setState(EmptyState::Variant::Loading, title);
    m_loadingDelay->start();
}

void PageStack::showAwaited(const Workspace &workspace, const QString &loading, const QString &whatFailed)
{
    const Workspace::State state = workspace.state();
    if (state == Workspace::State::Connecting || state == Workspace::State::Live || state == Workspace::State::Closed) {
        showLoading(loading);
        return;
    }
    const bool isSaid = m_empty->variant() == EmptyState::Variant::Failed && m_empty->title() == whatFailed;
    if (m_hadContent || isSaid)
        return; // by an error that knows more
    m_loadingDelay->stop();
    showFailure(whatFailed, workspace.whyNot(Permission::EnvironmentRead));
}

void PageStack::showArriving(const Workspace &workspace, const QString &title)
{
    showEmpty(EmptyState::Variant::Loading, title, whyNotAll(workspace));
}

EmptyState *PageStack::showEmpty(EmptyState::Variant variant, const QString &title, const QString &sentence)
{
    m_loadingDelay->stop();
    m_message->hideMessage();
    m_empty->setState(variant, title, sentence);
    showState();
    return m_empty;
}

void PageStack::showFailed(const QString &whatFailed, const Error &error)
{
    m_loadingDelay->stop();
    if (error.kind == ErrorKind::Forbidden && !m_hadContent) {
        showEmpty(EmptyState::Variant::NoPermission, tr("You may not see this"), words::sentence(error));
        return;
    }
    if (m_hadContent) {
        m_message->showError(whatFailed, error);
        m_message->addAction(tr("Retry"), this, [this] { emit retryRequested(); });
        return;
    }
    showFailure(whatFailed, words::sentence(error));
}

void PageStack::showFailure(const QString &whatFailed, const QString &why)
{
    m_empty->setState(EmptyState::Variant::Failed, whatFailed, why);
    m_empty->addAction(
        tr("Retry"), this, [this] { emit retryRequested(); }, true);
    showState();
}

bool PageStack::isShowingContent() const
{
    return m_stack->currentWidget() == m_content;
}

void PageStack::showState()
{
    m_stack->setCurrentWidget(m_empty);
}

} // namespace tidegate
