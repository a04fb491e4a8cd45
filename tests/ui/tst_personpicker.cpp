// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/peoplemodel.h"
#include "tests/ui/inspect.h"
#include "ui/widgets/personfield.h"
#include "ui/widgets/personpicker.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QElapsedTimer>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace tidegate;
using namespace Qt::StringLiterals;

namespace {

UserId idOf(int number)
{
    return UserId(parseUuid(u"0197d39f-aaaa-7bbb-8ccc-%1"_s.arg(number, 12, 10, QChar(u'0'))));
}

} // namespace

/// People chosen by keyboard, as somebody types.
class TestPersonPicker : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void enterTakesTheBestMatchAndNotTheDialog();
    void arrowsChooseAmongWhoIsFound();
    void whoIsChosenIsNotOfferedAgain();
    void severalArePastedWithCommas();
    void whatNamesNobodyIsSaidAndStays();
    void whoeverIsAloneIsToldHowOthersCome();
    void whatIsTypedAndNotAddedCounts();
    void whoIsDisplayedAlikeIsChosenFromTheList();
    void theDeactivatedAreShownAndNotChosen();
    void rowsAreRemovedAndCopied();
    void aRowSaysWhoWasDeactivatedMeanwhile();
    void withoutNamesIdsWork();
    void fiveThousandPeopleAreTypedThroughQuickly();
    void aFieldMeansOnePersonOrWhoeverAsks();
    void everythingIsNamed();

private:
    PersonEdit *typed() { return m_picker->findChild<PersonEdit *>(); }
    QStringList offered()
    {
        QStringList rows;
        const QAbstractItemModel *model = typed()->matches()->model();
        for (int row = 0; typed()->matches()->isVisible() && row < model->rowCount(); ++row)
            rows.append(model->index(row, 0).data().toString());
        return rows;
    }
    QStringList rows()
    {
        QStringList texts;
        const auto *list = m_picker->findChild<QListWidget *>(u"people"_s);
        for (int row = 0; row < list->count(); ++row)
            texts.append(list->item(row)->text());
        return texts;
    }
    /// Keys go to the list while it is open, as they do for people.
    void press(Qt::Key key)
    {
        QWidget *popup = typed()->matches();
        QTest::keyClick(popup->isVisible() ? popup : static_cast<QWidget *>(typed()), key);
    }

    std::unique_ptr<PeopleModel> m_people;
    std::unique_ptr<QDialog> m_dialog;
    PersonPicker *m_picker = nullptr;
    QStringList m_problems;
};

void TestPersonPicker::init()
{
    m_people = std::make_unique<PeopleModel>();
    m_people->setPeople({{idOf(1), u"ada"_s, u"Ada Lovelace"_s, true},
                         {idOf(2), u"bob"_s, u"Bob Ross"_s, true},
                         {idOf(3), u"kim.a"_s, u"Kim"_s, true},
                         {idOf(4), u"kim.b"_s, u"Kim"_s, true},
                         {idOf(5), u"grace"_s, u"Hopper, Grace"_s, true},
                         {idOf(6), u"gone"_s, u"Gone Girl"_s, false},
                         {idOf(7), u"omar"_s, u"عمر الخيام"_s, true}});
    m_dialog = std::make_unique<QDialog>();
    m_picker = new PersonPicker(m_people.get(), idOf(1));
    auto *column = new QVBoxLayout(m_dialog.get());
    column->addWidget(m_picker);
    auto *ok = new QPushButton(u"OK"_s);
    ok->setDefault(true);
    connect(ok, &QPushButton::clicked, m_dialog.get(), &QDialog::accept);
    column->addWidget(ok);
    m_problems.clear();
    connect(m_picker, &PersonPicker::problemFound, this, [this](const QString &problem) {
        if (!problem.isEmpty())
            m_problems.append(problem);
    });
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    typed()->setFocus();
}

void TestPersonPicker::cleanup()
{
    m_dialog.reset();
    m_people.reset();
}

