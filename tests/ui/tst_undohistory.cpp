// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/undo/undohistory.h"

#include <QAction>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

namespace {

/// A value that a server keeps: steps write it, later, and may be refused.
struct Server
{
    int value = 0;
    std::optional<Error> refusal;

    UndoStep writing(int wanted)
    {
        return [this, wanted] {
            if (refusal)
                return QtFuture::makeReadyFuture(Result<int>(*refusal));
            value = wanted;
            return QtFuture::makeReadyFuture(Result<int>(value));
        };
    }
};

Edit editOf(Server &server, const QUuid &together)
{
    const auto writing = [&server](int wanted) {
        return [&server, wanted] {
            if (!server.refusal)
                server.value = wanted;
            return QtFuture::makeReadyFuture(server.refusal ? Result<void>(*server.refusal) : Result<void>());
        };
    };
    Edit edit;
    edit.text = u"an import"_s;
    edit.undo = writing(0);
    edit.redo = writing(1);
    edit.together = together;
    edit.wordsOfAll = [](int count) { return u"import of %1"_s.arg(count); };
    return edit;
}

} // namespace

class TestUndoHistory : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void takesBackTheNewestAndMakesItAgain();
    void theActionsSayWhatTheyDo();
    void anEditWithoutRedoIsGoneOnceItWasTakenBack();
    void whatSomebodyElseChangedLeavesTheHistory();
    void whatHadNoConnectionCanBeTriedAgain();
    void whatWasRefusedKeepsItsRowAndGoesByItself();
    void theChangeThatStandsInTheWayIsNamed();
    void whatCanNeverWorkAgainIsNotOffered();
    void theActionPromisesOnlyWhatCanBeDone();
    void oneStepRunsAtATime();
    void anEditMadeMeanwhileIsTheNewest();
    void whatWasForgottenDoesNotTouchWhatFollows();
    void stepsInOrderEndAtTheFirstFailure();
    void whatWasMadeTogetherIsOneStep();
    void aPartThatSomebodyElseChangedStaysAndTheOthersGo();
    void whatCannotBeTakenBackStandsInTheWay();
    void oneEditMayStandForAllThatWasMadeTogether();
    void aRowIsReachedStepByStepAndBack();
    void aWalkEndsAtTheFirstThatFails();
    void aWalkEndsWhereItWouldAsk();
    void aWalkDoesNotTakeBackWhatWasMadeMeanwhile();
    void aWalkIsForgottenWithItsConnection();

private:
    void addThree();
    EditHistory::Walk walkTo(int row);

    std::unique_ptr<UndoHistory> m_history;
    Server m_server;
};

void TestUndoHistory::init()
{
    m_history = std::make_unique<UndoHistory>();
    m_server = {};
}

void TestUndoHistory::takesBackTheNewestAndMakesItAgain()
{
    m_server.value = 2;
    m_history->add(u"One."_s, m_server.writing(0), m_server.writing(1));
    m_history->add(u"Two."_s, m_server.writing(1), m_server.writing(2));
    QSignalSpy undone(m_history.get(), &UndoHistory::undone);
    QSignalSpy redone(m_history.get(), &UndoHistory::redone);

    m_history->undo();
    QVERIFY(undone.wait());
    QCOMPARE(m_server.value, 1);
    m_history->undo();
    QVERIFY(undone.wait());
    QCOMPARE(m_server.value, 0);
    QVERIFY(!m_history->undoAction()->isEnabled());
    m_history->redo();
    QVERIFY(redone.wait());
    QCOMPARE(redone.constLast().constFirst().toString(), u"One."_s);
    QCOMPARE(m_server.value, 1);
    QVERIFY(m_history->redoAction()->isEnabled());
}

void TestUndoHistory::theActionsSayWhatTheyDo()
{
    QVERIFY(!m_history->undoAction()->isEnabled());
    QCOMPARE(m_history->undoAction()->text(), u"&Undo"_s);

    m_history->add(u"R&D was changed."_s, m_server.writing(0), m_server.writing(1));

    QCOMPARE(m_history->undoAction()->text(), u"&Undo: R&&D was changed"_s);
    QVERIFY(m_history->undoAction()->isEnabled());
    QVERIFY(!m_history->redoAction()->isEnabled());
}

void TestUndoHistory::anEditWithoutRedoIsGoneOnceItWasTakenBack()
{
    m_history->add(u"Production was deleted."_s, m_server.writing(0), {});
    QSignalSpy undone(m_history.get(), &UndoHistory::undone);

    m_history->undo();
    QVERIFY(undone.wait());

    QVERIFY(!m_history->undoAction()->isEnabled());
    QVERIFY(!m_history->redoAction()->isEnabled());
}

