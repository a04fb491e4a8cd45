// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"
#include "tests/ui/freezes.h"
#include "tests/ui/inspect.h"

#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "ui/overview/environmentcard.h"
#include "ui/page/page.h"
#include "ui/palette/commandpalette.h"
#include "ui/palette/palettesource.h"
#include "ui/style/theme.h"
#include "ui/undo/undohistory.h"
#include "ui/widgets/actionstate.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/facetlist.h"
#include "ui/widgets/pagestack.h"
#include "ui/widgets/toast.h"
#include "ui/window/freezestrip.h"
#include "ui/window/mainwindow.h"
#include "ui/window/messagelist.h"
#include "ui/window/pages.h"
#include "ui/window/shortcutsheet.h"

#include <QClipboard>
#include <QLabel>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void everyFocusableWidgetHasAName();
    void nothingIsClippedAtTheDefaultSize();
    void saysWhichEnvironmentIsFrozenAndUntilWhen();
    void theTitleAndThePillCarryTheConnection();
    void walksBackThroughPagesAndScopes();
    void remembersThePage();
    void comesBackAsItWasLeft();
    void backFindsTheSelectionAgain();
    void newSaysWhyNothingCanBeMade();
    void pagesOpenedByKeyTakeTheFocus();
    void everyKeyIsOnTheSheet();
    void undoIsInTheMenuAndOnAToast();
    void keepsMessagesUntilTheyAreRead();
    void opensLinksAndNothingElse();
    void everyMenuActionHasWords();
    void noMenuLeavesAKeyWithTwoActions();
    void theMenusAreTheSameOnEveryPage();
    void theEnvironmentMenuIsAboutTheScope();
    void theEnvironmentMenuIsAboutWhatIsSelected();
    void quitComesLast();
    void aSignInThatIsCancelledIsNoLoading();
    void aboutNamesVersionsAndLicence();
    void writesAScreenshotInBothThemes_data();
    void writesAScreenshotInBothThemes();
};

void TestMainWindow::everyFocusableWidgetHasAName()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();

    for (const auto &page : consolePages(&workspace)) {
        window.showPage(page.id);
        QCOMPARE(window.currentPageId(), page.id);
        QCOMPARE(unnamed(&window), QStringList());
    }
}

void TestMainWindow::nothingIsClippedAtTheDefaultSize()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));

    QCOMPARE(clipped(&window), QStringList());
}

void TestMainWindow::saysWhichEnvironmentIsFrozenAndUntilWhen()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    const auto *strip = window.findChild<FreezeStrip *>();

    QVERIFY(strip->isVisibleTo(&window));
    QVERIFY2(strip->text().startsWith(u"Production is frozen until "_s), qPrintable(strip->text()));
    QVERIFY(strip->text().endsWith(u"Holiday freeze"_s));

    window.setScope(workspace.environments()->all().constFirst().environment.id.uuid());
    QVERIFY(strip->isVisibleTo(&window));
    QVERIFY2(!strip->text().contains(u"is frozen until"_s), qPrintable(strip->text()));
}

void TestMainWindow::theTitleAndThePillCarryTheConnection()
{
    Workspace workspace(deadEndpoint());
    ConsoleOptions options;
    options.connectionName = u"acme-prod"_s;
    options.connectionClass = u"PROD"_s;
    options.serverHost = u"tidegate.example.com:7420"_s;
    const MainWindow window(&workspace, options);

    QVERIFY(window.windowTitle().contains(u"acme-prod"_s));
    QCOMPARE(window.findChild<QToolButton *>(u"connection"_s)->text(), u"acme-prod"_s);
}

void TestMainWindow::walksBackThroughPagesAndScopes()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QUuid first = workspace.environments()->all().constFirst().environment.id.uuid();

    window.setScope(first);
    window.showPage(u"activity"_s);
    QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(window.currentPageId(), u"overview"_s);
    QCOMPARE(window.scope(), first);
    QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);
    QVERIFY(window.scope().isNull());
    QTest::keyClick(&window, Qt::Key_6, Qt::ControlModifier);
    QCOMPARE(window.currentPageId(), u"activity"_s);
}

