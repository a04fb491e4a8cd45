// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/consolewalk.h"

#include "models/servertablemodel.h"
#include "ui/page/page.h"
#include "ui/palette/commandpalette.h"
#include "ui/servers/serverdialog.h"
#include "ui/servers/serversdialog.h"
#include "ui/servers/signindialog.h"
#include "ui/servers/welcomepage.h"
#include "ui/window/pages.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QMenuBar>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace tidegate::test {
namespace {

QWidgetList openWindows()
{
    QWidgetList found;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->windowType() != Qt::ToolTip)
            found.append(widget);
    }
    return found;
}

/// What a window shows, so that it can be seen to have come to rest.
QString picture(const QWidget *root)
{
    QString shown;
    for (const QWidget *widget : root->findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        const QRect place = widget->geometry();
        shown += QString::number(place.x() + 31 * place.y() + 997 * place.width() + 7919 * place.height()) + u' ';
        if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
            shown += QString::number(view->model()->rowCount()) + u' ';
    }
    return shown;
}

bool asksForMore(const QString &text)
{
    return text.contains(u'…');
}

} // namespace

ConsoleWalk::ConsoleWalk()
{
    ServerOptions options = embeddedOptions(m_directory.filePath(u"tidegate.db"_s));
    options.scheduledChecks = false;
    m_secret = options.localSecret;
    m_backend.setMasterKey(MasterKey::random());
    m_backend.start(options, true);
    if (const auto url = m_backend.waitUntilReady())
        m_url = *url;
}

bool ConsoleWalk::run(const Visit &visit)
{
    m_visit = visit;
    m_opened.clear();
    ConsoleOptions options;
    options.demo = true;
    options.page = u"overview"_s;
    const bool loaded = openMainWindow({m_url, m_secret, {}}, options);
    if (loaded) {
        for (const PageInfo &page : consolePages(m_workspace.get()))
            walkPage(page.id);
        walkSession();
        walkScenes();
    }
    m_window.reset();
    m_workspace.reset();
    return loaded;
}

bool ConsoleWalk::openMainWindow(const Endpoint &endpoint, const ConsoleOptions &options)
{
    m_window.reset();
    m_workspace = std::make_unique<Workspace>(Endpoint{});
    m_window = std::make_unique<MainWindow>(m_workspace.get(), options);
    // "960x600": the size of all windows that follow, for looking at them.
    const QStringList size = qEnvironmentVariable("TIDEGATE_TEST_SIZE").split(u'x');
    if (size.size() == 2)
        m_window->resize(size.at(0).toInt(), size.at(1).toInt());
    m_window->show();
    m_window->activateWindow();
    m_workspace->open(endpoint);
    return QTest::qWaitFor([this] { return m_workspace->isLoaded() && m_workspace->state() == Workspace::State::Live; }, 20'000);
}

void ConsoleWalk::walkSession()
{
    const auto showAlone = [this](QWidget &surface, const QString &name) {
        surface.show();
        show(&surface, name);
        surface.close();
    };
    const EndpointProvider provider;
    ServerTableModel connections({});
    WelcomePage welcome;
    welcome.resize(m_window->size());
    showAlone(welcome, u"welcome"_s);
    SignInDialog signIn(u"tidegate.example.com:7420"_s, true);
    showAlone(signIn, u"sign-in"_s);
    ServersDialog list(&connections, provider);
    showAlone(list, u"connections"_s);
    ServerDialog editor(SavedServer(), provider);
    showAlone(editor, u"new connection"_s);
}

void ConsoleWalk::walkPage(const QString &id)
{
    m_window->showPage(id);
    show(m_window.get(), id);
    walkViews(id);
    selectSomething();
    show(m_window.get(), id + u", selected"_s);
    walkTabs(id);
    walkActions(id);
    walkButtons(id);
}

void ConsoleWalk::walkTabs(const QString &name)
{
    for (QTabBar *tabs : m_window->currentPage()->findChildren<QTabBar *>()) {
        const int first = tabs->currentIndex();
        for (int i = 0; i < tabs->count() && tabs->isVisible(); ++i) {
            tabs->setCurrentIndex(i);
            waitForDetails();
            show(m_window.get(), name + u", tab "_s + tabs->tabText(i));
        }
        tabs->setCurrentIndex(first);
    }
}

void ConsoleWalk::walkViews(const QString &name)
{
    QList<QAbstractButton *> views;
    for (QAbstractButton *button : m_window->currentPage()->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->isCheckable() && (button->autoExclusive() || button->group()))
            views.append(button);
    }
    const auto first = std::find_if(views.cbegin(), views.cend(), [](const QAbstractButton *button) { return button->isChecked(); });
    for (QAbstractButton *view : std::as_const(views)) {
        view->click();
        show(m_window.get(), name + u", "_s + view->text());
    }
    if (first != views.cend())
        (*first)->click();
}

