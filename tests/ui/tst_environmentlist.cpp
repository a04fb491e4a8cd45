// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/freezes.h"
#include "tests/ui/inspect.h"

#include "models/freezeplan.h"
#include "ui/calendar/edit/environmentlist.h"
#include "ui/calendar/edit/freezenowdialog.h"
#include "ui/calendar/edit/freezewindowdialog.h"
#include "ui/style/theme.h"

#include <QPushButton>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// The environments of a freeze that is made: which are ticked can be seen, and the button says them.
class TestEnvironmentList : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { delete m_dialog; }
    void whatIsTickedIsInView_data();
    void whatIsTickedIsInView();
    void theButtonSaysWhatItFreezes();
    void aLongListIsCountedOnTheButton();
    void typingFindsEitherNameInAnyCase_data();
    void typingFindsEitherNameInAnyCase();

private:
    void openNow();
    EnvironmentList *list() const { return m_dialog->findChild<EnvironmentList *>(); }
    QString button() const { return m_dialog->findChild<QPushButton *>(u"ok"_s)->text(); }
    QStringList tickedOutOfView() const;

    FreezeDialogFacts m_facts;
    QPointer<QDialog> m_dialog;
};

void TestEnvironmentList::init()
{
    m_facts.environments = {anEnvironment(u"dev"_s, u"Development"_s), anEnvironment(u"test"_s, u"Test"_s), anEnvironment(u"stage"_s, u"Staging"_s),
                            anEnvironment(u"prod"_s, u"Live & kicking"_s, true)};
    m_facts.displayZone = QTimeZone("Europe/Berlin");
    m_facts.now = at("2026-11-20T10:00:00Z");
}

void TestEnvironmentList::openNow()
{
    m_dialog = new FreezeNowDialog(m_facts, {}, [now = m_facts.now] { return now; });
    m_dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
}

QStringList TestEnvironmentList::tickedOutOfView() const
{
    QStringList hidden;
    for (int row = 0; row < list()->count(); ++row) {
        const QListWidgetItem *item = list()->item(row);
        if (item->checkState() == Qt::Checked && !list()->viewport()->rect().contains(list()->visualItemRect(item)))
            hidden.append(item->text());
    }
    return hidden;
}

void TestEnvironmentList::whatIsTickedIsInView_data()
{
    QTest::addColumn<int>("others");
    QTest::addColumn<bool>("now");
    for (const int others : {0, 2, 4, 12}) {
        QTest::addRow("now, %d", others) << others << true;
        QTest::addRow("planned, %d", others) << others << false;
    }
}

void TestEnvironmentList::whatIsTickedIsInView()
{
    QFETCH(const int, others);
    QFETCH(const bool, now);
    for (int i = 0; i < others; ++i)
        m_facts.environments.prepend(anEnvironment(u"other-%1"_s.arg(i), u"Other %1"_s.arg(i)));
    if (now) {
        openNow(); // production is ticked
    } else {
        FreezeWindow window = aFreeze("2026-11-22T23:00:00Z", "2026-11-30T23:00:00Z", {});
        window.version = 0;
        window.environmentId = m_facts.environments.constLast().id;
        m_dialog = new FreezeWindowDialog(m_facts, window);
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    }
    QCOMPARE(list()->chosen(), QList{m_facts.environments.constLast().id});
    QCOMPARE(tickedOutOfView(), QStringList());
    QCOMPARE(unnamed(m_dialog), QStringList());
}

void TestEnvironmentList::theButtonSaysWhatItFreezes()
{
    openNow();
    QCOMPARE(button(), u"&Freeze Live && kicking"_s);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Home);
    QTest::keyClick(list(), Qt::Key_Space);
    QCOMPARE(button(), u"&Freeze Development and Live && kicking"_s);
    QTest::keyClick(list(), Qt::Key_Space);
    QTest::keyClick(list(), Qt::Key_End);
    QTest::keyClick(list(), Qt::Key_Space);
    QCOMPARE(button(), u"&Freeze now"_s); // and it says what is missing
}

void TestEnvironmentList::aLongListIsCountedOnTheButton()
{
    openNow();
    list()->setFocus();
    for (const Qt::Key key : {Qt::Key_Home, Qt::Key_Down, Qt::Key_Down}) {
        QTest::keyClick(list(), key);
        QTest::keyClick(list(), Qt::Key_Space);
    }
    QCOMPARE(list()->chosen().size(), 4);
    QCOMPARE(button(), u"&Freeze 4 environments"_s);
    QVERIFY(m_dialog->minimumSizeHint().width() <= 640);
}

void TestEnvironmentList::typingFindsEitherNameInAnyCase_data()
{
    QTest::addColumn<QString>("typed");
    for (const auto &typed : {u"prod"_s, u"PROD"_s, u"Live"_s, u"live"_s, u"Pr"_s})
        QTest::addRow("%s", qPrintable(typed)) << typed;
}

void TestEnvironmentList::typingFindsEitherNameInAnyCase()
{
    QFETCH(const QString, typed);
    openNow();
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Home);
    QTest::keyClicks(list(), typed);
    QCOMPARE(list()->currentRow(), 3);
}

QTEST_MAIN(TestEnvironmentList)
#include "tst_environmentlist.moc"
