// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/scriptedserver.h"
#include "tests/ui/fleet.h"

#include "models/agenttablemodel.h"
#include "models/auditlogmodel.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"
#include "ui/agents/agentdialog.h"
#include "ui/agents/installdialog.h"
#include "ui/calendar/edit/freezewindowdialog.h"
#include "ui/editor/conflictdialog.h"
#include "ui/overview/environmentdialog.h"
#include "ui/page/page.h"
#include "ui/style/plaintext.h"
#include "ui/style/theme.h"
#include "ui/targets/edit/groupdialog.h"
#include "ui/targets/edit/stickerdialog.h"
#include "ui/targets/edit/targetdialog.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pages.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTextDocument>
#include <QTimer>
#include <QToolTip>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// Names, reasons and messages that try to be something else, in every place that shows them.
class TestHostileNames : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void lines_data();
    void lines();
    void aCellIsolatesWhatRunsTheOtherWay();
    void everyPageShowsThemAsTheyAre_data();
    void everyPageShowsThemAsTheyAre();
    void everyDialogShowsThemAsTheyAre_data();
    void everyDialogShowsThemAsTheyAre();
    void messagesShowThemAsTheyAre();

private:
    QStringList hostile() const;
    Fleet hostileFleet(const QString &text) const;
    void fillAll(Workspace &workspace, const QString &text) const;
    void checkWindow(QWidget &window, const QString &text) const;
    static void checkCaptions(const QWidget &window);
    static void openMenus(QWidget &window);
    void checkToolTips(QWidget &window) const;
    static QString shownToolTip(QWidget *widget, QPoint at);
    static void addRows();

    /// Counts who fetches what a name points at.
    test::ScriptedServer m_web{test::ScriptedServer::saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")};
};

QStringList TestHostileNames::hostile() const
{
    const QString web = u"http://127.0.0.1:%1/x.png"_s.arg(m_web.serverPort());
    QStringList names = hostileNames();
    names << u"<b>bold</b><img src=\"%1\"><a href='%1'>link</a>"_s.arg(web) << u"R&D & <i>friends</i> && co"_s << u"100%1 %2 %3 %n %L1 %%"_s
          << u"\u0001\u0007\u0000\u001b[31mred"_s << u"\U0001F680 rocket \u05d0\u05d1\u05d2 \u2067rtl\u2069"_s;
    return names;
}

Fleet TestHostileNames::hostileFleet(const QString &text) const
{
    Fleet fleet = exampleFleet();
    for (EnvironmentSummary &summary : fleet.environments) {
        summary.environment.displayName = text;
        summary.environment.description = text;
        summary.freeze.reason = text;
        summary.freeze.nextOpen = Clock::system().now() + std::chrono::hours(50);
        CurrentRelease release;
        release.release = {QUuid::createUuid(), text, Clock::system().now()};
        release.matching = release.total = 1;
        summary.currentRelease = release;
    }
    for (TargetGroup &group : fleet.groups)
        group.displayName = group.description = text;
    for (Target &target : fleet.targets) {
        target.name = text;
        target.health.message = text;
        target.labels = {{u"role"_s, text}};
        target.currentRelease.name = text;
        target.deploymentDirectory = text;
        target.connection.insert(u"host"_s, text);
    }
    for (ShownAgent &shown : fleet.agents) {
        shown.agent.name = shown.agent.agentVersion = shown.agent.machineId = text;
        shown.agent.capabilities = {text};
        shown.agent.labels = {{u"role"_s, text}};
        shown.agent.platform = {{u"os"_s, text}};
        shown.agent.checks = {{text, Health::Unhealthy, text}};
    }
    for (FleetDrift &drift : fleet.drift) {
        drift.targetName = drift.environmentName = drift.releaseName = text;
        for (Difference &difference : drift.report.differences)
            difference.component = text;
    }
    return fleet;
}

