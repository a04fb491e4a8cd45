// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/attentionmodel.h"
#include "models/auditlogmodel.h"
#include "models/environmentcomparisonmodel.h"
#include "models/fieldchangemodel.h"
#include "models/memberwords.h"
#include "models/targetcopy.h"
#include "services/codec/environmentjson.h"
#include "services/codec/freezewindowjson.h"
#include "services/codec/stickerjson.h"
#include "services/codec/targetgroupjson.h"
#include "services/codec/targetjson.h"
#include "tests/support/modelprinter.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPersistentModelIndex>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Tester = QAbstractItemModelTester;

class TestFleetModels : public QObject
{
    Q_OBJECT

private slots:
    void attentionPutsTheWorstFirst();
    void attentionNamesFreezesThatBeginSoonOnly();
    void attentionKeepsItsRowsWhileTheyMove();
    void changesShowWhatDiffersInWords();
    void changesOfPeopleSayTheirNames();
    void changesShowTheRestWhenAsked();
    void timesSayTheirZoneBesideAnotherOne();
    void everyMemberOfTheAuditLogHasAWord();
    void changesOfAStickerNameItsComponents();
    void aCopiedTargetIsWhatTheApiShows();
    void comparisonHidesWhatIsTheSame();
    void auditRowsAreCopiedAsTheServerAnswersThem();
    void auditTimesFollowTheZone();

private:
    static EnvironmentSummary environment(const QString &name, bool production)
    {
        EnvironmentSummary summary;
        summary.environment.id = EnvironmentId::create();
        summary.environment.displayName = name;
        summary.environment.isProduction = production;
        return summary;
    }
    static Target target(const QString &name, EnvironmentId environment, Health health)
    {
        Target target;
        target.id = TargetId::create();
        target.name = name;
        target.environmentId = environment;
        target.health.status = health;
        return target;
    }
    static QStringList names(const QList<AttentionItem> &items)
    {
        QStringList names;
        for (const AttentionItem &item : items)
            names.append(item.name);
        return names;
    }
    static AuditEntry entry(const QByteArray &before, const QByteArray &after)
    {
        AuditEntry entry;
        entry.seq = 7;
        entry.before = before;
        entry.after = after;
        entry.previousHash = QByteArray(32, '\0');
        entry.hash = QByteArray(32, '\1');
        return entry;
    }

    const Instant m_now = *parseInstant("2026-01-15T12:00:00Z");
};

void TestFleetModels::attentionPutsTheWorstFirst()
{
    const QList<EnvironmentSummary> environments{environment(u"Staging"_s, false), environment(u"Production"_s, true)};
    const EnvironmentId staging = environments.at(0).environment.id;
    const EnvironmentId production = environments.at(1).environment.id;
    QList<Target> targets{target(u"fine"_s, production, Health::Healthy),           target(u"stale"_s, production, Health::Healthy),
                          target(u"drifted"_s, staging, Health::Healthy),           target(u"staging-degraded"_s, staging, Health::Degraded),
                          target(u"prod-degraded"_s, production, Health::Degraded), target(u"unhealthy"_s, staging, Health::Unhealthy),
                          target(u"silent"_s, staging, Health::Unreachable),        target(u"switched-off"_s, production, Health::Unreachable)};
    targets[1].healthStale = true;
    targets[2].driftStatus = DriftStatus::Drifted;
    targets[2].driftCount = 2;
    targets[7].enabled = false;

    const auto items = attentionItems(targets, {}, environments, m_now);

    QCOMPARE(names(items), (QStringList{u"silent"_s, u"unhealthy"_s, u"prod-degraded"_s, u"staging-degraded"_s, u"drifted"_s, u"stale"_s}));
    QCOMPARE(items.at(4).cause, u"2 differences"_s);
    QCOMPARE(items.at(2).environmentName, u"Production"_s);
}

void TestFleetModels::attentionNamesFreezesThatBeginSoonOnly()
{
    const QList<EnvironmentSummary> environments{environment(u"Production"_s, true)};
    const auto freeze = [&](const QString &reason, std::chrono::hours start) {
        FreezeWindow window;
        window.id = FreezeWindowId::create();
        window.environmentId = environments.at(0).environment.id;
        window.reason = reason;
        window.start = m_now + start;
        window.end = window.start + 48h;
        return window;
    };

    const auto items = attentionItems({}, {freeze(u"soon"_s, 6h), freeze(u"next week"_s, 100h), freeze(u"running"_s, -1h)}, environments, m_now);

    QCOMPARE(names(items), QStringList{u"soon"_s});
    QCOMPARE(items.at(0).kind, AttentionItem::Kind::FreezeSoon);
    QVERIFY(items.at(0).cause.contains(u"2\u00a0d"_s));
    AttentionModel model;
    model.setItems(items, m_now);
    QCOMPARE(model.index(0, AttentionModel::SinceColumn).data().toString(), u"in 6\u00a0h"_s);
}

