// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"

#include "ui/style/theme.h"
#include "ui/window/mainwindow.h"

#include <QApplication>
#include <QProgressBar>
#include <QScreen>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// At a scale of 1.5, where edges of widgets fall between pixels.
class TestFocusRings : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsLeftWhereTheFocusWas_data();
    void nothingIsLeftWhereTheFocusWas();
};

void TestFocusRings::nothingIsLeftWhereTheFocusWas_data()
{
    QTest::addColumn<QString>("page");
    for (const auto &page : {u"overview"_s, u"targets"_s, u"drift"_s, u"activity"_s, u"agents"_s})
        QTest::addRow("%s", qPrintable(page)) << page;
}

/// Of pixels that differ by more than what antialiasing at the edge of a repainted part does.
static int differences(const QImage &a, const QImage &b)
{
    int found = 0;
    for (int y = 0; y < std::min(a.height(), b.height()); ++y) {
        for (int x = 0; x < std::min(a.width(), b.width()); ++x) {
            const QColor one = a.pixelColor(x, y);
            const QColor other = b.pixelColor(x, y);
            if (std::abs(one.red() - other.red()) + std::abs(one.green() - other.green()) + std::abs(one.blue() - other.blue()) > 24)
                ++found;
        }
    }
    return found;
}

void TestFocusRings::nothingIsLeftWhereTheFocusWas()
{
    QFETCH(const QString, page);
    QCOMPARE(qApp->devicePixelRatio(), 1.5);
    Workspace workspace(deadEndpoint());
    fill(workspace);
    MainWindow window(&workspace);
    window.resize(1001, 701);
    window.show();
    window.showPage(page);
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::qWait(600);
    for (int i = 0; i < 30; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QTest::qWait(20);
    }
    for (QProgressBar *bar : window.findChildren<QProgressBar *>())
        bar->setRange(0, 1); // what moves by itself is no residue
    QTest::qWait(200);

    const QImage shown = window.screen()->grabWindow(window.winId()).toImage();
    window.repaint();
    for (QWidget *part : window.findChildren<QWidget *>())
        part->update();
    QTest::qWait(200);
    const QImage fresh = window.screen()->grabWindow(window.winId()).toImage();
    QCOMPARE(shown.size(), fresh.size());
    const int left = differences(shown, fresh);
    if (left > 0 && qEnvironmentVariableIsSet("TIDEGATE_TEST_PICTURES")) {
        shown.save(qEnvironmentVariable("TIDEGATE_TEST_PICTURES") + u"/rings-"_s + page + u"-shown.png"_s);
        fresh.save(qEnvironmentVariable("TIDEGATE_TEST_PICTURES") + u"/rings-"_s + page + u"-fresh.png"_s);
    }
    QCOMPARE(left, 0);
}

int main(int argc, char *argv[])
{
    qputenv("QT_SCALE_FACTOR", "1.5");
    QApplication application(argc, argv);
    Theme::apply(application);
    TestFocusRings test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_focusrings.moc"
