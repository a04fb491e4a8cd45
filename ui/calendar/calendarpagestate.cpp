// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/calendar/calendarpage.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/localtime.h"
#include "models/words.h"
#include "models/workspace.h"
#include "ui/calendar/agendaproxymodel.h"
#include "ui/calendar/calendarheader.h"
#include "ui/calendar/environmentfilter.h"
#include "ui/calendar/freezeactions.h"
#include "ui/calendar/freezepanel.h"
#include "ui/calendar/monthview.h"
#include "ui/displayzone.h"
#include "ui/widgets/pagestack.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QTableView>

// What CalendarPage shows and does; how it is put together is in calendarpage.cpp.

using namespace Qt::StringLiterals;

namespace tidegate {

using Model = FreezeWindowTableModel;

QString CalendarPage::title() const
{
    return tr("Calendar");
}

QString CalendarPage::newItemText() const
{
    return tr("New freeze…");
}

QString CalendarPage::statusText() const
{
    const QList<FreezeWindow> &all = m_workspace->freezes()->all();
    const auto isActive = [at = now()](const FreezeWindow &window) { return window.stateAt(at) == FreezeState::Active; };
    const int count = static_cast<int>(all.size());
    const int active = static_cast<int>(std::count_if(all.cbegin(), all.cend(), isActive));
    return tr("%1 · %2 active").arg(count == 1 ? tr("1 freeze") : tr("%n freezes", nullptr, count)).arg(active);
}

Instant CalendarPage::now() const
{
    return toInstant(m_workspace->serverNow());
}

QList<Environment> CalendarPage::environments() const
{
    QList<Environment> result;
    for (const EnvironmentSummary &summary : m_workspace->environments()->all())
        result.append(summary.environment);
    return result;
}

EnvironmentId CalendarPage::onlyShownEnvironment() const
{
    EnvironmentId only;
    for (const Environment &environment : environments()) {
        if (!m_filter->isShown(environment.id))
            continue;
        if (!only.isNull())
            return {};
        only = environment.id;
    }
    return only;
}

CalendarEntry CalendarPage::entryOf(const FreezeWindow &window) const
{
    const EnvironmentSummary *summary = m_workspace->environments()->find(window.environmentId);
    CalendarEntry entry;
    entry.window = window;
    entry.environment = summary ? summary->environment.displayName : tr("Unknown environment");
    entry.production = summary && summary->environment.isProduction;
    entry.exempt = window.exceptions.contains(m_workspace->identity().user);
    return entry;
}

void CalendarPage::updateEntries()
{
    const Instant at = now();
    QSet<EnvironmentId> shown;
    QSet<EnvironmentId> production;
    for (const Environment &environment : environments()) {
        if (m_filter->isShown(environment.id))
            shown.insert(environment.id);
        if (environment.isProduction)
            production.insert(environment.id);
    }
    QList<CalendarEntry> entries;
    for (const FreezeWindow &window : m_workspace->freezes()->all()) {
        const FreezeState state = window.stateAt(at);
        const bool over = state == FreezeState::Ended || state == FreezeState::Cancelled;
        if (shown.contains(window.environmentId) && (m_header->showsPast() || !over))
            entries.append(entryOf(window));
    }
    m_month->setNow(at);
    m_month->setEntries(entries);
    m_proxy->setNow(at);
    m_proxy->setProduction(production);
    m_proxy->setFilter(shown, m_header->showsPast());
}

void CalendarPage::updateStack()
{
    const QList<Environment> all = environments();
    if (!m_workspace->isLoaded() && all.isEmpty()) {
        m_stack->showLoading(tr("Loading the freezes…"));
    } else if (all.isEmpty()) {
        m_stack->showEmpty(EmptyState::Variant::Empty, tr("No environments yet"), tr("Freezes belong to environments. Add one on the Overview page first."));
    } else if (!m_stack->isShowingContent() || m_workspace->isLoaded()) {
        m_stack->showContent();
    }
}

void CalendarPage::updateAgendaState()
{
    if (m_proxy->rowCount() > 0) {
        m_agendaStack->showContent();
        // Assistive technology asks a focused table for its current cell.
        if (!m_table->currentIndex().isValid())
            m_table->selectionModel()->setCurrentIndex(m_proxy->index(0, 0), QItemSelectionModel::NoUpdate);
        return;
    }
    const bool filtered = !m_workspace->freezes()->all().isEmpty();
    EmptyState *state = filtered
        ? m_agendaStack->showEmpty(EmptyState::Variant::NoMatch, tr("No freeze to show"), tr("All are over, or in environments that are not shown."))
        : m_agendaStack->showEmpty(EmptyState::Variant::Empty, tr("No freezes"), tr("Deployments are not stopped by any freeze."));
    if (filtered)
        state->addAction(tr("Show all"), this, [this] {
            m_header->showPast();
            m_filter->showOnly({});
        });
    else if (createRefusal().isEmpty())
        state->addAction(
            tr("New freeze…"), this, [this] { startNewFreeze({}); }, true);
}

void CalendarPage::updateZone()
{
    const DisplayZone &display = DisplayZone::current();
    const QString utc = words::instant(now(), QTimeZone::utc());
    m_header->setZone(tr("Zone: %1").arg(display.text()), tr("Times are shown in %1. In UTC it is %2 now.").arg(display.text(), utc));
    m_month->setZone(display.zone());
    m_proxy->setZone(display.zone());
    updateSelection();
}

QString CalendarPage::createRefusal() const
{
    return m_workspace->whyNot(u"freeze:create"_s);
}

QString CalendarPage::editRefusal(const FreezeWindow &window) const
{
    const FreezeState state = window.stateAt(now());
    if (state == FreezeState::Ended || state == FreezeState::Cancelled)
        return tr("This freeze is over; history is not changed.");
    return createRefusal();
}

QString CalendarPage::deleteRefusal(const FreezeWindow &window) const
{
    if (const QString refusal = m_workspace->whyNot(u"freeze:delete"_s); !refusal.isEmpty())
        return refusal;
    if (window.stateAt(now()) != FreezeState::Upcoming && !m_workspace->can(u"freeze:lift"_s))
        return tr("Your role may not end a freeze that has started.");
    return {};
}

void CalendarPage::updateSelection()
{
    const QString refusal = createRefusal();
    m_header->setCreation(refusal.isEmpty(), refusal);
    m_month->setCreationAllowed(refusal.isEmpty());
    m_newAction->setEnabled(refusal.isEmpty());
    m_newAction->setToolTip(refusal);
    const FreezeWindow *window = m_workspace->freezes()->find(m_selected);
    const bool editable = window && editRefusal(*window).isEmpty();
    const bool deletable = window && deleteRefusal(*window).isEmpty();
    if (window)
        m_panel->showEntry(entryOf(*window), now(), DisplayZone::current().zone(), editRefusal(*window), deleteRefusal(*window));
    else
        m_panel->showNothing();
    m_editAction->setEnabled(editable);
    m_deleteAction->setEnabled(deletable);
    m_copyAction->setEnabled(window != nullptr);
    m_side->setVisible(m_sidebar || window);
}

void CalendarPage::select(FreezeWindowId id)
{
    if (id == m_selected)
        return;
    m_selected = id;
    if (m_month->selectedWindow() != id)
        m_month->selectWindow(id);
    syncTable();
    updateSelection();
    emit menuActionsChanged();
}

void CalendarPage::syncTable()
{
    const int row = m_workspace->freezes()->rowOf(m_selected);
    const QModelIndex index = row < 0 ? QModelIndex() : m_proxy->mapFromSource(m_workspace->freezes()->index(row, Model::EnvironmentColumn));
    if (!index.isValid()) {
        m_table->clearSelection();
        return;
    }
    if (!m_table->selectionModel()->isRowSelected(index.row(), {}))
        m_table->setCurrentIndex(index);
}

void CalendarPage::showAgenda(bool agenda)
{
    m_views->setCurrentIndex(agenda ? 1 : 0);
    m_header->setAgenda(agenda);
    setFocusProxy(agenda ? static_cast<QWidget *>(m_table) : m_month);
    if (isVisible())
        (agenda ? static_cast<QWidget *>(m_table) : m_month)->setFocus();
}

void CalendarPage::setScope(QUuid environment)
{
    m_scope = environment;
    m_filter->showOnly(EnvironmentId(environment));
}

void CalendarPage::showFreezeWindow(QUuid id)
{
    updateAll(); // the model may be ahead of the view
    const FreezeWindow *window = m_workspace->freezes()->find(FreezeWindowId(id));
    if (!window)
        return;
    const FreezeWindowId windowId = window->id;
    m_filter->reveal(window->environmentId);
    if (const FreezeState state = window->stateAt(now()); state == FreezeState::Ended || state == FreezeState::Cancelled)
        m_header->showPast();
    m_month->selectWindow(windowId);
    select(windowId);
    syncTable();
}

void CalendarPage::startNewFreeze(QUuid environment)
{
    if (const QString refusal = createRefusal(); !refusal.isEmpty()) {
        emit messageReported(refusal, {});
        return;
    }
    const EnvironmentId wanted = environment.isNull() ? onlyShownEnvironment() : EnvironmentId(environment);
    const QDate day = std::max(m_month->currentDate(), toDateTime(now()).toTimeZone(DisplayZone::current().zone()).date());
    const QTimeZone zone = DisplayZone::current().zone();
    m_actions->startCreation(wanted, readLocalTime(day, QTime(0, 0), zone).earlier, readLocalTime(day.addDays(1), QTime(0, 0), zone).later, zone);
}

void CalendarPage::createOnDays(QDate first, QDate last)
{
    const QTimeZone zone = DisplayZone::current().zone();
    m_actions->startCreation(onlyShownEnvironment(), readLocalTime(first, QTime(0, 0), zone).earlier, readLocalTime(last.addDays(1), QTime(0, 0), zone).later,
                             zone);
}

void CalendarPage::edit(FreezeWindowId id)
{
    const FreezeWindow *window = m_workspace->freezes()->find(id);
    // The panel beside shows the window and says why it cannot be changed.
    if (window && editRefusal(*window).isEmpty())
        m_actions->startEditing(*window);
}

void CalendarPage::remove(FreezeWindowId id)
{
    const FreezeWindow *window = m_workspace->freezes()->find(id);
    if (window && deleteRefusal(*window).isEmpty())
        m_actions->startRemoval(*window);
}

void CalendarPage::copySelection()
{
    if (m_selected.isNull())
        return;
    QApplication::clipboard()->setText(m_panel->text());
    emit successReported(tr("Copied"));
}

void CalendarPage::setSidebarVisible(bool visible)
{
    m_sidebar = visible;
    updateSelection();
}

QList<QWidget *> CalendarPage::panes() const
{
    QWidget *view = m_views->currentIndex() == 0 ? static_cast<QWidget *>(m_month) : m_table;
    return {m_header, view, m_side};
}

void CalendarPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    updateAll(); // the clock went on while the page was hidden
}

bool CalendarPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return Page::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if ((key->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return Page::eventFilter(watched, event);
    const bool ours = key->key() == Qt::Key_M || key->key() == Qt::Key_Delete || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (!ours)
        return Page::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (key->key() == Qt::Key_M)
        showAgenda(false);
    else if (key->key() == Qt::Key_Delete)
        remove(m_selected);
    else
        edit(m_selected);
    return true;
}

} // namespace tidegate
