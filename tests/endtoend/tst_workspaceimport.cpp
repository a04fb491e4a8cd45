// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/importjson.h"
#include "services/store/backends/opendatabase.h"
#include "services/store/workspacerows.h"
#include "tests/endtoend/importfixture.h"

using namespace tidegate;
using namespace tidegate::test;

/// A workspace that moves into a tenant of a server through its routes.
class TestWorkspaceImport : public QObject, private ImportFixture
{
    Q_OBJECT

private slots:
    void initTestCase() { fill(); }
    void init() { serve(); }
    void cleanup() { m_api.reset(); }

    void whatHasArrivedIsWhatWasSent();
    void theHistoryIsAppendedAndHolds();
    void theOtherTenantStaysAsItWas();
    void somethingThatIsThereAlreadyIsInTheWay();
    void whoeverIsNoAdministratorMayNot_data();
    void whoeverIsNoAdministratorMayNot();
    void anotherVersionOfTheSchemaIsRefused();
    void aPageMayComeTwiceAndInOrderOnly();
    void whatIsNotWholeIsNotPutInPlace();
    void ofTwoImportsOneGetsTheTenant();
    void whileItIsUnderWayNothingElseChangesAndTheGateSaysWhy();
    void whatWasBrokenOffCanBeDiscardedAndBegunAgain();
    void whatCameMeanwhileIsNotMixedWithIt();
    void whatHasArrivedCannotBeDiscarded();
    void discardingWhileItIsPutInPlaceIsAllOrNothing();
    void completingTwiceIsCompletingOnce();
    void anImportOfAServerThatIsGoneGoesOn();
};

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

/// Who is at the database itself, such as a command, does not ask whether a workspace is on its way.
void TestWorkspaceImport::whatCameMeanwhileIsNotMixedWithIt()
{
    const QByteArray id = begin();
    putAll(id, pages());
    Environment meanwhile;
    meanwhile.id = EnvironmentId::create();
    meanwhile.name = meanwhile.displayName = u"meanwhile"_s;
    meanwhile.version = 1;
    VERIFY_OK(beside()->write(tenant(), [&](Transaction &s) { return s.environments.insert(meanwhile); }));
    QCOMPARE(completed(id), u"workspace-not-empty"_s);
    const auto named = [&] { return send("GET", "/api/v1/environments").array(); };
    QCOMPARE(named().size(), 1);
    QCOMPARE(named().at(0).toObject().value(u"name"_s).toString(), u"meanwhile"_s);
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

QTEST_GUILESS_MAIN(TestWorkspaceImport)
#include "tst_workspaceimport.moc"
