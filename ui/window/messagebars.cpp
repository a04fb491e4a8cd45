// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/messagebars.h"

#include "models/environmenttablemodel.h"
#include "models/workspace.h"
#include "ui/widgets/floatingbar.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/window/connectiontext.h"
#include "ui/window/consoleoptions.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace tidegate {

MessageBars::MessageBars(Workspace *workspace, QWidget *pages) : QWidget(pages->parentWidget()), m_workspace(workspace)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_ribbon = new InlineMessage(parentWidget());
    m_ribbon->setObjectName(u"ribbon"_s);
    m_question = add(u"question"_s);
    m_banner = add(u"banner"_s);
    m_failure = add({});
    new FloatingBar(this, pages);
}

QWidget *MessageBars::ribbon() const
{
    return m_ribbon;
}

InlineMessage *MessageBars::add(const QString &name)
{
    auto *bar = new InlineMessage(this);
    bar->setObjectName(name);
    bar->hideMessage();
    layout()->addWidget(bar);
    return bar;
}

void MessageBars::setConnection(const ConsoleOptions &options)
{
    m_canSignIn = options.canSignIn;
    if (!options.demo) {
        m_ribbon->hideMessage();
        return;
    }
    m_ribbon->setClosable(false);
    m_ribbon->showMessage(InlineMessage::Kind::Info, tr("Demo: nothing here is real, and it is thrown away when you close Tidegate."));
    if (options.canConnect) {
        m_ribbon->addAction(tr("Offline workspace"), this, [this] { emit offlineRequested(); });
        m_ribbon->addAction(tr("Connect to a server…"), this, [this] { emit serverRequested(); });
    }
}

void MessageBars::setObstacle(const QString &sentence)
{
    if (std::exchange(m_obstacle, sentence) != sentence)
        updateConnection();
}

void MessageBars::updateConnection()
{
    const auto signIn = m_canSignIn ? std::function<void()>([this] { emit signInRequested(); }) : nullptr;
    showConnection(m_banner, m_workspace, m_obstacle, signIn, [this] { emit acceptClockRequested(); });
    if (m_banner->isVisibleTo(this))
        m_failure->hideMessage();
}

void MessageBars::tell(const QString &text)
{
    m_question->setClosable(true);
    m_question->showMessage(InlineMessage::Kind::Info, text);
    emit told(text);
}

void MessageBars::tellOfClock()
{
    const QString details = connectionDetails(*m_workspace);
    if (!details.isEmpty() && !std::exchange(m_toldOfClock, true))
        tell(details);
}

void MessageBars::ask(const QString &question, const QString &verb, const std::function<void()> &run)
{
    tell(question);
    m_question->addAction(verb, this, [this, run] {
        m_question->hideMessage();
        run();
    });
}

void MessageBars::showFailure(const QString &what, const Error &error)
{
    m_isOfLoad = false;
    m_failure->showError(what, error);
}

void MessageBars::showLoadFailure(const QString &what, const Error &error)
{
    if (m_banner->isVisible() || m_workspace->environments()->rowCount() == 0)
        return; // the banner or the empty page says it already
    m_isOfLoad = true;
    m_failure->showError(what, error);
    m_failure->addAction(tr("Retry"), this, [this] { emit retryRequested(); });
}

void MessageBars::hideFailure()
{
    m_failure->hideMessage();
}

void MessageBars::hideLoadFailure()
{
    if (m_isOfLoad)
        m_failure->hideMessage();
}

void MessageBars::clear()
{
    m_failure->hideMessage();
    m_question->hideMessage();
    m_toldOfClock = false;
}

} // namespace tidegate