void TestMainWindow::remembersThePage()
{
    const QTemporaryDir folder;
    Workspace workspace(deadEndpoint());
    ConsoleOptions options;
    options.settingsFile = folder.filePath(u"console.ini"_s);
    {
        MainWindow window(&workspace, options);
        window.showPage(u"activity"_s);
        window.close();
    }

    const MainWindow again(&workspace, options);
    QCOMPARE(again.currentPageId(), u"activity"_s);
    options.page = u"environments"_s;
    const MainWindow asked(&workspace, options);
    QCOMPARE(asked.currentPageId(), u"overview"_s);
}

void TestMainWindow::comesBackAsItWasLeft()
{
    const QTemporaryDir folder;
    Workspace workspace(deadEndpoint());
    fill(workspace);
    const QUuid staging = workspace.environments()->all().at(1).environment.id.uuid();
    ConsoleOptions options;
    options.settingsFile = folder.filePath(u"console.ini"_s);
    {
        MainWindow window(&workspace, options);
        window.resize(1100, 700);
        window.show();
        window.showPage(u"targets"_s);
        window.setScope(staging);
        window.findChild<CommandPalette *>()->setRecent({u">quit"_s});
        window.close();
    }

    MainWindow again(&workspace, options);
    QCOMPARE(again.size(), QSize(1100, 700));
    QCOMPARE(again.currentPageId(), u"targets"_s);
    QCOMPARE(again.scope(), staging);
    QCOMPARE(again.findChild<CommandPalette *>()->recent(), QStringList{u">quit"_s});
    options.serverHost = u"tidegate.example.com:7420"_s;
    const MainWindow elsewhere(&workspace, options);
    QVERIFY2(elsewhere.scope().isNull(), "an environment belongs to its connection");
}

void TestMainWindow::backFindsTheSelectionAgain()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QList<Target> targets = workspace.targets()->allTargets();

    window.showTarget(targets.at(2).id.uuid());
    window.showPage(u"activity"_s);
    window.showTarget(targets.at(4).id.uuid());
    QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(window.currentPageId(), u"activity"_s);
    QTest::keyClick(&window, Qt::Key_Left, Qt::AltModifier);

    QCOMPARE(window.currentPageId(), u"targets"_s);
    QCOMPARE(window.currentPage()->currentItem(), targets.at(2).id.uuid());
    QTest::keyClick(&window, Qt::Key_Right, Qt::AltModifier);
    QTest::keyClick(&window, Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(window.currentPage()->currentItem(), targets.at(4).id.uuid());
}

void TestMainWindow::newSaysWhyNothingCanBeMade()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();
    const QList<QAction *> actions = window.findChildren<QAction *>();
    const auto create = std::find_if(actions.cbegin(), actions.cend(), [](const QAction *action) { return action->shortcut() == QKeySequence::New; });
    QVERIFY(create != actions.cend());

    for (const auto &page : {u"environments"_s, u"targets"_s, u"calendar"_s}) {
        window.showPage(page);
        QVERIFY(!(*create)->isEnabled());
        QVERIFY2((*create)->toolTip().contains(u"no connection"_s), qPrintable(page + u": "_s + (*create)->toolTip()));
    }
}

void TestMainWindow::pagesOpenedByKeyTakeTheFocus()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));

    for (const PageInfo &page : consolePages(&workspace)) {
        QTest::keySequence(&window, page.shortcut);
        QCOMPARE(window.currentPageId(), page.id);
        const QWidget *focus = QApplication::focusWidget();
        QVERIFY2(focus && window.currentPage()->isAncestorOf(focus), qPrintable(page.id));
        QVERIFY2(focus->focusPolicy() & Qt::TabFocus, qPrintable(page.id)); // what takes no focus shows none
    }
}

