// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/screenfit.h"

#include <QDialog>
#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

using namespace tidegate;

/// Windows on screens that are too small for them.
class TestScreenFit : public QObject
{
    Q_OBJECT

private slots:
    void aWindowIsNeverLargerThanItsScreen_data();
    void aWindowIsNeverLargerThanItsScreen();
    void aDialogThatNeedsMoreIsCutToTheScreen();
    void aWindowOfAScreenThatIsGoneComesBack();
    void aWindowThatFitsIsLeftAlone();
    void theTitleBarIsOnTheScreen_data();
    void theTitleBarIsOnTheScreen();
    void whatIsGuessedMovesNothingThatIsOnTheScreen();
    void aWindowThatComesBackLargerThanItsScreenHasItsTitleBar();
};

void TestScreenFit::aWindowIsNeverLargerThanItsScreen_data()
{
    QTest::addColumn<QRect>("available");
    QTest::newRow("1920 × 1080 at 200 %") << QRect(0, 0, 960, 540);
    QTest::newRow("1920 × 1080 at 200 %, beside panels") << QRect(36, 14, 924, 512);
    QTest::newRow("1920 × 1080 at 150 %") << QRect(0, 0, 1280, 720);
    QTest::newRow("1920 × 1080 at 125 %") << QRect(0, 0, 1536, 864);
    QTest::newRow("1366 × 768 at 150 %") << QRect(0, 0, 910, 512);
    QTest::newRow("a screen on its side") << QRect(0, 0, 540, 960);
}

void TestScreenFit::aWindowIsNeverLargerThanItsScreen()
{
    QFETCH(const QRect, available);
    QWidget window; // as the main window is
    window.setMinimumSize(640, 480);
    window.resize(1280, 800);

    ScreenFit::fit(&window, available);
    QVERIFY2(window.width() <= available.width() && window.height() <= available.height(), QTest::toString(window.size()));
    window.show();

    ScreenFit::fit(&window, available);
    QVERIFY2(available.contains(window.frameGeometry()), QTest::toString(window.frameGeometry()));
}

void TestScreenFit::aDialogThatNeedsMoreIsCutToTheScreen()
{
    const QRect available(0, 0, 960, 540);
    QDialog dialog;
    auto *label = new QLabel(&dialog);
    label->setMinimumSize(400, 700);
    (new QVBoxLayout(&dialog))->addWidget(label);
    dialog.show();

    ScreenFit::fit(&dialog, available);
    label->setMinimumWidth(500); // what the layout wants next does not undo it
    QTest::qWait(0);

    QVERIFY2(dialog.height() <= available.height(), QTest::toString(dialog.size()));
    QVERIFY(dialog.width() >= 500);
}

void TestScreenFit::aWindowOfAScreenThatIsGoneComesBack()
{
    const QRect available(0, 0, 1920, 1040);
    QWidget window;
    window.setGeometry(2500, 1300, 1000, 700); // on a second screen, to the right
    window.show();

    ScreenFit::fit(&window, available);

    QVERIFY2(available.contains(window.frameGeometry()), QTest::toString(window.frameGeometry()));
    QCOMPARE(window.size(), QSize(1000, 700));
}

void TestScreenFit::aWindowThatFitsIsLeftAlone()
{
    QWidget window;
    window.setGeometry(100, 80, 800, 500);
    window.show();
    const QRect before = window.geometry();

    ScreenFit::fit(&window, QRect(0, 0, 1920, 1080));

    QCOMPARE(window.geometry(), before);
}

void TestScreenFit::theTitleBarIsOnTheScreen_data()
{
    QTest::addColumn<QRect>("before"); // without the frame, as geometry() says it
    QTest::addColumn<QMargins>("frame");
    const QMargins decorated(1, 20, 1, 5);
    QTest::newRow("at the corner, without the frame") << QRect(0, 0, 1000, 700) << decorated;
    QTest::newRow("as large as the screen") << QRect(0, 0, 1280, 800) << decorated;
    QTest::newRow("above the screen") << QRect(100, -30, 1000, 700) << decorated;
    QTest::newRow("beyond the lower edge") << QRect(100, 400, 1000, 700) << decorated;
    QTest::newRow("a high title bar") << QRect(0, 0, 1280, 800) << QMargins(0, 56, 0, 0);
    QTest::newRow("no frame at all") << QRect(-5, -5, 1000, 700) << QMargins();
}

void TestScreenFit::theTitleBarIsOnTheScreen()
{
    QFETCH(const QRect, before);
    QFETCH(const QMargins, frame);
    const QRect available(0, 0, 1280, 800);
    QWidget window;
    window.setGeometry(before);
    window.show();

    ScreenFit::fit(&window, available, frame);

    const QRect whole = window.geometry().marginsAdded(frame);
    QVERIFY2(available.contains(whole), QTest::toString(whole));
}

void TestScreenFit::whatIsGuessedMovesNothingThatIsOnTheScreen()
{
    QWidget window;
    window.setGeometry(1, 20, 1000, 700); // as a window manager with a small title bar left it
    const QRect before = window.geometry();

    ScreenFit::fit(&window, QRect(0, 0, 1280, 800), std::nullopt);

    QCOMPARE(window.geometry(), before);
}

void TestScreenFit::aWindowThatComesBackLargerThanItsScreenHasItsTitleBar()
{
    const QRect available(0, 0, 1280, 800);
    QWidget first;
    first.setGeometry(0, 0, 1280, 800);
    QWidget second;
    QVERIFY(second.restoreGeometry(first.saveGeometry()));

    ScreenFit::fit(&second, available, std::nullopt); // before it shows: nobody knows its frame
    second.show();
    ScreenFit::fit(&second, available, QMargins(1, 20, 1, 5));

    const QRect whole = second.geometry().marginsAdded(QMargins(1, 20, 1, 5));
    QVERIFY2(available.contains(whole), QTest::toString(whole));
}

QTEST_MAIN(TestScreenFit)
#include "tst_screenfit.moc"
