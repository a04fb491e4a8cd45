// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/console.h"

#include "ui/overview/attentionlist.h"
#include "ui/overview/environmentcard.h"
#include "ui/overview/environmentdialog.h"
#include "ui/overview/gatesentence.h"
#include "ui/overview/overviewpage.h"
#include "ui/style/theme.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QTreeWidget>

using namespace tidegate;
using namespace tidegate::tests;
using namespace Qt::StringLiterals;

class TestOverview : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void cardsSayInWordsWhatTheyShow();
    void cardsFollowTheModel();
    void choosingACardScopesAndChoosingAgainUnscopes();
    void listsTheWorstWithTheirCause();
    void theDialogExplainsWhatIsMissing();
    void theDialogSuggestsNameAndClass();
    void theDialogWarnsOfProductionWithoutApproval();
    void theDialogKeepsWhatWasTyped();
    void deletingProductionWantsNameAndReason();
    void gateAnswers_data();
    void gateAnswers();
};

void TestOverview::cardsSayInWordsWhatTheyShow()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    OverviewPage page(&workspace);

    QCOMPARE(page.cards().size(), 3);
    const QString spoken = page.cards().at(2)->accessibleName();
    for (const QString &part : {u"Production"_s, u"production"_s, u"myapp-v2.3.1"_s, u"66 healthy"_s, u"5 targets drifted"_s, u"Frozen now · 7 d 3 h left"_s,
                                u"Holiday freeze"_s, u"2 approvals"_s, u"separation of duties"_s})
        QVERIFY2(spoken.contains(part), qPrintable(part + u" in "_s + spoken));
    QVERIFY(page.cards().at(1)->accessibleName().contains(u"Next freeze"_s));
    QCOMPARE(page.cards().at(0)->focusPolicy(), Qt::StrongFocus);
}

void TestOverview::cardsFollowTheModel()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    OverviewPage page(&workspace);

    workspace.environments()->remove(workspace.environments()->all().constFirst().environment.id);
    QTRY_COMPARE(page.cards().size(), 2);
    QCOMPARE(page.cards().constFirst()->summary().environment.displayName, u"Staging"_s);
}

void TestOverview::choosingACardScopesAndChoosingAgainUnscopes()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    OverviewPage page(&workspace);
    page.resize(1200, 700);
    page.show();
    QSignalSpy scope(&page, &Page::scopeRequested);
    EnvironmentCard *card = page.cards().at(1);

    card->setFocus();
    QTest::keyClick(card, Qt::Key_Return);
    QCOMPARE(scope.takeFirst().constFirst().toUuid(), card->id());
    page.setScope(card->id());
    QTest::mouseClick(card, Qt::LeftButton, {}, QPoint(20, card->height() - 10));
    QVERIFY(scope.takeFirst().constFirst().toUuid().isNull());
}

void TestOverview::listsTheWorstWithTheirCause()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    AttentionList list(&workspace);
    list.updateNow();
    const auto *view = qobject_cast<QTreeWidget *>(list.view());

    QStringList rows;
    for (int i = 0; i < view->topLevelItemCount(); ++i)
        rows.append(view->topLevelItem(i)->text(0) + u": "_s + view->topLevelItem(i)->text(3));

    QCOMPARE(rows,
             QStringList({u"stage-db-01: No answer within 10 s."_s, u"prod-web-04: The container worker restarts again and again."_s,
                          u"prod-web-02: disk 91 %"_s, u"prod-web-05: 3 differences"_s}));
    QVERIFY(view->currentItem());
}

void TestOverview::theDialogExplainsWhatIsMissing()
{
    Workspace workspace(deadEndpoint());
    EnvironmentDialog dialog(&workspace, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *ok = dialog.findChild<QPushButton *>(u"ok"_s);
    auto *name = dialog.findChild<QLineEdit *>(u"name"_s);

    QVERIFY(ok->isEnabled());
    QTest::mouseClick(ok, Qt::LeftButton);

    QVERIFY(dialog.isVisible());
    QVERIFY2(name->accessibleDescription().startsWith(u"Error: "_s), qPrintable(name->accessibleDescription()));
    QVERIFY(dialog.findChild<QLineEdit *>(u"displayName"_s)->accessibleDescription().startsWith(u"Error: "_s));
    QCOMPARE(unnamed(&dialog), QStringList());
}

void TestOverview::theDialogSuggestsNameAndClass()
{
    Workspace workspace(deadEndpoint());
    EnvironmentDialog dialog(&workspace, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();

    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"displayName"_s), u"Production (EU)"_s);
    QCOMPARE(dialog.value().name, u"production-eu"_s);
    QVERIFY(dialog.value().isProduction);
    QVERIFY(validated(dialog.value()));
}