void TestMainWindow::everyKeyIsOnTheSheet()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.showPage(u"targets"_s);

    QTest::keyClick(&window, Qt::Key_F1);

    const auto *sheet = window.findChild<ShortcutSheet *>();
    QVERIFY(sheet);
    const auto *list = sheet->findChild<QTreeWidget *>();
    QStringList keys;
    for (int group = 0; group < list->topLevelItemCount(); ++group) {
        for (int row = 0; row < list->topLevelItem(group)->childCount(); ++row)
            keys += list->topLevelItem(group)->child(row)->text(1).split(u", "_s);
    }
    for (const char *key : {"Ctrl+K", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+1", "F6", "Shift+F6", "F9", "F11", "Alt+Left", "Ctrl+,", "Ctrl+Q", "F5", "Ctrl+R", "F1",
                            "Ctrl+?", "Ctrl+Shift+H", "Ctrl+Shift+F", "Ctrl+N", "Ctrl+F"})
        QVERIFY2(keys.contains(QLatin1StringView(key)), key);
    QCOMPARE(unnamed(sheet), QStringList());
}

void TestMainWindow::undoIsInTheMenuAndOnAToast()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    int undone = 0;
    int redone = 0;

    emit window.currentPage()->undoOffered(
        u"Production was changed."_s, [&undone] { ++undone; }, [&redone] { ++redone; });
    const auto *toasts = window.findChild<ToastStack *>();
    QVERIFY(toasts->offersUndo());
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone, 1);
    QVERIFY(!toasts->offersUndo());
    const auto *history = window.findChild<UndoHistory *>();
    QTRY_VERIFY(!history->isRunning());
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(redone, 1);
    QTRY_VERIFY(!history->isRunning());

    emit window.currentPage()->undoOffered(u"Staging was changed."_s, [] { return QtFuture::makeReadyFuture(Result<void>(notFound())); });
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(window.findChild<MessageList *>()->unread(), 1);
    QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone, 2);
}

void TestMainWindow::keepsMessagesUntilTheyAreRead()
{
    Workspace workspace(deadEndpoint());
    MainWindow window(&workspace);
    window.show();

    window.report(u"The freeze was not saved."_s, u"Code: window-ended"_s);
    QCOMPARE(window.findChild<MessageList *>()->unread(), 1);
    window.findChild<MessageList *>()->show();
    QCOMPARE(window.findChild<MessageList *>()->unread(), 0);
    QCOMPARE(window.findChild<MessageList *>()->count(), 1);
    QCOMPARE(unnamed(window.findChild<MessageList *>()), QStringList());
}

void TestMainWindow::opensLinksAndNothingElse()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    const EnvironmentId staging = workspace.environments()->all().at(1).environment.id;

    QVERIFY(window.openLink(QUrl(u"tidegate://open/local/environments/"_s + staging.toString())));
    QCOMPARE(window.scope(), staging.uuid());
    QVERIFY(!window.openLink(QUrl(u"tidegate://open/local/environments/nonsense"_s)));
    QVERIFY(!window.openLink(QUrl(u"tidegate://delete/local/environments/"_s + staging.toString())));
    QVERIFY(!window.openLink(QUrl(u"https://open/local/environments/"_s + staging.toString())));
}

void TestMainWindow::everyMenuActionHasWords()
{
    Workspace workspace(deadEndpoint());
    MainWindow window(&workspace);

    for (const QAction *menu : window.menuBar()->actions()) {
        emit menu->menu()->aboutToShow();
        QVERIFY2(!menu->menu()->isEmpty(), qPrintable(menu->text()));
        for (const QAction *action : menu->menu()->actions())
            QVERIFY(action->isSeparator() || !action->text().isEmpty());
    }
}

void TestMainWindow::noMenuLeavesAKeyWithTwoActions()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    ConsoleOptions options;
    options.canConnect = true;
    options.serverHost = u"tidegate.example.com:7420"_s;
    MainWindow window(&workspace, options);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));

    for (const auto &page : consolePages(&workspace)) {
        window.showPage(page.id);
        for (QMenu *menu : window.findChildren<QMenu *>()) {
            menu->popup(window.mapToGlobal(QPoint(10, 10)));
            QTRY_VERIFY(menu->isVisible() || menu->isEmpty());
            menu->close();
        }
        QHash<QKeySequence, QStringList> texts;
        for (const QAction *action : window.findChildren<QAction *>()) {
            const bool holdsEverywhere = action->shortcutContext() == Qt::WindowShortcut || action->shortcutContext() == Qt::ApplicationShortcut;
            if (!holdsEverywhere || !action->isEnabled() || action->associatedObjects().isEmpty())
                continue;
            for (const QKeySequence &key : action->shortcuts())
                texts[key].append(action->text());
        }
        for (auto it = texts.cbegin(); it != texts.cend(); ++it)
            QVERIFY2(it->size() == 1, qPrintable(page.id + u": "_s + it.key().toString() + u" is "_s + it->join(u", "_s)));
    }
    const QSignalSpy wanted(&window, &MainWindow::connectRequested);
    QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(wanted.count(), 1);
}

