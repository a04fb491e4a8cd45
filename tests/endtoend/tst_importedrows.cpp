// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/importjson.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/identityoperations.h"
#include "services/store/backends/opendatabase.h"
#include "services/store/workspacerows.h"
#include "tests/endtoend/importfixture.h"

using namespace tidegate;
using namespace tidegate::test;

/// Rows that no workspace has, or that nobody could have entered, sent by an administrator who means harm.
class TestImportedRows : public QObject, private ImportFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { fill(); }
    void init() { serve(); }
    void cleanup() { m_api.reset(); }

    void aRowCannotNameATenant();
    void malformedRowsAreRefused_data();
    void malformedRowsAreRefused();
    void rowsThatDoNotFitTogetherLeaveNothing_data();
    void rowsThatDoNotFitTogetherLeaveNothing();
    void aHistoryThatWasTamperedWithIsRefused();
    void aHistoryOfSomebodyElseIsRefused_data();
    void aHistoryOfSomebodyElseIsRefused();
    void aFreezeThatWasEndedEarlyIsHeldToTheRulesAsWell();
    void whatFollowsFromSomethingElseIsMadeAnew();
    void moreThanAllowedIsRefused();
    void theRoomOfAnImportIsCountedAsItComes();
};

void TestImportedRows::aRowCannotNameATenant()
{
    const QByteArray id = begin();
    QJsonObject body = QJsonDocument::fromJson(pages().constFirst()).object();
    QJsonArray rows = body.value(u"rows"_s).toArray();
    QJsonArray row = rows[0].toArray();
    row.prepend(localTenant.toString());
    rows[0] = row;
    body.insert(u"rows"_s, rows);
    QCOMPARE(codeIn(putPage(id, 1, bytesOf(body))), "import-columns");
    QCOMPARE(codeIn(putPage(id, 1, R"({"table":"users","rows":[[]]})")), "unknown-table");
    QCOMPARE(codeIn(putPage(id, 1, R"({"table":"tokens","rows":[[]]})")), "unknown-table");
    QCOMPARE(codeIn(putPage(id, 1, R"({"table":"environments","rows":[]})")), "import-page-empty");
    QCOMPARE(codeIn(putPage(id, 1, R"({"table":"environments","rows":[[]],"tenantId":"x"})")), "unknown-field");
}

void TestImportedRows::malformedRowsAreRefused_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("a number for an id") << QByteArray("id") << QJsonValue(7);
    QTest::newRow("no id") << QByteArray("id") << QJsonValue(u"nobody"_s);
    QTest::newRow("the null id") << QByteArray("id") << QJsonValue(u"00000000-0000-0000-0000-000000000000"_s);
    QTest::newRow("null where there must be something") << QByteArray("name") << QJsonValue(QJsonValue::Null);
    QTest::newRow("a text for a number") << QByteArray("version") << QJsonValue(u"7"_s);
    QTest::newRow("half a number") << QByteArray("version") << QJsonValue(1.5);
    QTest::newRow("a number for a truth") << QByteArray("is_production") << QJsonValue(1);
    QTest::newRow("a time of another age") << QByteArray("created_at") << QJsonValue(qint64(9'000'000'000'000));
    QTest::newRow("a text longer than any") << QByteArray("description") << QJsonValue(QString(70'000, u'x'));
    QTest::newRow("a number that cannot be counted up") << QByteArray("version") << QJsonValue(std::numeric_limits<qint64>::max());
    QTest::newRow("a configuration that nobody can enter") << QByteArray("config_json") << QJsonValue(u"{\"healthCheckInterval\":\"x\"}"_s);
    QTest::newRow("a configuration that is a list") << QByteArray("config_json") << QJsonValue(u"[]"_s);
    QTest::newRow("no JSON") << QByteArray("config_json") << QJsonValue(u"{"_s);
    QTest::newRow("another kind of JSON") << QByteArray("config_json") << QJsonValue(u"7"_s);
}

void TestImportedRows::malformedRowsAreRefused()
{
    QFETCH(QByteArray, column);
    QFETCH(QJsonValue, value);
    const QByteArray id = begin();
    const auto wrong = changed("environments", column, value);
    const Answer put = putPage(id, 1, wrong.constFirst());
    QCOMPARE(put.status, 422);
    QCOMPARE(codeIn(put), "import-value");
    QCOMPARE(send("GET", imports + '/' + id).object().value(u"receivedPages"_s).toInt(), 0);
}

void TestImportedRows::rowsThatDoNotFitTogetherLeaveNothing_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<QJsonValue>("value");
    const QJsonValue nothing(u"01900000-0000-7000-8000-0000000000ff"_s);
    QTest::newRow("a target of no environment") << QByteArray("targets") << QByteArray("environment_id") << nothing;
    QTest::newRow("an environment that nobody could make") << QByteArray("environments") << QByteArray("name") << QJsonValue(u"No Name!"_s);
    QTest::newRow("a name that cannot be seen") << QByteArray("environments") << QByteArray("display_name") << QJsonValue(u"a\u200bb"_s);
    QTest::newRow("a connection that no type has") << QByteArray("targets") << QByteArray("connection_json") << QJsonValue(u"{\"host\":7}"_s);
    QTest::newRow("an order below zero") << QByteArray("environments") << QByteArray("order_index") << QJsonValue(-1);
    QTest::newRow("a zone that there is not") << QByteArray("freeze_windows") << QByteArray("timezone") << QJsonValue(u"Nowhere/At_All"_s);
    QTest::newRow("components that are none") << QByteArray("inventory_current") << QByteArray("packed") << QJsonValue(u"AQID"_s);
}

