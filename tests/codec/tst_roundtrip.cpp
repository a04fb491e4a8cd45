// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/auditjson.h"
#include "services/codec/driftjson.h"
#include "services/codec/environmentjson.h"
#include "services/codec/freezewindowjson.h"
#include "services/codec/gatejson.h"
#include "services/codec/inventoryjson.h"
#include "services/codec/stickerjson.h"
#include "services/codec/strictjson.h"
#include "services/codec/targetgroupjson.h"
#include "services/codec/targetjson.h"
#include "services/domain/say.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace std::chrono_literals;

namespace {

const Instant at = *parseInstant("2026-01-15T10:00:00Z");

/// Writes through `write` and reads with our own strict reader.
template <typename Write>
QJsonObject written(Write write)
{
    std::string out;
    JsonWriter json(out);
    json.beginObject();
    write(json);
    json.endObject();
    const auto object = parseJsonObject(QByteArrayView(out.data(), static_cast<qsizetype>(out.size())));
    if (!object)
        qFatal("%s", qPrintable(object.error().message));
    return *object;
}

/// Each member of an answer, replaced by something of another type, must be noticed or be irrelevant: never crash, never pass as wrong.
template <typename Read>
void survivesDamage(const QJsonObject &json, Read read)
{
    for (const QString &key : json.keys()) {
        for (const QJsonValue &value :
             {QJsonValue(), QJsonValue(true), QJsonValue(1.5), QJsonValue(u"x"_s), QJsonValue(QJsonArray{1}), QJsonValue(QJsonObject{{u"a"_s, 1}})}) {
            QJsonObject damaged = json;
            damaged.insert(key, value);
            const auto result = read(damaged);
            QVERIFY(result || result.error().code == u"malformed-answer");
        }
    }
    QVERIFY(!read(QJsonObject()));
}

} // namespace

class TestRoundTrip : public QObject
{
    Q_OBJECT

private slots:
    void environments();
    void freezeWindows();
    void targetGroups();
    void targets();
    void healthReports();
    void stickers();
    void driftReports();
    void snapshots();
    void gateDecisions();
    void openTimes();
    void auditEntries();
    void operations();
};

void TestRoundTrip::environments()
{
    EnvironmentSummary summary;
    Environment &environment = summary.environment;
    environment.id = EnvironmentId::create();
    environment.name = u"production"_s;
    environment.displayName = u"Pröduction \"1\"\\"_s;
    environment.config.extra = {{u"a"_s, QJsonArray{1, u"x"_s}}};
    environment.requiredApprovals = 2;
    environment.autoPromoteFrom = EnvironmentId::create();
    environment.version = 7;
    environment.createdAt = environment.updatedAt = at;
    environment.createdBy = localUser;
    summary.freeze = {
        .closed = true, .reason = u"Holiday"_s, .nextOpen = at + 1h, .nextClose = {}, .nextCloseReason = {}, .windowIds = {FreezeWindowId::create()}};
    summary.health.byStatus = {1, 2, 3, 4, 5};
    summary.health.stale = 2;
    summary.drift = {.drifted = 1, .inSync = 10, .unknown = 4};
    summary.targetCount = 15;
    summary.currentRelease = CurrentRelease{{createUuidV7(), u"v2"_s, at}, 11, 12, true};
    const QJsonObject json = written([&](JsonWriter &out) {
        writeEnvironmentMembers(out, environment);
        writeEnvironmentState(out, summary);
    });
    const auto back = environmentSummaryFromJson(json);
    QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
    QVERIFY(*back == summary);
    QCOMPARE(json.value("freeze"_L1).toObject().value("state"_L1).toString(), u"closed"_s);
    QCOMPARE(json.value("health"_L1).toObject().value("worst"_L1).toString(), u"unreachable"_s);
    QVERIFY(*freezeStatusFromJson(json.value("freeze"_L1).toObject()) == summary.freeze);
    QVERIFY(*applyEnvironmentJson(environment, toJson(environment), false) == environment);
    QVERIFY(*environmentConfigFromJson(toJson(environment.config)) == environment.config);
    survivesDamage(json, environmentSummaryFromJson);
}

