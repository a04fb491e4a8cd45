// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/environmentjson.h"
#include "services/codec/freezewindowjson.h"
#include "services/codec/gatejson.h"
#include "services/codec/inventoryjson.h"
#include "services/codec/stickerjson.h"
#include "services/codec/targetgroupjson.h"
#include "services/codec/targetjson.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {

const QString someId = u"01890a5d-ac96-774b-bcce-b302099a8057"_s;
const QString otherId = u"01890a5d-ac96-774b-bcce-b302099a8058"_s;

QJsonObject object(QByteArray json)
{
    json.replace("SOMEID", someId.toLatin1());
    json.replace("OTHERID", otherId.toLatin1());
    json.replace("DIGEST", QByteArray("sha256:").append(64, 'a'));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    Q_ASSERT_X(error.error == QJsonParseError::NoError, json.constData(), qPrintable(error.errorString()));
    return document.object();
}

template <typename T>
QString violations(const Result<T> &result)
{
    QStringList all;
    if (!result) {
        for (const FieldError &field : result.error().fields)
            all.append(field.pointer + u' ' + field.code);
        if (all.isEmpty())
            all.append(result.error().code);
    }
    all.sort();
    return all.join(u", "_s);
}

Environment storedEnvironment()
{
    Environment environment;
    environment.id = EnvironmentId(parseUuid(someId));
    environment.name = u"staging"_s;
    environment.displayName = u"Staging"_s;
    environment.description = u"before production"_s;
    environment.requiredApprovals = 2;
    environment.config.extra = {{u"a"_s, 1}, {u"b"_s, QJsonObject{{u"c"_s, 2}}}};
    environment.version = 7;
    environment.createdAt = environment.updatedAt = *parseInstant("2026-01-10T14:23:45Z");
    return environment;
}

Target storedTarget()
{
    Target target;
    target.id = TargetId(parseUuid(someId));
    target.environmentId = EnvironmentId(parseUuid(someId));
    target.targetGroupId = TargetGroupId(parseUuid(someId));
    target.name = u"prod-web-01"_s;
    target.connection = {{u"host"_s, u"h"_s}, {u"port"_s, 2376}, {u"tlsEnabled"_s, true}};
    target.labels = {{u"role"_s, u"web"_s}, {u"zone"_s, u"a"_s}};
    target.version = 3;
    return target;
}

} // namespace

class TestMergePatch : public QObject
{
    Q_OBJECT

private slots:
    void environmentsRefuseWhatIsWrong_data();
    void environmentsRefuseWhatIsWrong();
    void theContractsEnvironmentIsCreated();
    void absentMembersChangeNothing();
    void configMergesAndNullClears();
    void bothNamesOfSeparationOfDutiesWork();
    void anAnswerCanBeSentBack();
    void productionIsGuessedAtCreationOnly();
    void freezesRefuseWhatIsWrong_data();
    void freezesRefuseWhatIsWrong();
    void aFreezeIsEdited();
    void targetsRefuseWhatIsWrong_data();
    void targetsRefuseWhatIsWrong();
    void labelsAndConnectionsMergeByKey();
    void movingATargetClearsItsGroup();
    void stickersAndGatesAreRead();
    void inventoriesAreRead();
    void inventoriesRefuseWhatIsWrong_data();
    void inventoriesRefuseWhatIsWrong();
};

