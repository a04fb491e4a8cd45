// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/say.h"
#include "services/operations/readiness.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace tidegate;

/// Whether the store works, said in time.
class TestReadiness : public QObject
{
    Q_OBJECT

private slots:
    void whatTheCheckSaysIsSaid();
    void whoAsksWhileTheCheckHangsIsAnswered();
    void itRecoversByItself();
};

namespace {

/// What is said to one who asks: a code, or "yes".
QString answerOf(Readiness &readiness)
{
    auto said = std::make_shared<QString>();
    auto done = std::make_shared<QSemaphore>();
    readiness.ask([said, done](const Result<void> &answer) {
        *said = answer ? u"yes"_s : answer.error().code;
        done->release();
    });
    return done->tryAcquire(1, 20'000) ? *said : u"nothing"_s;
}

} // namespace

void TestReadiness::whatTheCheckSaysIsSaid()
{
    std::atomic<bool> isFine{true};
    Readiness readiness([&]() -> Result<void> { return isFine ? Result<void>() : makeError(ErrorKind::Unavailable, say("database-standby")); });
    QCOMPARE(answerOf(readiness), u"yes"_s);
    isFine = false;
    QCOMPARE(answerOf(readiness), u"database-standby"_s);
}

void TestReadiness::whoAsksWhileTheCheckHangsIsAnswered()
{
    QSemaphore hang;
    std::atomic<int> checks{0};
    {
        Readiness readiness([&]() -> Result<void> {
            ++checks;
            hang.acquire();
            return {};
        });
        QCOMPARE(answerOf(readiness), u"database-unreachable"_s);
        QCOMPARE(answerOf(readiness), u"database-unreachable"_s);
        QCOMPARE(checks, 1); // that hangs once
        hang.release(2);
    }
    QCOMPARE(checks, 1);
}

void TestReadiness::itRecoversByItself()
{
    QSemaphore hang;
    Readiness readiness([&]() -> Result<void> {
        hang.acquire();
        return {};
    });
    QCOMPARE(answerOf(readiness), u"database-unreachable"_s);
    hang.release(100);
    QTRY_COMPARE(answerOf(readiness), u"yes"_s);
}

QTEST_GUILESS_MAIN(TestReadiness)
#include "tst_readiness.moc"
