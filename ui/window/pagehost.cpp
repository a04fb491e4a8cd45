// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/window/pagehost.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "models/workspace.h"
#include "ui/page/page.h"
#include "ui/style/taborder.h"
#include "ui/window/modebar.h"

#include <QApplication>
#include <QScrollArea>
#include <QShortcut>
#include <QTimer>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace tidegate {

PageHost::PageHost(Workspace *workspace, QWidget *parent)
    : QStackedWidget(parent), m_workspace(workspace), m_infos(consolePages(workspace)), m_pages(m_infos.size(), nullptr), m_areas(m_infos.size(), nullptr)
{}

QList<Page *> PageHost::pages() const
{
    QList<Page *> made = m_pages;
    made.removeAll(nullptr);
    return made;
}

Page *PageHost::page(const QString &id)
{
    const int index = indexOf(id);
    if (m_page < 0 || index < 0)
        return nullptr;
    Page *page = pageAt(index);
    if (page != currentPage())
        page->setScope(m_scope);
    return page;
}

Page *PageHost::currentPage() const
{
    return m_page < 0 ? nullptr : m_pages.at(m_page);
}

QString PageHost::currentPageId() const
{
    return m_page < 0 ? QString() : m_infos.at(m_page).id;
}

int PageHost::indexOf(const QString &id) const
{
    for (qsizetype i = 0; i < m_infos.size(); ++i) {
        if (m_infos.at(i).id == id)
            return static_cast<int>(i);
    }
    return -1;
}

Page *PageHost::pageAt(int index)
{
    Page *&page = m_pages[index];
    if (!page) {
        page = m_infos.at(index).make(this);
        page->setObjectName(m_infos.at(index).id);
        auto *area = m_areas[index] = new QScrollArea(this);
        area->setFrameShape(QFrame::NoFrame);
        area->setFocusPolicy(Qt::NoFocus);
        area->setWidgetResizable(true);
        area->setWidget(page);
        addWidget(area);
        connectPage(page);
        emit pageMade(page);
    }
    return page;
}

void PageHost::connectPage(Page *page)
{
    if (page->hasFilter())
        new QShortcut(
            Qt::Key_Slash, page, page, [page] { page->focusFilter(); }, Qt::WidgetWithChildrenShortcut);
    connect(page, &Page::scopeRequested, this, &PageHost::setScope);
    connect(page, &Page::environmentRequested, this, [this](QUuid environment) { go({0, environment}, true); });
    connect(page, &Page::targetRequested, this, &PageHost::showTarget);
    connect(page, &Page::driftRequested, this, [this](QUuid target) {
        enterPage(u"drift"_s);
        currentPage()->showTarget(target);
    });
    connect(page, &Page::freezeWindowRequested, this, &PageHost::showFreezeWindow);
    connect(page, &Page::agentRequested, this, &PageHost::showAgent);
    connect(page, &Page::newFreezeRequested, this, &PageHost::startNewFreeze);
    connect(page, &Page::freezeRequested, this, &PageHost::startFreeze);
    connect(page, &Page::freezeEndRequested, this, [this](QUuid window) { startRemoval(u"calendar"_s, window); });
    connect(page, &Page::targetsRequested, this, [this](QUuid environment, const QString &words) {
        showPage(u"targets"_s);
        setScope(environment);
        currentPage()->setFilterText(words);
    });
    connect(page, &Page::changesRequested, this, [this](QUuid environment) {
        showPage(u"activity"_s);
        currentPage()->showChanges(environment);
    });
    connect(page, &Page::changeRequested, this, [this](QUuid environment, QUuid change) {
        showPage(u"activity"_s);
        currentPage()->showChange(environment, change);
    });
    connect(page, &Page::runningRequested, this, [this](const RunningQuestion &question) {
        enterPage(u"drift"_s);
        currentPage()->showRunning(question);
    });
    connect(page, &Page::newEnvironmentRequested, this, [this] {
        showPage(u"overview"_s);
        currentPage()->startNewItem();
    });
    connect(page, &Page::newTargetRequested, this, [this](QUuid environment) {
        showPage(u"targets"_s);
        setScope(environment);
        currentPage()->startNewItem();
    });
}

