// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/freezes.h"
#include "tests/ui/freezeserver.h"

#include "ui/calendar/edit/freezepreviewbox.h"
#include "ui/style/theme.h"
#include "ui/widgets/confirmdialog.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPromise>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;
using std::chrono::hours;

class TestFreezeGestures : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup();

    void aMoveIsMadeAndSaid();
    void theToastSaysWhatMoved();
    void shorteningActiveProductionAsksAndCanBeRefused();
    void aCopyIsAFreezeOfItsOwn();
    void anotherEnvironmentAsksThenCreatesThenDeletes();
    void whatCouldNotBeDeletedIsSaid();
    void aDeletionIsSaid();
    void aRefusedMoveIsReported();
    void thePreviewSaysTargetsOverlapsAndWarnings();
    void thePreviewNamesTheEnvironmentThatOverlaps();
    void thePreviewForgetsAnswersToOldQuestions();
    void thePreviewSaysWhenItDoesNotKnow();
    void thePreviewAsksAgainWhatCouldNotBeAnswered();
    void thePreviewAsksNothingWhileItIsHidden();

private:
    ConfirmDialog *question() const { return m_window->findChild<ConfirmDialog *>(); }
    void confirm(const QString &name, const QString &reason) const;

    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<FreezeActions> m_actions;
    std::unique_ptr<QSignalSpy> m_said;
    FreezeServer m_server;
    FreezeDialogFacts m_facts;
    FreezeWindow m_upcoming;
    FreezeWindow m_active;
};

void TestFreezeGestures::init()
{
    m_facts.environments = {anEnvironment(u"staging"_s, u"Staging"_s), anEnvironment(u"production"_s, u"Production"_s, true)};
    m_facts.displayZone = QTimeZone::utc();
    m_facts.now = at("2026-11-23T10:00:00Z");
    m_upcoming = aFreeze("2026-11-27T18:00:00Z", "2026-11-30T06:00:00Z", u"Release weekend"_s);
    m_upcoming.environmentId = m_facts.environments[0].id;
    m_active = aFreeze("2026-11-20T00:00:00Z", "2026-12-01T00:00:00Z", u"Holiday freeze"_s);
    m_active.environmentId = m_facts.environments[1].id;
    m_server = {};
    m_window = std::make_unique<QWidget>();
    m_actions = std::make_unique<FreezeActions>(m_server.commands(m_facts), m_window.get());
    m_said = std::make_unique<QSignalSpy>(m_actions.get(), &FreezeActions::succeeded);
}

void TestFreezeGestures::cleanup()
{
    m_said.reset();
    m_actions.reset();
    m_window.reset();
}

void TestFreezeGestures::confirm(const QString &name, const QString &reason) const
{
    if (auto *typed = question()->findChild<QLineEdit *>(u"typedName"_s))
        typed->setText(name);
    if (auto *why = question()->findChild<QLineEdit *>(u"reason"_s))
        why->setText(reason);
    question()->findChild<QPushButton *>(u"verb"_s)->click();
}

void TestFreezeGestures::aMoveIsMadeAndSaid()
{
    FreezeWindow after = m_upcoming;
    after.start += hours(24);
    after.end += hours(24);

    m_actions->change(m_upcoming, after);

    QTRY_COMPARE(m_said->size(), 1);
    QCOMPARE(m_server.updated.constLast().start, after.start);
}

void TestFreezeGestures::theToastSaysWhatMoved()
{
    FreezeWindow later = m_upcoming;
    later.end += hours(6);
    FreezeWindow moved = m_upcoming;
    moved.start += hours(24);
    moved.end += hours(24);

    m_actions->change(m_upcoming, later);
    QTRY_COMPARE(m_said->size(), 1);
    m_actions->change(m_upcoming, moved);
    QTRY_COMPARE(m_said->size(), 2);

    QCOMPARE(m_said->at(0).at(0).toString(), u"Staging: freeze now ends 30 Nov 12:00"_s);
    QCOMPARE(m_said->at(1).at(0).toString(), u"Staging: freeze moved to 28 Nov 18:00 – 1 Dec 06:00"_s);
}

void TestFreezeGestures::shorteningActiveProductionAsksAndCanBeRefused()
{
    FreezeWindow shorter = m_active;
    shorter.end -= hours(48);

    m_actions->change(m_active, shorter);

    QVERIFY(question());
    QCOMPARE(m_server.updated.size(), 0);
    QVERIFY(!question()->findChild<QPushButton *>(u"verb"_s)->isEnabled());
    m_server.refusal = spokenError(ErrorKind::Forbidden, u"forbidden"_s, u"Your role does not allow that."_s);
    confirm(u"production"_s, u"The fix must go out"_s);
    QTRY_VERIFY(question()->findChild<QPushButton *>(u"verb"_s)->isEnabled()); // it stays open and says why
    m_server.refusal.reset();
    confirm(u"production"_s, u"The fix must go out"_s);

    QTRY_COMPARE(m_server.updated.size(), 1);
    QCOMPARE(m_server.reason, u"The fix must go out"_s);
    QTRY_COMPARE(m_said->size(), 1);
}

