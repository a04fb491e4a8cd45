// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/environmenttablemodel.h"
#include "models/targetcopy.h"
#include "models/targettreemodel.h"
#include "tests/ui/fleet.h"
#include "tests/ui/pictures.h"
#include "ui/style/theme.h"
#include "ui/targets/bulk/targetimportdialog.h"
#include "ui/targets/bulk/targetlabelsdialog.h"
#include "ui/targets/bulk/targetmovedialog.h"
#include "ui/targets/bulk/targetrun.h"
#include "ui/targets/edit/connectionsteps.h"
#include "ui/widgets/inlinemessage.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

using namespace tidegate::test;
using namespace Qt::StringLiterals;

namespace tidegate {

class TestTargetBulk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Theme::apply(*qApp); }
    void init();
    void cleanup() { m_workspace.reset(); }

    void aRunWorksAFewAtATimeAndReportsFailures();
    void aCancelledRunBeginsNothingMoreAndSaysSo();
    void theLabelsDialogSaysHowManyChange();
    void theLabelsDialogExplainsWhatCannotBe();
    void theMoveDialogSaysHowManyMove();
    void theImportShowsWhatWouldHappenBeforeItWrites();
    void aFileThatCannotBeReadSaysWhy();
    void whatIsExportedImportsAsTheSame();
    void theStepsOfATestEndWhereItFailed_data();
    void theStepsOfATestEndWhereItFailed();

private:
    using Answer = std::function<void(const TargetRun::Outcomes &)>;
    static QList<TargetId> ids(int count)
    {
        QList<TargetId> list;
        for (int i = 0; i < count; ++i)
            list.append(TargetId::create());
        return list;
    }

    Fleet m_fleet;
    std::unique_ptr<Workspace> m_workspace;
};

void TestTargetBulk::init()
{
    m_fleet = exampleFleet();
    m_workspace = std::make_unique<Workspace>(deadEndpoint());
    fill(*m_workspace, m_fleet);
}

void TestTargetBulk::aRunWorksAFewAtATimeAndReportsFailures()
{
    TargetRun run;
    const QSignalSpy finished(&run, &TargetRun::finished);
    QList<std::pair<QList<TargetId>, Answer>> open;
    std::optional<TargetRun::Report> report;
    TargetRun::Job job;
    job.title = u"Health"_s;
    job.targets = ids(5);
    job.together = 2;
    job.atOnce = 2;
    job.work = [&open](const QList<TargetId> &piece, QObject *, const Answer &answer) { open.append({piece, answer}); };
    job.whenDone = [&report](const TargetRun::Report &outcome) {
        report = outcome;
        return u"done"_s;
    };
    run.start(job);

    QCOMPARE(open.size(), 2);
    QCOMPARE(run.total(), 5);
    const auto first = open.takeFirst();
    first.second({{first.first.at(0), {}}, {first.first.at(1), u"No."_s}});
    QCOMPARE(run.done(), 2);
    QCOMPARE(open.size(), 2);
    QCOMPARE(open.last().first.size(), 1);
    while (!open.isEmpty()) {
        const auto piece = open.takeFirst();
        TargetRun::Outcomes outcomes;
        for (const TargetId id : piece.first)
            outcomes.append({id, {}});
        piece.second(outcomes);
    }

    QVERIFY(report);
    QCOMPARE(report->failed(), 1);
    QCOMPARE(report->done().size(), 4);
    QVERIFY(!report->cancelled);
    QVERIFY(!run.isRunning());
    QCOMPARE(finished.size(), 1);
}

void TestTargetBulk::aCancelledRunBeginsNothingMoreAndSaysSo()
{
    TargetRun run;
    QList<std::pair<QList<TargetId>, Answer>> open;
    QList<TargetRun::Report> reports;
    TargetRun::Job job;
    job.targets = ids(3);
    job.work = [&open](const QList<TargetId> &piece, QObject *, const Answer &answer) { open.append({piece, answer}); };
    job.whenDone = [&reports](const TargetRun::Report &outcome) {
        reports.append(outcome);
        return u"done"_s;
    };
    run.start(job);
    run.start(job); // waits
    run.cancel();

    QCOMPARE(open.size(), 1);
    QVERIFY(run.isRunning()); // what is under way ends by itself
    open.first().second({{open.first().first.first(), {}}});
    QVERIFY(!run.isRunning());
    QCOMPARE(open.size(), 1);
    QCOMPARE(reports.size(), 2);
    QVERIFY(reports.first().cancelled && reports.last().cancelled);
    QCOMPARE(reports.last().outcomes.size(), 1);
}