void PageHost::open(const QString &pageId, QUuid scope)
{
    go({std::max(0, indexOf(pageId)), scope}, true);
}

void PageHost::clear()
{
    m_page = -1;
    m_pages.fill(nullptr);
    for (QScrollArea *&area : m_areas)
        delete std::exchange(area, nullptr); // with its page
    delete m_awaiting;
    m_scope = {};
    m_places = {};
    m_entered = false;
}

void PageHost::showPage(const QString &id)
{
    if (const int index = indexOf(id); index >= 0)
        go({index, m_scope}, true);
}

void PageHost::enterPage(const QString &id)
{
    showPage(id);
    enterCurrent();
}

void PageHost::enterCurrent()
{
    if (!currentPage())
        return;
    // While there is nothing to list, what stands in the list's place says what to do.
    QWidget *pane = currentPage()->mainPane();
    while (pane && pane != currentPage() && !pane->isVisible())
        pane = pane->parentWidget();
    focusInto(pane ? pane : currentPage());
    if (!currentPage()->isAncestorOf(window()->focusWidget()))
        focusInto(currentPage()); // there is nothing in the pane to enter
}

void PageHost::enterFirstPage(bool isBusy)
{
    // An empty page has nothing to enter before it is known what the user may do.
    if (m_entered || !m_workspace->isLoaded() || m_workspace->state() != Workspace::State::Live)
        return;
    m_entered = true;
    if (!isBusy && !isAncestorOf(window()->focusWidget())) // who is at work already stays there
        QTimer::singleShot(0, this, [this] { enterPage(currentPageId()); });
}

void PageHost::setScope(QUuid environment)
{
    go({m_page, environment}, true);
}

void PageHost::leaveScope()
{
    go({m_page, {}}, false);
}

void PageHost::go(const Place &place, bool remember)
{
    if (place.scope == m_scope && place.page == m_page)
        return;
    if (remember) {
        if (const Page *left = currentPage())
            m_places.note(left->currentItem());
        m_places.visit(place);
    }
    m_scope = place.scope;
    const bool isTurned = std::exchange(m_page, place.page) != place.page;
    Page *page = pageAt(place.page);
    page->setScope(m_scope);
    setCurrentWidget(m_areas.at(place.page));
    emit placeChanged();
    if (isTurned && isVisible())
        enterCurrent();
}

void PageHost::step(int direction)
{
    if (const Page *left = currentPage())
        m_places.note(left->currentItem());
    const auto place = m_places.go(direction);
    if (!place)
        return;
    go(*place, false);
    if (!place->item.isNull())
        currentPage()->showItem(place->item);
    emit placeChanged();
}

void PageHost::showTarget(QUuid target)
{
    const auto found = m_workspace->targets()->target(TargetId(target));
    if (found && !m_scope.isNull() && found->environmentId.uuid() != m_scope)
        setScope({}); // it would be filtered away
    enterPage(u"targets"_s);
    currentPage()->showTarget(target);
}

void PageHost::showFreezeWindow(QUuid window)
{
    const FreezeWindow *found = m_workspace->freezes()->find(FreezeWindowId(window));
    if (found && !m_scope.isNull() && found->environmentId.uuid() != m_scope)
        setScope({});
    enterPage(u"calendar"_s);
    currentPage()->showFreezeWindow(window);
}

void PageHost::showAgent(QUuid agent)
{
    enterPage(u"agents"_s);
    currentPage()->showItem(agent);
}

void PageHost::startNewFreeze(QUuid environment)
{
    showPage(u"calendar"_s);
    if (const QString refusal = m_workspace->whyNot(Permission::FreezeCreate); !refusal.isEmpty())
        emit refused(refusal);
    else
        currentPage()->startNewFreeze(environment.isNull() ? m_scope : environment);
}