void TestMergePatch::environmentsRefuseWhatIsWrong_data()
{
    QTest::addColumn<bool>("creating");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("violation");
    const auto edit = [](const char *name, const char *body, const QString &violation) { QTest::newRow(name) << false << QByteArray(body) << violation; };
    const auto create = [](const char *name, const char *body, const QString &violation) { QTest::newRow(name) << true << QByteArray(body) << violation; };
    edit("nothing", "{}", {});
    edit("unknown", R"({"requiredApproverCount":2})", u"/requiredApproverCount unknown-field"_s);
    edit("unknown in config", R"({"config":{"timeout":2}})", u"/config/timeout unknown-field"_s);
    edit("pointer is escaped", R"({"a/b~c":1})", u"/a~1b~0c unknown-field"_s);
    edit("null name", R"({"name":null})", u"/name not-nullable"_s);
    edit("null config", R"({"config":null})", u"/config not-nullable"_s);
    edit("config as text", R"({"config":"x"})", u"/config wrong-type"_s);
    edit("null description", R"({"description":null})", {});
    edit("number for a name", R"({"name":5})", u"/name wrong-type"_s);
    edit("text for a number", R"({"orderIndex":"5"})", u"/orderIndex wrong-type"_s);
    edit("fraction", R"({"orderIndex":1.5})", u"/orderIndex wrong-type"_s);
    edit("whole double", R"({"orderIndex":3.0})", {});
    edit("too large", R"({"orderIndex":3000000000})", u"/orderIndex out-of-range"_s);
    edit("own id", R"({"id":"SOMEID"})", {});
    edit("another id", R"({"id":"OTHERID"})", u"/id read-only-field"_s);
    edit("same version", R"({"version":7})", {});
    edit("another version", R"({"version":8})", u"/version read-only-field"_s);
    edit("another time", R"({"createdAt":"2020-01-01T00:00:00Z"})", u"/createdAt read-only-field"_s);
    edit("alias disagrees", R"({"requireSod":true,"requireSeparationOfDuties":false})", u"/requireSod contradiction"_s);
    edit("alias agrees", R"({"requireSod":true,"requireSeparationOfDuties":true})", {});
    edit("promoted from itself", R"({"autoPromoteFrom":"SOMEID"})", u"/autoPromoteFrom self-reference"_s);
    edit("bad uuid", R"({"autoPromoteFrom":"{SOMEID}"})", u"/autoPromoteFrom invalid-id"_s);
    edit("all at once", R"({"name":"X","requiredApprovals":99,"colour":"red"})",
         u"/colour unknown-field, /name invalid-name, /requiredApprovals out-of-range"_s);
    create("no name", "{}", u"/displayName required, /name required"_s);
    create("name alone", R"({"name":"qa"})", {});
    create("own id", R"({"name":"qa","id":"OTHERID"})", {});
    create("bad id", R"({"name":"qa","id":"7"})", u"/id invalid-id"_s);
    create("version", R"({"name":"qa","version":1})", u"/version read-only-field"_s);
    create("freeze", R"({"name":"qa","freeze":{}})", u"/freeze read-only-field"_s);
    create("separation without approvals", R"({"name":"qa","requireSod":true})", u"/requireSeparationOfDuties sod-needs-approval"_s);
}

void TestMergePatch::environmentsRefuseWhatIsWrong()
{
    QFETCH(bool, creating);
    QFETCH(QByteArray, body);
    QFETCH(QString, violation);
    const auto result = applyEnvironmentJson(creating ? Environment() : storedEnvironment(), object(body), creating);
    QCOMPARE(violations(result), violation);
    if (!result)
        QVERIFY(result.error().kind == ErrorKind::Invalid);
}

void TestMergePatch::theContractsEnvironmentIsCreated()
{
    const auto made = applyEnvironmentJson(
        {}, object(R"({"name":"production","displayName":"Production","orderIndex":3,"config":{"deploymentTimeout":600,"healthCheckInterval":30},
        "requiredApprovals":2,"requireSod":true,"promotionPolicy":"default"})"),
        true);
    QVERIFY2(made, qPrintable(violations(made)));
    QVERIFY(made->isProduction && made->requireSeparationOfDuties);
    QCOMPARE(made->orderIndex, 3);
    QCOMPARE(made->requiredApprovals, 2);
}

void TestMergePatch::absentMembersChangeNothing()
{
    QVERIFY(*applyEnvironmentJson(storedEnvironment(), {}, false) == storedEnvironment());
    QVERIFY(*applyTargetJson(storedTarget(), {}, false) == storedTarget());
    QVERIFY(*applyEnvironmentJson(storedEnvironment(), object(R"({"colour":"red","config":{"x":1}})"), false, true) == storedEnvironment());
}

void TestMergePatch::configMergesAndNullClears()
{
    const auto merged = applyEnvironmentJson(storedEnvironment(),
                                             object(R"({"config":{"deploymentTimeout":9,"extra":{"a":null,"b":{"d":3}}},"description":null})"), false);
    QVERIFY(merged);
    QCOMPARE(merged->config.deploymentTimeout, 9);
    QCOMPARE(merged->config.healthCheckInterval, 30);
    QCOMPARE(merged->config.extra, object(R"({"b":{"c":2,"d":3}})"));
    QVERIFY(merged->description.isEmpty());
    QCOMPARE(applyEnvironmentJson(storedEnvironment(), object(R"({"config":{"extra":{}}})"), false)->config.extra.size(), 2);
    QVERIFY(applyEnvironmentJson(storedEnvironment(), object(R"({"config":{"extra":null}})"), false)->config.extra.isEmpty());
}