void TestTargetBulk::theLabelsDialogSaysHowManyChange()
{
    m_fleet.targets[0].labels.insert(u"tier"_s, u"1"_s);
    const QList<Target> targets = m_fleet.targets.first(3);
    TargetLabelsDialog dialog(targets, nullptr);
    const QSignalSpy entered(&dialog, &TargetLabelsDialog::patchEntered);
    dialog.show();
    auto *present = dialog.findChild<QTreeWidget *>(u"presentLabels"_s);
    auto *preview = dialog.findChild<QLabel *>(u"labelsPreview"_s);
    QCOMPARE(present->topLevelItemCount(), 3);
    QVERIFY(present->topLevelItem(2)->text(0).contains(u"tier"_s));
    QCOMPARE(present->topLevelItem(2)->text(1), u"1"_s);

    present->topLevelItem(2)->setCheckState(0, Qt::Checked);
    QCOMPARE(preview->text(), u"1 of 3 targets changes."_s);
    present->topLevelItem(0)->setCheckState(0, Qt::Checked);
    QCOMPARE(preview->text(), u"3 of 3 targets change."_s);
    keepPictures(dialog, u"labels-dialog"_s);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"applyPatch"_s), Qt::LeftButton);

    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered.first().first().value<TargetPatch>().removeLabels, (QStringList{u"dc"_s, u"tier"_s}));
    QVERIFY(!dialog.isVisible());
}

void TestTargetBulk::theLabelsDialogExplainsWhatCannotBe()
{
    TargetLabelsDialog dialog(m_fleet.targets.first(2), nullptr);
    dialog.show();
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"applyPatch"_s), Qt::LeftButton);
    QVERIFY(dialog.isVisible());
    QVERIFY(dialog.findChild<InlineMessage *>()->isVisible());
}

void TestTargetBulk::theMoveDialogSaysHowManyMove()
{
    TargetMoveDialog dialog(m_workspace.get(), m_fleet.targets.mid(4, 4), nullptr); // two in production, two in staging
    const QSignalSpy entered(&dialog, &TargetMoveDialog::patchEntered);
    dialog.show();
    auto *environment = dialog.findChild<QComboBox *>(u"moveEnvironment"_s);
    auto *preview = dialog.findChild<QLabel *>(u"movePreview"_s);
    environment->setCurrentIndex(1); // staging
    QVERIFY2(preview->text().startsWith(u"2 of 4 targets move."_s), qPrintable(preview->text()));
    environment->setCurrentIndex(2); // production, which is frozen
    QVERIFY(preview->text().contains(u"frozen"_s));
    dialog.findChild<QComboBox *>(u"moveGroup"_s)->setCurrentIndex(1);
    keepPictures(dialog, u"move-dialog"_s);
    QTest::mouseClick(dialog.findChild<QPushButton *>(u"applyPatch"_s), Qt::LeftButton);

    QCOMPARE(entered.size(), 1);
    QCOMPARE(entered.first().first().value<TargetPatch>().group, std::optional(m_fleet.groups.first().id));
}

void TestTargetBulk::theImportShowsWhatWouldHappenBeforeItWrites()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"fleet.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name,environment,type,connection.host,connection.insecureAcknowledged,label:role\n"
               "prod-new-01,production,docker_host,192.0.2.77,true,web\n"
               "prod-web-01,production,,,,db\n"
               "stage-1,staging,,,,web\n"
               "lost,moon,docker_host,192.0.2.78,true,\n");
    file.close();
    TargetImportDialog dialog(m_workspace.get(), nullptr);
    dialog.show();
    dialog.readFile(file.fileName());

    auto *summary = dialog.findChild<QLabel *>(u"importSummary"_s);
    QTRY_COMPARE(summary->text(), u"1 new, 1 changed, 1 the same, 1 invalid"_s);
    auto *table = dialog.findChild<QTreeView *>(u"importTable"_s);
    QCOMPARE(table->model()->rowCount(), 3); // what stays the same is hidden
    QVERIFY(table->currentIndex().isValid());
    keepPictures(dialog, u"import-dialog"_s);
    auto *write = dialog.findChild<QPushButton *>(u"writeImport"_s);
    QVERIFY(!write->isEnabled()); // there is no connection
    QVERIFY(write->toolTip().contains(u"connection"_s));
    QCOMPARE(m_workspace->targets()->targetCount(), int(m_fleet.targets.size()));
}

