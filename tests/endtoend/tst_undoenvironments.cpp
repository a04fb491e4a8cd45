// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/fleetserver.h"
#include "tests/support/await.h"

#include "models/edithistory.h"
#include "models/environmenttablemodel.h"
#include "models/freezewindowtablemodel.h"
#include "models/targettreemodel.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

/// Environments that undo and redo take away, with somebody else at work in them.
class TestUndoEnvironments : public QObject, private FleetServer
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aDeletionIsMadeAgainWithWhatWentWithIt();
    void aDeletionWhileTargetsArriveIsMadeAgainWithAllThatWentWithIt();
    void aFreezeMadeMeanwhileIsNotDeletedAgain();
    void aTargetMadeMeanwhileIsNotDeletedAgain();
    void aRestoringIsTakenBackOnlyAsItCameBack();

private:
    void freeze() const;
    void remove(bool cascade);
    void undo();
    QString redoRefused()
    {
        return refused([this] { m_history->redo(); });
    }
    QString refused(const std::function<void()> &step);
    bool isThere() const { return m_api->send("GET", "/api/v1/environments/" + m_staging, m_api->token(Role::Admin)).status == 200; }
    EnvironmentId staging() const { return EnvironmentId(parseUuid(QString::fromLatin1(m_staging))); }

    QByteArray m_staging;
    std::unique_ptr<EditHistory> m_history;
};

void TestUndoEnvironments::init()
{
    start();
    m_staging = environment(u"staging"_s, 1);
    m_history = std::make_unique<EditHistory>();
    connect(m_workspace.get(), &Workspace::edited, m_history.get(), &EditHistory::add);
}

void TestUndoEnvironments::cleanup()
{
    m_history.reset();
    stop();
}

/// By somebody else, some weeks ahead.
void TestUndoEnvironments::freeze() const
{
    const QDateTime start = QDateTime::currentDateTimeUtc().addDays(20);
    const QJsonObject made = send("POST", "/api/v1/environments/" + m_staging + "/freeze-windows",
                                  {{u"start"_s, start.toString(Qt::ISODate)}, {u"end"_s, start.addDays(1).toString(Qt::ISODate)}, {u"reason"_s, u"Audit"_s}});
    QVERIFY(made.contains(u"id"_s));
}

void TestUndoEnvironments::remove(bool cascade)
{
    const EnvironmentSummary *known = m_workspace->environments()->find(staging());
    QVERIFY(known);
    const Environment environment = known->environment;
    const auto gone = m_workspace->remove(environment, cascade, environment.name, u"because"_s);
    QVERIFY(isDoneWithin(gone, 10'000));
    QVERIFY(gone.result());
    QVERIFY(!isThere());
}

void TestUndoEnvironments::undo()
{
    m_history->undo();
    QTRY_VERIFY_WITH_TIMEOUT(!m_history->isRunning(), 10'000);
    QVERIFY(isThere());
    QTRY_VERIFY_WITH_TIMEOUT(m_workspace->environments()->find(staging()), 10'000);
}

/// Why the step was refused; empty: it was not.
QString TestUndoEnvironments::refused(const std::function<void()> &step)
{
    QSignalSpy failed(m_history.get(), &EditHistory::failed);
    step();
    if (!QTest::qWaitFor([this] { return !m_history->isRunning(); }, 10'000))
        return u"it did not end"_s;
    return failed.isEmpty() ? QString() : failed.constFirst().at(1).value<Error>().message;
}

void TestUndoEnvironments::aDeletionIsMadeAgainWithWhatWentWithIt()
{
    freeze();
    target(m_staging, u"web-1"_s);
    open(m_api->localSecret());
    remove(true);
    undo();

    QCOMPARE(redoRefused(), QString());
    QVERIFY(!isThere());
}

void TestUndoEnvironments::aDeletionWhileTargetsArriveIsMadeAgainWithAllThatWentWithIt()
{
    for (int i = 0; i < 1'001; ++i) // one more than the page that is shown first
        target(m_staging, u"web-%1"_s.arg(i));
    std::optional<QFuture<Result<void>>> gone;
    bool wasArriving = false;
    connect(
        m_workspace.get(), &Workspace::loaded, m_history.get(),
        [&] {
            wasArriving = m_workspace->isArriving();
            gone = m_workspace->remove(m_workspace->environments()->find(staging())->environment, true, u"staging"_s, u"because"_s);
        },
        Qt::SingleShotConnection);
    open(m_api->localSecret());
    QVERIFY(wasArriving);
    QVERIFY(isDoneWithin(*gone, 30'000));
    QVERIFY(gone->result());
    QVERIFY(!isThere());
    undo();

    QCOMPARE(redoRefused(), QString());
    QVERIFY(!isThere());
}

void TestUndoEnvironments::aFreezeMadeMeanwhileIsNotDeletedAgain()
{
    open(m_api->localSecret());
    remove(false);
    undo();
    freeze();

    const QString why = redoRefused();
    QVERIFY2(why.contains(u"staging has a freeze by now (Audit)"), qPrintable(why));
    QVERIFY(isThere());
    QCOMPARE(m_history->redoText(), QString()); // it will not be offered again
}

void TestUndoEnvironments::aTargetMadeMeanwhileIsNotDeletedAgain()
{
    target(m_staging, u"web-1"_s);
    open(m_api->localSecret());
    remove(true);
    undo();
    target(m_staging, u"web-2"_s); // the console may not even have heard of it

    const QString why = redoRefused();
    QVERIFY2(why.contains(u"staging holds other targets"), qPrintable(why));
    QVERIFY(isThere());
}

void TestUndoEnvironments::aRestoringIsTakenBackOnlyAsItCameBack()
{
    target(m_staging, u"web-1"_s);
    m_api->send("DELETE", "/api/v1/environments/" + m_staging + "?cascade=true&confirm=staging", m_api->token(Role::Admin), QByteArray(), {{"If-Match", "*"}});
    QVERIFY(!isThere());
    open(m_api->localSecret());
    const auto restore = [this] {
        const auto back = m_workspace->restore(staging());
        QVERIFY(isDoneWithin(back, 10'000));
        QVERIFY(back.result());
        QTRY_VERIFY_WITH_TIMEOUT(!m_history->undoText().isEmpty(), 10'000);
    };
    restore();
    QTRY_COMPARE_WITH_TIMEOUT(m_workspace->targets()->allTargets().size(), 1, 10'000);
    QCOMPARE(refused([this] { m_history->undo(); }), QString());
    QVERIFY(!isThere());

    restore();
    QTest::qWait(300); // what came back is asked for meanwhile, and nothing says when that is here
    freeze();
    const QString why = refused([this] { m_history->undo(); });
    QVERIFY2(why.contains(u"has a freeze by now"), qPrintable(why));
    QVERIFY(isThere());
}

QTEST_MAIN(TestUndoEnvironments)
#include "tst_undoenvironments.moc"