void TestPersonPicker::enterTakesTheBestMatchAndNotTheDialog()
{
    QTest::keyClicks(typed(), u"LOVE"_s);
    QCOMPARE(offered(), QStringList{u"Ada Lovelace · ada"_s});
    press(Qt::Key_Return);
    QCOMPARE(m_picker->users(), QList<UserId>{idOf(1)});
    QCOMPARE(rows(), QStringList{u"Ada Lovelace (you)"_s});
    QCOMPARE(typed()->text(), QString());
    QVERIFY(m_dialog->isVisible());
    QApplication::clipboard()->setText(u"عمر"_s);
    typed()->paste();
    press(Qt::Key_Return);
    QVERIFY(rows().constLast().contains(u"عمر الخيام"_s));
    press(Qt::Key_Return); // nothing is typed any more
    QVERIFY(!m_dialog->isVisible());
}

void TestPersonPicker::arrowsChooseAmongWhoIsFound()
{
    QTest::keyClicks(typed(), u"o"_s);
    QVERIFY(offered().size() > 2);
    const QString second = offered().at(1);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QVERIFY2(second.startsWith(m_people->nameOf(m_picker->users().constFirst()).left(3)), qPrintable(second));
    press(Qt::Key_Down); // all, without a letter
    QCOMPARE(offered().size(), 6);
    press(Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(!typed()->matches()->isVisible());
}

void TestPersonPicker::whoIsChosenIsNotOfferedAgain()
{
    m_picker->setUsers({idOf(1)});
    QTest::keyClicks(typed(), u"ada"_s);
    QCOMPARE(offered(), QStringList());
}

void TestPersonPicker::severalArePastedWithCommas()
{
    QApplication::clipboard()->setText(u"ada, Hopper, Grace; BOB ROSS,%1\nkim.b"_s.arg(idOf(9).toString()));
    typed()->paste();
    typed()->matches()->hide();
    press(Qt::Key_Return);
    QCOMPARE(m_picker->users(), QList<UserId>({idOf(1), idOf(5), idOf(2), idOf(9), idOf(4)}));
    QCOMPARE(rows().at(3), u"unknown person, 0197d39f…"_s);
    QCOMPARE(m_problems, QStringList());
    m_picker->setUsers({});
    typed()->setText(idOf(1).toString() + u' ' + idOf(2).toString());
    QCOMPARE(m_picker->takeTyped(), QString());
    QCOMPARE(m_picker->users(), QList<UserId>({idOf(1), idOf(2)}));
}

void TestPersonPicker::whatNamesNobodyIsSaidAndStays()
{
    typed()->setText(u"bob, nobody, ada"_s);
    QTest::mouseClick(m_picker->findChild<QPushButton *>(u"addPerson"_s), Qt::LeftButton);
    QCOMPARE(m_picker->users(), QList<UserId>({idOf(2), idOf(1)}));
    QCOMPARE(typed()->text(), u"nobody"_s);
    QCOMPARE(m_problems, QStringList{u"Nobody here is called “nobody”."_s});
    QVERIFY(typed()->hasFocus());
}

void TestPersonPicker::whoeverIsAloneIsToldHowOthersCome()
{
    m_people->setPeople({{idOf(1), u"ada"_s, u"Ada Lovelace"_s, true}});
    QTest::keyClicks(typed(), u"Anna Schmidt"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_problems, QStringList{u"Nobody here is called “Anna Schmidt”: you are the only one. Others come with a server that they sign in to."_s});
    QCOMPARE(typed()->text(), u"Anna Schmidt"_s);
}

void TestPersonPicker::whatIsTypedAndNotAddedCounts()
{
    m_picker->setUsers({idOf(2)});
    const QSignalSpy changed(m_picker, &PersonPicker::entriesChanged);
    QTest::keyClicks(typed(), u"Anna"_s);
    QVERIFY(changed.count() > 0);
    const QStringList entries = m_picker->entries();
    QCOMPARE(entries, QStringList({idOf(2).toString(), u"Anna"_s}));
    QCOMPARE(m_picker->users(), QList<UserId>{idOf(2)});
    typed()->clear();
    m_picker->setEntries(entries); // as a draft does
    QCOMPARE(typed()->text(), u"Anna"_s);
    QCOMPARE(m_picker->users(), QList<UserId>{idOf(2)});
    m_picker->setEntries({idOf(1).toString()});
    QCOMPARE(typed()->text(), QString());
}

void TestPersonPicker::whoIsDisplayedAlikeIsChosenFromTheList()
{
    typed()->setText(u"Kim"_s);
    press(Qt::Key_Return);
    QCOMPARE(m_problems, QStringList{u"Several people are called “Kim”: choose one from the list."_s});
    typed()->clear();
    QTest::keyClicks(typed(), u"kim"_s);
    QCOMPARE(offered(), QStringList({u"Kim (kim.a)"_s, u"Kim (kim.b)"_s}));
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(rows(), QStringList{u"Kim (kim.b)"_s});
}

void TestPersonPicker::theDeactivatedAreShownAndNotChosen()
{
    QTest::keyClicks(typed(), u"gone"_s);
    QCOMPARE(offered(), QStringList{u"Gone Girl (deactivated) · gone"_s});
    press(Qt::Key_Return);
    QCOMPARE(m_picker->users(), QList<UserId>());
    typed()->matches()->hide();
    press(Qt::Key_Return);
    QCOMPARE(m_problems, QStringList{u"Gone Girl is deactivated and cannot be chosen."_s});
    QVERIFY(m_dialog->isVisible());
}

void TestPersonPicker::rowsAreRemovedAndCopied()
{
    const QSignalSpy changed(m_picker, &PersonPicker::usersChanged);
    m_picker->setUsers({idOf(1), idOf(2)});
    auto *list = m_picker->findChild<QListWidget *>(u"people"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_End);
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), idOf(2).toString());
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(m_picker->users(), QList<UserId>{idOf(1)});
    QVERIFY(!changed.isEmpty());
}

