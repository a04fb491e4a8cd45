// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/inspect.h"

#include "ui/jobs/jobbar.h"
#include "ui/jobs/jobpopup.h"
#include "ui/jobs/jobs.h"

#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace tidegate;
using namespace tidegate::test;
using namespace Qt::StringLiterals;

class TestJobs : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_owner = std::make_unique<QObject>(); }
    void cleanup() { m_owner.reset(); }
    void theBarSaysHowFarAJobIs();
    void cancelIsAskedForAndThenCameTrue();
    void whatCannotBeStoppedOffersNoCancel();
    void severalJobsAreCounted();
    void theOutcomeStaysForAWhile();
    void thePopupListsEveryJobAndCancelsOne();
    void aJobGoesWithItsOwner();
    void itsPartsHaveNames();

private:
    std::unique_ptr<QObject> m_owner;
};

void TestJobs::theBarSaysHowFarAJobIs()
{
    QWidget window;
    JobBar bar(&window);
    bar.resize(600, 30);
    QVERIFY(!bar.isVisibleTo(&window));

    Job *job = Jobs::current().start(m_owner.get(), u"Health"_s, 20);
    job->setProgress(8, 20);

    QVERIFY(bar.isVisibleTo(&window));
    QCOMPARE(bar.findChild<QToolButton *>(u"jobs"_s)->text(), u"Health 8/20"_s);
    m_owner.reset();
    QVERIFY(!bar.isVisibleTo(&window));
}

void TestJobs::cancelIsAskedForAndThenCameTrue()
{
    QWidget window;
    JobBar bar(&window);
    bar.resize(600, 30);
    int asked = 0;
    Job *job = Jobs::current().start(m_owner.get(), u"Health"_s, 20, [&asked] { ++asked; });

    QTest::mouseClick(bar.findChild<QToolButton *>(u"cancelJob"_s), Qt::LeftButton);
    QTest::mouseClick(bar.findChild<QToolButton *>(u"cancelJob"_s), Qt::LeftButton);

    QCOMPARE(asked, 1);
    QVERIFY(job->isRunning());
    QCOMPARE(bar.findChild<QToolButton *>(u"jobs"_s)->text(), u"Health: stopping…"_s);
    job->finish(u"8 targets checked."_s);
    QCOMPARE(job->state(), Job::State::Cancelled);
    QVERIFY(!bar.findChild<QToolButton *>(u"cancelJob"_s)->isVisibleTo(&bar));
}

void TestJobs::whatCannotBeStoppedOffersNoCancel()
{
    QWidget window;
    JobBar bar(&window);
    bar.resize(600, 30);
    const Job *job = Jobs::current().start(m_owner.get(), u"Export"_s, 0);

    QVERIFY(!job->canCancel());
    QVERIFY(!bar.findChild<QToolButton *>(u"cancelJob"_s)->isVisibleTo(&bar));
    QCOMPARE(bar.findChild<QToolButton *>(u"jobs"_s)->text(), u"Export…"_s);
}

void TestJobs::severalJobsAreCounted()
{
    QWidget window;
    JobBar bar(&window);
    bar.resize(600, 30);
    Jobs::current().start(m_owner.get(), u"Health"_s, 20);
    Job *second = Jobs::current().start(m_owner.get(), u"Export"_s, 3);

    QCOMPARE(Jobs::current().running().size(), 2);
    QVERIFY(bar.findChild<QToolButton *>(u"jobs"_s)->text().startsWith(u'2'));
    second->fail(u"The disk is full."_s);
    QCOMPARE(bar.findChild<QToolButton *>(u"jobs"_s)->text(), u"Health 0/20"_s);
}

void TestJobs::theOutcomeStaysForAWhile()
{
    QWidget window;
    JobBar bar(&window);
    bar.resize(600, 30);
    Job *job = Jobs::current().start(m_owner.get(), u"Health"_s, 20);

    job->finish(u"20 targets checked."_s);

    QVERIFY(bar.isVisibleTo(&window));
    QCOMPARE(bar.findChild<QToolButton *>(u"jobs"_s)->text(), u"Health: 20 targets checked."_s);
}

void TestJobs::thePopupListsEveryJobAndCancelsOne()
{
    QWidget window;
    window.resize(800, 600);
    JobBar bar(&window);
    window.show();
    Job *ended = Jobs::current().start(m_owner.get(), u"Export"_s, 3);
    ended->fail(u"The disk is full."_s);
    Job *job = nullptr;
    job = Jobs::current().start(m_owner.get(), u"Health"_s, 20, [&job] { job->finish(u"8 targets checked."_s); });
    job->setProgress(8, 20);

    bar.openPopup();
    auto *popup = bar.findChild<JobPopup *>();
    QVERIFY(popup->isVisible());
    QVERIFY(popup->height() > 60);
    const auto texts = [popup] {
        QStringList shown;
        for (const QLabel *label : popup->findChildren<QLabel *>()) {
            if (label->isVisible())
                shown.append(label->text());
        }
        return shown;
    };
    QVERIFY(texts().contains(u"The disk is full."_s));
    QCOMPARE(popup->findChild<QProgressBar *>()->value(), 8);
    for (QPushButton *button : popup->findChildren<QPushButton *>()) {
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(job->state(), Job::State::Cancelled);
    QVERIFY(texts().contains(u"8 targets checked."_s));
    QTest::keyClick(popup, Qt::Key_Escape);
    QVERIFY(!popup->isVisible());
}

void TestJobs::aJobGoesWithItsOwner()
{
    const QPointer<Job> job = Jobs::current().start(m_owner.get(), u"Health"_s, 20);
    m_owner.reset();

    QVERIFY(Jobs::current().all().isEmpty());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!job);
}

void TestJobs::itsPartsHaveNames()
{
    QWidget window;
    JobBar bar(&window);
    window.show();
    Jobs::current().start(m_owner.get(), u"Health"_s, 20, [] {});
    bar.openPopup();

    QCOMPARE(unnamed(&window), QStringList());
    QCOMPARE(unnamed(bar.findChild<JobPopup *>()), QStringList());
}

QTEST_MAIN(TestJobs)
#include "tst_jobs.moc"
