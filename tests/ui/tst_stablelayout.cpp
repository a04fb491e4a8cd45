// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmenttablemodel.h"
#include "tests/ui/fleet.h"
#include "ui/overview/environmentdialog.h"
#include "ui/page/page.h"
#include "ui/targets/edit/groupdialog.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/inlinemessage.h"
#include "ui/window/freezestrip.h"
#include "ui/window/mainwindow.h"
#include "ui/window/messagebars.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

using Places = QHash<const QWidget *, QRect>;

bool isOfMessage(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        if (qobject_cast<const InlineMessage *>(widget) || qobject_cast<const MessageBars *>(widget))
            return true;
    }
    return false;
}

/// Where everything below root stands on the screen that is no message.
Places placesOf(const QWidget *root)
{
    Places places;
    const QList<QWidget *> all = root->findChildren<QWidget *>();
    for (const QWidget *each : all) {
        if (each->isVisible() && each->window() == root->window() && !isOfMessage(each))
            places.insert(each, {each->mapToGlobal(QPoint()), each->size()});
    }
    return places;
}

/// What the user would see jump. resized: whether a box that only became larger or smaller counts too, and sideways as well (a note begins with an icon).
QStringList moved(const Places &before, const Places &after, bool resized)
{
    QStringList moved;
    for (auto it = before.begin(); it != before.end(); ++it) {
        const QRect now = after.value(it.key(), it.value());
        if (resized ? now != it.value() : now.top() != it.value().top()) {
            QString text;
            QDebug(&text) << it.key() << it.value() << now;
            moved.append(text);
        }
    }
    return moved;
}

