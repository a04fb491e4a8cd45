// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/importjson.h"
#include "services/copying/workspaceexport.h"
#include "services/operations/auditcheck.h"
#include "services/operations/environmentoperations.h"
#include "services/operations/identityoperations.h"
#include "services/operations/targetoperations.h"
#include "services/store/backends/opendatabase.h"
#include "services/store/workspacerows.h"
#include "tests/copying/workspacefixture.h"
#include "tests/support/servedapi.h"

using namespace tidegate;
using namespace tidegate::test;

namespace {

const QByteArray imports = "/api/v1/workspace-imports";
constexpr int there = 1; // the tenant that a workspace moves into; the other one has things of its own

QByteArray codeIn(const Answer &answer)
{
    const QJsonObject problem = answer.object();
    const QString field = problem.value(u"errors"_s).toArray().at(0).toObject().value(u"code"_s).toString();
    return (field.isEmpty() ? problem.value(u"code"_s).toString() : field).toLatin1();
}

QList<QByteArray> plainOf(const WorkspacePages &workspace)
{
    QList<QByteArray> plain;
    for (const QByteArray &page : workspace.pages)
        plain.append(qUncompress(page));
    return plain;
}

} // namespace

/// A workspace that moves into a tenant of a server through its routes.
class TestWorkspaceImport : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_api.reset(); }

    void whatHasArrivedIsWhatWasSent();
    void theHistoryIsAppendedAndHolds();
    void theOtherTenantStaysAsItWas();
    void somethingThatIsThereAlreadyIsInTheWay();
    void whoeverIsNoAdministratorMayNot_data();
    void whoeverIsNoAdministratorMayNot();
    void anotherVersionOfTheSchemaIsRefused();
    void aPageMayComeTwiceAndInOrderOnly();
    void aRowCannotNameATenant();
    void malformedRowsAreRefused_data();
    void malformedRowsAreRefused();
    void rowsThatDoNotFitTogetherLeaveNothing_data();
    void rowsThatDoNotFitTogetherLeaveNothing();
    void aHistoryThatWasTamperedWithIsRefused();
    void aHistoryOfSomebodyElseIsRefused();
    void whatIsNotWholeIsNotPutInPlace();
    void ofTwoImportsOneGetsTheTenant();
    void whileItIsUnderWayNothingElseChangesAndTheGateSaysWhy();
    void whatWasBrokenOffCanBeDiscardedAndBegunAgain();
    void whatHasArrivedCannotBeDiscarded();
    void discardingWhileItIsPutInPlaceIsAllOrNothing();
    void completingTwiceIsCompletingOnce();
    void anImportOfAServerThatIsGoneGoesOn();
    void moreThanAllowedIsRefused();

private:
    Answer send(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}, Role role = Role::Admin, int tenant = there) const
    {
        return m_api->send(method, path, m_api->token(role, tenant), body);
    }
    QByteArray announcement() const { return bytesOf(toJson(m_pages.announced)); }
    static QByteArray bytesOf(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }
    QByteArray begin(const QByteArray &body = {}) const;
    Answer putPage(const QByteArray &id, qsizetype number, const QByteArray &body) const
    {
        return send("PUT", imports + '/' + id + "/pages/" + QByteArray::number(number), body);
    }
    void putAll(const QByteArray &id, const QList<QByteArray> &pages) const;
    QList<QByteArray> pages() const { return plainOf(m_pages); }
    QString completed(const QByteArray &id) const;
    QString importAll(const QList<QByteArray> &pages, const QByteArray &announced = {}) const;
    std::unique_ptr<Database> beside() const;
    TenantId tenant() const;
    Content rowsThere() const;
    Content expectedThere() const;
    /// The page that has a table, with the values of its first row changed.
    QList<QByteArray> changed(const QByteArray &table, const QByteArray &column, const QJsonValue &value) const;

    QTemporaryDir m_folder;
    QString m_source;
    MasterKey m_key = MasterKey::random();
    WorkspacePages m_pages;
    std::unique_ptr<ServedApi> m_api;
};