void TestOverview::theDialogWarnsOfProductionWithoutApproval()
{
    Workspace workspace(deadEndpoint());
    EnvironmentDialog dialog(&workspace, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *approvals = dialog.findChild<QSpinBox *>(u"requiredApprovals"_s);

    dialog.findChild<QCheckBox *>(u"isProduction"_s)->setChecked(true);
    QVERIFY(approvals->accessibleDescription().contains(u"without an approval"_s));
    approvals->setValue(1);
    QVERIFY(approvals->accessibleDescription().isEmpty());
}

void TestOverview::theDialogKeepsWhatWasTyped()
{
    Workspace workspace(deadEndpoint());
    EnvironmentDialog dialog(&workspace, {});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"displayName"_s), u"Staging"_s);

    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    QVERIFY(dialog.findChild<InlineMessage *>()->isVisible());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(!dialog.isVisible());
}

void TestOverview::deletingProductionWantsNameAndReason()
{
    ConfirmDialog dialog({.title = u"Delete Production?"_s,
                          .text = u"It is deleted together with:"_s,
                          .consequences = {u"80 targets"_s},
                          .verb = u"Delete Production"_s,
                          .typedName = u"production"_s,
                          .reasonRequired = true});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.open();
    auto *verb = dialog.findChild<QPushButton *>(u"verb"_s);
    QSignalSpy confirmed(&dialog, &ConfirmDialog::confirmed);

    QVERIFY(!verb->isEnabled());
    QVERIFY(!verb->isDefault());
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"typedName"_s), u"production"_s);
    QVERIFY(!verb->isEnabled());
    QTest::keyClicks(dialog.findChild<QLineEdit *>(u"reason"_s), u"Moved to the new region"_s);
    QVERIFY(verb->isEnabled());
    QTest::mouseClick(verb, Qt::LeftButton);
    QCOMPARE(confirmed.constFirst().constFirst().toString(), u"Moved to the new region"_s);
    QVERIFY(dialog.isVisible());
    dialog.showError(makeError(ErrorKind::Conflict, u"freeze-active"_s, u"Production is frozen."_s));
    QVERIFY(verb->isEnabled());
    QCOMPARE(unnamed(&dialog), QStringList());
}

void TestOverview::gateAnswers_data()
{
    QTest::addColumn<GateDecision>("decision");
    QTest::addColumn<QString>("beginning");
    QTest::addColumn<QString>("part");

    GateDecision open;
    open.allowed = true;
    open.closed = false;
    open.at = hoursFromNow(1);
    QTest::newRow("open") << open << u"Yes — nothing stands in the way of Production"_s << QString();

    GateDecision frozen = open;
    frozen.allowed = false;
    frozen.closed = true;
    frozen.windows = {{FreezeWindowId::create(), u"Holiday freeze"_s, hoursFromNow(-2), hoursFromNow(100), {}, false}};
    frozen.nextOpen = hoursFromNow(100);
    frozen.reasons = {{u"freeze-active"_s, u"Production is frozen"_s}};
    QTest::newRow("frozen") << frozen << u"No — Production is frozen"_s << u"You are not on its exceptions."_s;

    GateDecision excepted = frozen;
    excepted.windows[0].excepted = true;
    excepted.overridable = true;
    QTest::newRow("frozen, but excepted") << excepted << u"No — Production is frozen"_s << u"You may override it with a reason."_s;

    GateDecision unapproved = open;
    unapproved.allowed = false;
    unapproved.approvalsRequired = 2;
    unapproved.requireSeparationOfDuties = true;
    unapproved.reasons = {{u"approvals-missing"_s, u"2 approvals are missing"_s}};
    QTest::newRow("approvals missing") << unapproved << u"Not yet — no freeze"_s << u"2 approvals needed first, by someone else than who asked."_s;

    GateDecision broken = open;
    broken.allowed = false;
    broken.reasons = {{u"gate-error"_s, u"The question could not be answered."_s}};
    QTest::newRow("fails closed") << broken << u"No — "_s << u"The question could not be answered."_s;
}

void TestOverview::gateAnswers()
{
    QFETCH(GateDecision, decision);
    QFETCH(QString, beginning);
    QFETCH(QString, part);

    const GateSentence sentence = gateSentence(decision, u"Production"_s, QTimeZone::utc());

    QCOMPARE(sentence.yes, decision.allowed);
    QVERIFY2(sentence.text.startsWith(beginning), qPrintable(sentence.text));
    QVERIFY2(sentence.text.contains(part), qPrintable(sentence.text));
}

QTEST_MAIN(TestOverview)
#include "tst_overview.moc"
