// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/fleet.h"
#include "tests/ui/inspect.h"

#include "models/attentionmodel.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/peoplemodel.h"
#include "models/targettreemodel.h"
#include "ui/overview/askbar.h"
#include "ui/overview/attentionlist.h"
#include "ui/overview/environmentcard.h"
#include "ui/overview/environmentdialog.h"
#include "ui/overview/gatesentence.h"
#include "ui/overview/overviewpage.h"
#include "ui/overview/pipelineview.h"
#include "ui/style/taborder.h"
#include "ui/style/theme.h"
#include "ui/widgets/confirmdialog.h"
#include "ui/widgets/inlinemessage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

namespace {

/// One target of the fleet that runs well, but not what it should.
void letDrift(Workspace &workspace)
{
    const QList<Target> targets = workspace.targets()->allTargets();
    Target drifted = *std::find_if(targets.begin(), targets.end(), [](const Target &target) { return target.name == u"prod-web-01"; });
    drifted.driftStatus = DriftStatus::Drifted;
    drifted.driftCount = 3;
    drifted.driftSince = hoursFromNow(-20);
    workspace.targets()->put(drifted);
}

} // namespace

class TestOverview : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void cardsSayInWordsWhatTheyShow();
    void cardsFollowTheModel();
    void tabWalksInReadingOrder();
    void aLowWindowScrolls();
    void choosingACardScopesAndChoosingAgainUnscopes();
    void aCardStaysWithItsEnvironment();
    void keysMoveACard();
    void aCardIsDraggedToItsPlace();
    void escapeGivesUpADrag();
    void whoMayNotReorderCannotDrag();
    void listsTheWorstWithTheirCause();
    void enterGoesToTheCause();
    void theWorstTenCanBecomeAll();
    void theQuestionGoesOnInTheNextLine();
    void theAnswerNamesWhoIsExcepted();
    void theNamesOfWhoMayAreCopied();
    void theAnswerSpeaksOfTheOneWhoWasAskedAbout();
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
    for (const QString &part : {u"Production"_s, u"production"_s, u"myapp-v2.3.1"_s, u"66 healthy"_s, u"5 targets drifted"_s,
                                u"Frozen now · 7\u00a0d\u00a04\u00a0h left"_s, u"Holiday freeze"_s, u"2 approvals"_s, u"separation of duties"_s})
        QVERIFY2(spoken.contains(part), qPrintable(part + u" in "_s + spoken));
    QVERIFY(page.cards().at(1)->accessibleName().contains(u"Next freeze"_s));
    QCOMPARE(page.cards().at(0)->focusPolicy(), Qt::StrongFocus);
    page.show();
    QCOMPARE(repeatedMnemonicsIn(&page), QStringList());
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

void TestOverview::tabWalksInReadingOrder()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    OverviewPage page(&workspace);
    page.resize(1200, 700);
    page.show();
    tabAsLaidOut(&page); // as the next press of Tab does
    QList<int> tops;
    QList<QWidget *> stops;
    for (QWidget *stop = page.nextInFocusChain(); stop != &page; stop = stop->nextInFocusChain()) {
        if (!stop->isVisible() || !(stop->focusPolicy() & Qt::TabFocus))
            continue;
        stops.append(stop);
        QWidget *line = stop; // what stands in one line belongs together
        while (line->parentWidget() != page.pipeline()->parentWidget() && line->parentWidget() != &page)
            line = line->parentWidget();
        tops.append(line->mapTo(&page, QPoint()).y());
    }

    // It is a ring: from its uppermost stop on.
    const auto first = std::distance(tops.begin(), std::min_element(tops.begin(), tops.end()));
    std::rotate(tops.begin(), tops.begin() + first, tops.end());
    std::rotate(stops.begin(), stops.begin() + first, stops.end());
    QVERIFY(std::is_sorted(tops.cbegin(), tops.cend()));
    qsizetype last = -1;
    for (EnvironmentCard *card : page.cards()) {
        QVERIFY(stops.indexOf(card) > last);
        last = stops.indexOf(card);
    }
}

void TestOverview::aLowWindowScrolls()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    OverviewPage page(&workspace);
    page.resize(700, 380);
    page.show();
    QTest::qWait(0);
    const QWidget *content = page.pipeline()->parentWidget();
    const EnvironmentCard *card = page.cards().constFirst();

    QVERIFY(content->height() > page.height());
    QVERIFY(card->mapTo(content, QPoint(0, card->height())).y() <= page.askBar()->y());
    QVERIFY(page.askBar()->geometry().bottom() < content->height());
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

