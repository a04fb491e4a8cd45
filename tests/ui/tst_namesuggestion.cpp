// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmenttablemodel.h"
#include "tests/ui/fleet.h"
#include "ui/overview/environmentdialog.h"
#include "ui/style/theme.h"
#include "ui/targets/edit/groupdialog.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/namesuggestion.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;

namespace tidegate::test {

/// What the editors of environments and groups make of a display name.
class TestNameSuggestion : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void aNameIsWrittenInPlainLetters_data();
    void aNameIsWrittenInPlainLetters();
    void aTakenNameGetsANumber();
    void bothEditorsAskInTheSameOrder();
    void aGroupGetsANameThatItsEnvironmentDoesNotHave();
    void aNameOfOnesOwnStays();
    void aThingThatExistsKeepsItsName();

private:
    static TargetGroup newGroupIn(EnvironmentId environment)
    {
        TargetGroup group;
        group.environmentId = environment;
        return group;
    }
};

void TestNameSuggestion::aNameIsWrittenInPlainLetters_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::newRow("blanks and brackets") << u"Production (EU)"_s << u"production-eu"_s;
    QTest::newRow("umlauts") << u"Überwachung Größe"_s << u"ueberwachung-groesse"_s;
    QTest::newRow("umlauts in two characters") << u"U\u0308bersicht"_s << u"uebersicht"_s;
    QTest::newRow("accents") << u"Préproduction à l’été"_s << u"preproduction-a-l-ete"_s;
    QTest::newRow("letters that Unicode does not take apart") << u"Łódź Ørsted"_s << u"lodz-orsted"_s;
    QTest::newRow("hyphens at the ends") << u"  -- Web -- "_s << u"web"_s;
    QTest::newRow("nothing that a name may have") << u"الإنتاج"_s << QString();
    QTest::newRow("too long") << QString(80, u'a') << QString(63, u'a');
}

void TestNameSuggestion::aNameIsWrittenInPlainLetters()
{
    QFETCH(const QString, typed);
    QTEST(suggestedName(typed, [](const QString &) { return false; }), "name");
}

void TestNameSuggestion::aTakenNameGetsANumber()
{
    const QSet<QString> taken{u"web"_s, u"web-2"_s, QString(63, u'a')};
    const auto isTaken = [&taken](const QString &name) { return taken.contains(name); };
    QCOMPARE(suggestedName(u"Web"_s, isTaken), u"web-3"_s);
    QCOMPARE(suggestedName(QString(70, u'A'), isTaken), QString(61, u'a') + u"-2"_s);
}

void TestNameSuggestion::bothEditorsAskInTheSameOrder()
{
    Workspace workspace(deadEndpoint());
    const Fleet fleet = exampleFleet();
    fill(workspace, fleet);
    auto *environment = new EnvironmentDialog(&workspace, {});
    GroupDialog group(&workspace, newGroupIn(fleet.environments.constFirst().environment.id));
    for (QDialog *dialog : std::initializer_list<QDialog *>{environment, &group}) {
        dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        QCOMPARE(dialog->focusWidget()->objectName(), u"displayName"_s);
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
        QCOMPARE(dialog->focusWidget()->objectName(), u"name"_s);
    }
    delete environment;
}

void TestNameSuggestion::aGroupGetsANameThatItsEnvironmentDoesNotHave()
{
    Workspace workspace(deadEndpoint());
    const Fleet fleet = exampleFleet();
    fill(workspace, fleet);
    const TargetGroup there = fleet.groups.constFirst();
    GroupDialog dialog(&workspace, newGroupIn(there.environmentId));
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));

    QTest::keyClicks(dialog.focusWidget(), there.name);
    QCOMPARE(dialog.edited().name, there.name + u"-2"_s);

    auto *environments = dialog.findChild<QComboBox *>(u"environmentId"_s);
    environments->setFocus();
    QTest::keyClick(environments, environments->currentIndex() == 0 ? Qt::Key_End : Qt::Key_Home);
    QVERIFY(dialog.edited().environmentId != there.environmentId);
    QCOMPARE(dialog.edited().name, there.name);
}

void TestNameSuggestion::aNameOfOnesOwnStays()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    GroupDialog dialog(&workspace, newGroupIn(workspace.environments()->all().constFirst().environment.id));
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto *displayName = dialog.findChild<QLineEdit *>(u"displayName"_s);
    auto *name = dialog.findChild<QLineEdit *>(u"name"_s);

    QTest::keyClicks(displayName, u"Edge"_s);
    QTest::keyClicks(name, u"x"_s);
    QTest::keyClicks(displayName, u" nodes"_s);
    QCOMPARE(name->text(), u"edgex"_s);

    name->selectAll();
    QTest::keyClick(name, Qt::Key_Backspace); // given up
    QTest::keyClicks(displayName, u" 2"_s);
    QCOMPARE(name->text(), u"edge-nodes-2"_s);
}

void TestNameSuggestion::aThingThatExistsKeepsItsName()
{
    Workspace workspace(deadEndpoint());
    const Fleet fleet = exampleFleet();
    fill(workspace, fleet);
    GroupDialog dialog(&workspace, fleet.groups.constFirst());
    dialog.open();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));

    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"displayName"_s), u" of old"_s);

    QCOMPARE(dialog.edited().name, fleet.groups.constFirst().name);
}

} // namespace tidegate::test

QTEST_MAIN(tidegate::test::TestNameSuggestion)
#include "tst_namesuggestion.moc"