void TestMergePatch::bothNamesOfSeparationOfDutiesWork()
{
    QVERIFY(applyEnvironmentJson(storedEnvironment(), object(R"({"requireSod":true})"), false)->requireSeparationOfDuties);
    QVERIFY(applyEnvironmentJson(storedEnvironment(), object(R"({"requireSeparationOfDuties":true})"), false)->requireSeparationOfDuties);
}

void TestMergePatch::anAnswerCanBeSentBack()
{
    const Environment stored = storedEnvironment();
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    writeEnvironmentMembers(json, stored);
    json.key("freeze");
    writeFreezeStatus(json, {});
    json.field("targetCount", 12);
    json.endObject();
    const auto back = applyEnvironmentJson(stored, object(QByteArray::fromStdString(out)), false);
    QVERIFY2(back, qPrintable(violations(back)));
    QVERIFY(*back == stored);

    const Target target = storedTarget();
    std::string targetOut;
    JsonWriter targetJson(targetOut);
    targetJson.beginObject();
    writeTargetMembers(targetJson, target);
    targetJson.endObject();
    const auto targetBack = applyTargetJson(target, object(QByteArray::fromStdString(targetOut)), false);
    QVERIFY2(targetBack, qPrintable(violations(targetBack)));
    QVERIFY(*targetBack == target);
}

void TestMergePatch::productionIsGuessedAtCreationOnly()
{
    QVERIFY(applyEnvironmentJson({}, object(R"({"name":"live-eu"})"), true)->isProduction);
    QVERIFY(!applyEnvironmentJson({}, object(R"({"name":"live-eu","isProduction":false})"), true)->isProduction);
    QVERIFY(!applyEnvironmentJson(storedEnvironment(), object(R"({"name":"production"})"), false)->isProduction);
}

void TestMergePatch::freezesRefuseWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("violation");
    const auto row = [](const char *name, const char *body, const QString &violation) { QTest::newRow(name) << QByteArray(body) << violation; };
    row("contract", R"({"start":"2026-01-15T00:00:00Z","end":"2026-01-20T00:00:00Z","reason":"Holiday freeze","exceptions":["SOMEID","OTHERID"]})", {});
    row("nothing", "{}", u"/end required, /reason required, /start required"_s);
    row("no offset", R"({"start":"2026-01-15T00:00:00","end":"2026-01-20T00:00:00Z","reason":"r"})", u"/start invalid-timestamp"_s);
    row("before", R"({"start":"2026-01-21T00:00:00Z","end":"2026-01-20T00:00:00Z","reason":"r"})", u"/end must-be-after-start"_s);
    row("exception is no id", R"({"start":"2026-01-15T00:00:00Z","end":"2026-01-20T00:00:00Z","reason":"r","exceptions":["bob"]})",
        u"/exceptions/0 invalid-id"_s);
    row("exception is no text", R"({"start":"2026-01-15T00:00:00Z","end":"2026-01-20T00:00:00Z","reason":"r","exceptions":[7]})",
        u"/exceptions/0 wrong-type"_s);
    row("null exceptions", R"({"start":"2026-01-15T00:00:00Z","end":"2026-01-20T00:00:00Z","reason":"r","exceptions":null})", u"/exceptions not-nullable"_s);
    row("null recurrence", R"({"start":"2026-01-15T00:00:00Z","end":"2026-01-20T00:00:00Z","reason":"r","recurrence":null})", {});
    row("recurrence", R"({"start":"2026-01-15T00:00:00Z","end":"2026-01-20T00:00:00Z","reason":"r","recurrence":{"rrule":"FREQ=WEEKLY"}})",
        u"not-yet-supported"_s);
    row("local start", R"({"localStart":"2026-01-16T17:00"})", u"not-yet-supported"_s);
    row("misspelt", R"({"start":"2026-01-15T00:00:00Z","end":"2026-01-20T00:00:00Z","reason":"r","exception":[]})", u"/exception unknown-field"_s);
    row("zone", R"({"start":"2026-01-15T00:00:00Z","end":"2026-01-20T00:00:00Z","reason":"r","timezone":"Mars/Olympus"})", u"/timezone unknown-timezone"_s);
}