void ConsoleWalk::walkActions(const QString &name)
{
    for (const QAction *title : m_window->menuBar()->actions()) {
        emit title->menu()->aboutToShow();
        // The menus of pages are filled when they open: triggering may fill them again.
        QList<QPointer<QAction>> actions;
        for (QAction *action : title->menu()->actions())
            actions.append(action);
        for (const QPointer<QAction> &action : actions) {
            const bool opens = action && action->isEnabled() && !action->isCheckable()
                && (asksForMore(action->text()) || action->menuRole() == QAction::AboutRole);
            if (!opens || action->menuRole() == QAction::QuitRole || m_opened.contains(action->text()))
                continue;
            m_opened.insert(action->text());
            lookAtWhatOpens(name + u", "_s + action->text(), [&action] { action->trigger(); });
        }
    }
}

void ConsoleWalk::walkButtons(const QString &name)
{
    QList<QPointer<QPushButton>> buttons; // some go with what another one did
    for (QPushButton *button : m_window->findChildren<QPushButton *>())
        buttons.append(button);
    for (const QPointer<QPushButton> &button : std::as_const(buttons)) {
        if (button && button->isVisible() && button->isEnabled() && asksForMore(button->text()) && !m_opened.contains(button->text())) {
            m_opened.insert(button->text());
            lookAtWhatOpens(name + u", "_s + button->text(), [&button] { button->click(); });
        }
    }
}

void ConsoleWalk::selectSomething()
{
    for (auto *view : m_window->currentPage()->findChildren<QAbstractItemView *>()) {
        if (!view->isVisible() || !view->model() || view->model()->rowCount() == 0 || view->selectionMode() == QAbstractItemView::NoSelection)
            continue;
        QModelIndex index = view->model()->index(0, 0);
        while (view->model()->rowCount(index) > 0)
            index = view->model()->index(0, 0, index);
        // What a click would do, without the filters of facet lists: those are chosen by activation.
        if (!view->currentIndex().isValid() || view->inherits("QTreeView"))
            view->setCurrentIndex(index);
    }
}

void ConsoleWalk::waitUntilIdle()
{
    QString before;
    int still = 0;
    [[maybe_unused]] const bool rested = QTest::qWaitFor(
        [&before, &still] {
            QString now;
            for (const QWidget *window : openWindows())
                now += picture(window);
            still = now == before ? still + 1 : 0;
            before = now;
            return still >= 4;
        },
        5'000);
}

/// What a tab loads when it is first shown comes after it looks settled: its lists are hidden until they have rows.
void ConsoleWalk::waitForDetails()
{
    QTest::qWait(150);
}

void ConsoleWalk::show(QWidget *surface, const QString &name)
{
    waitUntilIdle();
    m_visit(surface, name);
}

void ConsoleWalk::lookAtWhatOpens(const QString &name, const std::function<void()> &open, const std::function<void(QWidget *)> &inside)
{
    const QWidgetList before = openWindows();
    const auto opened = [&before]() -> QWidget * {
        for (QWidget *widget : openWindows()) {
            if (!before.contains(widget))
                return widget;
        }
        return nullptr;
    };
    open();
    if (!QTest::qWaitFor([&opened] { return opened() != nullptr; }, 500)) {
        // The palette stands in the window itself.
        show(m_window.get(), name);
        for (auto *palette : m_window->findChildren<CommandPalette *>())
            palette->hide();
        return;
    }
    waitUntilIdle();
    // Qt's own dialogs are Qt's.
    if (QWidget *surface = opened(); surface && !qobject_cast<QFileDialog *>(surface) && !surface->inherits("QAbstractPrintDialog"))
        m_visit(surface, name + u": "_s + surface->windowTitle());
    if (QWidget *surface = opened(); surface && inside)
        inside(surface);
    // A dialog with a suggestion or with changes in it asks before it closes.
    for (int i = 0; i < 4 && opened(); ++i) {
        QWidget *surface = opened();
        if (auto *discard = surface->findChild<QPushButton *>(u"discard"_s); discard && discard->isVisible())
            discard->click();
        else if (auto *dialog = qobject_cast<QDialog *>(surface))
            dialog->reject();
        else
            surface->close();
        [[maybe_unused]] const bool closed = QTest::qWaitFor([&opened] { return opened() == nullptr; }, 200);
    }
}

} // namespace tidegate::test