void TestImportedRows::rowsThatDoNotFitTogetherLeaveNothing()
{
    QFETCH(QByteArray, table);
    QFETCH(QByteArray, column);
    QFETCH(QJsonValue, value);
    const QByteArray id = begin();
    putAll(id, changed(table, column, value));
    QCOMPARE(completed(id), u"import-row"_s);
    for (const QList<Row> &rows : rowsThere())
        QVERIFY(rows.isEmpty());
    QCOMPARE(send("GET", imports + '/' + id).object().value(u"state"_s).toString(), u"failed"_s);
    QVERIFY(send("GET", "/api/v1/audit/verify").object().value(u"valid"_s).toBool());
    // And what is right is taken afterwards.
    QCOMPARE(send("DELETE", imports + '/' + id).status, 200);
    QCOMPARE(importAll(pages()), u"completed"_s);
}

void TestImportedRows::aHistoryThatWasTamperedWithIsRefused()
{
    const QByteArray id = begin();
    putAll(id, changed("audit_entries", "reason", u"somebody said so"_s));
    QCOMPARE(completed(id), u"import-audit"_s);
    QCOMPARE(send("DELETE", imports + '/' + id).status, 200);

    ImportAnnouncement other = m_pages.announced;
    other.auditHead = QByteArray(32, 'x');
    QCOMPARE(importAll(pages(), bytesOf(toJson(other))), u"import-audit"_s);
}

void TestImportedRows::aHistoryOfSomebodyElseIsRefused_data()
{
    QTest::addColumn<bool>("isKnown");
    QTest::addColumn<QString>("name");
    QTest::newRow("a person of the server") << true << u"You"_s;
    QTest::newRow("a name without a person") << false << u"Alice"_s;
    QTest::newRow("the system, by a way of people") << false << u"Tidegate"_s;
}

/// Its chain holds, and speaks of a person whom the server may know.
void TestImportedRows::aHistoryOfSomebodyElseIsRefused()
{
    QFETCH(bool, isKnown);
    QFETCH(QString, name);
    const QTemporaryDir folder;
    DatabaseOptions options;
    options.url = u"sqlite://"_s + folder.filePath(u"forged.db"_s);
    auto database = must(openDatabase(options));
    must(ensureLocalTenant(*database, Clock::system().now()));
    Backend backend(std::move(database), Clock::system(), {});
    Principal other = localPrincipal(Via::Ui);
    other.subject = isKnown ? Subject(m_api->userOf(Role::ReleaseManager, there)) : Subject();
    other.name = name;
    must(backend.write(other, {}, [](Call &call) { return createEnvironment(call, {{u"name"_s, u"theirs"_s}, {u"orderIndex"_s, 1}}); }));
    const WorkspacePages forged = must(exportWorkspace(backend.database(), {}));
    QCOMPARE(importAll(plainOf(forged), bytesOf(toJson(forged.announced))), u"import-audit"_s);
    QVERIFY(send("GET", "/api/v1/environments").array().isEmpty());
}

void TestImportedRows::aFreezeThatWasEndedEarlyIsHeldToTheRulesAsWell()
{
    const QJsonValue later(qint64(4'102'444'800'000)); // 2100
    auto endless = changed("freeze_windows", "end_at", later, pages());
    endless = changed("freeze_windows", "ended_early_at", later, endless);
    QCOMPARE(importAll(endless), u"import-row"_s);
}

void TestImportedRows::whatFollowsFromSomethingElseIsMadeAnew()
{
    auto odd = changed("environments", "config_json", u"{\"healthCheckInterval\":60,\"unheardOf\":[1]}"_s, pages());
    odd = changed("environments", "health_check_interval", 1, odd);
    odd = changed("targets", "labels_json", u"{\"tier\":7}"_s, odd);
    QCOMPARE(importAll(odd), u"completed"_s);
    const Content rows = rowsThere();
    const sql::Table &environments = *workspaceTable(u"environments");
    QCOMPARE(cellOf<qint64>(environments, rows["environments"].constFirst(), "health_check_interval"), 60);
    QVERIFY(!send("GET", "/api/v1/environments").body.contains("unheardOf"));
    QVERIFY(!send("GET", "/api/v1/targets").body.contains("\"tier\":7"));
}

void TestImportedRows::moreThanAllowedIsRefused()
{
    ImportAnnouncement many = m_pages.announced;
    many.tables.insert(u"stickers"_s, maxImportRows);
    QCOMPARE(codeIn(send("POST", imports, bytesOf(toJson(many)))), "import-too-large");
    ImportAnnouncement few = m_pages.announced;
    few.tables.clear();
    few.tables.insert(u"environments"_s, 1);
    const QByteArray id = begin(bytesOf(toJson(few)));
    QCOMPARE(codeIn(putPage(id, 1, pages().constFirst())), "import-too-large");
}

/// What shrinks well is small only until it is put in place.
void TestImportedRows::theRoomOfAnImportIsCountedAsItComes()
{
    const QByteArray id = begin();
    const QByteArray page = pages().constFirst();
    must(beside()->write(tenant(), [&](Transaction &s) -> Result<void> {
        auto import = must(s.imports.find(ImportId(parseUuid(QString::fromLatin1(id)))));
        import.bytes = maxImportBytes - page.size() + 1;
        return s.imports.update(import);
    }));
    QCOMPARE(putPage(id, 1, page).status, 413);
}

QTEST_GUILESS_MAIN(TestImportedRows)
#include "tst_importedrows.moc"