void TestMergePatch::freezesRefuseWhatIsWrong()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, violation);
    const auto result = applyFreezeWindowJson({}, object(body), true);
    QCOMPARE(violations(result), violation);
    if (violation == u"not-yet-supported")
        QVERIFY(result.error().kind == ErrorKind::NotSupported);
}

void TestMergePatch::aFreezeIsEdited()
{
    const auto made = applyFreezeWindowJson(
        {}, object(R"({"start":"2026-01-15T01:00:00.900+01:00","end":"2026-01-20T00:00:00Z","reason":"r","exceptions":["SOMEID"],"timezone":"UTC"})"), true);
    QVERIFY(made);
    QCOMPARE(toText(made->start), u"2026-01-15T00:00:00Z"_s);
    QVERIFY(made->start == wholeSeconds(made->start));
    QVERIFY(made->timezone.isEmpty());
    const auto edited = applyFreezeWindowJson(*made, object(R"({"end":"2026-01-21T00:00:00Z","exceptions":[]})"), false);
    QVERIFY(edited);
    QCOMPARE(toText(edited->end), u"2026-01-21T00:00:00Z"_s);
    QVERIFY(edited->exceptions.isEmpty() && edited->start == made->start && edited->reason == made->reason);
    QCOMPARE(violations(applyFreezeWindowJson(*made, object(R"({"end":"2026-01-14T00:00:00Z"})"), false)), u"/end must-be-after-start"_s);
}

void TestMergePatch::targetsRefuseWhatIsWrong_data()
{
    QTest::addColumn<bool>("creating");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("violation");
    const auto edit = [](const char *name, const char *body, const QString &violation) { QTest::newRow(name) << false << QByteArray(body) << violation; };
    const auto create = [](const char *name, const char *body, const QString &violation) { QTest::newRow(name) << true << QByteArray(body) << violation; };
    create(
        "contract",
        R"({"environmentId":"SOMEID","targetGroupId":"OTHERID","name":"prod-web-01","targetType":"docker_host","connection":{"host":"192.168.1.100","port":2375,"tlsEnabled":true},
        "labels":{"role":"web","datacenter":"us-east-1"},"deploymentDirectory":"/opt/deployments"})",
        {});
    create("nothing", "{}", u"/connection required, /environmentId required, /name required, /targetType required"_s);
    create("unknown type", R"({"environmentId":"SOMEID","name":"a","targetType":"k8s","connection":{"x":1}})", u"/targetType invalid-value"_s);
    create("health", R"({"environmentId":"SOMEID","name":"a","targetType":"docker_host","connection":{"host":"h"},"healthStatus":"healthy"})",
           u"/healthStatus read-only-field"_s);
    edit("same type", R"({"targetType":"docker_host"})", {});
    edit("another type", R"({"targetType":"nomad_job"})", u"/targetType read-only-field"_s);
    edit("health", R"({"healthStatus":"healthy"})", u"/healthStatus read-only-field"_s);
    edit("unknown in connection", R"({"connection":{"password":"x"}})", u"/connection/password unknown-field"_s);
    edit("host removed", R"({"connection":{"host":null}})", u"/connection/host required"_s);
    edit("null connection", R"({"connection":null})", u"/connection not-nullable"_s);
    edit("null group", R"({"targetGroupId":null})", {});
    edit("bad label", R"({"labels":{"Role":"x","zone":5}})", u"/labels/Role invalid-label-key, /labels/zone wrong-type"_s);
    edit("null labels", R"({"labels":null})", u"/labels not-nullable"_s);
}

void TestMergePatch::targetsRefuseWhatIsWrong()
{
    QFETCH(bool, creating);
    QFETCH(QByteArray, body);
    QFETCH(QString, violation);
    QCOMPARE(violations(applyTargetJson(creating ? Target() : storedTarget(), object(body), creating)), violation);
}