void TestPersonPicker::aRowSaysWhoWasDeactivatedMeanwhile()
{
    m_picker->setUsers({idOf(2), idOf(3)});
    m_people->setPeople({{idOf(2), u"bob"_s, u"Bob Ross"_s, false}});
    QCOMPARE(rows(), QStringList({u"Bob Ross (deactivated)"_s, u"unknown person, 0197d39f…"_s}));
    QCOMPARE(m_picker->users(), QList<UserId>({idOf(2), idOf(3)}));
}

void TestPersonPicker::withoutNamesIdsWork()
{
    m_people->setPeople({});
    typed()->setText(u"ada"_s);
    QCOMPARE(m_picker->takeTyped(), u"Names are not known here: type the complete id of a user, 36 characters."_s);
    typed()->setText(idOf(1).toString());
    QCOMPARE(m_picker->takeTyped(), QString());
    QCOMPARE(rows(), QStringList{u"You (%1)"_s.arg(idOf(1).toString())});
}

void TestPersonPicker::fiveThousandPeopleAreTypedThroughQuickly()
{
    QList<Person> many;
    for (int i = 0; i < 5'000; ++i)
        many.append({idOf(i), u"person.%1"_s.arg(i), u"Person number %1"_s.arg(i), true});
    m_people->setPeople(many);
    QElapsedTimer timer;
    timer.start();
    QTest::keyClicks(typed(), u"number 4321"_s);
    const auto each = static_cast<double>(timer.elapsed()) / 11;
    qInfo("%.1f ms a letter", each);
    QCOMPARE(offered(), QStringList{u"Person number 4321 · person.4321"_s});
    QVERIFY(each < 400); // on a busy machine and with sanitizers, too
}

void TestPersonPicker::aFieldMeansOnePersonOrWhoeverAsks()
{
    PersonField field(m_people.get());
    const QSignalSpy changed(&field, &PersonField::personChanged);
    field.show();
    QVERIFY(QTest::qWaitForWindowActive(&field));
    field.setFocus();
    QVERIFY(field.person().isNull() && field.problem().isEmpty());
    QTest::keyClicks(&field, u"bo"_s);
    QVERIFY(field.person().isNull());
    QCOMPARE(field.problem(), u"Nobody here is called “bo”."_s);
    QTest::keyClick(field.matches(), Qt::Key_Return);
    QCOMPARE(field.person(), idOf(2));
    QCOMPARE(field.text(), u"Bob Ross"_s);
    QCOMPARE(field.problem(), QString());
    QCOMPARE(changed.count(), 1);
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Backspace);
    QVERIFY(field.person().isNull() && field.problem().isEmpty());
    QTest::keyClicks(&field, u"ada, bob"_s);
    QCOMPARE(field.problem(), u"Choose one person."_s);
}

void TestPersonPicker::everythingIsNamed()
{
    m_picker->setUsers({idOf(1)});
    QCOMPARE(test::unnamed(m_dialog.get()), QStringList());
}

QTEST_MAIN(TestPersonPicker)
#include "tst_personpicker.moc"