void TestFleetModels::attentionKeepsItsRowsWhileTheyMove()
{
    AttentionModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    QList<Target> targets;
    for (int i = 0; i < 15; ++i)
        targets.append(target(u"t%1"_s.arg(i, 2, 10, QChar(u'0')), {}, Health::Degraded));
    model.setItems(attentionItems(targets, {}, {}, m_now), m_now);
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.total(), 15);
    const QPersistentModelIndex held(model.index(3, 0));

    targets[9].health.status = Health::Unreachable;
    targets[0].health.status = Health::Healthy;
    model.setItems(attentionItems(targets, {}, {}, m_now), m_now);

    QCOMPARE(model.index(0, 0).data().toString(), u"t09"_s);
    QCOMPARE(held.data().toString(), u"t03"_s);
    model.setLimit(0);
    QCOMPARE(model.rowCount(), 14);
    QCOMPARE(held.data().toString(), u"t03"_s);
}

void TestFleetModels::changesShowWhatDiffersInWords()
{
    FieldChangeModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    const QByteArray before = R"({"name":"prod","requiredApprovals":1,"isProduction":true,"config":{"deploymentTimeout":600},"version":1})";
    const QByteArray after = R"({"name":"prod","requiredApprovals":2,"isProduction":false,"config":{"deploymentTimeout":900},"version":2,"x":"new"})";

    model.setChanges(fieldChanges(entry(before, after), QTimeZone::utc()));

    QCOMPARE(test::printed(model), (QStringList{u"Deployment timeout (s)|600|900"_s, u"Production|yes|no"_s, u"Required approvals|1|2"_s, u"X|–|new"_s}));
    QCOMPARE(model.hidden(), 2);
}

void TestFleetModels::changesOfPeopleSayTheirNames()
{
    const QString ada = UserId::create().toString();
    const QString unknown = UserId::create().toString();
    const QByteArray after = QStringLiteral(R"({"exceptions":["%1","%2"],"deployedBy":"%2","environmentId":"%2"})").arg(ada, unknown).toUtf8();
    QStringList lines;
    for (const FieldChange &change : fieldChanges(entry({}, after), QTimeZone::utc(), {{ada, u"Ada"_s}}))
        lines.append(change.field + u'=' + change.after);
    QCOMPARE(lines, (QStringList{u"Deployed by=unknown person, "_s + unknown, u"Environment="_s + unknown, u"Exceptions=Ada, unknown person, "_s + unknown}));
}

void TestFleetModels::changesShowTheRestWhenAsked()
{
    FieldChangeModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    model.setShowAll(true);
    model.setChanges(fieldChanges(entry({}, R"({"start":"2026-01-15T00:00:00Z","version":1})"), QTimeZone("Europe/Vienna")));
    QCOMPARE(test::printed(model), (QStringList{u"Start|–|15 Jan 2026 01:00"_s, u"Version|–|1"_s}));
    model.setShowAll(false);
    QCOMPARE(model.rowCount(), 1);
}

void TestFleetModels::timesSayTheirZoneBesideAnotherOne()
{
    const QByteArray freeze = R"({"start":"2026-01-15T17:00:00Z","timezone":"Europe/Berlin"})";
    const auto start = [&freeze](const QByteArray &zone) {
        for (const FieldChange &change : fieldChanges(entry({}, freeze), QTimeZone(zone))) {
            if (change.path == u"start"_s)
                return change.after;
        }
        return QString();
    };
    QCOMPARE(start("UTC"), u"15 Jan 2026 17:00 (UTC)"_s);
    QCOMPARE(start("Europe/London"), u"15 Jan 2026 17:00 (Europe/London)"_s);
    QCOMPARE(start("Europe/Berlin"), u"15 Jan 2026 18:00"_s); // there is only one zone to mean
}

/// The members that a row of the audit log may hold, with something in each; what people name themselves is left out.
static QJsonObject filled(const QList<FieldDescription> &fields)
{
    QJsonObject json;
    for (const FieldDescription &field : fields) {
        const bool isNamedByEntity = field.name == u"targetId"; // the row of a sticker is about its target
        const bool isKept = (field.isWritable() || field.flags & Fixed) && !(field.flags & RequestOnly) && !isNamedByEntity;
        const bool isOpen = field.kind == FieldKind::LabelSet || field.kind == FieldKind::List;
        if (!isKept || isOpen || (field.kind == FieldKind::Object && field.members.isEmpty()))
            continue;
        json.insert(field.name, field.kind == FieldKind::Object ? QJsonValue(filled(field.members)) : QJsonValue(u"something"_s));
    }
    return json;
}