void TestFreezeGestures::aCopyIsAFreezeOfItsOwn()
{
    m_actions->copy(m_upcoming);

    QTRY_COMPARE(m_said->size(), 1);
    QCOMPARE(m_server.created.size(), 1);
    QVERIFY(m_server.created.constLast().id != m_upcoming.id);
}

void TestFreezeGestures::anotherEnvironmentAsksThenCreatesThenDeletes()
{
    FreezeWindow there = m_upcoming;
    there.environmentId = m_facts.environments[1].id;

    m_actions->changeEnvironment(m_upcoming, there);
    QVERIFY(question());
    QCOMPARE(m_server.created.size(), 0);
    confirm({}, {});

    QTRY_COMPARE(m_said->size(), 1);
    QCOMPARE(m_server.created.constLast().environmentId, there.environmentId);
    QCOMPARE(m_server.removed.constLast().id, m_upcoming.id);
}

void TestFreezeGestures::whatCouldNotBeDeletedIsSaid()
{
    QSignalSpy failed(m_actions.get(), &FreezeActions::failed);
    FreezeWindow there = m_upcoming;
    there.environmentId = m_facts.environments[1].id;
    m_server.removalRefusal = spokenError(ErrorKind::Forbidden, u"forbidden"_s, u"Your role does not allow that."_s);

    m_actions->changeEnvironment(m_upcoming, there);
    confirm({}, {});

    QTRY_COMPARE(failed.size(), 1);
    QVERIFY2(failed[0][0].toString().startsWith(u"The freeze of Production exists now, but the one of Staging was not deleted."_s),
             qPrintable(failed[0][0].toString()));
}

void TestFreezeGestures::aDeletionIsSaid()
{
    m_actions->startRemoval(m_upcoming);
    confirm({}, {});

    QTRY_COMPARE(m_said->size(), 1);
    QCOMPARE(m_server.removed.constLast().id, m_upcoming.id);
    QCOMPARE(m_said->at(0).at(0).toString(), u"Staging: freeze deleted"_s);
}

void TestFreezeGestures::aRefusedMoveIsReported()
{
    QSignalSpy failed(m_actions.get(), &FreezeActions::failed);
    m_server.refusal = spokenError(ErrorKind::Stale, u"stale"_s, u"Somebody else changed it meanwhile."_s);
    FreezeWindow after = m_upcoming;
    after.end += hours(1);

    m_actions->change(m_upcoming, after);

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].toString(), u"The freeze was not changed. Somebody else changed it meanwhile."_s);
}

void TestFreezeGestures::thePreviewSaysTargetsOverlapsAndWarnings()
{
    PreviewSource source;
    source.ask = [](const FreezeWindow &) {
        FreezePreview preview;
        preview.affectedTargets = 12;
        preview.overlaps = {FreezeWindowId::create()};
        preview.warnings = {{u"long-freeze"_s, u"long"_s}};
        return QtFuture::makeReadyFuture(Result<FreezePreview>(preview));
    };
    source.describe = [](FreezeWindowId) { return u"“Holiday freeze” until 1 Dec 00:00"_s; };
    FreezePreviewBox box(source);
    QSignalSpy changed(&box, &FreezePreviewBox::changed);

    box.setWindows({m_upcoming});

    QVERIFY(changed.wait());
    QCOMPARE(box.text(),
             u"12 targets take no deployments.\nOverlaps with “Holiday freeze” until 1 Dec 00:00. Deployments stay closed until the last one ends.\n"
             "This is longer than 31 days."_s);
}

void TestFreezeGestures::thePreviewNamesTheEnvironmentThatOverlaps()
{
    const EnvironmentId production = m_facts.environments[1].id;
    PreviewSource source;
    source.ask = [production](const FreezeWindow &window) {
        FreezePreview preview;
        preview.affectedTargets = 2;
        if (window.environmentId == production)
            preview.overlaps = {FreezeWindowId::create()};
        return QtFuture::makeReadyFuture(Result<FreezePreview>(preview));
    };
    source.describe = [](FreezeWindowId) { return u"“Holiday freeze” until 1 Dec 00:00"_s; };
    source.nameOf = [production](EnvironmentId id) { return id == production ? u"Production"_s : u"Staging"_s; };
    FreezePreviewBox box(source);
    QSignalSpy changed(&box, &FreezePreviewBox::changed);
    FreezeWindow other = m_upcoming;
    other.environmentId = production;

    box.setWindows({m_upcoming, other});

    QVERIFY(changed.wait());
    QCOMPARE(box.text(),
             u"4 targets take no deployments.\nProduction: overlaps with “Holiday freeze” until 1 Dec 00:00. There deployments stay closed until the "
             "last one ends."_s);
}