void TestMainWindow::theMenusAreTheSameOnEveryPage()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();

    QStringList first;
    for (const auto &page : consolePages(&workspace)) {
        window.showPage(page.id);
        QStringList entries;
        for (const QAction *title : window.menuBar()->actions()) {
            emit title->menu()->aboutToShow();
            for (const QAction *action : title->menu()->actions()) {
                const bool isNew = title->text() == u"&File"_s && action->shortcut() == QKeySequence(QKeySequence::New);      // says what of
                const bool isHeading = title->text() == u"E&nvironment"_s && action == title->menu()->actions().constFirst(); // that of the selection
                if (!isNew && !isHeading && !action->isSeparator())
                    entries.append(title->text() + u" "_s + action->text());
                if (!action->isSeparator() && !action->menu() && !action->isEnabled())
                    QVERIFY2(!whyNot(action).isEmpty() && action->toolTip() == whyNot(action), qPrintable(page.id + u": "_s + action->text()));
            }
        }
        QVERIFY(entries.contains(u"E&nvironment &Edit…"_s));
        if (first.isEmpty())
            first = entries;
        QCOMPARE(entries, first);
    }
}

void TestMainWindow::theEnvironmentMenuIsAboutTheScope()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();
    window.showPage(u"activity"_s);
    QMenu *menu = nullptr;
    for (const QAction *title : window.menuBar()->actions()) {
        if (title->text() == u"E&nvironment"_s)
            menu = title->menu();
    }
    QVERIFY(menu);
    const auto entry = [menu](const QString &text) {
        emit menu->aboutToShow();
        const auto actions = menu->actions();
        const auto found = std::find_if(actions.cbegin(), actions.cend(), [&text](const QAction *action) { return action->text() == text; });
        return found == actions.cend() ? nullptr : *found;
    };
    QVERIFY(whyNot(entry(u"&Edit…"_s)).startsWith(u"Choose an environment first"_s));
    window.setScope(workspace.environments()->all().at(1).environment.id.uuid());
    QVERIFY(entry(u"Staging"_s));
    QVERIFY2(whyNot(entry(u"&Edit…"_s)).contains(u"no connection"_s), qPrintable(whyNot(entry(u"&Edit…"_s))));
    workspace.environments()->remove(workspace.environments()->all().at(1).environment.id);
    QVERIFY(!entry(u"Staging"_s));
}

void TestMainWindow::theEnvironmentMenuIsAboutWhatIsSelected()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    FreezeWindow freeze = aFreeze("2026-11-23T00:00Z", "2026-11-24T00:00Z", u"Release weekend"_s);
    freeze.environmentId = workspace.environments()->all().at(1).environment.id; // Staging
    freeze.start = hoursFromNow(5);
    freeze.end = hoursFromNow(9);
    workspace.freezes()->put(freeze);
    MainWindow window(&workspace);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    window.showPage(u"overview"_s);
    window.findChild<EnvironmentCard *>()->setFocus(); // Development, which the menu is about without a selection
    window.showPage(u"calendar"_s);
    const auto heading = [&window] {
        QTest::keyClick(&window, Qt::Key_N, Qt::AltModifier);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        const QString text = menu ? menu->actions().value(0)->text() : QString();
        if (menu)
            QTest::keyClick(menu, Qt::Key_Escape);
        window.activateWindow();
        return text;
    };
    QCOMPARE(heading(), u"Development"_s);

    window.currentPage()->showFreezeWindow(freeze.id.uuid());
    QCOMPARE(window.currentPage()->selectedEnvironment(), freeze.environmentId.uuid());
    QCOMPARE(heading(), u"Staging"_s);
}