void TestOverview::aCardStaysWithItsEnvironment()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    OverviewPage page(&workspace);
    page.resize(1200, 700);
    page.show();
    EnvironmentCard *staging = page.cards().at(1);
    staging->setFocus();

    auto environments = workspace.environments()->all();
    environments[0].environment.orderIndex = 9;
    workspace.environments()->setEnvironments(environments);

    QTRY_COMPARE(page.cards().constFirst(), staging);
    QCOMPARE(staging->summary().environment.displayName, u"Staging"_s);
    QVERIFY(staging->hasFocus());
}

void TestOverview::keysMoveACard()
{
    PipelineView view;
    view.setEnvironments(pipeline(), hoursFromNow(0));
    view.setReorderable(true);
    view.resize(1000, 300);
    view.show();
    const auto before = view.order();
    QSignalSpy wanted(&view, &PipelineView::orderRequested);

    QTest::keyClick(view.cards().at(1), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(wanted.takeFirst().at(1).value<QList<EnvironmentId>>(), (QList<EnvironmentId>{before.at(0), before.at(2), before.at(1)}));
    QTest::keyClick(view.cards().at(1), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(wanted.takeFirst().at(1).value<QList<EnvironmentId>>(), (QList<EnvironmentId>{before.at(1), before.at(0), before.at(2)}));
    QTest::keyClick(view.cards().at(0), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(wanted.isEmpty()); // it is the first one
}

void TestOverview::aCardIsDraggedToItsPlace()
{
    PipelineView view;
    view.setEnvironments(pipeline(), hoursFromNow(0));
    view.setReorderable(true);
    view.resize(1000, 300);
    view.show();
    const auto before = view.order();
    QSignalSpy wanted(&view, &PipelineView::orderRequested);
    QSignalSpy chosen(&view, &PipelineView::chosen);
    EnvironmentCard *first = view.cards().at(0);
    const QPoint behind = first->mapFromGlobal(view.cards().at(2)->mapToGlobal(view.cards().at(2)->rect().center() + QPoint(20, 0)));

    QTest::mousePress(first, Qt::LeftButton, {}, QPoint(20, 60));
    QTest::mouseMove(first, QPoint(60, 60));
    QTest::mouseMove(first, behind);
    QTest::mouseRelease(first, Qt::LeftButton, {}, behind);

    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.constFirst().constFirst().toUuid(), before.at(0).uuid());
    QCOMPARE(wanted.constFirst().at(1).value<QList<EnvironmentId>>(), (QList<EnvironmentId>{before.at(1), before.at(2), before.at(0)}));
    QVERIFY(chosen.isEmpty()); // a drag is no click
}

void TestOverview::escapeGivesUpADrag()
{
    PipelineView view;
    view.setEnvironments(pipeline(), hoursFromNow(0));
    view.setReorderable(true);
    view.resize(1000, 300);
    view.show();
    QSignalSpy wanted(&view, &PipelineView::orderRequested);
    QSignalSpy chosen(&view, &PipelineView::chosen);
    EnvironmentCard *first = view.cards().at(0);

    QTest::mousePress(first, Qt::LeftButton, {}, QPoint(20, 60));
    QTest::mouseMove(first, QPoint(600, 60));
    QTest::keyClick(first, Qt::Key_Escape);
    QTest::mouseRelease(first, Qt::LeftButton, {}, QPoint(600, 60));

    QVERIFY(wanted.isEmpty());
    QVERIFY(chosen.isEmpty());
}

void TestOverview::whoMayNotReorderCannotDrag()
{
    PipelineView view;
    view.setEnvironments(pipeline(), hoursFromNow(0));
    view.resize(1000, 300);
    view.show();
    QSignalSpy wanted(&view, &PipelineView::orderRequested);
    QTest::keyClick(view.cards().at(0), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::mousePress(view.cards().at(0), Qt::LeftButton, {}, QPoint(20, 60));
    QTest::mouseMove(view.cards().at(0), QPoint(600, 60));
    QTest::mouseRelease(view.cards().at(0), Qt::LeftButton, {}, QPoint(600, 60));
    QVERIFY(wanted.isEmpty());
}

void TestOverview::listsTheWorstWithTheirCause()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    letDrift(workspace);
    AttentionList list(&workspace);
    list.updateNow();
    const QTreeView *view = list.view();

    QStringList rows;
    for (int i = 0; i < list.model()->rowCount(); ++i)
        rows.append(list.model()->at(i).name + u": "_s + list.model()->at(i).cause);

    const QString disk = u": Disk 91 % full on /var/lib/docker."_s;
    QCOMPARE(rows,
             QStringList({u"prod-web-06"_s + disk, u"prod-web-04"_s + disk, u"prod-web-03"_s + disk, u"prod-web-01: 3 differences"_s,
                          u"prod-web-02: Its health was not checked for a while; nobody knows how it is now."_s}));
    QVERIFY(view->currentIndex().isValid());
}

void TestOverview::enterGoesToTheCause()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    letDrift(workspace);
    FreezeWindow soon;
    soon.id = FreezeWindowId::create();
    soon.environmentId = workspace.environments()->all().constLast().environment.id;
    soon.reason = u"Release weekend"_s;
    soon.start = hoursFromNow(5);
    soon.end = hoursFromNow(50);
    workspace.freezes()->setWindows({soon});
    AttentionList list(&workspace);
    list.show();
    list.updateNow();
    QSignalSpy target(&list, &AttentionList::targetRequested);
    QSignalSpy drift(&list, &AttentionList::driftRequested);
    QSignalSpy freeze(&list, &AttentionList::freezeWindowRequested);

    for (int row = 0; row < list.model()->rowCount(); ++row) {
        list.view()->setCurrentIndex(list.model()->index(row, 0));
        QTest::keyClick(list.view(), Qt::Key_Return);
    }

    QCOMPARE(target.size(), 4);
    QCOMPARE(drift.size(), 1);
    QCOMPARE(freeze.size(), 1);
    QCOMPARE(freeze.constFirst().constFirst().toUuid(), soon.id.uuid());
}

void TestOverview::theWorstTenCanBecomeAll()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    QList<Target> many;
    for (int i = 0; i < 14; ++i)
        many.append(aTarget(u"bad-%1"_s.arg(i), workspace.environments()->all().constFirst(), Health::Unhealthy, u"It fails."_s));
    workspace.targets()->setTargets(many);
    AttentionList list(&workspace);
    list.show();
    list.updateNow();
    auto *all = list.findChild<QToolButton *>(u"showAll"_s);
    QCOMPARE(list.model()->rowCount(), 10);
    QCOMPARE(all->text(), u"Show all 14"_s);

    QTest::mouseClick(all, Qt::LeftButton);

    QCOMPARE(list.model()->rowCount(), 14);
    QCOMPARE(all->text(), u"Show the worst 10"_s);
}

