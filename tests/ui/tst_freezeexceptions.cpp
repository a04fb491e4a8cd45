// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/freezes.h"

#include "models/peoplemodel.h"
#include "ui/calendar/edit/freezewindowdialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

/// Who may deploy although a freeze holds, chosen by name in its dialog.
class TestFreezeExceptions : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { delete m_dialog; }

    void aNameThatWasNotAddedIsNotLost();
    void exceptionsAreNamedByTypingAndSaidInThePreview();
    void thePreviewSaysWhoWasDeactivatedMeanwhile();

private:
    void make(const FreezeWindow &window);
    template <typename T>
    T *find(const char *name)
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    FormField *fieldOf(const char *pointer);
    void check(int row) { find<QListWidget>("environmentId")->item(row)->setCheckState(Qt::Checked); }

    FreezeDialogFacts m_facts;
    FreezeWindow m_new;
    QPointer<FreezeWindowDialog> m_dialog;
};

void TestFreezeExceptions::init()
{
    m_facts.environments = {anEnvironment(u"development"_s, u"Development"_s), anEnvironment(u"production"_s, u"Production"_s, true)};
    m_facts.displayZone = QTimeZone("Europe/Berlin");
    m_facts.now = at("2026-11-20T10:00:00Z");
    m_facts.me = UserId::create();
    m_new = {};
    m_new.start = at("2026-11-22T23:00:00Z");
    m_new.end = at("2026-11-30T23:00:00Z");
}

void TestFreezeExceptions::make(const FreezeWindow &window)
{
    m_dialog = new FreezeWindowDialog(m_facts, window);
    m_dialog->show();
}

FormField *TestFreezeExceptions::fieldOf(const char *pointer)
{
    for (FormField *field : m_dialog->findChildren<FormField *>()) {
        if (field->pointer() == QLatin1String(pointer))
            return field;
    }
    return nullptr;
}

void TestFreezeExceptions::aNameThatWasNotAddedIsNotLost()
{
    PeopleModel people;
    people.setPeople({{m_facts.me, u"ada"_s, u"Ada Lovelace"_s, true}});
    m_facts.people = &people;
    make(m_new);
    auto *typed = find<QLineEdit>("person");
    QTest::keyClicks(typed, u"Anna Schmidt"_s);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(m_dialog && m_dialog->isVisible()); // it asks
    QVERIFY(m_dialog->findChild<QPushButton *>(u"discard"_s)->isVisible());
    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);
    QVERIFY(fieldOf("/exceptions")->error().contains(u"you are the only one"_s));
    QCOMPARE(typed->text(), u"Anna Schmidt"_s);
    delete m_dialog;
}

void TestFreezeExceptions::exceptionsAreNamedByTypingAndSaidInThePreview()
{
    PeopleModel people;
    const UserId ada = UserId::create();
    people.setPeople({{ada, u"ada"_s, u"Ada Lovelace"_s, true}, {UserId::create(), u"bob"_s, u"Bob"_s, true}});
    m_facts.people = &people;
    make(m_new);
    QSignalSpy submitted(m_dialog, &FreezeWindowDialog::submitted);
    check(0);
    find<QPlainTextEdit>("reason")->setPlainText(u"Freeze"_s);
    auto *typed = find<QLineEdit>("person");
    QVERIFY(!find<QPushButton>("addPerson")->isEnabled());
    QTest::keyClicks(typed, u"nobody"_s);
    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);
    QCOMPARE(fieldOf("/exceptions")->error(), u"Nobody here is called “nobody”."_s);

    const UserId user = UserId::create();
    typed->setText(u"ada lovelace, "_s + user.toString());
    QVERIFY(fieldOf("/exceptions")->error().isEmpty());
    QTest::mouseClick(find<QPushButton>("addMe"), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>("ok"), Qt::LeftButton);

    QCOMPARE(submitted.size(), 1);
    QCOMPARE(submitted[0][0].value<QList<FreezeWindow>>().constFirst().exceptions, (QList<UserId>{m_facts.me, ada, user}));
    const QString preview = m_dialog->previewText();
    const QString whoMay = u"With a reason may still deploy: you, Ada Lovelace and “unknown person, %1…”."_s.arg(user.toString().left(8));
    QVERIFY2(preview.endsWith(whoMay), qPrintable(preview));
    delete m_dialog;
}

void TestFreezeExceptions::thePreviewSaysWhoWasDeactivatedMeanwhile()
{
    PeopleModel people;
    const UserId ada = UserId::create();
    people.setPeople({{ada, u"ada"_s, u"Ada Lovelace"_s, true}});
    m_facts.people = &people;
    m_new.exceptions = {ada};
    make(m_new);
    check(0);
    people.setPeople({{ada, u"ada"_s, u"Ada Lovelace"_s, false}});
    QVERIFY2(find<QLabel>("preview")->text().endsWith(u"Ada Lovelace (deactivated)."_s), qPrintable(find<QLabel>("preview")->text()));
    delete m_dialog;
}

QTEST_MAIN(TestFreezeExceptions)
#include "tst_freezeexceptions.moc"
