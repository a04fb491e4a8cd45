// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendaractions.h"

#include "models/environmenttablemodel.h"
#include "models/freezeexport.h"
#include "models/peoplemodel.h"
#include "models/workspace.h"
#include "ui/calendar/edit/createpopover.h"
#include "ui/calendar/edit/freezeactions.h"
#include "ui/calendar/edit/freezenow.h"
#include "ui/calendar/freezepanel.h"
#include "ui/style/plaintext.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/displayzone.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>

using namespace Qt::StringLiterals;

namespace tidegate {

CalendarActions::CalendarActions(Workspace *workspace, const FreezeChanges *changes, FreezePanel *panel, QWidget *page)
    : QObject(page), m_workspace(workspace), m_source(workspace, changes), m_panel(panel)
{
    m_freezes = new FreezeActions(commands(), page);
    m_freezeNow = new FreezeNow(commands(), page);
    m_popover = new CreatePopover(previewSource(), page);
    m_edit = add(tr("&Edit freeze…"), u"editFreezeAction"_s, [this] { edit(m_selected.window); });
    m_delete = add(tr("&Delete freeze…"), u"deleteFreezeAction"_s, [this] { remove(m_selected.window); });
    m_changes = add(tr("Show what changed d&uring it"), u"showFreezeChangesAction"_s, [this] { showChanges(); });
    m_copy = add(tr("&Copy as text"), u"copyFreezeAction"_s, [this] { copyText(); });
    m_copyJson = add(tr("Copy as &JSON"), u"copyFreezeJsonAction"_s, [this] { copyJson(); });
    connect(panel, &FreezePanel::editRequested, m_edit, &QAction::trigger);
    connect(panel, &FreezePanel::deleteRequested, m_delete, &QAction::trigger);
    connect(panel, &FreezePanel::changesRequested, m_changes, &QAction::trigger);
    connect(panel, &FreezePanel::copyRequested, m_copy, &QAction::trigger);
    connect(panel, &FreezePanel::copyJsonRequested, m_copyJson, &QAction::trigger);
    connect(panel, &FreezePanel::notOpened, m_freezes, [this](const QString &text) { emit m_freezes->failed(text, {}); });
    connectPopover();
}

QAction *CalendarActions::add(const QString &text, const QString &name, const std::function<void()> &run)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, run);
    return action;
}

FreezeCommands CalendarActions::commands()
{
    FreezeCommands commands;
    commands.create = [this](const FreezeWindow &window) { return m_workspace->create(window); };
    commands.update = [this](const FreezeWindow &window, const QString &reason) { return m_workspace->update(window, reason); };
    commands.remove = [this](const FreezeWindow &window, const QString &reason) { return m_workspace->remove(window, reason); };
    commands.together = [this](const QUuid &id, const auto &words, const auto &start) { m_workspace->together(id, words, start); };
    commands.facts = [this] {
        return FreezeDialogFacts{.environments = m_source.environments(),
                                 .displayZone = DisplayZone::current().zone(),
                                 .now = m_source.now(),
                                 .me = m_workspace->identity().user,
                                 .mayExcept = m_workspace->can(Permission::FreezeExcept),
                                 .people = m_workspace->model<PeopleModel>(),
                                 .workspace = m_workspace,
                                 .preview = previewSource()};
    };
    return commands;
}

PreviewSource CalendarActions::previewSource()
{
    PreviewSource source;
    source.ask = [this](const FreezeWindow &window) { return m_workspace->queries().preview(window); };
    source.describe = [this](FreezeWindowId id) { return m_source.describe(id); };
    source.nameOf = [this](EnvironmentId id) {
        const EnvironmentSummary *summary = m_workspace->environments()->find(id);
        return summary ? plainLine(summary->environment.displayName) : QString();
    };
    source.now = [this] { return m_source.now(); };
    return source;
}

void CalendarActions::connectPopover()
{
    connect(m_popover, &CreatePopover::createRequested, this, [this](const FreezeWindow &window) {
        m_freezes->create(window, [this](const Result<FreezeWindow> &result) {
            if (result)
                m_popover->dismiss();
            else
                m_popover->showError(result.error());
        });
    });
    connect(m_popover, &CreatePopover::detailsRequested, this, [this](const FreezeWindow &draft) { startCreation(draft); });
    connect(m_popover, &CreatePopover::dismissed, this, &CalendarActions::popoverClosed);
}

QList<QAction *> CalendarActions::actions() const
{
    return {m_edit, m_delete, m_changes, m_copy, m_copyJson};
}

void CalendarActions::setSelected(OccurrenceKey key)
{
    m_selected = key;
    update();
}

void CalendarActions::update()
{
    const auto entry = m_source.entryOf(m_selected);
    const QString whyNotEdit = entry ? m_source.whyNotEdit(entry->window) : QString();
    const QString whyNotDelete = entry ? m_source.whyNotDelete(entry->window) : QString();
    if (entry)
        m_panel->showEntry(*entry, m_source.now(), DisplayZone::current().zone(), whyNotEdit, whyNotDelete);
    else
        m_panel->showNothing();
    m_delete->setText(entry && entry->stateAt(m_source.now()) == FreezeState::Active ? tr("En&d freeze now…") : tr("&Delete freeze…"));
    const QString noneSelected = entry ? QString() : tr("Select a freeze first.");
    setPossible(m_edit, entry ? whyNotEdit : noneSelected);
    setPossible(m_delete, entry ? whyNotDelete : noneSelected);
    setPossible(m_changes, entry && entry->changes == 0 ? tr("No change was seen during this freeze.") : noneSelected);
    setPossible(m_copy, noneSelected);
    setPossible(m_copyJson, noneSelected);
}

/// The newest, with the others beside it.
void CalendarActions::showChanges()
{
    const auto entry = m_source.entryOf(m_selected);
    if (const auto changes = entry ? m_source.changesIn(*entry) : QList<FreezeChange>(); !changes.isEmpty())
        emit changeRequested(changes.constLast());
}

void CalendarActions::startCreation(const FreezeWindow &draft, const QList<EnvironmentId> &also)
{
    m_popover->dismiss();
    m_freezes->startCreation(draft, also);
}

void CalendarActions::openPopover(const FreezeWindow &draft, const QList<CalendarLane> &lanes, const QTimeZone &second, const QRect &anchor)
{
    const QTimeZone zone = DisplayZone::current().zone();
    m_popover->openFor(draft, lanes, zone, second.isValid() ? second : zone, anchor);
}

void CalendarActions::closePopover()
{
    m_popover->dismiss();
}

void CalendarActions::edit(FreezeWindowId id)
{
    const FreezeWindow *window = m_source.find(id);
    // The panel beside shows the window and says why it cannot be changed.
    if (window && m_source.whyNotEdit(*window).isEmpty())
        m_freezes->startEditing(*window);
}

void CalendarActions::remove(FreezeWindowId id)
{
    const FreezeWindow *window = m_source.find(id);
    if (window && m_source.whyNotDelete(*window).isEmpty())
        m_freezes->startRemoval(*window);
}

void CalendarActions::copyText()
{
    if (m_selected.isNull())
        return;
    QApplication::clipboard()->setText(m_panel->text());
    emit copied(tr("Copied"));
}

void CalendarActions::copyJson()
{
    const FreezeWindow *window = m_source.find(m_selected.window);
    if (!window)
        return;
    QApplication::clipboard()->setText(asJson(*window, m_source.now()));
    emit copied(tr("Copied"));
}

} // namespace tidegate
