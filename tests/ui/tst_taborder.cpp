// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/taborder.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTest>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace tidegate;

/// What Tab reaches, one key after the other.
class TestTabOrder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { TabOrder::install(*qApp); }
    void whatComesLateStandsInItsPlace();
    void aGridIsReadByRows();
    void containersAreReadInTheirOrder();
    void aPageMadeLateComesBeforeTheStatusBar();
    void editorsOfSeveralPartsAreOneStep();
    void whatPassesTheFocusOnIsNoCircle();
    void ofThoseThatExcludeEachOtherTheCheckedOneIsReached();
    void aDialogBeginsAtItsFirstStop();

private:
    template <typename T = QLineEdit>
    static T *named(const QString &name, QWidget *parent = nullptr)
    {
        auto *widget = new T(parent);
        widget->setObjectName(name);
        return widget;
    }
    /// The names from the widget on that has the focus, until it has it again.
    static QStringList walk(QWidget &window, QWidget *first, Qt::Key key = Qt::Key_Tab);
};

QStringList TestTabOrder::walk(QWidget &window, QWidget *first, Qt::Key key)
{
    window.show();
    QApplication::setActiveWindow(&window);
    QTest::qWait(0); // what was added while the window stood there shows with the next event
    first->setFocus();
    QStringList names;
    for (int i = 0; i < 20; ++i) {
        QWidget *focus = window.focusWidget();
        names.append(focus->objectName());
        QTest::keyClick(focus, key);
        if (window.focusWidget() == first)
            break;
    }
    return names;
}

void TestTabOrder::whatComesLateStandsInItsPlace()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *last = named(u"last"_s);
    column->addWidget(last);
    auto *first = named(u"first"_s);
    column->insertWidget(0, first);
    column->insertWidget(1, named(u"second"_s));
    QCOMPARE(walk(window, first), (QStringList{u"first"_s, u"second"_s, u"last"_s}));
    QCOMPARE(walk(window, first, Qt::Key_Backtab), (QStringList{u"first"_s, u"last"_s, u"second"_s}));

    column->insertWidget(1, named(u"later"_s)); // while the window stands there
    QCOMPARE(walk(window, first), (QStringList{u"first"_s, u"later"_s, u"second"_s, u"last"_s}));
}

void TestTabOrder::aGridIsReadByRows()
{
    QWidget window;
    auto *grid = new QGridLayout(&window);
    grid->addWidget(named(u"below right"_s), 1, 1);
    grid->addWidget(named(u"right"_s), 0, 1);
    grid->addWidget(named(u"below left"_s), 1, 0);
    auto *first = named(u"left"_s);
    grid->addWidget(first, 0, 0);
    QCOMPARE(walk(window, first), (QStringList{u"left"_s, u"right"_s, u"below left"_s, u"below right"_s}));
}

void TestTabOrder::containersAreReadInTheirOrder()
{
    QWidget window;
    auto *below = named<QPushButton>(u"below"_s);
    auto *area = new QScrollArea;
    auto *splitter = new QSplitter;
    splitter->addWidget(named(u"third"_s));
    auto *first = named(u"first"_s);
    splitter->insertWidget(0, first);
    auto *inside = new QWidget;
    auto *insideColumn = new QVBoxLayout(inside);
    insideColumn->addWidget(named(u"fourth"_s));
    area->setWidget(inside);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    auto *stack = new QStackedWidget;
    stack->addWidget(named(u"hidden"_s));
    auto *page = named(u"second"_s);
    stack->addWidget(page);
    stack->setCurrentWidget(page);
    splitter->insertWidget(1, stack);
    auto *column = new QVBoxLayout(&window);
    column->addWidget(splitter);
    column->addWidget(area);
    column->addWidget(below);
    QCOMPARE(walk(window, first), (QStringList{u"first"_s, u"second"_s, u"third"_s, u"fourth"_s, u"below"_s}));
}

void TestTabOrder::aPageMadeLateComesBeforeTheStatusBar()
{
    QMainWindow window;
    window.statusBar()->addPermanentWidget(named<QCheckBox>(u"status"_s));
    QToolBar *bar = window.addToolBar(u"bar"_s);
    auto *button = named<QToolButton>(u"tool"_s);
    button->setFocusPolicy(Qt::StrongFocus);
    bar->addWidget(button);
    auto *centre = new QWidget;
    auto *column = new QVBoxLayout(centre);
    window.setCentralWidget(centre);
    column->addWidget(named(u"page"_s));
    QCOMPARE(walk(window, button), (QStringList{u"tool"_s, u"page"_s, u"status"_s}));
}

void TestTabOrder::editorsOfSeveralPartsAreOneStep()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *combo = named<QComboBox>(u"combo"_s);
    combo->setEditable(true);
    auto *number = named<QSpinBox>(u"number"_s);
    column->addWidget(number);
    column->insertWidget(0, combo);
    window.show();
    QApplication::setActiveWindow(&window);
    combo->setFocus();
    QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
    QVERIFY(number->hasFocus());
    QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
    QVERIFY(combo->hasFocus() || combo->isAncestorOf(window.focusWidget()));
}

void TestTabOrder::whatPassesTheFocusOnIsNoCircle()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *field = new QWidget;
    auto *inside = new QVBoxLayout(field);
    auto *text = named(u"field"_s);
    inside->addWidget(text);
    field->setFocusProxy(text);
    auto *last = named(u"last"_s);
    column->addWidget(last);
    column->addWidget(field);
    field->hide();
    auto *first = named(u"first"_s);
    column->insertWidget(0, first);
    QCOMPARE(walk(window, first), (QStringList{u"first"_s, u"last"_s}));
    column->insertWidget(1, field);
    field->show();
    QCOMPARE(walk(window, first), (QStringList{u"first"_s, u"field"_s, u"last"_s}));
    QCOMPARE(walk(window, last), (QStringList{u"last"_s, u"first"_s, u"field"_s}));
    QCOMPARE(walk(window, text, Qt::Key_Backtab), (QStringList{u"field"_s, u"first"_s, u"last"_s}));
}

void TestTabOrder::ofThoseThatExcludeEachOtherTheCheckedOneIsReached()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *first = named(u"first"_s);
    column->addWidget(first);
    for (const QString &name : {u"one"_s, u"two"_s, u"three"_s})
        column->addWidget(named<QRadioButton>(name));
    auto *two = window.findChild<QRadioButton *>(u"two"_s);
    two->setChecked(true);
    QCOMPARE(walk(window, first), (QStringList{u"first"_s, u"two"_s}));
    window.findChild<QRadioButton *>(u"three"_s)->setChecked(true); // by somebody else
    QCOMPARE(walk(window, first, Qt::Key_Backtab), (QStringList{u"first"_s, u"three"_s}));
}

void TestTabOrder::aDialogBeginsAtItsFirstStop()
{
    QDialog dialog;
    auto *column = new QVBoxLayout(&dialog);
    column->addWidget(named(u"made first"_s));
    column->insertWidget(0, named(u"stands first"_s));
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTRY_VERIFY(dialog.focusWidget());
    QCOMPARE(dialog.focusWidget()->objectName(), u"stands first"_s);
}

QTEST_MAIN(TestTabOrder)
#include "tst_taborder.moc"