void TestRoundTrip::freezeWindows()
{
    FreezeWindow window;
    window.id = FreezeWindowId::create();
    window.environmentId = EnvironmentId::create();
    window.start = at;
    window.end = at + 48h;
    window.reason = u"Holiday\nfreeze"_s;
    window.exceptions = {localUser, UserId::create()};
    window.timezone = u"Europe/Berlin"_s;
    window.version = 3;
    window.createdAt = window.updatedAt = at - 1h;
    window.createdBy = window.updatedBy = localUser;
    const auto write = [&](JsonWriter &out) { writeFreezeWindowMembers(out, window, at + 1h); };
    const QJsonObject json = written(write);
    QCOMPARE(json.value("state"_L1).toString(), u"active"_s);
    QVERIFY(json.value("recurrence"_L1).isNull());
    QVERIFY(*freezeWindowFromJson(json) == window);
    QVERIFY(*applyFreezeWindowJson(window, json, false) == window);
    QVERIFY(*applyFreezeWindowJson(window, toJson(window), false) == window);
    survivesDamage(json, freezeWindowFromJson);
    window.endedEarlyAt = window.end = at + 2h;
    window.deletedAt = at + 3h;
    window.timezone.clear();
    QVERIFY(*freezeWindowFromJson(written(write)) == window);
}

void TestRoundTrip::targetGroups()
{
    TargetGroup group;
    group.id = TargetGroupId::create();
    group.environmentId = EnvironmentId::create();
    group.name = u"web"_s;
    group.displayName = u"Web tier"_s;
    group.labels = {{u"tier"_s, u"\"web\""_s}};
    group.deployOrder = 1;
    group.targetCount = 4;
    group.version = 1;
    group.createdAt = group.updatedAt = at;
    const QJsonObject json = written([&](JsonWriter &out) { writeTargetGroupMembers(out, group); });
    QVERIFY(*targetGroupFromJson(json) == group);
    QVERIFY(*applyTargetGroupJson(group, json, false) == group);
    survivesDamage(json, targetGroupFromJson);
}

void TestRoundTrip::targets()
{
    Target target;
    target.id = TargetId::create();
    target.environmentId = EnvironmentId::create();
    target.targetGroupId = TargetGroupId::create();
    target.name = u"prod-web-01"_s;
    target.connection = {{u"host"_s, u"10.0.0.1"_s}, {u"agentId"_s, createUuidV7().toString(QUuid::WithoutBraces)}};
    target.labels = {{u"role"_s, u"wéb"_s}};
    target.deploymentDirectory = u"/opt"_s;
    target.enabled = false;
    target.health = {.status = Health::Unreachable,
                     .message = u"No answer"_s,
                     .code = u"timeout"_s,
                     .checkedAt = at,
                     .duration = {},
                     .params = say("timeout/server", u"db"_s).params};
    target.healthSince = at - 1h;
    target.healthStale = true;
    target.driftStatus = DriftStatus::Drifted;
    target.driftSince = at;
    target.driftCount = 2;
    target.currentRelease = {createUuidV7(), u"v2"_s, at};
    target.version = 9;
    target.createdAt = target.updatedAt = at;
    target.createdBy = localUser;
    const QJsonObject json = written([&](JsonWriter &out) { writeTargetMembers(out, target); });
    const auto back = targetFromJson(json);
    QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
    QVERIFY(*back == target);
    QCOMPARE(json.value("agentId"_L1), target.connection.value("agentId"_L1));
    QVERIFY(*applyTargetJson(target, toJson(target), false) == target);
    survivesDamage(json, targetFromJson);
}