void TestUndoHistory::whatSomebodyElseChangedLeavesTheHistory()
{
    m_server.value = 2;
    m_history->add(u"One."_s, m_server.writing(0), m_server.writing(1));
    m_history->add(u"Two."_s, m_server.writing(1), m_server.writing(2));
    QSignalSpy failed(m_history.get(), &UndoHistory::failed);
    m_server.refusal = spokenError(ErrorKind::Stale, u"stale"_s, u"Somebody else changed it."_s);

    m_history->undo();
    QVERIFY(failed.wait());

    QVERIFY(failed.constFirst().constFirst().toString().contains(u"Two."_s));
    QCOMPARE(failed.constFirst().at(1).value<Error>().message, u"Somebody else changed it."_s);
    QCOMPARE(m_server.value, 2);
    QCOMPARE(m_history->undoAction()->text(), u"&Undo: One"_s);
    QVERIFY(!m_history->redoAction()->isEnabled());
}

void TestUndoHistory::whatHadNoConnectionCanBeTriedAgain()
{
    m_history->add(u"One."_s, m_server.writing(0), m_server.writing(1));
    QSignalSpy failed(m_history.get(), &UndoHistory::failed);
    QSignalSpy undone(m_history.get(), &UndoHistory::undone);
    m_server.value = 1;
    m_server.refusal = spokenError(ErrorKind::Unavailable, u"offline"_s, u"The server does not answer."_s);

    m_history->undo();
    QVERIFY(failed.wait());
    QVERIFY(m_history->undoAction()->isEnabled());
    m_server.refusal.reset();
    m_history->undo();
    QVERIFY(undone.wait());

    QCOMPARE(m_server.value, 0);
    QVERIFY(m_history->redoAction()->isEnabled());
}

void TestUndoHistory::whatWasRefusedKeepsItsRowAndGoesByItself()
{
    Server refusing;
    refusing.value = 1;
    m_history->add(u"One."_s, m_server.writing(0), m_server.writing(1));
    m_history->add(u"Two."_s, refusing.writing(0), refusing.writing(1));
    refusing.refusal = spokenError(ErrorKind::Conflict, u"source-deleted"_s, u"Testing is deleted."_s);
    QSignalSpy failed(m_history.get(), &UndoHistory::failed);
    m_history->undo();
    QVERIFY(failed.wait());
    QCOMPARE(failed.constFirst().constFirst().toString(), u"It could not be undone: Two."_s);

    const EditHistory::Row row = m_history->rows().constFirst();
    QCOMPARE(row.text, u"Two."_s);
    QCOMPARE(row.trouble, u"Testing is deleted."_s);
    QVERIFY(row.isAside && row.isDone && !row.isLost);
    QCOMPARE(m_history->undoText(), u"One."_s);
    m_history->add(u"Three."_s, m_server.writing(1), m_server.writing(2)); // what is newer does not end it
    refusing.refusal.reset();
    m_history->goTo(row.id);
    QTRY_VERIFY(!m_history->rows().at(1).isDone);
    QCOMPARE(refusing.value, 0);
    QVERIFY(m_history->rows().at(1).trouble.isEmpty());
    m_history->goTo(row.id);
    QTRY_VERIFY(m_history->rows().at(1).isDone);
    QCOMPARE(refusing.value, 1);
    QCOMPARE(m_history->undoText(), u"Three."_s);
}

void TestUndoHistory::theChangeThatStandsInTheWayIsNamed()
{
    Server refusing;
    refusing.refusal = spokenError(ErrorKind::Stale, u"changed-since"_s, u"It was changed by You since."_s);
    const QUuid staging = QUuid::createUuid();
    for (const QString &text : {u"new name of Staging"_s, u"change of Staging"_s}) {
        Edit edit = editOf(refusing, {});
        edit.wordsOfAll = {};
        edit.text = text;
        edit.entity = EntityType::Environment;
        edit.id = staging;
        m_history->EditHistory::add(edit);
    }
    QSignalSpy failed(m_history.get(), &UndoHistory::failed);
    m_history->undo();
    QVERIFY(failed.wait());
    QCOMPARE(failed.constLast().at(1).value<Error>().message, u"It was changed by You since."_s);
    m_history->undo();
    QVERIFY(failed.wait());
    QVERIFY2(failed.constLast().at(1).value<Error>().message.startsWith(u"A later change stands in the way: change of Staging."_s),
             qPrintable(failed.constLast().at(1).value<Error>().message));
    QCOMPARE(m_history->rows().size(), 2);
}