void TestHostileNames::fillAll(Workspace &workspace, const QString &text) const
{
    const Fleet fleet = hostileFleet(text);
    fill(workspace, fleet);
    FreezeWindow window;
    window.id = FreezeWindowId::create();
    window.environmentId = fleet.environments.at(2).environment.id;
    window.start = wholeSeconds(Clock::system().now()) - std::chrono::hours(5);
    window.end = window.start + std::chrono::hours(60);
    window.reason = text;
    window.version = 1;
    workspace.freezes()->setEnvironmentNames({{window.environmentId, text}});
    workspace.freezes()->setWindows({window});
    AuditEntry entry;
    entry.seq = 1;
    entry.at = Clock::system().now();
    entry.actorName = entry.entityName = entry.reason = entry.via = text;
    entry.action = u"environment.updated"_s;
    entry.entityType = u"environment"_s;
    workspace.audit()->setNewest({entry}, false);
}

QString TestHostileNames::shownToolTip(QWidget *widget, QPoint at)
{
    QToolTip::hideText();
    QHelpEvent event(QEvent::ToolTip, at, widget->mapToGlobal(at));
    QApplication::sendEvent(widget, &event);
    return QToolTip::text();
}

/// What is shown as rich text must, read as such, still have its angle brackets, and no picture.
void TestHostileNames::checkToolTips(QWidget &window) const
{
    QList<std::pair<QWidget *, QPoint>> places;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (widget->isVisible() && !widget->toolTip().isEmpty())
            places.append({widget, QPoint(1, 1)});
        const auto *view = qobject_cast<QAbstractItemView *>(widget);
        for (int row = 0; view && view->isVisible() && view->model() && row < std::min(3, view->model()->rowCount()); ++row) {
            for (int column = 0; column < view->model()->columnCount(); ++column)
                places.append({view->viewport(), view->visualRect(view->model()->index(row, column)).center()});
        }
    }
    for (const auto &[widget, at] : std::as_const(places)) {
        const QString tip = shownToolTip(widget, at);
        if (!Qt::mightBeRichText(tip))
            continue;
        QTextDocument document;
        document.setHtml(tip);
        QVERIFY2(!document.toHtml().contains(u"<img"_s), qPrintable(tip));
        QVERIFY2(!document.toPlainText().contains(u"bold"_s) || document.toPlainText().contains(u"<b>bold</b>"_s), qPrintable(tip));
    }
    QToolTip::hideText();
}

/// Fills the menus, and opens the one of every list at its current row.
void TestHostileNames::openMenus(QWidget &window)
{
    for (QMenu *menu : window.findChildren<QMenu *>())
        emit menu->aboutToShow();
    int opened = 0;
    const auto closePopups = [&opened] {
        while (QWidget *popup = QApplication::activePopupWidget()) {
            ++opened;
            checkCaptions(*popup);
            popup->close();
        }
    };
    for (QAbstractScrollArea *area : window.findChildren<QAbstractScrollArea *>()) {
        if (!area->isVisible())
            continue;
        const auto *view = qobject_cast<QAbstractItemView *>(area);
        const QPoint at = view && view->currentIndex().isValid() ? view->visualRect(view->currentIndex()).center() : area->viewport()->rect().center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, area->viewport()->mapToGlobal(at));
        QTimer::singleShot(0, &window, closePopups); // a menu of a widget's own actions waits in a loop of its own
        QApplication::sendEvent(area->viewport(), &event);
        closePopups();
    }
    checkCaptions(window);
    QVERIFY(opened > 0);
}

void TestHostileNames::checkCaptions(const QWidget &window)
{
    QStringList captions;
    for (const QAction *action : window.findChildren<QAction *>() + window.actions())
        captions << action->text();
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>())
        captions << button->text();
    for (const QString &caption : std::as_const(captions))
        QVERIFY2(!caption.contains(u"R&D"_s), qPrintable(caption)); // "R&&D" is shown as R&D, "R&D" as RD with a key
}