void TestRoundTrip::healthReports()
{
    const HealthReport report{.status = Health::Degraded,
                              .message = u"1 of 2 runs"_s,
                              .code = u"component-down"_s,
                              .checkedAt = at,
                              .duration = 37ms,
                              .params = say("too-few-replicas/allocations", 1, 2).params};
    const QJsonObject json = written([&](JsonWriter &out) { writeHealthReportMembers(out, report); });
    QVERIFY(*healthReportFromJson(json) == report);
    survivesDamage(json, healthReportFromJson);
}

void TestRoundTrip::stickers()
{
    Sticker sticker;
    sticker.id = StickerId::create();
    sticker.targetId = TargetId::create();
    sticker.releaseId = createUuidV7();
    sticker.releaseName = u"myapp-v2.3.1"_s;
    sticker.components = {{createUuidV7(), u"api"_s, u"sha256:"_s + QString(64, u'a')}};
    sticker.deployedAt = sticker.recordedAt = at;
    sticker.deployedBy = localUser;
    sticker.source = StickerSource::Console;
    sticker.reason = u"by hand"_s;
    sticker.duringFreeze = true;
    sticker.version = 2;
    const QJsonObject json = written([&](JsonWriter &out) { writeStickerMembers(out, sticker); });
    QVERIFY(*stickerFromJson(json) == sticker);
    QVERIFY(applyStickerJson({}, toJson(sticker)));
    survivesDamage(json, stickerFromJson);
}

void TestRoundTrip::driftReports()
{
    DriftReport report;
    report.targetId = TargetId::create();
    report.status = DriftStatus::Drifted;
    report.expectedReleaseId = createUuidV7();
    report.expectedDigest = u"sha256:a"_s;
    report.actualDigest = u"sha256:b"_s;
    report.differences = {{u"api"_s, u"sha256:a"_s, u"sha256:b"_s, DifferenceKind::DigestMismatch}, {u"web"_s, u"sha256:c"_s, {}, DifferenceKind::Missing}};
    report.since = report.observedAt = at;
    report.snapshotId = SnapshotId::create();
    report.stale = true;
    const QJsonObject json = written([&](JsonWriter &out) { writeDriftMembers(out, report); });
    QVERIFY(*driftReportFromJson(json) == report);
    QVERIFY(json.value("hasDrift"_L1).toBool());
    QVERIFY(*differencesFromJson(json.value("differences"_L1).toArray()) == report.differences);
    DriftReport unknown;
    unknown.reason = u"no_sticker"_s;
    const QJsonObject empty = written([&](JsonWriter &out) { writeDriftMembers(out, unknown); });
    QVERIFY(driftReportFromJson(empty));
    QCOMPARE(empty.value("hasDrift"_L1).toBool(true), false);
    survivesDamage(json, driftReportFromJson);
}

void TestRoundTrip::snapshots()
{
    InventorySnapshot snapshot;
    snapshot.id = SnapshotId::create();
    snapshot.targetId = TargetId::create();
    snapshot.observedAt = at;
    snapshot.sequence = 57;
    snapshot.collector = u"docker/1.41"_s;
    snapshot.components = {{.name = u"api"_s,
                            .containerId = u"3f"_s,
                            .image = u"r/api:v2"_s,
                            .repoDigests = {u"sha256:"_s + QString(64, u'a')},
                            .platformDigest = {},
                            .imageId = u"x"_s,
                            .state = u"running"_s,
                            .health = u"healthy"_s,
                            .replicasDesired = 2,
                            .replicasRunning = 1,
                            .labelled = true,
                            .startedAt = u"t"_s}};
    auto ended = snapshot.components.first();
    ended.state = u"completed"_s;
    ended.replicasDesired = ended.replicasRunning = 0;
    snapshot.components.append(ended); // replicas that run different images share a name
    snapshot.errors = {u"one"_s};
    snapshot.notes = {u"two"_s};
    snapshot.addError(say("note/unread-containers", 3));
    snapshot.addNote(say("note/image-gone", u"web"_s));
    snapshot.stickerReleaseId = u"r"_s;
    snapshot.receivedAt = at + 1s;
    const QJsonObject json = written([&](JsonWriter &out) { writeSnapshotMembers(out, snapshot); });
    const auto back = snapshotFromJson(json);
    QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
    QVERIFY(*back == snapshot);
    QVERIFY(*componentsFromJson(json.value("components"_L1).toArray()) == snapshot.components);
    survivesDamage(json, snapshotFromJson);
}

