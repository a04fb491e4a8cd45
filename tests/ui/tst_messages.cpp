// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/floatingbar.h"
#include "ui/widgets/toast.h"
#include "ui/window/messagelist.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace tidegate;
using namespace Qt::StringLiterals;

class TestMessages : public QObject
{
    Q_OBJECT

private slots:
    void onlyFailuresCountAsUnread();
    void theListKeepsTheNewestTwoHundred();
    void failuresCanBeShownAlone();
    void aMessageIsCopiedWithItsDetail();
    void hostileTextIsPlain();
    void theNewestToastShowsAtOnce();
    void theOneWithUndoStaysAndIsTheLowest();
    void toastsAreInTheMiddleFromTheFirst();
    void toastsStandAboveTheBarsOfThePage();
    void onlyTheNewestOfferCanBeTaken();
    void aToastUnderThePointerStays();
};

void TestMessages::onlyFailuresCountAsUnread()
{
    MessageList messages;
    QSignalSpy changed(&messages, &MessageList::unreadChanged);

    messages.add(MessageList::Kind::Success, u"Freeze created"_s);
    QCOMPARE(messages.unread(), 0);
    messages.add(MessageList::Kind::Failure, u"The freeze was not saved."_s, u"PUT /freeze-windows/1 → 412"_s);
    QCOMPARE(messages.unread(), 1);
    messages.show();
    QCOMPARE(messages.unread(), 0);
    messages.add(MessageList::Kind::Failure, u"Again."_s);
    QCOMPARE(messages.unread(), 0);
    QCOMPARE(messages.count(), 3);
    QCOMPARE(changed.size(), 2);
}

void TestMessages::theListKeepsTheNewestTwoHundred()
{
    MessageList messages;
    for (int i = 0; i < 205; ++i)
        messages.add(MessageList::Kind::Failure, u"Message %1"_s.arg(i));

    const auto *list = messages.findChild<QListWidget *>();
    QCOMPARE(messages.count(), 200);
    QVERIFY(list->item(0)->text().endsWith(u"Message 204"_s));
    QVERIFY(list->item(199)->text().endsWith(u"Message 5"_s));
}

void TestMessages::failuresCanBeShownAlone()
{
    MessageList messages;
    messages.add(MessageList::Kind::Failure, u"Failed."_s);
    messages.add(MessageList::Kind::Success, u"Done."_s);
    const auto *list = messages.findChild<QListWidget *>();

    messages.findChild<QComboBox *>(u"messageFilter"_s)->setCurrentIndex(1);
    messages.add(MessageList::Kind::Success, u"Done again."_s);

    QVERIFY(list->item(0)->isHidden());
    QVERIFY(list->item(1)->isHidden());
    QVERIFY(!list->item(2)->isHidden());
}

void TestMessages::aMessageIsCopiedWithItsDetail()
{
    MessageList messages;
    messages.add(MessageList::Kind::Failure, u"The freeze was not saved."_s, u"PUT /freeze-windows/1 → 412"_s);
    messages.show();
    messages.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&messages));
    messages.findChild<QListWidget *>()->setFocus();
    QCOMPARE(messages.findChild<QPlainTextEdit *>()->toPlainText(), u"PUT /freeze-windows/1 → 412"_s);

    QTest::keyClick(messages.findChild<QListWidget *>(), Qt::Key_C, Qt::ControlModifier);

    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.endsWith(u"The freeze was not saved.\nPUT /freeze-windows/1 → 412"_s), qPrintable(copied));
}