void TestFreezeGestures::thePreviewForgetsAnswersToOldQuestions()
{
    QList<std::shared_ptr<QPromise<Result<FreezePreview>>>> asked;
    PreviewSource source;
    source.ask = [&asked](const FreezeWindow &) {
        asked.append(std::make_shared<QPromise<Result<FreezePreview>>>());
        asked.constLast()->start();
        return asked.constLast()->future();
    };
    const auto answer = [&asked](int question, int targets) {
        FreezePreview preview;
        preview.affectedTargets = targets;
        asked.at(question)->addResult(Result<FreezePreview>(preview));
        asked.at(question)->finish();
    };
    FreezePreviewBox box(source);
    box.setWindows({m_upcoming});
    QTRY_COMPARE(asked.size(), 1);
    FreezeWindow other = m_upcoming;
    other.end += hours(1);
    box.setWindows({other});
    QTRY_COMPARE(asked.size(), 2);
    QSignalSpy changed(&box, &FreezePreviewBox::changed);

    answer(1, 2);
    QVERIFY(changed.wait());
    answer(0, 1);
    QTest::qWait(0);

    QCOMPARE(box.text(), u"2 targets take no deployments."_s);
}

void TestFreezeGestures::thePreviewSaysWhenItDoesNotKnow()
{
    PreviewSource source;
    source.ask = [](const FreezeWindow &) {
        return QtFuture::makeReadyFuture(Result<FreezePreview>(spokenError(ErrorKind::Unavailable, u"unreachable"_s, u"The server does not answer."_s)));
    };
    FreezePreviewBox box(source);
    QSignalSpy changed(&box, &FreezePreviewBox::changed);

    box.setWindows({m_upcoming});

    QVERIFY(changed.wait());
    QCOMPARE(box.text().trimmed(), u"What it would freeze is not known: The server does not answer."_s);
}

void TestFreezeGestures::thePreviewAsksAgainWhatCouldNotBeAnswered()
{
    bool isBack = false;
    QList<EnvironmentId> asked;
    const EnvironmentId production = m_facts.environments[1].id;
    PreviewSource source;
    source.pause = std::chrono::milliseconds(10);
    source.ask = [&](const FreezeWindow &window) {
        asked.append(window.environmentId);
        FreezePreview preview;
        preview.affectedTargets = 2;
        Result<FreezePreview> answer = preview;
        if (!isBack && window.environmentId != production)
            answer = spokenError(ErrorKind::Unavailable, u"database-unreachable"_s, u"The database does not answer."_s);
        return QtFuture::makeReadyFuture(answer);
    };
    FreezePreviewBox box(source);
    FreezeWindow other = m_upcoming;
    other.environmentId = production;
    box.show();
    box.setWindows({m_upcoming, other});
    QTRY_VERIFY(asked.size() >= 4); // the one that was not answered, again and again
    QVERIFY(box.text().endsWith(u"What it would freeze is not known: The database does not answer."_s));
    QCOMPARE(asked.count(production), 1);

    isBack = true;

    QTRY_COMPARE(box.text(), u"4 targets take no deployments."_s);
    const qsizetype questions = asked.size();
    QTest::qWait(50); // several pauses
    QCOMPARE(asked.size(), questions);
}

void TestFreezeGestures::thePreviewAsksNothingWhileItIsHidden()
{
    int asked = 0;
    PreviewSource source;
    source.pause = std::chrono::milliseconds(10);
    source.ask = [&](const FreezeWindow &) {
        ++asked;
        return QtFuture::makeReadyFuture(Result<FreezePreview>(spokenError(ErrorKind::Unavailable, u"unreachable"_s, u"The server does not answer."_s)));
    };
    FreezePreviewBox box(source);
    box.setWindows({m_upcoming});
    QTRY_COMPARE(asked, 1);
    QTest::qWait(50); // several pauses
    QCOMPARE(asked, 1);
    box.show();
    QTRY_VERIFY(asked > 1);
}

QTEST_MAIN(TestFreezeGestures)
#include "tst_freezegestures.moc"
