// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/style/theme.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/formfield.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

/// The question of the safety ladder, answered by keys.
class TestConfirmDialog : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void aNameIsTypedAsItIsSpoken_data();
    void aNameIsTypedAsItIsSpoken();
    void enterSaysWhatIsWrongWithAName();
    void enterOnTheVerbIsTheVerb();
    void enterElsewhereIsCancel();

private:
    /// Open, with a name and a reason to type where it is strict.
    static ConfirmDialog *opened(bool isStrict)
    {
        auto *dialog = new ConfirmDialog({.title = u"Delete Produktion Süd?"_s,
                                          .text = u"It is deleted."_s,
                                          .consequences = {},
                                          .verb = u"Delete"_s,
                                          .typedName = isStrict ? u"production-süd"_s : QString(),
                                          .alsoCalled = isStrict ? u"Produktion Süd"_s : QString(),
                                          .reasonRequired = isStrict});
        dialog->open();
        return dialog;
    }
};

void TestConfirmDialog::aNameIsTypedAsItIsSpoken_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("fits");
    QTest::newRow("name") << u"production-süd"_s << true;
    QTest::newRow("case") << u"Production-SÜD"_s << true;
    QTest::newRow("accent apart") << u"production-su\u0308d"_s << true;
    QTest::newRow("display name") << u"Produktion Süd"_s << true;
    QTest::newRow("display name in small letters") << u" produktion  süd "_s << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("without accent") << u"production-sud"_s << false;
    QTest::newRow("half") << u"production"_s << false;
    QTest::newRow("more") << u"production-süd-2"_s << false;
}

void TestConfirmDialog::aNameIsTypedAsItIsSpoken()
{
    QFETCH(QString, typed);
    QFETCH(bool, fits);
    const QPointer<ConfirmDialog> dialog = opened(true);
    dialog->findChild<QLineEdit *>(u"reason"_s)->setText(u"It is over."_s);
    dialog->findChild<QLineEdit *>(u"typedName"_s)->setText(typed);
    QCOMPARE(dialog->findChild<QPushButton *>(u"verb"_s)->isEnabled(), fits);
    delete dialog;
}

void TestConfirmDialog::enterSaysWhatIsWrongWithAName()
{
    const QPointer<ConfirmDialog> dialog = opened(true);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    auto *name = dialog->findChild<QLineEdit *>(u"typedName"_s);
    const FormField *field = nullptr;
    for (const FormField *each : dialog->findChildren<FormField *>())
        field = each->editor() == name ? each : field;
    QVERIFY(field);
    name->setFocus();
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(field->error(), u"Type “production-süd” first."_s);
    QTest::keyClicks(name, u"staging"_s);
    QCOMPARE(field->error(), QString()); // while one types nothing is wrong yet
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(field->error(), u"“staging” is not the name: type “production-süd”."_s);
    QVERIFY(name->accessibleDescription().contains(field->error()));
    auto *reason = dialog->findChild<QLineEdit *>(u"reason"_s);
    reason->setFocus();
    QTest::keyClick(reason, Qt::Key_Return);
    QCOMPARE(dialog->focusWidget(), name);
    delete dialog;
}

void TestConfirmDialog::enterOnTheVerbIsTheVerb()
{
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space}) {
        const QPointer<ConfirmDialog> dialog = opened(false);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        const QSignalSpy confirmed(dialog, &ConfirmDialog::confirmed);
        auto *verb = dialog->findChild<QPushButton *>(u"verb"_s);
        verb->setFocus(Qt::TabFocusReason);
        QTest::keyClick(verb, key);
        QCOMPARE(confirmed.count(), 1);
        QVERIFY(dialog && dialog->isVisible());
        delete dialog;
    }
}

void TestConfirmDialog::enterElsewhereIsCancel()
{
    const QPointer<ConfirmDialog> dialog = opened(false);
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    const QSignalSpy confirmed(dialog, &ConfirmDialog::confirmed);
    const QSignalSpy rejected(dialog, &QDialog::rejected);
    QVERIFY(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Cancel)->hasFocus()); // nobody deletes by two Enters
    QTest::keyClick(dialog, Qt::Key_Return);
    QCOMPARE(rejected.count(), 1);
    QCOMPARE(confirmed.count(), 0);
}

QTEST_MAIN(TestConfirmDialog)
#include "tst_confirmdialog.moc"