void TestMessages::hostileTextIsPlain()
{
    QWidget window;
    window.resize(800, 600);
    ToastStack toasts(&window);
    window.show();

    toasts.showText(u"<b>"_s + QString(10'000, u'W') + u"</b>"_s);

    QVERIFY(toasts.width() <= window.width());
    QCOMPARE(toasts.findChild<QLabel *>()->textFormat(), Qt::PlainText);
}

void TestMessages::theNewestToastShowsAtOnce()
{
    QWidget window;
    window.resize(800, 600);
    ToastStack toasts(&window);
    window.show();
    for (const QString &text : {u"One"_s, u"Two"_s, u"Three"_s, u"Four"_s})
        toasts.showText(text);
    QCOMPARE(toasts.texts(), QStringList({u"Two"_s, u"Three"_s, u"Four"_s}));
    QVERIFY(window.rect().contains(toasts.geometry()));
}

void TestMessages::theOneWithUndoStaysAndIsTheLowest()
{
    QWidget window;
    window.resize(800, 600);
    ToastStack toasts(&window);
    window.show();
    toasts.showUndo(u"Offered"_s);
    for (const QString &text : {u"One"_s, u"Two"_s, u"Three"_s})
        toasts.showText(text);

    QCOMPARE(toasts.texts(), QStringList({u"Offered"_s, u"Two"_s, u"Three"_s}));
    QVERIFY(toasts.offersUndo());
    QTest::qWait(0); // the layout
    const Toast *lowest = nullptr;
    for (const Toast *each : toasts.findChildren<Toast *>()) {
        if (each->isVisible() && (!lowest || each->y() > lowest->y()))
            lowest = each;
    }
    QCOMPARE(lowest->text(), u"Offered"_s);
    toasts.showUndo(u"Offered anew"_s); // the older offer is a word like the others
    QCOMPARE(toasts.texts(), QStringList({u"Two"_s, u"Three"_s, u"Offered anew"_s}));
}

void TestMessages::toastsAreInTheMiddleFromTheFirst()
{
    QWidget window;
    window.resize(800, 600);
    ToastStack toasts(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    toasts.showText(u"A word that is not short: Production was changed"_s);
    const auto offCentre = [&] { return std::abs(toasts.geometry().center().x() - window.rect().center().x()); };
    QVERIFY2(offCentre() <= 1, qPrintable(QString::number(offCentre())));
    QTest::qWait(20); // what the layout finds out later
    QVERIFY2(offCentre() <= 1, qPrintable(QString::number(offCentre())));
    toasts.showUndo(u"A longer word than the first, which makes the stack wider than it was before"_s);
    QVERIFY2(offCentre() <= 1, qPrintable(QString::number(offCentre())));
    QTest::qWait(20);
    QVERIFY2(offCentre() <= 1, qPrintable(QString::number(offCentre())));
}

void TestMessages::toastsStandAboveTheBarsOfThePage()
{
    QWidget window;
    window.resize(800, 600);
    auto *page = new QWidget(&window);
    page->setGeometry(0, 0, 800, 560);
    auto *bar = new QLabel(u"What stands over the page"_s, page);
    bar->setMinimumHeight(120);
    bar->hide();
    new FloatingBar(bar, page);
    ToastStack toasts(&window);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    toasts.showText(u"Saved"_s);
    const int before = toasts.y();

    bar->show();
    const auto inWindow = [&] { return QRect(bar->mapTo(&window, QPoint()), bar->size()); };
    QTRY_VERIFY(!toasts.geometry().intersects(inWindow()) && toasts.geometry().bottom() < inWindow().top());
    toasts.showText(u"Saved again"_s);
    QTest::qWait(0);
    QVERIFY(toasts.geometry().bottom() < inWindow().top());
    toasts.closeOffer();
    bar->hide();
    QTRY_VERIFY(toasts.geometry().bottom() >= before);
}

void TestMessages::onlyTheNewestOfferCanBeTaken()
{
    QWidget window;
    window.resize(800, 600);
    ToastStack toasts(&window);
    window.show();
    QSignalSpy undo(&toasts, &ToastStack::undoRequested);
    toasts.showUndo(u"One was changed."_s);
    toasts.showUndo(u"Two was changed."_s);

    int offers = 0;
    for (QPushButton *button : toasts.findChildren<QPushButton *>()) {
        if (!button->isVisible())
            continue;
        ++offers;
        QTest::mouseClick(button, Qt::LeftButton);
    }

    QCOMPARE(offers, 1);
    QCOMPARE(undo.size(), 1);
    QCOMPARE(toasts.texts(), QStringList{u"One was changed."_s});
    QVERIFY(!toasts.offersUndo());
}

void TestMessages::aToastUnderThePointerStays()
{
    QWidget window;
    window.resize(800, 600);
    ToastStack toasts(&window);
    window.show();
    toasts.showText(u"Saved"_s);
    auto *toast = toasts.findChild<Toast *>();
    const auto *timer = toast->findChild<QTimer *>();
    QVERIFY(timer->isActive());

    QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
    QCoreApplication::sendEvent(toast, &enter);
    QVERIFY(!timer->isActive());
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(toast, &leave);
    QVERIFY(timer->isActive());
    QCOMPARE(timer->interval(), 4'000);
}

QTEST_MAIN(TestMessages)
#include "tst_messages.moc"
