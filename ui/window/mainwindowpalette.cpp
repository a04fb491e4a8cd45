// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/mainwindow.h"

#include "models/environmenttablemodel.h"
#include "models/personname.h"
#include "models/servicewords.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/overview/gateasked.h"
#include "ui/overview/gatequestion.h"
#include "ui/page/page.h"
#include "ui/palette/commandpalette.h"
#include "ui/palette/palettesentences.h"
#include "ui/palette/palettesource.h"
#include "ui/style/plaintext.h"
#include "ui/window/windowmenus.h"

#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace tidegate {

// What is typed into the palette, and what becomes of what is chosen there.

void MainWindow::makePalette()
{
    m_palette = new CommandPalette([this](PaletteItem::Kind kind) { return paletteItems(kind, *m_workspace, menuBar(), currentPage()); }, m_menus->search(),
                                   this);
    m_palette->setSentences([this](const QString &typed) { return paletteSentences(typed, *m_workspace); },
                            [this](const TypedCommand &question, QObject *context, const auto &answered) { answer(question, context, answered); });
    connect(m_palette, &CommandPalette::chosen, this, [this](const PaletteItem &item) {
        if (item.kind == PaletteItem::Kind::Sentence) {
            run(item);
            return;
        }
        if (item.kind == PaletteItem::Kind::Target)
            showTarget(item.id);
        else if (item.kind == PaletteItem::Kind::Freeze)
            showFreezeWindow(item.id);
        else
            setScope(item.id);
        m_pages->enterCurrent();
    });
}

void MainWindow::run(const PaletteItem &item)
{
    const TypedCommand &command = item.sentence;
    const QUuid environment = command.plan.environments.value(0).uuid();
    switch (command.verb) {
    case TypedCommand::Verb::Edit:
        m_pages->editEnvironment(environment);
        break;
    case TypedCommand::Verb::Delete:
        m_pages->startRemoval(u"overview"_s, environment);
        break;
    case TypedCommand::Verb::Lift:
        m_pages->startRemoval(u"calendar"_s, item.id);
        break;
    case TypedCommand::Verb::Freeze:
        m_pages->startFreeze(command.plan);
        break;
    case TypedCommand::Verb::Ask:
        m_pages->askAbout(command);
        break;
    }
}

GateAsked MainWindow::askedIn(const TypedCommand &question, const GateDecision &decision) const
{
    const EnvironmentSummary *summary = m_workspace->environments()->find(question.plan.environments.value(0));
    GateAsked asked = gateAsked(*m_workspace, summary ? plainLine(summary->environment.displayName) : QString(), decision);
    if (!question.user.isNull() && question.user != m_workspace->identity().user)
        asked.who = plainLine(personName(*m_workspace, question.user));
    return asked;
}

/// "Is production frozen?" is answered as the question that the gate knows, which is said: its yes would be a no.
static QString answerText(const TypedCommand &question, const GateSentence &sentence)
{
    return question.isAboutFreeze ? MainWindow::tr("May I deploy? %1").arg(sentence.text) : sentence.text;
}

void MainWindow::answer(const TypedCommand &question, QObject *context, const std::function<void(const QString &)> &answered)
{
    const EnvironmentId environment = question.plan.environments.value(0);
    const QDateTime now = m_workspace->serverNow();
    GateQuestion asked;
    asked.at = question.plan.start.value_or(wholeSeconds(now.isValid() ? toInstant(now) : Clock::system().now()));
    asked.user = question.user.isNull() ? m_workspace->identity().user : question.user;
    const auto say = [this, question, answered](const auto &result, const auto &gate) {
        if (result)
            answered(answerText(question, gateSentence(*result, askedIn(question, gate(*result)))));
        else
            answered(tr("Nobody knows: the server gave no answer. %1 Take it as a no.").arg(words::sentence(result.error())));
    };
    if (question.isAboutWhen) {
        askWhenOpen(m_workspace->queries(), environment, asked, context,
                    [say](const Result<NextOpenDecision> &result) { say(result, [](const NextOpenDecision &next) { return next.whenOpen; }); });
        return;
    }
    if (question.plan.end) {
        askAboutStretch(m_workspace->queries(), environment, asked, *question.plan.end, context,
                        [say](const Result<StretchDecision> &result) { say(result, [](const StretchDecision &stretch) { return stretch.atStart; }); });
        return;
    }
    whenDone(m_workspace->queries().gateCheck(environment, asked), context,
             [say](const Result<GateDecision> &result) { say(result, [](const GateDecision &decision) { return decision; }); });
}

} // namespace tidegate