void PageHost::startFreeze(const FreezePlan &plan)
{
    const QString refusal = m_workspace->whyNot(Permission::FreezeCreate);
    if (!refusal.isEmpty() || m_workspace->environments()->all().isEmpty()) {
        emit refused(refusal.isEmpty() ? tr("There is no environment to freeze.") : refusal);
        return;
    }
    FreezePlan filled = plan;
    if (filled.environments.isEmpty() && !m_scope.isNull())
        filled.environments = {EnvironmentId(m_scope)};
    if (filled.start)
        showPage(u"calendar"_s);
    page(u"calendar"_s)->startFreeze(filled);
}

void PageHost::editEnvironment(QUuid environment)
{
    if (const QString refusal = m_workspace->whyNot(Permission::EnvironmentWrite); !refusal.isEmpty())
        emit refused(refusal);
    else
        page(u"overview"_s)->startEditing(environment);
}

void PageHost::startRemoval(const QString &page, QUuid item)
{
    enterPage(page);
    currentPage()->startRemoval(item);
}

void PageHost::askAbout(const TypedCommand &question)
{
    enterPage(u"overview"_s);
    currentPage()->askAbout(question);
}

bool PageHost::openLink(const QUrl &link)
{
    const QStringList parts = link.path().split(u'/', Qt::SkipEmptyParts);
    if (link.scheme() != u"tidegate" || link.host() != u"open" || parts.size() < 2)
        return false;
    const QString &kind = parts.at(parts.size() - 2);
    const QUuid id = parseUuid(parts.constLast());
    if (id.isNull())
        return false;
    bool isHere = false;
    if (kind == u"targets") {
        isHere = m_workspace->targets()->contains(TargetId(id));
        showTarget(id);
        if (!isHere && m_workspace->isArriving()) {
            awaitTarget(id);
            return true;
        }
    } else if (kind == u"freeze-windows") {
        isHere = m_workspace->freezes()->find(FreezeWindowId(id)) != nullptr;
        showFreezeWindow(id);
    } else if (kind == u"environments") {
        isHere = m_workspace->environments()->find(EnvironmentId(id)) != nullptr;
        go({0, isHere ? id : QUuid()}, true);
    } else {
        return false;
    }
    if (!isHere)
        emit refused(tr("The link leads to something that is not here, or not any more."));
    return true;
}

/// It is shown when it arrives. That it is not here is said when the server says so, or all targets are here.
void PageHost::awaitTarget(QUuid target)
{
    delete m_awaiting;
    m_awaiting = new QObject(this);
    const auto isHere = [this, target] { return m_workspace->targets()->contains(TargetId(target)); };
    const auto end = [this, awaiting = m_awaiting.data()] {
        if (m_awaiting != awaiting)
            return false; // that was the end
        m_awaiting.clear();
        awaiting->deleteLater();
        return true;
    };
    connect(m_workspace->targets(), &QAbstractItemModel::rowsInserted, m_awaiting, [isHere, end] {
        if (isHere())
            end(); // the page shows it
    });
    const auto refuse = [this, isHere, end] {
        if (end() && !isHere())
            emit refused(tr("The link leads to something that is not here, or not any more."));
    };
    connect(m_workspace, &Workspace::completed, m_awaiting, refuse);
    whenDone(m_workspace->queries().target(TargetId(target)), m_awaiting, [refuse](const Result<Target> &found) {
        if (!found && found.error().kind == ErrorKind::NotFound)
            refuse();
    });
}

void PageHost::refresh()
{
    m_workspace->refresh();
    if (Page *page = currentPage())
        page->refreshDetails();
}

void PageHost::cyclePane(int direction, ModeBar *modes)
{
    QList<QWidget *> panes{modes};
    if (Page *page = currentPage()) {
        const QList<QWidget *> own = page->panes();
        panes += own.isEmpty() ? QList<QWidget *>{page} : own;
    }
    panes.removeIf([](const QWidget *pane) { return !pane->isVisible(); });
    const QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            at = i;
    }
    QWidget *next = panes.at((at + direction + panes.size()) % panes.size());
    if (next == modes)
        modes->focusCurrent();
    else
        focusInto(next);
}

void PageHost::setSidebarVisible(bool visible)
{
    for (Page *page : std::as_const(m_pages)) {
        if (page)
            page->setSidebarVisible(visible);
    }
}

} // namespace tidegate