void TestFleetModels::everyMemberOfTheAuditLogHasAWord()
{
    QStringList wordless;
    int count = 0;
    for (const auto &fields : {environmentFields(), freezeWindowFields(), targetGroupFields(), targetFields(), stickerFields()}) {
        for (const FieldChange &change : fieldChanges(entry({}, QJsonDocument(filled(fields)).toJson()), QTimeZone::utc())) {
            ++count;
            if (words::knownMember(change.path).isEmpty())
                wordless.append(change.path);
        }
    }
    QCOMPARE(wordless.join(u' '), QString());
    QVERIFY(count > 30);
}

void TestFleetModels::changesOfAStickerNameItsComponents()
{
    const QByteArray after = R"({"components":[{"componentId":"x","componentName":"api","digest":"sha256:a"},{"name":"web","digest":"sha256:b"}]})";
    QStringList lines;
    for (const FieldChange &change : fieldChanges(entry({}, after), QTimeZone::utc()))
        lines.append(change.path + u'=' + change.after);
    QCOMPARE(lines, (QStringList{u"components.api=sha256:a"_s, u"components.web=sha256:b"_s}));
}

void TestFleetModels::aCopiedTargetIsWhatTheApiShows()
{
    Target target;
    target.id = TargetId::create();
    target.environmentId = EnvironmentId::create();
    target.name = u"web"_s;
    target.connection = {{u"host"_s, u"10.0.0.1"_s}, {u"agentId"_s, TargetId::create().toString()}};
    target.health.code = u"timeout"_s;
    target.driftCount = 3;
    target.createdAt = target.updatedAt = *parseInstant("2026-01-15T10:00:00Z");
    target.createdBy = target.updatedBy = localUser;
    const QJsonObject json = QJsonDocument::fromJson(asJson({target}).toUtf8()).object();
    const auto read = targetFromJson(json);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QVERIFY(*read == target);
    for (const FieldDescription &field : targetFields())
        QVERIFY2(field.flags & Optional || json.contains(field.name), qPrintable(field.name));
}

void TestFleetModels::comparisonHidesWhatIsTheSame()
{
    EnvironmentComparisonModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    EnvironmentComparison comparison;
    comparison.components = {{u"api"_s, ComponentMatch::Different, {{u"sha256:a"_s}, {u"v1"_s}, 2}, {{u"sha256:b"_s}, {u"v2"_s}, 3}},
                             {u"new"_s, ComponentMatch::OnlyRight, {}, {{u"sha256:n"_s}, {u"v2"_s}, 3}},
                             {u"web"_s, ComponentMatch::Same, {{u"sha256:w"_s}, {u"v1"_s}, 2}, {{u"sha256:w"_s}, {u"v1"_s}, 2}}};
    model.setComparison(comparison);
    QCOMPARE(test::printed(model),
             (QStringList{u"api|v1 · sha256:a|v2 · sha256:b|Different"_s, u"new|(not there)|v2 · sha256:n|Only right"_s,
                          u"web|v1 · sha256:w|v1 · sha256:w|Same"_s}));
    QCOMPARE(model.differences(), 2);
    const QPersistentModelIndex held(model.index(1, 0));

    model.setOnlyDifferences(true);
    comparison.components[0].match = ComponentMatch::Same;
    model.setComparison(comparison);

    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(held.data().toString(), u"new"_s);
}

void TestFleetModels::auditRowsAreCopiedAsTheServerAnswersThem()
{
    AuditLogModel model;
    model.setNewest({entry({}, R"({"name":"prod"})")}, false);
    const QJsonObject row = QJsonDocument::fromJson(model.index(0, 0).data(AuditLogModel::JsonRole).toString().toUtf8()).object();
    QCOMPARE(row.value(u"seq"_s).toInt(), 7);
    QCOMPARE(row.value(u"after"_s).toObject().value(u"name"_s).toString(), u"prod"_s);
    QVERIFY(row.value(u"before"_s).isNull());
    QCOMPARE(row.value(u"hash"_s).toString(), u"01"_s.repeated(32));
}

void TestFleetModels::auditTimesFollowTheZone()
{
    AuditLogModel model;
    const Tester tester(&model, Tester::FailureReportingMode::QtTest);
    AuditEntry one = entry({}, {});
    one.at = m_now;
    model.setNewest({one}, false);
    model.setZone(QTimeZone("Asia/Tokyo"));
    QCOMPARE(model.index(0, AuditLogModel::TimeColumn).data().toString(), u"15 Jan 2026 21:00"_s);
}

QTEST_GUILESS_MAIN(TestFleetModels)
#include "tst_fleetmodels.moc"