void TestUndoHistory::whatCanNeverWorkAgainIsNotOffered()
{
    QString over;
    const QUuid freezes = QUuid::createUuid();
    m_history->addFor(freezes, u"Frozen: Production."_s, UndoStep([] {}).lostWhen([&over] { return over; }));
    QCOMPARE(m_history->undoText(), u"Frozen: Production."_s);
    over = u"The freeze is over already."_s;
    Edit ended;
    ended.text = u"early end of Incident"_s;
    ended.barrier = u"It stays as it was."_s;
    QSignalSpy barred(m_history.get(), &UndoHistory::barred);
    m_history->EditHistory::add(ended);
    m_history->undo();
    QCOMPARE(barred.size(), 1);
    QVERIFY2(barred.constFirst().at(2).toString().isEmpty(), "what can only fail is not promised");
    QCOMPARE(m_history->rows().size(), 2);
    QVERIFY(m_history->rows().constLast().isLost);
    QCOMPARE(m_history->rows().constLast().trouble, over);
}

void TestUndoHistory::theActionPromisesOnlyWhatCanBeDone()
{
    Edit ended;
    ended.text = u"early end of Incident"_s;
    ended.barrier = u"It stays as it was."_s;
    m_history->EditHistory::add(ended);
    QCOMPARE(m_history->undoAction()->text(), u"&Undo"_s);
    QVERIFY(!m_history->undoAction()->isEnabled());
    QCOMPARE(m_history->undoAction()->toolTip(), ended.barrier);

    m_history->clear();
    m_history->add(u"One."_s, m_server.writing(0), m_server.writing(1));
    m_history->EditHistory::add(ended);
    QCOMPARE(m_history->undoAction()->text(), u"&Undo…"_s); // it asks
    QVERIFY(m_history->undoAction()->isEnabled());
    m_history->pass();
    QTRY_VERIFY(!m_history->isRunning());
    QCOMPARE(m_history->rows().size(), 2); // what was passed is there to be read
    QVERIFY(m_history->redoAction()->shortcuts().contains(QKeySequence(Qt::CTRL | Qt::Key_Y)));
}

void TestUndoHistory::oneStepRunsAtATime()
{
    QPromise<Result<void>> promise;
    promise.start();
    int runs = 0;
    m_history->add(u"One."_s, m_server.writing(0), {});
    m_history->add(u"Two."_s,
                   [&] {
                       ++runs;
                       return promise.future();
                   },
                   {});
    QSignalSpy undone(m_history.get(), &UndoHistory::undone);

    m_history->undo();
    m_history->undo();

    QCOMPARE(runs, 1);
    QVERIFY(!m_history->undoAction()->isEnabled());
    promise.addResult(Result<void>());
    promise.finish();
    QVERIFY(undone.wait());
    QCOMPARE(undone.constFirst().constFirst().toString(), u"Two."_s);
    QVERIFY(m_history->undoAction()->isEnabled());
}

void TestUndoHistory::anEditMadeMeanwhileIsTheNewest()
{
    QPromise<Result<void>> promise;
    promise.start();
    m_history->add(
        u"One."_s, [&] { return promise.future(); }, m_server.writing(1));
    QSignalSpy undone(m_history.get(), &UndoHistory::undone);

    m_history->undo();
    m_history->add(u"Two."_s, m_server.writing(1), m_server.writing(2));
    promise.addResult(Result<void>());
    promise.finish();
    QVERIFY(undone.wait());

    QCOMPARE(m_history->undoAction()->text(), u"&Undo: Two"_s);
    QVERIFY(!m_history->redoAction()->isEnabled());
}

void TestUndoHistory::whatWasForgottenDoesNotTouchWhatFollows()
{
    QPromise<Result<void>> promise;
    promise.start();
    m_history->add(u"One."_s, [&] { return promise.future(); }, {});
    m_history->undo();

    m_history->clear();
    QVERIFY(!m_history->undoAction()->isEnabled());
    m_history->add(u"Elsewhere."_s, m_server.writing(1), m_server.writing(2));
    promise.addResult(Result<void>());
    promise.finish();
    QSignalSpy undone(m_history.get(), &UndoHistory::undone);
    QVERIFY(!undone.wait(50));

    QCOMPARE(m_history->undoAction()->text(), u"&Undo: Elsewhere"_s);
}

void TestUndoHistory::stepsInOrderEndAtTheFirstFailure()
{
    Server refusing;
    refusing.refusal = spokenError(ErrorKind::NotFound, u"not-found"_s, u"It is gone."_s);
    std::optional<Result<void>> outcome;

    UndoStep::inOrder({m_server.writing(7), refusing.writing(1), m_server.writing(8)}).run(this, [&outcome](const Result<void> &result) { outcome = result; });

    QTRY_VERIFY(outcome);
    QVERIFY(!*outcome);
    QCOMPARE(outcome->error().kind, ErrorKind::NotFound);
    QCOMPARE(m_server.value, 7);
}

