// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetimport.h"
#include "models/targetimportmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

class TestTargetImport : public QObject
{
    Q_OBJECT

private slots:
    void readsQuotedCellsLinesAndByteOrderMarks_data();
    void readsQuotedCellsLinesAndByteOrderMarks();
    void saysInWhichLineACsvFileIsBroken();
    void needsAHeading();
    void readsColumnsOfConnectionsAndLabels();
    void takesTheGuardAgainstFormulasOff();
    void readsWhatTheApiGives();
    void saysInWhichLineJsonIsBroken();
    void tellsNewFromChangedFromTheSame();
    void leavesAloneWhatTheFileDoesNotSay();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void refusesTheSameTargetTwice();
    void theTableShowsWhatBecameOfEachLine();

private:
    static KnownFleet fleet();
    static QList<ImportStep> plan(const QByteArray &file)
    {
        const auto read = readImportFile(file);
        return read ? planImport(read->records, fleet()) : QList<ImportStep>();
    }
};

KnownFleet TestTargetImport::fleet()
{
    static const KnownFleet fleet = [] {
        KnownFleet known;
        Environment production;
        production.id = EnvironmentId::create();
        production.name = u"production"_s;
        production.displayName = u"Production"_s;
        known.environments = {production};
        TargetGroup web;
        web.id = TargetGroupId::create();
        web.environmentId = production.id;
        web.name = u"web"_s;
        known.groups = {web};
        Target target;
        target.id = TargetId::create();
        target.environmentId = production.id;
        target.name = u"prod-web-01"_s;
        target.connection = {{u"host"_s, u"192.0.2.1"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}};
        target.labels = {{u"role"_s, u"web"_s}, {u"dc"_s, u"fra1"_s}};
        target.version = 4;
        known.targets = {target};
        return known;
    }();
    return fleet;
}

void TestTargetImport::readsQuotedCellsLinesAndByteOrderMarks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<QStringList>>("cells");
    QTest::addColumn<QList<int>>("lines");
    QTest::newRow("plain") << u"a,b\r\n1,2\r\n"_s << QList<QStringList>{{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}} << QList<int>{1, 2};
    QTest::newRow("no line end at the end") << u"a\n1"_s << QList<QStringList>{{u"a"_s}, {u"1"_s}} << QList<int>{1, 2};
    QTest::newRow("quotes and commas") << u"\"a,\"\"b\"\"\",c"_s << QList<QStringList>{{u"a,\"b\""_s, u"c"_s}} << QList<int>{1};
    QTest::newRow("a line break in a cell") << u"\"a\nb\",c\nd,e"_s << QList<QStringList>{{u"a\nb"_s, u"c"_s}, {u"d"_s, u"e"_s}} << QList<int>{1, 3};
    QTest::newRow("empty cells") << u"a,,\n,b,"_s << QList<QStringList>{{u"a"_s, {}, {}}, {{}, u"b"_s, {}}} << QList<int>{1, 2};
    QTest::newRow("blank lines are left out") << u"a\n\n\nb\n"_s << QList<QStringList>{{u"a"_s}, {u"b"_s}} << QList<int>{1, 4};
}

void TestTargetImport::readsQuotedCellsLinesAndByteOrderMarks()
{
    QFETCH(const QString, text);
    QFETCH(const QList<QStringList>, cells);
    QFETCH(const QList<int>, lines);
    const auto records = readCsv(text);
    QVERIFY(records);
    QCOMPARE(records->size(), cells.size());
    for (qsizetype i = 0; i < cells.size(); ++i) {
        QCOMPARE(records->at(i).cells, cells.at(i));
        QCOMPARE(records->at(i).line, lines.at(i));
    }
}

void TestTargetImport::saysInWhichLineACsvFileIsBroken()
{
    const auto open = readCsv(u"a,b\n1,\"2\n3,4"_s);
    QVERIFY(!open);
    QVERIFY2(open.error().message.contains(u"Line 2"_s), qPrintable(open.error().message));
    const auto behind = readCsv(u"a\n\"b\"c"_s);
    QVERIFY(!behind);
    QVERIFY(behind.error().message.contains(u"Line 2"_s));
}