void TestWorkspaceImport::initTestCase()
{
    m_source = u"sqlite://"_s + m_folder.filePath(u"source.db"_s);
    fillWorkspace(m_source, m_key, m_folder.filePath(u"key.seals"_s));
    DatabaseOptions options;
    options.url = m_source;
    Backend backend(must(openDatabase(options)), Clock::system(), {});
    const Principal you = localPrincipal(Via::Ui);
    const auto made = must(backend.write(you, {}, [](Call &call) {
        return createEnvironment(call, {{u"name"_s, u"gone"_s}, {u"displayName"_s, u"Gone"_s}, {u"orderIndex"_s, 9}});
    }));
    must(backend.write(you, {}, [&](Call &call) { return removeEnvironment(call, made.id, {}); }));
    m_pages = must(exportWorkspace(backend.database(), {}));
    QVERIFY(m_pages.pages.size() > 5);
}

void TestWorkspaceImport::init()
{
    m_api = std::make_unique<ServedApi>();
}

QByteArray TestWorkspaceImport::begin(const QByteArray &body) const
{
    const Answer begun = send("POST", imports, body.isEmpty() ? announcement() : body);
    if (begun.status != 201)
        qWarning() << begun.status << begun.body;
    return begun.object().value(u"id"_s).toString().toLatin1();
}

void TestWorkspaceImport::putAll(const QByteArray &id, const QList<QByteArray> &pages) const
{
    for (qsizetype i = 0; i < pages.size(); ++i) {
        const Answer put = putPage(id, i + 1, pages[i]);
        QVERIFY2(put.status == 200, put.body.constData());
    }
}