void TestOverview::theQuestionGoesOnInTheNextLine()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    AskBar bar(&workspace);
    bar.setEnvironments({EnvironmentId::create()}, {u"Production"_s});
    auto *ask = bar.findChild<QPushButton *>();
    const auto *environment = bar.findChild<QComboBox *>(u"askEnvironment"_s);
    bar.resize(1100, bar.heightForWidth(1100));
    bar.show();
    QTRY_VERIFY(ask->y() < environment->geometry().bottom());
    bar.resize(420, bar.heightForWidth(420));
    QTRY_VERIFY(ask->y() > environment->geometry().bottom());
    QVERIFY(ask->geometry().right() <= 420);
    QVERIFY(ask->parentWidget()->rect().contains(ask->geometry())); // else nobody sees it
    QCOMPARE(unnamed(&bar), QStringList());
}

void TestOverview::theAnswerNamesWhoIsExcepted()
{
    const FreezeWindowId id = FreezeWindowId::create();
    GateDecision frozen;
    frozen.closed = true;
    frozen.at = hoursFromNow(1);
    frozen.windows = {{id, u"Holiday freeze"_s, hoursFromNow(-2), hoursFromNow(100), {}, false}};
    GateAsked asked{.environment = u"Production"_s, .who = {}, .release = {}, .zone = QTimeZone::utc(), .excepted = {{id, {u"alice"_s, u"bob"_s}}}};
    QVERIFY(gateSentence(frozen, asked).text.contains(u"You are not on its exceptions. Only alice or bob may deploy, with a reason."_s));
    QCOMPARE(gateSentence(frozen, asked).may, QStringList({u"alice"_s, u"bob"_s}));
    GateDecision two = frozen;
    const FreezeWindowId second = FreezeWindowId::create();
    two.windows.append({second, u"Audit"_s, hoursFromNow(-2), hoursFromNow(50), {}, false});
    asked.excepted.insert(second, {u"bob"_s, u"cy"_s});
    QVERIFY(gateSentence(two, asked).text.contains(u"Only bob may deploy, with a reason."_s));
    asked.excepted.insert(second, {u"cy"_s, u"Dee, D."_s});
    const QString nobody = gateSentence(two, asked).text;
    QVERIFY2(nobody.contains(u"who is: alice and bob."_s) && nobody.contains(u"who is: cy and “Dee, D.”."_s), qPrintable(nobody));
    QCOMPARE(gateSentence(two, asked).may, QStringList());
    asked.excepted = {{id, {}}};
    QVERIFY(gateSentence(frozen, asked).text.contains(u"Nobody is on its exceptions."_s));
}

