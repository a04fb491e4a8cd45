// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/csvreader.h"
#include "models/targetimport.h"
#include "models/targetimportmodel.h"
#include "services/domain/csvfield.h"

#include <QAbstractItemModelTester>
#include <QStringEncoder>
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
    void readsWhatSpreadsheetsWrite_data();
    void readsWhatSpreadsheetsWrite();
    void readsEveryEncodingThatShowsItself_data();
    void readsEveryEncodingThatShowsItself();
    void namesTheCauseOfWhatItCannotRead_data();
    void namesTheCauseOfWhatItCannotRead();
    void namesTheLineThatHasCellsWithoutAColumn();
    void everyTextComesBackFromATable_data();
    void everyTextComesBackFromATable();
    void readsALargeFile();
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
    QTest::newRow("plain") << u"a,b\n1,2\n"_s << QList<QStringList>{{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}} << QList<int>{1, 2};
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

void TestTargetImport::readsWhatSpreadsheetsWrite_data()
{
    QTest::addColumn<QByteArray>("file");
    const QByteArray heading = "name,environment,connection.host,label:role\n";
    QTest::newRow("commas") << QByteArray(heading + "a,production,192.0.2.9,db\n");
    QTest::newRow("semicolons") << QByteArray("name;environment;connection.host;label:role\na;production;192.0.2.9;db\n");
    QTest::newRow("tabs") << QByteArray("name\tenvironment\tconnection.host\tlabel:role\na\tproduction\t192.0.2.9\tdb\n");
    QTest::newRow("separators in the quotes of the heading")
        << QByteArray("\"name\";\"label:a,b,c,d,e\";environment;connection.host;label:role\na;;production;192.0.2.9;db\n");
    QTest::newRow("the separator is named") << QByteArray("sep=;\r\nname;environment;connection.host;label:role\r\na;production;192.0.2.9;db\r\n");
    QTest::newRow("the separator is named in quotes") << QByteArray("\"SEP=,\"\n" + heading + "a,production,192.0.2.9,db\n");
    QTest::newRow("a tab is named") << QByteArray("sep=\t\nname\tenvironment\tconnection.host\tlabel:role\na\tproduction\t192.0.2.9\tdb");
    QTest::newRow("another one is named") << QByteArray("sep=|\nname|environment|connection.host|label:role\na|production|192.0.2.9|db");
    QTest::newRow("empty columns at the end") << QByteArray("name;environment;connection.host;label:role;;;\na;production;192.0.2.9;db;;;\n;;;;;;\n");
    QTest::newRow("more empty cells than the heading has") << QByteArray(heading + "a,production,192.0.2.9,db,,, \n");
    QTest::newRow("a column without a name that is empty") << QByteArray("name,,environment,connection.host,label:role\na,,production,192.0.2.9,db\n");
    QTest::newRow("lines of empty cells") << QByteArray(",,,\n\n" + heading + ",,,\na,production,192.0.2.9,db\n,,,\n");
    QTest::newRow("carriage returns and line feeds") << QByteArray(heading + "a,production,192.0.2.9,db\n").replace("\n", "\r\n");
    QTest::newRow("carriage returns alone") << QByteArray(heading + "a,production,192.0.2.9,db\n").replace("\n", "\r");
    QTest::newRow("no end of the last line") << QByteArray(heading + "a,production,192.0.2.9,db");
    QTest::newRow("every cell in quotes") << QByteArray(
        "\"name\",\"environment\",\"connection.host\",\"label:role\"\n\"a\",\"production\",\"192.0.2.9\",\"db\"\n");
    QTest::newRow("the heading in another case, with blanks")
        << QByteArray(" Name , ENVIRONMENT,Connection.Host , LABEL: role\n a ,production, 192.0.2.9 ,db\n");
    QTest::newRow("other names of the columns") << QByteArray("name,environmentId,connection.host,label:role\na,production,192.0.2.9,db\n");
}