void TestMergePatch::labelsAndConnectionsMergeByKey()
{
    const auto edited = applyTargetJson(storedTarget(), object(R"({"labels":{"zone":null,"tier":"1"},"connection":{"port":null,"via":"direct"}})"), false);
    QVERIFY(edited);
    QVERIFY(edited->labels == (Labels{{u"role"_s, u"web"_s}, {u"tier"_s, u"1"_s}}));
    QCOMPARE(edited->connection, object(R"({"host":"h","tlsEnabled":true,"via":"direct"})"));

    // What a client sends for the change it made brings the same about.
    const Target before = storedTarget();
    const auto again = applyTargetJson(before, toJson(*edited, &before), false);
    QVERIFY2(again, qPrintable(violations(again)));
    QVERIFY(*again == *edited);

    TargetGroup group;
    group.name = group.displayName = u"web"_s;
    group.labels = {{u"tier"_s, u"web"_s}};
    const auto changed = applyTargetGroupJson(group, object(R"({"labels":{"tier":null},"deployOrder":2})"), false);
    QVERIFY(changed && changed->labels.isEmpty());
    QVERIFY(*applyTargetGroupJson(group, toJson(*changed, group.labels), false) == *changed);
}

void TestMergePatch::movingATargetClearsItsGroup()
{
    QVERIFY(applyTargetJson(storedTarget(), object(R"({"environmentId":"OTHERID"})"), false)->targetGroupId.isNull());
    QVERIFY(!applyTargetJson(storedTarget(), object(R"({"environmentId":"SOMEID"})"), false)->targetGroupId.isNull());
    QCOMPARE(applyTargetJson(storedTarget(), object(R"({"environmentId":"OTHERID","targetGroupId":"OTHERID"})"), false)->targetGroupId.toString(), otherId);
}

void TestMergePatch::stickersAndGatesAreRead()
{
    Sticker base;
    base.deployedAt = *parseInstant("2026-01-09T10:00:00Z");
    const auto sticker = applyStickerJson(
        base,
        object(
            R"({"releaseId":"SOMEID","releaseName":"r","components":[{"componentName":"web","digest":"DIGEST"},{"componentId":"OTHERID","componentName":"api","digest":"DIGEST"}]})"));
    QVERIFY2(sticker, qPrintable(violations(sticker)));
    QCOMPARE(sticker->components[0].name, u"api"_s);
    QVERIFY(sticker->components[1].componentId.isNull());
    QVERIFY(sticker->deployedAt == base.deployedAt);
    QCOMPARE(violations(applyStickerJson(base, {})), u"/releaseId required"_s);
    QCOMPARE(violations(applyStickerJson(base, object(R"({"releaseId":"SOMEID","source":"agent"})"))), u"/source invalid-value"_s);
    QCOMPARE(violations(applyStickerJson(base, object(R"({"releaseId":"SOMEID","source":"console"})"))), u"/reason required"_s);
    QCOMPARE(violations(applyStickerJson(base, object(R"({"releaseId":"SOMEID","components":[{"componentName":"a","digest":"sha256:abc","tag":"x"}]})"))),
             u"/components/0/digest invalid-digest, /components/0/tag unknown-field"_s);

    GateQuestion defaults;
    defaults.user = localUser;
    const auto question = gateQuestionFromJson(object(R"({"action":"rollback","at":"2026-01-16T09:00:00Z","approvals":["SOMEID"]})"), defaults);
    QVERIFY(question && question->action == GateAction::Rollback && question->user == localUser && question->approvals.size() == 1);
    QCOMPARE(violations(gateQuestionFromJson(object(R"({"action":"explode","when":"now"})"), {})), u"/action invalid-value, /when unknown-field"_s);
}