void TestOverview::theNamesOfWhoMayAreCopied()
{
    Workspace workspace(deadEndpoint());
    fill(workspace);
    const UserId ada = UserId::create();
    const UserId gone = UserId::create();
    workspace.model<PeopleModel>()->setPeople({{ada, u"ada"_s, u"Ada Lovelace"_s, true}, {gone, u"gone"_s, u"Gone"_s, false}});
    FreezeWindow window;
    window.id = FreezeWindowId::create();
    window.environmentId = EnvironmentId::create();
    window.start = hoursFromNow(-2);
    window.end = hoursFromNow(100);
    window.reason = u"Holiday freeze"_s;
    window.exceptions = {ada, gone};
    workspace.freezes()->put(window);
    AskBar bar(&workspace);
    bar.setEnvironments({window.environmentId}, {u"Production"_s});
    bar.show();
    GateDecision frozen;
    frozen.closed = true;
    frozen.at = hoursFromNow(1);
    frozen.windows = {{window.id, window.reason, window.start, window.end, {}, false}};
    auto *copy = bar.findChild<QPushButton *>(u"copyNames"_s);
    bar.showAnswer(frozen);
    QVERIFY2(bar.answer().contains(u"Only Ada Lovelace may deploy, with a reason."_s), qPrintable(bar.answer()));
    QVERIFY(copy->isVisible());
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Ada Lovelace"_s);
    window.exceptions = {gone};
    workspace.freezes()->put(window);
    bar.showAnswer(frozen);
    QVERIFY2(bar.answer().contains(u"who is: Gone (deactivated)."_s), qPrintable(bar.answer()));
    QVERIFY(!copy->isVisible());
}

void TestOverview::theAnswerSpeaksOfTheOneWhoWasAskedAbout()
{
    GateDecision frozen;
    frozen.closed = true;
    frozen.at = hoursFromNow(1);
    frozen.overridable = true;
    frozen.windows = {{FreezeWindowId::create(), u"Holiday freeze"_s, hoursFromNow(-2), hoursFromNow(100), {}, true}};
    const GateAsked asked{.environment = u"Production"_s, .who = u"alice"_s, .release = u"v2"_s, .zone = QTimeZone::utc(), .excepted = {}};
    const QString text = gateSentence(frozen, asked).text;
    QVERIFY2(text.contains(u"alice is on its exceptions."_s), qPrintable(text));
    QVERIFY2(text.contains(u"alice may override it with a reason."_s), qPrintable(text));
    GateDecision open;
    open.allowed = true;
    open.closed = false;
    QVERIFY(gateSentence(open, asked).text.startsWith(u"Yes — nothing stands in the way of v2 to Production"_s));
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
    QVERIFY(dialog.findChild<InlineMessage *>(u"editorMessage"_s)->isVisible());
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"discard"_s), Qt::LeftButton);
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
    dialog.showError(spokenError(ErrorKind::Conflict, u"freeze-active"_s, u"Production is frozen."_s));
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
    excepted.allowed = true; // as the server answers
    QTest::newRow("frozen, but excepted") << excepted << u"Only with an override — Production is frozen"_s << u"You may override it with a reason."_s;

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

    const GateSentence sentence = gateSentence(decision, {.environment = u"Production"_s, .who = {}, .release = {}, .zone = QTimeZone::utc(), .excepted = {}});

    QCOMPARE(sentence.yes, beginning.startsWith(u"Yes"));
    QVERIFY2(sentence.text.startsWith(beginning), qPrintable(sentence.text));
    QVERIFY2(sentence.text.contains(part), qPrintable(sentence.text));
}

QTEST_MAIN(TestOverview)
#include "tst_overview.moc"