/// The state it ends in, or the code of the failure.
QString TestWorkspaceImport::completed(const QByteArray &id) const
{
    const Answer asked = send("POST", imports + '/' + id + "/complete", "{}");
    if (asked.status != 202 && asked.status != 200)
        return QString::fromLatin1(codeIn(asked));
    QJsonObject last;
    const auto isOver = [&] {
        last = send("GET", imports + '/' + id).object();
        return last.value(u"state"_s).toString() != u"applying";
    };
    if (!QTest::qWaitFor(isOver, 20'000))
        return u"does not end"_s;
    const QString failure = last.value(u"failure"_s).toObject().value(u"code"_s).toString();
    if (!failure.isEmpty())
        qInfo().noquote() << last.value(u"failure"_s).toObject().value(u"message"_s).toString();
    return failure.isEmpty() ? last.value(u"state"_s).toString() : failure;
}

QString TestWorkspaceImport::importAll(const QList<QByteArray> &pages, const QByteArray &announced) const
{
    const QByteArray id = begin(announced);
    putAll(id, pages);
    return completed(id);
}

std::unique_ptr<Database> TestWorkspaceImport::beside() const
{
    DatabaseOptions options;
    options.url = m_api->where().url();
    options.besideAnother = true;
    return must(openDatabase(options));
}

TenantId TestWorkspaceImport::tenant() const
{
    return must(beside()->read(localTenant, [](Transaction &s) { return s.identities.findTenant(u"other"_s); })).id;
}

/// Without the log, which has rows of the move.
Content TestWorkspaceImport::rowsThere() const
{
    Content content;
    const auto database = beside();
    must(database->read(tenant(), [&](Transaction &s) -> Result<void> {
        for (const sql::Table &table : workspaceTables()) {
            if (table.name != "audit_entries")
                content[table.name] = must(s.rows.page(table, {}, 100'000));
        }
        return {};
    }));
    return content;
}

/// What was here, as it has to be there: of another tenant, put to who brought it, and without credentials.
Content TestWorkspaceImport::expectedThere() const
{
    const Content here = rowsThere();
    const TenantId to = tenant();
    const UserId admin = m_api->userOf(Role::Admin, there);
    Content expected;
    DatabaseOptions options;
    options.url = m_source;
    const auto source = must(openDatabase(options));
    must(source->read(localTenant, [&](Transaction &s) -> Result<void> {
        for (const sql::Table &table : workspaceTables()) {
            if (table.name != "audit_entries")
                expected[table.name] = must(s.rows.page(table, {}, 100'000));
        }
        return {};
    }));
    for (const sql::Table &table : workspaceTables()) {
        for (Row &row : expected[table.name]) {
            for (Cell &cell : row) {
                const auto *id = std::get_if<QUuid>(&cell);
                if (id && *id == localTenant.uuid())
                    cell = to.uuid();
                else if (id && *id == localUser.uuid())
                    cell = admin.uuid();
            }
            if (table.name == "freeze_windows")
                setCell(table, row, "exceptions", cellOf<QByteArray>(table, row, "exceptions").replace(localUser.uuid().toRfc4122(), admin.uuid().toRfc4122()));
        }
    }
    const sql::Table &targets = *workspaceTable(u"targets");
    for (qsizetype i = 0; i < expected["targets"].size() && i < here["targets"].size(); ++i)
        setCell(targets, expected["targets"][i], "connection_json", cellOf<std::string>(targets, here["targets"][i], "connection_json"));
    return expected;
}

QList<QByteArray> TestWorkspaceImport::changed(const QByteArray &table, const QByteArray &column, const QJsonValue &value) const
{
    QList<QByteArray> all = pages();
    const sql::Table *of = workspaceTable(QString::fromLatin1(table));
    const qsizetype at = of->column(column) - 1; // behind the tenant
    for (QByteArray &page : all) {
        QJsonObject body = QJsonDocument::fromJson(page).object();
        if (body.value(u"table"_s).toString() != QLatin1StringView(table))
            continue;
        QJsonArray rows = body.value(u"rows"_s).toArray();
        QJsonArray row = rows[0].toArray();
        row[at] = value;
        rows[0] = row;
        body.insert(u"rows"_s, rows);
        page = bytesOf(body);
        break;
    }
    return all;
}

void TestWorkspaceImport::whatHasArrivedIsWhatWasSent()
{
    QCOMPARE(importAll(pages()), u"completed"_s);

    QCOMPARE(difference(expectedThere(), rowsThere()), QString());
    for (const QByteArray &path : QByteArrayList{"/api/v1/environments", "/api/v1/targets", "/api/v1/freeze-windows"})
        QVERIFY(!send("GET", path).array().isEmpty());
    QVERIFY(!send("GET", "/api/v1/targets").body.contains("local:"));
    const QJsonArray deleted = send("GET", "/api/v1/recently-deleted").array();
    QVERIFY(!deleted.isEmpty());
    QCOMPARE(deleted.at(0).toObject().value(u"deletedBy"_s).toString(), m_api->userOf(Role::Admin, there).toString());
}

void TestWorkspaceImport::theHistoryIsAppendedAndHolds()
{
    const QByteArray id = begin();
    putAll(id, pages());
    QCOMPARE(completed(id), u"completed"_s);

    const Answer verified = send("GET", "/api/v1/audit/verify");
    QVERIFY2(verified.object().value(u"valid"_s).toBool(), verified.body.constData());
    const qint64 source = m_pages.announced.tables.value(u"audit_entries"_s);
    QCOMPARE(verified.object().value(u"rows"_s).toInteger(), source + 2);
    const QJsonObject last = send("GET", "/api/v1/audit?limit=1").array().at(0).toObject();
    QCOMPARE(last.value(u"action"_s).toString(), u"workspace.imported"_s);
    const QJsonObject after = last.value(u"after"_s).toObject();
    QCOMPARE(after.value(u"auditRows"_s).toInteger(), source);
    QCOMPARE(after.value(u"auditFrom"_s).toInteger(), 2);
    QCOMPARE(after.value(u"auditTo"_s).toInteger(), source + 1);
    QCOMPARE(after.value(u"auditHead"_s).toString(), QString::fromLatin1(m_pages.announced.auditHead.toHex()));
    const QJsonObject moved = send("GET", "/api/v1/audit?limit=1&before=" + QByteArray::number(source + 2)).array().at(0).toObject();
    QCOMPARE(moved.value(u"action"_s).toString(), u"environment.deleted"_s);
    QCOMPARE(moved.value(u"requestId"_s).toString(), u"import "_s + QString::fromLatin1(id));
    QCOMPARE(moved.value(u"actor"_s).toString(), m_api->userOf(Role::Admin, there).toString());
    QCOMPARE(moved.value(u"actorName"_s).toString(), u"admin"_s);
    QVERIFY(!send("GET", "/api/v1/audit?q=gone").array().isEmpty());
}

void TestWorkspaceImport::theOtherTenantStaysAsItWas()
{
    const QByteArray made = R"({"name":"mine","displayName":"Mine","orderIndex":1})";
    QCOMPARE(send("POST", "/api/v1/environments", made, Role::Admin, 0).status, 201);
    const auto readings = [this] {
        QByteArrayList all;
        for (const char *path : {"/api/v1/environments", "/api/v1/targets", "/api/v1/freeze-windows", "/api/v1/audit", "/api/v1/workspace-imports"})
            all.append(send("GET", path, {}, Role::Admin, 0).body);
        return all;
    };
    const QByteArrayList before = readings();
    const QByteArray id = begin();
    putAll(id, pages());
    // Neither seen nor touched from there, nor in the way of a change.
    QCOMPARE(send("GET", imports + '/' + id, {}, Role::Admin, 0).status, 404);
    QCOMPARE(send("DELETE", imports + '/' + id, {}, Role::Admin, 0).status, 404);
    QCOMPARE(send("POST", imports + '/' + id + "/complete", "{}", Role::Admin, 0).status, 404);
    QCOMPARE(send("POST", "/api/v1/environments", R"({"name":"more","displayName":"More","orderIndex":2})", Role::Admin, 0).status, 201);
    QCOMPARE(
        send("DELETE",
             "/api/v1/environments/" + send("GET", "/api/v1/environments", {}, Role::Admin, 0).array().at(1).toObject().value(u"id"_s).toString().toLatin1(),
             {}, Role::Admin, 0)
            .status,
        200);
    QCOMPARE(completed(id), u"completed"_s);
    const QByteArrayList after = readings();
    QCOMPARE(after[0], before[0]);
    QCOMPARE(after[1], before[1]);
    QCOMPARE(after[2], before[2]);
    QCOMPARE(after[4], before[4]);
}

void TestWorkspaceImport::somethingThatIsThereAlreadyIsInTheWay()
{
    const QByteArray made = R"({"name":"mine","displayName":"Mine","orderIndex":1})";
    const QByteArray id = send("POST", "/api/v1/environments", made).object().value(u"id"_s).toString().toLatin1();
    for (const QByteArray &path : QByteArrayList{imports, imports + "/preview"})
        QCOMPARE(codeIn(send("POST", path, announcement())), "workspace-not-empty");
    QCOMPARE(send("DELETE", "/api/v1/environments/" + id).status, 200);
    QCOMPARE(codeIn(send("POST", imports, announcement())), "workspace-not-empty"); // it can be restored
}

void TestWorkspaceImport::whoeverIsNoAdministratorMayNot_data()
{
    QTest::addColumn<int>("role");
    for (int role = 0; role < roleCount; ++role) {
        if (static_cast<Role>(role) != Role::Admin)
            QTest::newRow(qPrintable(toString(static_cast<Role>(role)))) << role;
    }
}

void TestWorkspaceImport::whoeverIsNoAdministratorMayNot()
{
    QFETCH(int, role);
    const QByteArray id = begin();
    const auto who = static_cast<Role>(role);
    QCOMPARE(send("POST", imports, announcement(), who).status, 403);
    QCOMPARE(send("POST", imports + "/preview", announcement(), who).status, 403);
    QCOMPARE(send("GET", imports, {}, who).status, who == Role::Auditor ? 200 : 403);
    QCOMPARE(send("PUT", imports + '/' + id + "/pages/1", pages().constFirst(), who).status, 403);
    QCOMPARE(send("POST", imports + '/' + id + "/complete", "{}", who).status, 403);
    QCOMPARE(send("DELETE", imports + '/' + id, {}, who).status, 403);
}

void TestWorkspaceImport::anotherVersionOfTheSchemaIsRefused()
{
    ImportAnnouncement other = m_pages.announced;
    --other.schemaVersion;
    QCOMPARE(codeIn(send("POST", imports, bytesOf(toJson(other)))), "import-schema");
    other = m_pages.announced;
    other.tables.insert(u"tokens"_s, 1);
    QCOMPARE(codeIn(send("POST", imports, bytesOf(toJson(other)))), "unknown-table");
}

void TestWorkspaceImport::aPageMayComeTwiceAndInOrderOnly()
{
    const QByteArray id = begin();
    const auto all = pages();
    const Answer early = putPage(id, 2, all[1]);
    QCOMPARE(codeIn(early), "import-page-order");
    QCOMPARE(early.object().value(u"next"_s).toInt(), 1);
    const Answer first = putPage(id, 1, all[0]);
    QCOMPARE(first.status, 200);
    QCOMPARE(putPage(id, 1, all[0]).body, first.body);
    QCOMPARE(codeIn(putPage(id, 1, all[1])), "import-page-other");
    QCOMPARE(putPage(id, 2, all[1]).status, 200);
    QCOMPARE(putPage(id, 1, all[0]).status, 200);
    QCOMPARE(putPage(id, 0, all[0]).status, 404);
    QCOMPARE(codeIn(putPage(id, 3, all[0])), all[0] == all[1] ? "import-too-large" : "import-table-order");
    QCOMPARE(send("GET", imports + '/' + id).object().value(u"receivedPages"_s).toInt(), 2);
}

void TestWorkspaceImport::aRowCannotNameATenant()
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

void TestWorkspaceImport::malformedRowsAreRefused_data()
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
    QTest::newRow("no JSON") << QByteArray("config_json") << QJsonValue(u"{"_s);
    QTest::newRow("another kind of JSON") << QByteArray("config_json") << QJsonValue(u"7"_s);
}

void TestWorkspaceImport::malformedRowsAreRefused()
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

void TestWorkspaceImport::rowsThatDoNotFitTogetherLeaveNothing_data()
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

void TestWorkspaceImport::rowsThatDoNotFitTogetherLeaveNothing()
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

void TestWorkspaceImport::aHistoryThatWasTamperedWithIsRefused()
{
    const QByteArray id = begin();
    putAll(id, changed("audit_entries", "reason", u"somebody said so"_s));
    QCOMPARE(completed(id), u"import-audit"_s);
    QCOMPARE(send("DELETE", imports + '/' + id).status, 200);

    ImportAnnouncement other = m_pages.announced;
    other.auditHead = QByteArray(32, 'x');
    QCOMPARE(importAll(pages(), bytesOf(toJson(other))), u"import-audit"_s);
}

/// Its chain holds, and speaks of a person whom the server may know.
void TestWorkspaceImport::aHistoryOfSomebodyElseIsRefused()
{
    DatabaseOptions options;
    options.url = u"sqlite://"_s + m_folder.filePath(u"forged.db"_s);
    auto database = must(openDatabase(options));
    must(ensureLocalTenant(*database, Clock::system().now()));
    Backend backend(std::move(database), Clock::system(), {});
    Principal other = localPrincipal(Via::Ui);
    other.subject = m_api->userOf(Role::ReleaseManager, there);
    must(backend.write(other, {}, [](Call &call) { return createEnvironment(call, {{u"name"_s, u"theirs"_s}, {u"orderIndex"_s, 1}}); }));
    const WorkspacePages forged = must(exportWorkspace(backend.database(), {}));
    QCOMPARE(importAll(plainOf(forged), bytesOf(toJson(forged.announced))), u"import-audit"_s);
    QVERIFY(send("GET", "/api/v1/environments").array().isEmpty());
}

void TestWorkspaceImport::whatIsNotWholeIsNotPutInPlace()
{
    const QByteArray id = begin();
    auto some = pages();
    some.removeLast();
    putAll(id, some);
    QCOMPARE(completed(id), u"import-incomplete"_s);
    QCOMPARE(putPage(id, some.size() + 1, pages().constLast()).status, 200);
    QCOMPARE(codeIn(putPage(id, some.size() + 2, pages().constLast())), "import-too-large");
    QCOMPARE(completed(id), u"completed"_s);
}

void TestWorkspaceImport::ofTwoImportsOneGetsTheTenant()
{
    const QByteArray first = begin();
    const Answer second = send("POST", imports, announcement());
    QCOMPARE(second.status, 409);
    QCOMPARE(codeIn(second), "import-in-progress");
    QCOMPARE(second.object().value(u"importId"_s).toString().toLatin1(), first);
    QCOMPARE(codeIn(send("POST", imports + "/preview", announcement())), "import-in-progress");
}

void TestWorkspaceImport::whileItIsUnderWayNothingElseChangesAndTheGateSaysWhy()
{
    const QByteArray id = begin();
    putAll(id, pages().mid(0, 2));
    const QByteArray made = R"({"name":"mine","displayName":"Mine","orderIndex":1})";
    const Answer refused = send("POST", "/api/v1/environments", made);
    QCOMPARE(refused.status, 409);
    QCOMPARE(codeIn(refused), "import-in-progress");
    const Answer gate = send("POST", "/api/v1/environments/01900000-0000-7000-8000-000000000001/gate-check", R"({"action":"deploy"})", Role::Viewer);
    QCOMPARE(gate.status, 409);
    QCOMPARE(codeIn(gate), "import-in-progress");
    QVERIFY(send("GET", "/api/v1/environments").array().isEmpty());

    QCOMPARE(send("DELETE", imports + '/' + id).status, 200);
    QCOMPARE(send("POST", "/api/v1/environments", made).status, 201);
}

void TestWorkspaceImport::whatWasBrokenOffCanBeDiscardedAndBegunAgain()
{
    const QByteArray id = begin();
    putAll(id, pages().mid(0, 3));
    QCOMPARE(send("GET", imports).array().at(0).toObject().value(u"id"_s).toString().toLatin1(), id);
    QCOMPARE(send("DELETE", imports + '/' + id).status, 200);
    QVERIFY(send("GET", imports).array().isEmpty());
    QCOMPARE(putPage(id, 4, pages()[3]).status, 404);
    QCOMPARE(importAll(pages()), u"completed"_s);
}

void TestWorkspaceImport::whatHasArrivedCannotBeDiscarded()
{
    const QByteArray id = begin();
    putAll(id, pages());
    QCOMPARE(completed(id), u"completed"_s);
    QCOMPARE(codeIn(send("DELETE", imports + '/' + id)), "import-completed");
    QCOMPARE(codeIn(putPage(id, 1, pages().constFirst())), "import-completed");
    QCOMPARE(codeIn(send("POST", imports, announcement())), "workspace-not-empty");
}

void TestWorkspaceImport::discardingWhileItIsPutInPlaceIsAllOrNothing()
{
    const QByteArray id = begin();
    putAll(id, pages());
    QCOMPARE(send("POST", imports + '/' + id + "/complete", "{}").status, 202);
    const Answer discarded = send("DELETE", imports + '/' + id);
    const bool isGone = discarded.status == 200;
    QVERIFY2(isGone || codeIn(discarded) == "import-completed", discarded.body.constData());
    QCOMPARE(send("GET", "/api/v1/environments").array().isEmpty(), isGone);
    QCOMPARE(send("GET", imports).array().isEmpty(), isGone);
    QVERIFY(send("GET", "/api/v1/audit/verify").object().value(u"valid"_s).toBool());
    if (isGone)
        QCOMPARE(importAll(pages()), u"completed"_s);
}

void TestWorkspaceImport::completingTwiceIsCompletingOnce()
{
    const QByteArray id = begin();
    putAll(id, pages());
    const QByteArray path = imports + '/' + id + "/complete";
    QCOMPARE(send("POST", path, "{}").status, 202);
    const int again = send("POST", path, "{}").status;
    QVERIFY(again == 202 || again == 200);
    QCOMPARE(completed(id), u"completed"_s);
    QCOMPARE(send("POST", path, "{}").status, 200);
    QCOMPARE(send("GET", "/api/v1/audit?action=workspace.imported").array().size(), 1);
}

void TestWorkspaceImport::anImportOfAServerThatIsGoneGoesOn()
{
    const QByteArray id = begin();
    putAll(id, pages());
    must(beside()->write(tenant(), [&](Transaction &s) -> Result<void> {
        auto import = must(s.imports.find(ImportId(parseUuid(QString::fromLatin1(id)))));
        import.server = ServerId::create();
        return s.imports.update(import);
    }));
    QCOMPARE(send("GET", imports + '/' + id).object().value(u"state"_s).toString(), u"receiving"_s);
    QCOMPARE(completed(id), u"completed"_s);
}

void TestWorkspaceImport::moreThanAllowedIsRefused()
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

QTEST_GUILESS_MAIN(TestWorkspaceImport)
#include "tst_workspaceimport.moc"