void TestUndoHistory::whatWasMadeTogetherIsOneStep()
{
    Server second;
    m_server.value = second.value = 1;
    const QUuid import = QUuid::createUuid();
    m_history->add(editOf(m_server, import));
    m_history->add(
        u"Other."_s, [] {}, [] {});
    m_history->undo();
    QTRY_VERIFY(!m_history->isRunning());
    m_history->add(editOf(second, import));
    QCOMPARE(m_history->undoAction()->text(), u"&Undo: import of 2"_s);
    QSignalSpy undone(m_history.get(), &UndoHistory::undone);
    QSignalSpy redone(m_history.get(), &UndoHistory::redone);

    m_history->undo();
    QVERIFY(undone.wait());
    QCOMPARE(m_server.value + second.value, 0);
    QVERIFY(!m_history->undoAction()->isEnabled());
    m_history->redo();
    QVERIFY(redone.wait());
    QCOMPARE(m_server.value + second.value, 2);
}

void TestUndoHistory::aPartThatSomebodyElseChangedStaysAndTheOthersGo()
{
    Server second;
    m_server.value = second.value = 1;
    const QUuid import = QUuid::createUuid();
    m_history->add(editOf(m_server, import));
    m_history->add(editOf(second, import));
    second.refusal = spokenError(ErrorKind::Stale, u"stale"_s, u"Bob changed it."_s);
    QSignalSpy failed(m_history.get(), &UndoHistory::failed);
    QSignalSpy redone(m_history.get(), &UndoHistory::redone);

    m_history->undo();
    QVERIFY(failed.wait());
    QCOMPARE(m_server.value, 0);
    QCOMPARE(second.value, 1);
    second.refusal.reset();
    m_history->redo();
    QVERIFY(redone.wait());
    QCOMPARE(m_server.value, 1);
}

void TestUndoHistory::whatCannotBeTakenBackStandsInTheWay()
{
    m_server.value = 1;
    m_history->add(u"One."_s, m_server.writing(0), m_server.writing(1));
    Edit barrier;
    barrier.text = u"a stored credential"_s;
    barrier.barrier = u"It is not kept."_s;
    m_history->add(barrier);
    QSignalSpy barred(m_history.get(), &UndoHistory::barred);
    QSignalSpy undone(m_history.get(), &UndoHistory::undone);

    m_history->undo();
    QCOMPARE(barred.size(), 1);
    QCOMPARE(barred.constFirst(), (QVariantList{u"a stored credential"_s, u"It is not kept."_s, u"One."_s}));
    QCOMPARE(m_server.value, 1);
    m_history->pass();
    QVERIFY(undone.wait());
    QCOMPARE(m_server.value, 0);
}

void TestUndoHistory::oneEditMayStandForAllThatWasMadeTogether()
{
    m_server.value = 1;
    const QUuid freezes = QUuid::createUuid();
    Edit barrier;
    barrier.text = u"a freeze that is on"_s;
    barrier.barrier = u"That is history."_s;
    barrier.together = freezes;
    m_history->add(barrier);
    m_history->add(barrier);
    QSignalSpy covered(m_history.get(), &UndoHistory::covered);
    QSignalSpy added(m_history.get(), &UndoHistory::added);
    m_history->addFor(freezes, u"Frozen: two."_s, [this, barrier] {
        m_server.value = 0;
        m_history->add(barrier); // what ends them is told, too, and is the step itself
        return QtFuture::makeReadyFuture(Result<void>());
    });
    QCOMPARE(covered.size(), 1);
    QCOMPARE(added.size(), 0);
    QCOMPARE(m_history->rows().size(), 1);
    QVERIFY(m_history->rows().constFirst().barrier.isEmpty());

    QSignalSpy undone(m_history.get(), &UndoHistory::undone);
    m_history->undo();
    QVERIFY(undone.wait());
    QCOMPARE(undone.constFirst().constFirst().toString(), u"Frozen: two."_s);
    QCOMPARE(m_server.value, 0);
    QVERIFY(m_history->rows().isEmpty());
}

/// The value goes 0, 1, 2, 3.
void TestUndoHistory::addThree()
{
    m_server.value = 3;
    for (const auto &[text, from] : {std::pair(u"One."_s, 0), std::pair(u"Two."_s, 1), std::pair(u"Three."_s, 2)})
        m_history->add(text, m_server.writing(from), m_server.writing(from + 1));
}