void TestTargetBulk::aFileThatCannotBeReadSaysWhy()
{
    TargetImportDialog dialog(m_workspace.get(), nullptr);
    dialog.show();
    dialog.readFile(u"/nowhere/fleet.csv"_s);
    QTRY_VERIFY(dialog.findChild<InlineMessage *>()->isVisible());
    QVERIFY(dialog.findChild<InlineMessage *>()->text().contains(u"fleet.csv"_s));
}

void TestTargetBulk::whatIsExportedImportsAsTheSame()
{
    TargetNames names;
    for (const EnvironmentSummary &summary : m_fleet.environments)
        names.environments.insert(summary.environment.id, summary.environment.name);
    for (const TargetGroup &group : m_fleet.groups)
        names.groups.insert(group.id, group.name);
    const KnownFleet known = KnownFleet::of(m_workspace->environments()->all(), *m_workspace->targets());
    for (const QByteArray &file : {asCsv(m_fleet.targets, names).toUtf8(), asJson(m_fleet.targets).toUtf8()}) {
        const auto read = readImportFile(file);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(read->ignored, QStringList());
        const auto steps = planImport(read->records, known);
        QCOMPARE(steps.size(), m_fleet.targets.size());
        for (const ImportStep &step : steps)
            QVERIFY2(step.kind == ImportStep::Kind::Same, qPrintable(step.name + u": "_s + step.text));
    }
}

void TestTargetBulk::theStepsOfATestEndWhereItFailed_data()
{
    QTest::addColumn<Health>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("passed");
    QTest::addColumn<int>("shown");
    QTest::newRow("reached") << Health::Healthy << u"ok"_s << 5 << 5;
    QTest::newRow("a component is in trouble") << Health::Unhealthy << u"component-missing"_s << 5 << 5;
    QTest::newRow("no such name") << Health::Unreachable << u"dns-failure"_s << 0 << 5;
    QTest::newRow("nothing listens") << Health::Unreachable << u"connection-refused"_s << 1 << 5;
    QTest::newRow("untrusted") << Health::Unreachable << u"tls-server-untrusted"_s << 2 << 5;
    QTest::newRow("silence") << Health::Unreachable << u"timeout"_s << 3 << 5;
    QTest::newRow("not let in") << Health::Unhealthy << u"access-denied"_s << 4 << 5;
    QTest::newRow("an agent checks it") << Health::Unknown << u"via-agent"_s << 0 << 0;
    QTest::newRow("an unknown code") << Health::Unreachable << u"new-code"_s << 0 << 0;
}

void TestTargetBulk::theStepsOfATestEndWhereItFailed()
{
    QFETCH(const Health, status);
    QFETCH(const QString, code);
    QFETCH(const int, passed);
    QFETCH(const int, shown);
    const HealthReport report{.status = status, .message = {}, .code = code, .checkedAt = {}, .duration = {}};
    const auto steps = connectionSteps(m_fleet.targets.first(), report);
    QCOMPARE(steps.size(), shown);
    const auto count = [&steps](ConnectionStep::State state) {
        return std::count_if(steps.begin(), steps.end(), [state](const ConnectionStep &step) { return step.state == state; });
    };
    QCOMPARE(count(ConnectionStep::State::Passed), passed);
    QCOMPARE(count(ConnectionStep::State::Failed), shown > passed ? 1 : 0);
    ConnectionSteps widget;
    widget.showReport(m_fleet.targets.first(), report);
    QCOMPARE(widget.findChildren<QLabel *>(u"connectionStep"_s).size(), shown);
}

} // namespace tidegate

QTEST_MAIN(tidegate::TestTargetBulk)
#include "tst_targetbulk.moc"