void TestTargetImport::readsWhatSpreadsheetsWrite()
{
    QFETCH(const QByteArray, file);
    const auto read = readImportFile(file);
    QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
    QCOMPARE(read->records.size(), 1);
    const ImportRecord &record = read->records.first();
    QCOMPARE(record.problem, QString());
    QCOMPARE(record.name, u"a"_s);
    QCOMPARE(record.environment, u"production"_s);
    QCOMPARE(record.connection, (QJsonObject{{u"host"_s, u"192.0.2.9"_s}}));
    QCOMPARE(record.labels.value(u"role"_s), u"db"_s);
    QVERIFY(read->ignored.isEmpty());
}

void TestTargetImport::readsEveryEncodingThatShowsItself_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, QStringConverter::Encoding encoding, bool mark) {
        const auto encoded = [&](const QString &text) {
            QStringEncoder encoder(encoding, mark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
            return QByteArray(encoder.encode(text));
        };
        QTest::newRow(name) << encoded(u"name;label:place\r\na;Zürich 🚢\r\n"_s) << encoded(u"[{\"name\": \"a\",\r\n\"labels\": {\"place\": \"Zürich 🚢\"}}]"_s);
    };
    row("UTF-8", QStringConverter::Utf8, false);
    row("UTF-8 with a mark", QStringConverter::Utf8, true);
    row("UTF-16 of Excel", QStringConverter::Utf16LE, true);
    row("UTF-16, the other way round", QStringConverter::Utf16BE, true);
    row("UTF-16 without a mark", QStringConverter::Utf16LE, false);
    row("UTF-16, the other way round, without a mark", QStringConverter::Utf16BE, false);
    row("UTF-32 with a mark", QStringConverter::Utf32LE, true);
}

void TestTargetImport::readsEveryEncodingThatShowsItself()
{
    QFETCH(const QByteArray, csv);
    QFETCH(const QByteArray, json);
    for (const QByteArray &file : {csv, json}) {
        const auto read = readImportFile(file);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QCOMPARE(read->records.size(), 1);
        QCOMPARE(read->records.first().name, u"a"_s);
        QCOMPARE(read->records.first().labels.value(u"place"_s), u"Zürich 🚢"_s);
    }
}