void TestHostileNames::checkWindow(QWidget &window, const QString &text) const
{
    QCOMPARE(window.windowTitle().contains(u'\n'), false);
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (Qt::mightBeRichText(label->text()) && !label->inherits("QTipLabel"))
            QVERIFY2(label->textFormat() == Qt::PlainText, qPrintable(label->text().left(200)));
    }
    checkCaptions(window);
    checkToolTips(window);
    QTest::qWait(0);
    if (window.minimumSizeHint().width() > 960) {
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            if (widget->minimumSizeHint().width() > 960)
                qWarning() << "too wide:" << widget << widget->minimumSizeHint().width();
        }
    }
    QVERIFY2(window.minimumSizeHint().width() <= 960, qPrintable(u"%1 px for %2"_s.arg(window.minimumSizeHint().width()).arg(text.left(40))));
    QVERIFY2(window.width() <= 1280, qPrintable(u"%1 px"_s.arg(window.width())));
    QCOMPARE(m_web.connections(), 0);
}

void TestHostileNames::lines_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("caption");
    QTest::newRow("ordinary") << u"Production"_s << u"Production"_s << u"Production"_s;
    QTest::newRow("ampersand") << u"R&D"_s << u"R&D"_s << u"R&&D"_s;
    QTest::newRow("line break") << u"a\nb"_s << u"a b"_s << u"a b"_s;
    QTest::newRow("override") << u"a\u202eb"_s << u"\u2068a\ufffdb\u2069"_s << u"\u2068a\ufffdb\u2069"_s;
    QTest::newRow("isolated already") << u"Delete \u2068a\u2069?"_s << u"Delete \u2068a\u2069?"_s << u"Delete \u2068a\u2069?"_s;
    QTest::newRow("end too many") << u"a\u2069b"_s << u"\u2068a\ufffdb\u2069"_s << u"\u2068a\ufffdb\u2069"_s;
    QTest::newRow("never closed") << u"a\u2068b"_s << u"\u2068a\ufffdb\u2069"_s << u"\u2068a\ufffdb\u2069"_s;
    QTest::newRow("long") << QString(100, u'x') << QString(80, u'x') + u'…' << QString(80, u'x') + u'…';
    QTest::newRow("emoji at the end") << QString(79, u'x') + u"\U0001F680y"_s << QString(79, u'x') + u'…' << QString(79, u'x') + u'…';
}

void TestHostileNames::lines()
{
    QFETCH(QString, text);
    QTEST(plainLine(text), "line");
    QTEST(plainCaption(text), "caption");
}

void TestHostileNames::addRows()
{
    QTest::addColumn<int>("index");
    static const char *const names[] = {"markup", "override", "10,000 characters", "line break", "picture", "ampersand", "percent", "controls", "emoji"};
    for (int i = 0; i < 9; ++i)
        QTest::newRow(names[i]) << i;
}