void TestTargetImport::needsAHeading()
{
    QVERIFY(!readImportFile("prod-web-01,production\n"));
    QVERIFY(!readImportFile(""));
    QVERIFY(!readImportFile("name,name\na,b\n"));
    QVERIFY(!readImportFile("name\n\xff\xfe\n"));
    const auto read = readImportFile("\xEF\xBB\xBFname,colour\na,red\n");
    QVERIFY(read);
    QCOMPARE(read->ignored, QStringList{u"colour"_s});
}

void TestTargetImport::readsColumnsOfConnectionsAndLabels()
{
    const auto read = readImportFile("name,environment,type,connection.host,connection.port,connection.tlsEnabled,label:role\n"
                                     "a,production,docker_host,192.0.2.9,2376,true,db\n");
    QVERIFY(read);
    const ImportRecord &record = read->records.first();
    QCOMPARE(record.connection, (QJsonObject{{u"host"_s, u"192.0.2.9"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}}));
    QCOMPARE(record.labels, (Labels{{u"role"_s, u"db"_s}}));
    QCOMPARE(record.line, 2);
}

void TestTargetImport::takesTheGuardAgainstFormulasOff()
{
    const auto read = readImportFile("name,label:note\na,'=1+1\nb,it's\n");
    QVERIFY(read);
    QCOMPARE(read->records.at(0).labels.value(u"note"_s), u"=1+1"_s);
    QCOMPARE(read->records.at(1).labels.value(u"note"_s), u"it's"_s);
}

void TestTargetImport::readsWhatTheApiGives()
{
    const Target known = fleet().targets.first();
    const QByteArray json = "[\n  {\"id\": \"" + known.id.toString().toLatin1()
        + "\",\n   \"healthStatus\": \"healthy\", \"version\": 4,\n   \"labels\": {\"role\": \"db\"}},\n  {\"name\": \"x\"}\n]";
    const auto read = readImportFile(json);
    QVERIFY(read);
    QVERIFY(read->ignored.isEmpty());
    QCOMPARE(read->records.at(0).line, 2);
    QCOMPARE(read->records.at(1).line, 5);

    const ImportStep step = planImport(read->records, fleet()).first();
    QCOMPARE(step.kind, ImportStep::Kind::Changed);
    QCOMPARE(step.target.labels, (Labels{{u"role"_s, u"db"_s}})); // JSON says all of them
    QCOMPARE(step.target.connection, known.connection);
    QCOMPARE(step.target.version, 4);
}

void TestTargetImport::saysInWhichLineJsonIsBroken()
{
    const auto read = readImportFile("[\n{\"name\": }\n]");
    QVERIFY(!read);
    QVERIFY2(read.error().message.contains(u"Line 2"_s), qPrintable(read.error().message));
}

void TestTargetImport::tellsNewFromChangedFromTheSame()
{
    const auto steps = plan("name,environment,type,group,connection.host,connection.insecureAcknowledged,connection.tlsEnabled,connection.port\n"
                            "prod-web-01,Production,docker_host,,192.0.2.1,,true,2376\n"
                            "PROD-web-01x,production,docker_host,web,192.0.2.7,true,,\n"
                            "prod-db-01,production,docker_host,web,192.0.2.8,true,,\n");
    QCOMPARE(steps.size(), 3);
    QCOMPARE(steps.at(0).kind, ImportStep::Kind::Same);
    QCOMPARE(steps.at(1).kind, ImportStep::Kind::New);
    QCOMPARE(steps.at(2).kind, ImportStep::Kind::New);
    QCOMPARE(steps.at(2).target.targetGroupId, fleet().groups.first().id);

    const auto moved = plan("name,environment,group\nprod-web-01,production,web\n");
    QCOMPARE(moved.first().kind, ImportStep::Kind::Changed);
    QVERIFY(moved.first().text.contains(u"group"_s));
}