void settle()
{
    for (int i = 0; i < 3; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

/// Open now, frozen in so many hours.
FreezeStatus closing(int hours, const QString &reason)
{
    FreezeStatus status;
    status.nextClose = hoursFromNow(hours);
    status.nextCloseReason = reason;
    return status;
}

Error refusal()
{
    Error error;
    error.kind = ErrorKind::Unavailable;
    error.code = u"overloaded"_s;
    error.message = u"The server has too much to do."_s;
    return error;
}

} // namespace

/// Strips, bars and notes come and go without moving what the pointer may be on.
class TestStableLayout : public QObject
{
    Q_OBJECT

private slots:
    void barsOfTheWindowMoveNothing_data() { addPages(); }
    void barsOfTheWindowMoveNothing();
    void messagesOfAPageMoveNothing_data() { addPages(); }
    void messagesOfAPageMoveNothing();
    void aFreezeThatBeginsMovesNothing();
    void theStripSaysWhatComesNext();
    void theStripDoesNotSpeakOfNowWithoutTheServer();
    void theStripKnowsOfAFreezeThatHasJustBegun();
    void aMessageWithoutEndCanBeClosed();
    void barsThatMeetStandAboveEachOther();
    void aRefusedFormKeepsItsFieldsAndButtons_data();
    void aRefusedFormKeepsItsFieldsAndButtons();
    void aRefusedDeletionKeepsItsButtons();

private:
    static void addPages();
    static bool openPage(Workspace &workspace, MainWindow &window, const QString &page);
};

void TestStableLayout::addPages()
{
    QTest::addColumn<QString>("page");
    for (const char *page : {"overview", "targets", "calendar", "drift", "releases", "activity", "agents"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

bool TestStableLayout::openPage(Workspace &workspace, MainWindow &window, const QString &page)
{
    fill(workspace);
    window.show();
    window.showPage(page);
    const bool isShown = QTest::qWaitForWindowExposed(&window);
    settle();
    return isShown;
}

void TestStableLayout::barsOfTheWindowMoveNothing()
{
    QFETCH(QString, page);
    Workspace workspace(deadEndpoint());
    MainWindow window(&workspace);
    QVERIFY(openPage(workspace, window, page));
    auto *bars = window.findChild<MessageBars *>();
    const Places before = placesOf(&window);

    bars->tell(u"The clock of the server is 3 min ahead of this computer's."_s);
    settle();
    bars->showFailure(u"The order was not changed."_s, refusal());
    settle();

    QVERIFY(bars->height() > 40); // both are there
    QVERIFY2(moved(before, placesOf(&window), true).isEmpty(), qPrintable(moved(before, placesOf(&window), true).join(u'\n')));
    bars->clear();
    settle();
    QVERIFY2(moved(before, placesOf(&window), true).isEmpty(), qPrintable(moved(before, placesOf(&window), true).join(u'\n')));
}

void TestStableLayout::messagesOfAPageMoveNothing()
{
    QFETCH(QString, page);
    Workspace workspace(deadEndpoint());
    MainWindow window(&workspace);
    QVERIFY(openPage(workspace, window, page));
    const auto *shown = window.findChild<Page *>(page);
    QVERIFY(shown);
    const Places before = placesOf(&window);

    int looked = 0;
    const QList<InlineMessage *> messages = shown->findChildren<InlineMessage *>();
    for (InlineMessage *message : messages) {
        if (!message->parentWidget()->isVisible())
            continue;
        ++looked;
        message->showError(u"The order was not changed."_s, refusal());
        settle();
        QVERIFY(message->isVisible());
        QVERIFY2(window.rect().contains(QRect(message->mapTo(&window, QPoint()), message->size())), qPrintable(message->objectName()));
        QVERIFY2(moved(before, placesOf(&window), true).isEmpty(), qPrintable(moved(before, placesOf(&window), true).join(u'\n')));
        message->hideMessage();
        settle();
        QVERIFY2(moved(before, placesOf(&window), true).isEmpty(), qPrintable(moved(before, placesOf(&window), true).join(u'\n')));
    }
    QVERIFY(looked > 0);
}

void TestStableLayout::aFreezeThatBeginsMovesNothing()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const auto *strip = window.findChild<FreezeStrip *>();
    const EnvironmentSummary open = workspace.environments()->all().constFirst();
    window.setScope(open.environment.id.uuid());
    settle();
    const Places before = placesOf(&window);
    QVERIFY(!strip->text().contains(u"is frozen until"_s));

    EnvironmentSummary frozen = open;
    frozen.freeze.closed = true;
    frozen.freeze.reason = u"Holiday freeze"_s;
    frozen.freeze.nextOpen = hoursFromNow(5);
    frozen.freeze.windowIds = {FreezeWindowId(QUuid::createUuid())};
    workspace.environments()->put(frozen);
    settle();

    QVERIFY2(strip->text().contains(u"is frozen until"_s), qPrintable(strip->text()));
    const QWidget *pages = window.findChild<Page *>()->parentWidget();
    QCOMPARE(QRect(pages->mapToGlobal(QPoint()), pages->size()), before.value(pages));
}

void TestStableLayout::theStripSaysWhatComesNext()
{
    FreezeStrip strip;
    EnvironmentSummary later = pipeline().at(0);
    later.environment.displayName = u"Staging"_s;
    later.freeze = closing(60, u"Audit"_s);
    EnvironmentSummary sooner = pipeline().at(1);
    sooner.environment.displayName = u"Production"_s;
    sooner.freeze = closing(48, u"Holiday freeze"_s);

    strip.setState({later, sooner}, {}, hoursFromNow(0));
    QVERIFY2(strip.text().startsWith(u"Nothing is frozen. Next: Production from "_s), qPrintable(strip.text()));
    QVERIFY2(strip.text().endsWith(u"(in 2\u00a0d) · Holiday freeze"_s), qPrintable(strip.text()));

    strip.setState({later, sooner}, later.environment.id.uuid(), hoursFromNow(0));
    QVERIFY2(strip.text().contains(u"Next: Staging from "_s), qPrintable(strip.text()));

    later.freeze = {};
    strip.setState({later}, {}, hoursFromNow(0));
    QCOMPARE(strip.text(), u"Nothing is frozen, and no freeze is planned."_s);
}

void TestStableLayout::theStripDoesNotSpeakOfNowWithoutTheServer()
{
    FreezeStrip strip;
    EnvironmentSummary open = pipeline().at(0);
    open.freeze = closing(1, {});

    strip.setState({open}, {}, hoursFromNow(2), u"10:42"_s);

    QCOMPARE(strip.text(), u"Nothing was frozen at 10:42. What holds now is not known."_s);
}

void TestStableLayout::theStripKnowsOfAFreezeThatHasJustBegun()
{
    FreezeStrip strip;
    EnvironmentSummary open = pipeline().at(0);
    open.environment.displayName = u"Production"_s;
    open.freeze = closing(1, u"Audit"_s);

    strip.setState({open}, {}, hoursFromNow(1)); // the server has not told of it yet
    QVERIFY2(strip.text().startsWith(u"Production is frozen since "_s), qPrintable(strip.text()));
}

void TestStableLayout::aMessageWithoutEndCanBeClosed()
{
    Workspace workspace(deadEndpoint());
    MainWindow window(&workspace);
    QVERIFY(openPage(workspace, window, u"targets"_s));
    auto *bars = window.findChild<MessageBars *>();

    bars->tell(QString(u"word "_s).repeated(2'000));
    settle();

    auto *message = bars->findChild<InlineMessage *>(u"question"_s);
    QVERIFY(message && message->isVisible());
    const auto buttons = message->findChildren<QAbstractButton *>();
    for (QAbstractButton *each : buttons) {
        if (each->accessibleName() == u"Close message"_s) {
            QVERIFY(window.rect().contains(QRect(each->mapTo(&window, QPoint()), each->size())));
            QTest::mouseClick(each, Qt::LeftButton);
        }
    }
    QVERIFY(!message->isVisible());
}

void TestStableLayout::barsThatMeetStandAboveEachOther()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.show();
    window.showPage(u"activity"_s);
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    settle();
    auto *bars = window.findChild<MessageBars *>();
    auto *own = window.findChild<Page *>(u"activity"_s)->findChild<InlineMessage *>();
    QVERIFY(own && own->parentWidget()->isVisible());

    own->showError(u"The log could not be checked."_s, refusal());
    bars->tell(u"The clock of the server is 3 min ahead of this computer's."_s);
    settle();

    const QRect upper(own->mapTo(&window, QPoint()), own->size());
    const QRect lower(bars->mapTo(&window, QPoint()), bars->size());
    QVERIFY(upper.bottom() < lower.top());
    QVERIFY(window.rect().contains(lower));
}

void TestStableLayout::aRefusedFormKeepsItsFieldsAndButtons_data()
{
    QTest::addColumn<QString>("dialog");
    for (const char *dialog : {"environment", "group"}) // that of a target is as high as this screen, where the form gives way
        QTest::newRow(dialog) << QString::fromLatin1(dialog);
}

void TestStableLayout::aRefusedFormKeepsItsFieldsAndButtons()
{
    QFETCH(QString, dialog);
    Workspace workspace(deadEndpoint());
    fill(workspace);
    std::unique_ptr<EditorDialog> editor;
    const EnvironmentId environment = workspace.environments()->all().constFirst().environment.id;
    TargetGroup group;
    group.environmentId = environment;
    if (dialog == "environment"_L1)
        editor = std::make_unique<EnvironmentDialog>(&workspace, Environment());
    else
        editor = std::make_unique<GroupDialog>(&workspace, group);
    editor->show();
    QVERIFY(QTest::qWaitForWindowActive(editor.get()));
    settle();
    const auto edits = editor->findChildren<QLineEdit *>();
    for (QLineEdit *edit : edits) {
        if (edit->isEnabled() && !edit->isReadOnly() && edit->isVisible())
            edit->clear();
    }
    settle();
    const Places before = placesOf(editor.get());

    auto *ok = editor->findChild<QAbstractButton *>(u"ok"_s);
    QTest::mouseClick(ok, Qt::LeftButton);
    settle();

    QVERIFY(!editor->findChild<InlineMessage *>(u"editorMessage"_s)->isHidden());
    QVERIFY2(moved(before, placesOf(editor.get()), false).isEmpty(), qPrintable(moved(before, placesOf(editor.get()), false).join(u'\n')));
}

void TestStableLayout::aRefusedDeletionKeepsItsButtons()
{
    Confirmation question;
    question.title = u"Delete?"_s;
    question.text = u"It goes."_s;
    question.verb = u"Delete"_s;
    auto *dialog = new ConfirmDialog(question);
    dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    settle();
    const Places before = placesOf(dialog);

    dialog->showError(refusal());
    settle();

    QVERIFY2(moved(before, placesOf(dialog), false).isEmpty(), qPrintable(moved(before, placesOf(dialog), false).join(u'\n')));
    delete dialog;
}

QTEST_MAIN(TestStableLayout)
#include "tst_stablelayout.moc"