void TestMainWindow::quitComesLast()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    QCOMPARE(window.menuBar()->actions().constFirst()->menu()->actions().constLast()->menuRole(), QAction::QuitRole);
    const QList<PaletteItem> commands = paletteCommands(window.menuBar(), window.currentPage());
    QCOMPARE(commands.constLast().action->menuRole(), QAction::QuitRole);
}

void TestMainWindow::aSignInThatIsCancelledIsNoLoading()
{
    Workspace workspace(deadEndpoint());
    MainWindow window(&workspace);
    window.show();
    workspace.expectServer();
    workspace.needSignIn(); // and nobody does

    for (const auto &page : consolePages(&workspace)) {
        window.showPage(page.id);
        QTest::qWait(500);                                                                   // for longer than loading keeps quiet about itself
        const QList<PageStack *> stacks = window.currentPage()->findChildren<PageStack *>(); // one of each tab
        const auto shown = std::find_if(stacks.begin(), stacks.end(), [](const PageStack *stack) { return stack->emptyState()->isVisible(); });
        QVERIFY2(shown != stacks.end(), qPrintable(page.id));
        QCOMPARE((*shown)->emptyState()->variant(), EmptyState::Variant::Failed);
        QCOMPARE(window.findChild<ElidedLabel *>(u"counts"_s)->text(), QString()); // nothing is known
        for (FacetList *facets : window.currentPage()->findChildren<FacetList *>())
            QCOMPARE(facets->model()->rowCount(), 0);
    }
    workspace.expectServer();
    QTRY_COMPARE(window.currentPage()->findChild<PageStack *>()->emptyState()->variant(), EmptyState::Variant::Loading);
}

void TestMainWindow::aboutNamesVersionsAndLicence()
{
    Workspace workspace(deadEndpoint());
    ConsoleOptions options;
    options.databaseEngine = u"SQLite 3.40.1"_s;
    MainWindow window(&workspace, options);
    window.show();
    for (QAction *action : window.menuBar()->actions().constLast()->menu()->actions()) {
        if (action->menuRole() == QAction::AboutRole)
            action->trigger();
    }
    auto *about = window.findChild<QDialog *>(u"about"_s);
    QVERIFY(about);
    QVERIFY(about->findChild<QPlainTextEdit *>(u"licence"_s)->toPlainText().contains(u"GNU GENERAL PUBLIC LICENSE"_s));
    about->findChild<QPushButton *>(u"copyAbout"_s)->click();
    const QString copied = QApplication::clipboard()->text();
    for (const QString &part : {QStringLiteral("Tidegate " TIDEGATE_VERSION), QString(u"Qt "_s + QString::fromLatin1(qVersion())), options.databaseEngine})
        QVERIFY2(copied.contains(part), qPrintable(copied));
    QCOMPARE(about->findChild<QLabel *>(u"versions"_s)->text(), copied);
    QCOMPARE(unnamed(about), QStringList());
    QCOMPARE(repeatedMnemonicsIn(about), QStringList());
}

void TestMainWindow::writesAScreenshotInBothThemes_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestMainWindow::writesAScreenshotInBothThemes()
{
    QFETCH(bool, dark);
    Theme::current().setDark(dark);
    const QTemporaryDir folder;
    const QString kept = qEnvironmentVariable("TIDEGATE_TEST_PICTURES");
    Workspace workspace(deadEndpoint());
    fill(workspace);
    ConsoleOptions options;
    options.demo = true;
    MainWindow window(&workspace, options);
    window.show();
    QSignalSpy done(&window, &MainWindow::done);

    const QString file = (kept.isEmpty() ? folder.path() : kept) + (dark ? u"/dark.png"_s : u"/light.png"_s);
    window.screenshotWhenReady(file);
    emit workspace.loaded();

    QVERIFY(done.wait(5'000));
    QCOMPARE(done.constFirst().constFirst().toBool(), true);
    const QImage picture(file);
    QCOMPARE(picture.size(), QSize(1280, 800));
    QCOMPARE(picture.pixelColor(640, 790).lightness() < 128, dark);
    Theme::current().setDark(false);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
