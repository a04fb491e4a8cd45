// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmenttablemodel.h"
#include "tests/ui/fleet.h"
#include "ui/overview/environmentdialog.h"
#include "ui/style/theme.h"
#include "ui/widgets/formfield.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// What the editor of an environment warns of and does not refuse.
class TestEnvironmentWarnings : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void anotherOfTheSameDisplayNameIsSaid();
    void productionSaysExactlyWhatAsks();
    void whoTickedProductionIsSaidAndMissingIsWarnedOf();
};

void TestEnvironmentWarnings::anotherOfTheSameDisplayNameIsSaid()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    EnvironmentDialog dialog(&workspace, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *name = dialog.findChild<QLineEdit *>(u"displayName"_s);
    for (const QString &alike : {u"Production"_s, u"production"_s, u" PRODUCTION "_s}) {
        name->clear();
        QTest::keyClicks(name, alike);
        QVERIFY2(name->accessibleDescription().contains(u"Another environment is shown as “Production” too"_s), qPrintable(name->accessibleDescription()));
    }
    QTest::keyClicks(name, u"2"_s);
    QVERIFY(!name->accessibleDescription().contains(u"Another environment"_s));

    for (const EnvironmentSummary &summary : workspace.environments()->all()) { // nobody is the other of themselves
        EnvironmentDialog own(&workspace, summary.environment);
        own.setAttribute(Qt::WA_DeleteOnClose, false);
        QVERIFY(!own.findChild<QLineEdit *>(u"displayName"_s)->accessibleDescription().contains(u"Another environment"_s));
    }
}

void TestEnvironmentWarnings::productionSaysExactlyWhatAsks()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    Environment staging;
    for (const EnvironmentSummary &summary : workspace.environments()->all())
        staging = summary.environment.isProduction ? staging : summary.environment;
    staging.version = 1;
    EnvironmentDialog dialog(&workspace, staging);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *production = dialog.findChild<QCheckBox *>(u"isProduction"_s);
    production->setFocus();
    QTest::keyClick(production, Qt::Key_Space);
    QVERIFY(production->isChecked());
    // As FreezeActions::startRemoval() asks: a freeze that lies ahead is no step of the ladder that wants a name.
    QVERIFY2(production->accessibleDescription().contains(u"A freeze that lies ahead is deleted without."_s), qPrintable(production->accessibleDescription()));
}

void TestEnvironmentWarnings::whoTickedProductionIsSaidAndMissingIsWarnedOf()
{
    Workspace workspace(deadEndpoint());
    EnvironmentDialog dialog(&workspace, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *name = dialog.findChild<QLineEdit *>(u"displayName"_s);
    auto *production = dialog.findChild<QCheckBox *>(u"isProduction"_s);
    name->setFocus();
    QTest::qWait(50); // laid out
    const int before = production->mapTo(&dialog, QPoint()).y();
    QTest::keyClicks(name, u"Production"_s);
    QVERIFY(production->isChecked());
    QVERIFY2(production->accessibleDescription().contains(u"because of the name"_s), qPrintable(production->accessibleDescription()));
    QTest::qWait(50);
    QCOMPARE(production->mapTo(&dialog, QPoint()).y(), before);

    production->setFocus();
    QTest::keyClick(production, Qt::Key_Space); // it is what it says: not production
    QVERIFY(!production->isChecked());
    QVERIFY2(production->accessibleDescription().contains(u"named like production but not ticked"_s), qPrintable(production->accessibleDescription()));
    QTest::keyClicks(name, u" 2"_s);
    QVERIFY(!production->isChecked()); // no fight
    for (const QString &other : {u"prd"_s, u"live"_s, u"prod-eu"_s}) {
        name->clear();
        QTest::keyClicks(name, other);
        QVERIFY2(production->accessibleDescription().contains(u"named like production"_s), qPrintable(other));
    }
    name->clear();
    QTest::keyClicks(name, u"Staging"_s);
    dialog.findChild<QLineEdit *>(u"name"_s)->setText(u"staging"_s);
    QCOMPARE(production->accessibleDescription(), QString());
}

QTEST_MAIN(TestEnvironmentWarnings)
#include "tst_environmentwarnings.moc"