void TestTargetImport::leavesAloneWhatTheFileDoesNotSay()
{
    const auto steps = plan("name,environment,label:role\nprod-web-01,production,db\n");
    QCOMPARE(steps.first().kind, ImportStep::Kind::Changed);
    QCOMPARE(steps.first().target.labels, (Labels{{u"dc"_s, u"fra1"_s}, {u"role"_s, u"db"_s}}));
    QVERIFY(!readImportFile("name,group\na,\n")->records.first().group);
    const auto cleared = plan("name,environment,label:role\nprod-web-01,production,\n");
    QCOMPARE(cleared.first().target.labels, (Labels{{u"dc"_s, u"fra1"_s}}));
}

void TestTargetImport::refusesWhatCannotBe_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("because");
    QTest::newRow("no environment") << QByteArray("a,,docker_host,,192.0.2.9") << u"in which environment"_s;
    QTest::newRow("unknown environment") << QByteArray("a,moon,docker_host,,192.0.2.9") << u"no environment “moon”"_s;
    QTest::newRow("unknown type") << QByteArray("a,production,toaster,,192.0.2.9") << u"no type “toaster”"_s;
    QTest::newRow("new without type") << QByteArray("a,production,,,192.0.2.9") << u"needs a type"_s;
    QTest::newRow("another type") << QByteArray("prod-web-01,production,nomad_job,,192.0.2.9") << u"cannot change"_s;
    QTest::newRow("unknown group") << QByteArray("a,production,docker_host,api,192.0.2.9") << u"no group “api”"_s;
    QTest::newRow("bad name") << QByteArray("-a-,production,docker_host,,192.0.2.9") << u"name:"_s;
    QTest::newRow("no host") << QByteArray("a,production,docker_host,,") << u"connection.host"_s;
    QTest::newRow("too many cells") << QByteArray("a,production,docker_host,,192.0.2.9,x,y") << u"6 cells"_s;
}

void TestTargetImport::refusesWhatCannotBe()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QString, because);
    const auto steps = plan("name,environment,type,group,connection.host,connection.insecureAcknowledged\n" + line + "\n");
    QCOMPARE(steps.size(), 1);
    QCOMPARE(steps.first().kind, ImportStep::Kind::Invalid);
    QCOMPARE(steps.first().line, 2);
    if (because != u"6 cells"_s)
        QVERIFY2(steps.first().text.contains(because), qPrintable(steps.first().text));
    else
        QVERIFY2(steps.first().text.contains(u"7 cells"_s), qPrintable(steps.first().text));
}

void TestTargetImport::refusesTheSameTargetTwice()
{
    const auto steps = plan("name,environment,type,connection.host,connection.insecureAcknowledged\n"
                            "a,production,docker_host,192.0.2.9,true\nA,production,docker_host,192.0.2.10,true\n");
    QCOMPARE(steps.at(0).kind, ImportStep::Kind::New);
    QCOMPARE(steps.at(1).kind, ImportStep::Kind::Invalid);
    QVERIFY(steps.at(1).text.contains(u"Line 2"_s));
}

void TestTargetImport::theTableShowsWhatBecameOfEachLine()
{
    TargetImportModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSteps(plan("name,environment,type,connection.host,connection.insecureAcknowledged\n"
                        "a,production,docker_host,192.0.2.9,true\nb,production,docker_host,192.0.2.10,true\nc,moon,docker_host,192.0.2.10,true\n"));
    QCOMPARE(model.rowsToWrite(), (QList<int>{0, 1}));
    model.setOutcome(0, {});
    model.setOutcome(1, u"The name is taken."_s);
    QCOMPARE(model.rowsToWrite(), QList<int>{1});
    QCOMPARE(model.index(1, TargetImportModel::TextColumn).data().toString(), u"The name is taken."_s);
    QCOMPARE(model.written(), 1);
    QCOMPARE(model.failed(), 1);
    model.setOutcome(1, {});
    QCOMPARE(model.failed(), 0);
    model.setSteps({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestTargetImport)
#include "tst_targetimport.moc"