void TestTargetImport::namesTheCauseOfWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("cause");
    QTest::newRow("Latin-1") << QByteArray("name;label:place\r\na;ok\r\nb;Z\xFCrich\r\n") << u"Line 3 is no UTF-8 text, it seems to be Latin-1"_s;
    QTest::newRow("Windows-1252 with carriage returns") << QByteArray("name\ra\rb\rThe \x93thing\x94\r") << u"Line 4 is no UTF-8"_s;
    QTest::newRow("an incomplete character at the end") << QByteArray("name\na\xC3") << u"Line 2 is no UTF-8"_s;
    QTest::newRow("JSON in Latin-1") << QByteArray("[\n{\"name\": \"Z\xFCrich\"}]") << u"Line 2 is no UTF-8"_s;
    QTest::newRow("half a character of UTF-16") << QByteArray("\xFF\xFEn\0a\0m\0e\0\n\0a", 13) << u"UTF-16"_s;
    QTest::newRow("half a pair of UTF-16") << QByteArray("\xFF\xFEn\0a\0m\0e\0\n\0\x00\xD8", 14) << u"UTF-16"_s;
    QTest::newRow("a zero byte") << QByteArray("name\na\nb\0c\n", 11) << u"Line 3 contains a zero byte"_s;
    QTest::newRow("zeros alone") << QByteArray(64, '\0') << u"zero byte"_s;
    QTest::newRow("nothing") << QByteArray() << u"is empty"_s;
    QTest::newRow("a mark alone") << QByteArray("\xEF\xBB\xBF") << u"is empty"_s;
    QTest::newRow("blank lines") << QByteArray("\r\n \r\n;;\r\n") << u"is empty"_s;
    QTest::newRow("a heading alone") << QByteArray("name;environment\r\n") << u"names no target"_s;
    QTest::newRow("a separator alone") << QByteArray("sep=;\r\n") << u"is empty"_s;
    QTest::newRow("an empty array") << QByteArray(" []\n") << u"names no target"_s;
    QTest::newRow("a column twice") << QByteArray("name,Name\na,b\n") << u"“Name” twice"_s;
    QTest::newRow("a column by two names") << QByteArray("name,environment,environmentId\na,b,c\n") << u"“environmentId” twice"_s;
    QTest::newRow("a member twice") << QByteArray("name,connection.host,Connection.HOST\na,b,c\n") << u"“connection.host” twice"_s;
    QTest::newRow("no heading") << QByteArray("prod-web-01;production\n") << u"no column “name”"_s;
    QTest::newRow("a workbook") << QByteArray("PK\x03\x04\x14\0\x06\0", 8) << u"workbook"_s;
    QTest::newRow("an old workbook") << QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") << u"workbook"_s;
    QTest::newRow("a quote that stays open") << QByteArray("name;label:a\r\n\"x;1\r\ny;2\r\n") << u"Line 2: a quotation mark is not closed"_s;
    QTest::newRow("something behind a quote") << QByteArray("name\r\"x\r\ny\"z\r\n") << u"Line 3: something stands behind"_s;
    QTest::newRow("a line of separators alone") << QByteArray("name\n" + QByteArray(100'000, ',')) << u"Line 2 has more than"_s;
}

void TestTargetImport::namesTheCauseOfWhatItCannotRead()
{
    QFETCH(const QByteArray, file);
    QFETCH(const QString, cause);
    const auto read = readImportFile(file);
    QVERIFY(!read);
    QVERIFY2(QString(read.error().message).remove(u',').contains(QString(cause).remove(u',')), qPrintable(read.error().message));
}

void TestTargetImport::namesTheLineThatHasCellsWithoutAColumn()
{
    const auto read = readImportFile("name;;environment;\r\na;;production;\r\n\"b\r\nc\";x;production\r\nd;;production;;;y\r\ne\r\n");
    QVERIFY(read);
    QCOMPARE(read->records.size(), 4);
    QCOMPARE(read->records.at(0).problem, QString());
    QCOMPARE(read->records.at(1).line, 3);
    QVERIFY2(read->records.at(1).problem.contains(u"Cell 2"_s), qPrintable(read->records.at(1).problem));
    QCOMPARE(read->records.at(1).name, u"b\nc"_s);
    QCOMPARE(read->records.at(2).line, 5);
    QVERIFY2(read->records.at(2).problem.contains(u"6 cells"_s), qPrintable(read->records.at(2).problem));
    QVERIFY(read->records.at(3).problem.isEmpty()); // a short line does not say the rest
}

void TestTargetImport::everyTextComesBackFromATable_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value : {"plain",  "=1+1", "+49",  "-1",   "@x",   "'=1",   "''=1",
                              "'",      "''",   "it's", "\"",   "a\"b", "\"a\"", "a,b",
                              "a;b",    "a\tb", "\tx",  "a\nb", "\nx",  "'\tx",  "=HYPERLINK(\"http://x\",\"y\")",
                              "Zürich", "＝1",  "sep=;"})
        QTest::newRow(value) << QString::fromUtf8(value);
}

void TestTargetImport::everyTextComesBackFromATable()
{
    QFETCH(const QString, value);
    const QString field = csvField(value);
    QVERIFY2(!QString(u"=+-@\t\r\n"_s).contains(field.at(1)), qPrintable(field));
    const auto read = readImportFile((u"name,label:note\r\na,"_s + field + u"\r\n"_s).toUtf8());
    QVERIFY(read);
    QCOMPARE(read->records.first().labels.value(u"note"_s), value);
}

void TestTargetImport::readsALargeFile()
{
    QByteArray file = "name;environment;connection.host;label:note\r\n";
    for (int i = 0; i < 90'000; ++i)
        file += "target-" + QByteArray::number(i) + ";production;192.0.2.9;" + QByteArray(90, 'x') + "\r\n";
    QVERIFY(file.size() > 10'000'000);
    const auto read = readImportFile(file);
    QVERIFY(read);
    QCOMPARE(read->records.size(), 90'000);
    QCOMPARE(read->records.last().line, 90'001);
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