void TestMergePatch::inventoriesAreRead()
{
    const char
        *body = R"({"snapshotId":"SOMEID","sequence":57,"kind":"full","baseSnapshotId":null,"observedAt":"2026-01-10T14:23:45Z","collector":"agent/1.0.0",
        "targets":[{"targetId":"OTHERID","components":[{"name":"web","state":"exited"},{"name":"zap","state":"completed"},{"name":"api","containerId":"3f","image":"r/api:v2","repoDigests":["r/api@DIGEST","DIGEST"],
        "platformDigest":null,"imageId":"x","state":"running","replicas":{"desired":2,"running":2},"labels":{"tidegate.component":"api"},"startedAt":"t"}],
        "sticker":{"release":{"id":"SOMEID"}},"stickerSha256":"x","errors":[],"notes":["n"]}]})";
    const auto push = inventoryPushFromJson(object(body));
    QVERIFY2(push, qPrintable(violations(push)));
    const InventorySnapshot &snapshot = push->snapshots.first();
    QCOMPARE(snapshot.id.toString(), someId);
    QCOMPARE(snapshot.components.size(), 3);
    QCOMPARE(snapshot.components[2].state, u"completed"_s);
    QCOMPARE(snapshot.components[2].replicasDesired, 0);
    QCOMPARE(snapshot.notes, QStringList{u"n"_s});
    const ObservedComponent &api = snapshot.components[0];
    QCOMPARE(api.name, u"api"_s);
    QCOMPARE(api.repoDigests.size(), 1);
    QVERIFY(api.labelled && api.replicasDesired == 2);
    QCOMPARE(snapshot.components[1].replicasRunning, 0);
    QCOMPARE(snapshot.stickerReleaseId, someId);
    QVERIFY(inventoryPushFromJson(object(body), TargetId(parseUuid(otherId))));
    QCOMPARE(violations(inventoryPushFromJson(object(body), TargetId(parseUuid(someId)))), u"/targets/0/targetId target-mismatch"_s);

    const auto two = inventoryPushFromJson(object(
        R"({"snapshotId":"SOMEID","observedAt":"2026-01-10T14:23:45Z","targets":[{"targetId":"OTHERID","components":[]},{"targetId":"SOMEID","errors":["down"]}]})"));
    QVERIFY2(two, qPrintable(violations(two)));
    QVERIFY(two->snapshots[0].id != two->snapshots[1].id);
    QCOMPARE(two->snapshots[1].errors, QStringList{u"down"_s});
}

void TestMergePatch::inventoriesRefuseWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("section");
    QTest::addColumn<QString>("violation");
    const auto row = [](const char *name, const char *section, const QString &violation) { QTest::newRow(name) << QByteArray(section) << violation; };
    row("neither components nor errors", R"({"targetId":"SOMEID"})", u"/targets/0/components required"_s);
    row("no target", R"({"components":[]})", u"/targets/0/targetId required"_s);
    row("no name", R"({"targetId":"SOMEID","components":[{"state":"running"}]})", u"/targets/0/components/0/name required"_s);
    row("state", R"({"targetId":"SOMEID","components":[{"name":"a","state":"asleep"}]})", u"/targets/0/components/0/state invalid-value"_s);
    row("digest", R"({"targetId":"SOMEID","components":[{"name":"a","state":"running","repoDigests":["sha256:1"]}]})",
        u"/targets/0/components/0/repoDigests invalid-digest"_s);
    row("twice", R"({"targetId":"SOMEID","components":[{"name":"a","state":"running"},{"name":"a","state":"running"}]})",
        u"/targets/0/components/1/name duplicate"_s);
    row("unknown", R"({"targetId":"SOMEID","components":[{"name":"a","state":"running","cpu":1}]})", u"/targets/0/components/0/cpu unknown-field"_s);
}

void TestMergePatch::inventoriesRefuseWhatIsWrong()
{
    QFETCH(QByteArray, section);
    QFETCH(QString, violation);
    const QByteArray body = R"({"snapshotId":"SOMEID","observedAt":"2026-01-10T14:23:45Z","targets":[)" + section + "]}";
    QCOMPARE(violations(inventoryPushFromJson(object(body))), violation);
    QCOMPARE(violations(inventoryPushFromJson(
                 object(R"({"snapshotId":"SOMEID","observedAt":"2026-01-10T14:23:45Z","kind":"partial","targets":[{"targetId":"SOMEID","components":[]}]})"))),
             u"/kind unsupported-kind"_s);
    QCOMPARE(violations(inventoryPushFromJson(
                 object(R"({"snapshotId":"SOMEID","observedAt":"2026-01-10T14:23:45Z","kind":"delta","targets":[{"targetId":"SOMEID","components":[]}]})"))),
             u"/baseSnapshotId required"_s);
}

QTEST_GUILESS_MAIN(TestMergePatch)
#include "tst_mergepatch.moc"