/// How the walk to the row, counted from the newest, ended.
EditHistory::Walk TestUndoHistory::walkTo(int row)
{
    EditHistory::Walk ended;
    bool isOver = false;
    const auto over = connect(m_history.get(), &EditHistory::walked, this, [&](const EditHistory::Walk &walk) {
        ended = walk;
        isOver = true;
    });
    m_history->goTo(m_history->rows().at(row).id);
    if (!QTest::qWaitFor([&isOver] { return isOver; }))
        qWarning("the walk did not end");
    disconnect(over);
    return ended;
}

void TestUndoHistory::aRowIsReachedStepByStepAndBack()
{
    addThree();
    QCOMPARE(m_history->rows().constFirst().text, u"Three."_s);

    const EditHistory::Walk back = walkTo(1);
    QCOMPARE(back.done, 2);
    QVERIFY(back.end == EditHistory::Walk::End::Reached && back.stop.isEmpty());
    QCOMPARE(m_server.value, 1);
    QVERIFY(!m_history->rows().at(0).isDone && !m_history->rows().at(1).isDone && m_history->rows().at(2).isDone);

    QCOMPARE(walkTo(0).done, 2);
    QCOMPARE(m_server.value, 3);
    QVERIFY(m_history->rows().at(0).isDone);
}

void TestUndoHistory::aWalkEndsAtTheFirstThatFails()
{
    addThree();
    Server gone;
    gone.refusal = spokenError(ErrorKind::NotFound, u"gone"_s, u"It is gone."_s);
    m_history->add(u"Four."_s, gone.writing(0), gone.writing(1));
    m_history->add(u"Five."_s, m_server.writing(3), m_server.writing(4));

    const EditHistory::Walk walk = walkTo(4);
    QVERIFY(walk.end == EditHistory::Walk::End::Failed);
    QCOMPARE(walk.done, 1);
    QCOMPARE(walk.stop, u"Four."_s);
    QCOMPARE(m_server.value, 3);
    QCOMPARE(m_history->undoText(), u"Three."_s); // what can never be undone is out of the way
}

void TestUndoHistory::aWalkEndsWhereItWouldAsk()
{
    addThree();
    Edit barrier;
    barrier.text = u"a stored credential"_s;
    barrier.barrier = u"It is not kept."_s;
    m_history->add(barrier);
    m_history->add(u"Four."_s, m_server.writing(3), m_server.writing(4));
    QSignalSpy barred(m_history.get(), &UndoHistory::barred);

    const EditHistory::Walk walk = walkTo(4);
    QVERIFY(walk.end == EditHistory::Walk::End::Barred);
    QCOMPARE(walk.done, 1);
    QCOMPARE(walk.stop, u"a stored credential"_s);
    QCOMPARE(barred.size(), 1);
    QCOMPARE(m_server.value, 3);
    QVERIFY(!m_history->walk() && !m_history->isRunning());
}

void TestUndoHistory::aWalkDoesNotTakeBackWhatWasMadeMeanwhile()
{
    addThree();
    QPromise<Result<void>> promise;
    promise.start();
    m_history->add(
        u"Four."_s, [&] { return promise.future(); }, m_server.writing(4));
    QSignalSpy walked(m_history.get(), &UndoHistory::walked);
    m_history->goTo(m_history->rows().constLast().id);
    m_history->add(u"Elsewhere."_s, m_server.writing(9), m_server.writing(10));
    promise.addResult(Result<void>());
    promise.finish();
    QVERIFY(walked.wait());

    const auto walk = walked.constFirst().constFirst().value<EditHistory::Walk>();
    QVERIFY(walk.end == EditHistory::Walk::End::Overtaken);
    QCOMPARE(walk.done, 1);
    QCOMPARE(m_history->undoText(), u"Elsewhere."_s);
    QCOMPARE(m_server.value, 3);
}

void TestUndoHistory::aWalkIsForgottenWithItsConnection()
{
    addThree();
    QPromise<Result<void>> promise;
    promise.start();
    m_history->add(
        u"Four."_s, [&] { return promise.future(); }, m_server.writing(4));
    QSignalSpy walked(m_history.get(), &UndoHistory::walked);
    m_history->goTo(m_history->rows().constLast().id);
    m_history->clear();
    promise.addResult(Result<void>());
    promise.finish();
    QVERIFY(!walked.wait(50));
    QVERIFY(m_history->rows().isEmpty() && !m_history->walk());
    QCOMPARE(m_server.value, 3);
}

QTEST_MAIN(TestUndoHistory)
#include "tst_undohistory.moc"
