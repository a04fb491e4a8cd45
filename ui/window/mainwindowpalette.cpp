// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/mainwindow.h"

#include "models/environmenttablemodel.h"
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
            run(item.sentence);
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

void MainWindow::run(const TypedCommand &command)
{
    const QUuid environment = command.plan.environments.value(0).uuid();
    switch (command.verb) {
    case TypedCommand::Verb::Edit:
        m_pages->editEnvironment(environment);
        break;
    case TypedCommand::Verb::Freeze:
        m_pages->startFreeze(command.plan);
        break;
    case TypedCommand::Verb::Ask:
        m_pages->askAbout(command);
        break;
    }
}

void MainWindow::answer(const TypedCommand &question, QObject *context, const std::function<void(const QString &)> &answered)
{
    const EnvironmentId environment = question.plan.environments.value(0);
    const QDateTime now = m_workspace->serverNow();
    GateQuestion asked;
    asked.at = question.plan.start.value_or(wholeSeconds(now.isValid() ? toInstant(now) : Clock::system().now()));
    asked.user = m_workspace->identity().user;
    const auto say = [this, environment, answered](const auto &result, const auto &gate) {
        const EnvironmentSummary *summary = m_workspace->environments()->find(environment);
        const QString name = summary ? plainLine(summary->environment.displayName) : QString();
        answered(result ? gateSentence(*result, gateAsked(*m_workspace, name, gate(*result))).text
                        : tr("Nobody knows: the server gave no answer. %1 Take it as a no.").arg(words::sentence(result.error())));
    };
    if (question.plan.end) {
        askAboutStretch(m_workspace->queries(), environment, asked, *question.plan.end, context,
                        [say](const Result<StretchDecision> &result) { say(result, [](const StretchDecision &stretch) { return stretch.atStart; }); });
        return;
    }
    whenDone(m_workspace->queries().gateCheck(environment, asked), context,
             [say](const Result<GateDecision> &result) { say(result, [](const GateDecision &decision) { return decision; }); });
}

} // namespace tidegate