void TestHostileNames::aCellIsolatesWhatRunsTheOtherWay()
{
    const QString latin = u"prod-web-01 (2)"_s;
    const QString hebrew = u"\u05d0\u05d1 (2)"_s;
    const auto isIsolated = [](const QString &text) { return text.startsWith(QChar(0x2068)) && text.endsWith(QChar(0x2069)); };
    QCOMPARE(CellDelegate::oneLine(latin), latin);
    QVERIFY(isIsolated(CellDelegate::oneLine(hebrew)));
    QVERIFY(isIsolated(CellDelegate::oneLine(latin + u' ' + hebrew)));
    QVERIFY(isIsolated(CellDelegate::oneLine(latin + QChar(0x202e) + u"txt.exe"_s))); // an override
    QVERIFY(CellDelegate::oneLine(QString(10'000, u'x')).size() < 500);
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const QString latinAmongHebrew = CellDelegate::oneLine(latin); // its bracket would change sides
    QGuiApplication::setLayoutDirection(Qt::LeftToRight);
    QVERIFY(isIsolated(latinAmongHebrew));
}

void TestHostileNames::everyPageShowsThemAsTheyAre_data()
{
    addRows();
}

void TestHostileNames::everyPageShowsThemAsTheyAre()
{
    QFETCH(int, index);
    const QString text = hostile().at(index);
    Workspace workspace(deadEndpoint());
    ConsoleOptions options;
    options.connectionName = text;
    MainWindow window(&workspace, options);
    window.show();
    fillAll(workspace, text);
    const QUuid environment = workspace.environments()->all().at(2).environment.id.uuid();
    const QUuid target = workspace.targets()->allTargets().constFirst().id.uuid();
    for (const PageInfo &page : consolePages(&workspace)) {
        window.showPage(page.id);
        QTest::qWait(0);
        window.currentPage()->showTarget(target);
        for (QAbstractItemView *view : window.currentPage()->findChildren<QAbstractItemView *>()) {
            if (view->isVisible() && view->model() && view->model()->rowCount() > 0)
                view->setCurrentIndex(view->model()->index(0, 0)); // its details
        }
        QVERIFY(!window.grab().isNull());
        checkWindow(window, text);
        openMenus(window);
        window.currentPage()->setScope(environment);
        QVERIFY(!window.grab().isNull());
        checkWindow(window, text);
    }
}

void TestHostileNames::everyDialogShowsThemAsTheyAre_data()
{
    addRows();
}

void TestHostileNames::everyDialogShowsThemAsTheyAre()
{
    QFETCH(int, index);
    const QString text = hostile().at(index);
    Workspace workspace(deadEndpoint());
    fillAll(workspace, text);
    const Environment environment = workspace.environments()->all().at(2).environment;
    const Target target = workspace.targets()->allTargets().constFirst();
    Sticker sticker;
    sticker.releaseName = text;
    sticker.reason = text;
    sticker.components = {{{}, text, text}};
    FreezeDialogFacts facts;
    for (const EnvironmentSummary &summary : workspace.environments()->all())
        facts.environments.append(summary.environment);
    FreezeWindow window;
    window.start = Clock::system().now();
    window.end = window.start + std::chrono::hours(2);
    window.reason = text;
    const Conflict conflict{u"/name"_s, u"Name"_s, text, text, text, text, text, true, true};

    const QList<QDialog *> dialogs{
        new EnvironmentDialog(&workspace, environment),
        new GroupDialog(&workspace, workspace.targets()->groupsOf(environment.id).constFirst()),
        new TargetDialog(&workspace, target),
        new StickerDialog(&workspace, target, sticker),
        new AgentDialog(&workspace, workspace.agents()->at(0).agent),
        new InstallDialog(&workspace),
        new FreezeWindowDialog(facts, window),
        new ConfirmDialog({.title = text, .text = text, .consequences = {text, text}, .verb = text, .typedName = text, .reasonRequired = true}),
        new ConflictDialog(text, {conflict}, u"Save these"_s, nullptr)};
    for (QDialog *dialog : dialogs) {
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        QVERIFY(!dialog->grab().isNull());
        checkWindow(*dialog, text);
    }
    qDeleteAll(dialogs);
}

void TestHostileNames::messagesShowThemAsTheyAre()
{
    Workspace workspace(deadEndpoint());
    MainWindow window(&workspace, {});
    window.show();
    for (const QString &text : hostile()) {
        window.report(text, text);
        Page *page = window.currentPage();
        emit page->successReported(text);
        checkWindow(window, text);
        emit page->undoOffered(text, [] {});
        emit page->messageReported(text, text);
        checkWindow(window, text);
        workspace.fail(spokenError(ErrorKind::Unavailable, text, text, text));
        QVERIFY(!window.grab().isNull());
        checkWindow(window, text);
    }
}

QTEST_MAIN(TestHostileNames)
#include "tst_hostilenames.moc"