void TestRoundTrip::gateDecisions()
{
    GateDecision decision;
    decision.evaluatedAt = decision.at = at;
    decision.windows = {{FreezeWindowId::create(), u"Holiday"_s, at, at + 1h, u"Europe/Berlin"_s, true}};
    decision.nextOpen = at + 1h;
    decision.approvalsRequired = 2;
    decision.approvalsValid = 1;
    decision.approvalViolations = {u"once"_s};
    decision.reasons = {{u"freeze-active"_s, u"frozen"_s}, say("gate-error", say("gate-cause/windows-unread", say("storage-busy")))};
    const QJsonObject json = written([&](JsonWriter &out) { writeGateDecisionMembers(out, decision); });
    QVERIFY(*gateDecisionFromJson(json) == decision);
    survivesDamage(json, gateDecisionFromJson);
    QJsonObject withoutFreeze = json;
    withoutFreeze.remove(u"freeze"_s);
    QVERIFY(!gateDecisionFromJson(withoutFreeze));
    const GateQuestion question{.action = GateAction::Rollback,
                                .at = at,
                                .user = localUser,
                                .releaseId = createUuidV7(),
                                .requestedBy = UserId::create(),
                                .approvals = {UserId::create()}};
    QVERIFY(*gateQuestionFromJson(toJson(question), {}) == question);
}

void TestRoundTrip::openTimes()
{
    OpenTimes times{.from = at, .until = at + 24h, .found = {}, .reasons = {}};
    times.found = {{at, at + 1h, OpenTimeLimit{FreezeWindowId::create(), EnvironmentId::create(), u"Holiday"_s}}, {at + 2h, {}, {}}};
    times.reasons = {say("no-open-time/short", say("length/hours", 2), say("length/days", 1), u"2026-01-15T00:00:00Z"_s, say("length/hours", 1))};
    const QJsonObject json = written([&](JsonWriter &out) { writeOpenTimesMembers(out, times); });
    QVERIFY(*openTimesFromJson(json) == times);
    survivesDamage(json, openTimesFromJson);
}

void TestRoundTrip::auditEntries()
{
    AuditEntry entry;
    entry.seq = 12;
    entry.at = at + 123ms;
    entry.actor = localUser;
    entry.actorName = u"alice"_s;
    entry.via = u"api"_s;
    entry.action = u"environment.updated"_s;
    entry.entityType = u"environment"_s;
    entry.entityId = createUuidV7();
    entry.entityName = u"production"_s;
    entry.reason = u"because"_s;
    entry.before = R"({"a":1})";
    entry.after = R"({"a":2,"b":null})";
    entry.windowIds = {createUuidV7()};
    entry.duringFreeze = true;
    entry.requestId = u"r1"_s;
    entry.previousHash = QByteArray(32, '\0');
    entry.hash = QByteArray(32, '\xab');
    QJsonObject json = auditRow(entry);
    json.insert(u"hash"_s, QString::fromLatin1(entry.hash.toHex()));
    const auto back = auditEntryFromJson(json);
    QVERIFY2(back, back ? "" : qPrintable(back.error().detail));
    QVERIFY(*back == entry);
    survivesDamage(json, auditEntryFromJson);
}

void TestRoundTrip::operations()
{
    Operation operation;
    operation.id = OperationId::create();
    operation.kind = u"health-check"_s;
    operation.status = OperationStatus::Partial;
    operation.done = 3;
    operation.total = 12;
    operation.results = R"([{"a":1}])";
    operation.createdAt = operation.updatedAt = at;
    const QJsonObject json = written([&](JsonWriter &out) { writeOperationMembers(out, operation); });
    QVERIFY(*operationFromJson(json) == operation);
    survivesDamage(json, operationFromJson);
}

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip.moc"
