// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/packedtarget.h"
#include "models/targetfilter.h"

#include <QJsonArray>
#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestPackedTarget : public QObject
{
    Q_OBJECT

private slots:
    void nothingOfATargetIsLost();
    void aTargetWithoutAnythingIsOne();
    void anOutlineHasAllButTheConnection();
    void whatManyHaveInCommonIsThereOnce();
    void whatNobodyHasAnyMoreIsDropped();
    void whatIsSearchedIsInLowerCase();
    void everyDifferenceIsSeen();

private:
    static Target full();
};

Target TestPackedTarget::full()
{
    const Instant now = Clock::system().now();
    Target target;
    target.id = TargetId::create();
    target.environmentId = EnvironmentId::create();
    target.targetGroupId = TargetGroupId::create();
    target.name = u"ÄRGER-web-01"_s;
    target.type = TargetType::NomadJob;
    target.connection = {{u"address"_s, u"https://Nomad.example:4646"_s},
                         {u"jobId"_s, u"Web"_s},
                         {u"via"_s, u"agent"_s},
                         {u"agentId"_s, AgentId::create().toString()},
                         {u"port"_s, 4646},
                         {u"nested"_s, QJsonObject{{u"a"_s, QJsonArray{1, true, QJsonValue(), u"\n\u2028"_s}}}}};
    target.labels = {{u"role"_s, u"web"_s}, {u"empty"_s, u""_s}};
    target.deploymentDirectory = u"/opt/ä"_s;
    target.enabled = false;
    target.health = {Health::Degraded, u"Disk 91 % full."_s, u"disk"_s, now, 12ms, true, {{u"percent"_s, 91}}};
    target.healthSince = now - 1h;
    target.healthStale = true;
    target.driftStatus = DriftStatus::Drifted;
    target.driftSince = now - 2h;
    target.driftCount = 3;
    target.currentRelease = {QUuid::createUuid(), u"MyApp-v2"_s, now - 3h};
    target.version = 7;
    target.createdAt = now - 5h;
    target.createdBy = UserId::create();
    target.updatedAt = now - 4h;
    target.updatedBy = UserId::create();
    return target;
}

void TestPackedTarget::nothingOfATargetIsLost()
{
    TargetPool pool;
    const Target target = full();

    const PackedTarget packed(target, pool);

    QVERIFY(packed.unpacked() == target);
    QCOMPARE(packed.address(), addressOf(target));
}

void TestPackedTarget::aTargetWithoutAnythingIsOne()
{
    TargetPool pool;
    const Target target;

    const PackedTarget packed(target, pool);

    QVERIFY(packed.unpacked() == target);
    QVERIFY(!packed.checkedAt());
    QVERIFY(packed.agent().isNull());
}

void TestPackedTarget::anOutlineHasAllButTheConnection()
{
    TargetPool pool;
    Target target = full();
    const PackedTarget packed(target, pool);

    target.connection = {};

    QVERIFY(packed.outline() == target);
}

void TestPackedTarget::whatManyHaveInCommonIsThereOnce()
{
    TargetPool pool;
    const Target first = full();
    Target second = first;
    second.id = TargetId::create();
    second.name = u"web-02"_s;

    QCOMPARE(PackedTarget(first, pool).setup(), PackedTarget(second, pool).setup());
    second.labels[u"role"_s] = u"db"_s;
    QVERIFY(PackedTarget(first, pool).setup() != PackedTarget(second, pool).setup());
}

void TestPackedTarget::whatNobodyHasAnyMoreIsDropped()
{
    TargetPool pool;
    Target target = full();
    PackedTarget packed(target, pool);
    for (int i = 0; i < 10'000; ++i) {
        target.health.message = QString::number(i);
        packed = PackedTarget(target, pool);
    }

    QVERIFY(pool.states.size() <= 512);
    QCOMPARE(packed.unpacked().health.message, u"9999"_s);
}

void TestPackedTarget::whatIsSearchedIsInLowerCase()
{
    TargetPool pool;

    const PackedTarget packed(full(), pool);

    QVERIFY(packed.search().contains(u"ärger-web-01"_s.toUtf8()));
    QVERIFY(packed.search().contains("nomad.example"));
    QVERIFY(!packed.search().contains("agentid"));
    QVERIFY(packed.releaseSearch().contains("myapp-v2"));
}

void TestPackedTarget::everyDifferenceIsSeen()
{
    TargetPool pool;
    const Target before = full();
    const PackedTarget packed(before, pool);
    const auto with = [&](auto change) {
        Target target = before;
        change(target);
        return PackedTarget(target, pool) != packed;
    };

    QVERIFY(!with([](Target &) {}));
    QVERIFY(with([](Target &t) { t.name = u"other"_s; }));
    QVERIFY(with([](Target &t) { t.connection[u"port"_s] = 1; }));
    QVERIFY(with([](Target &t) { t.health.params = {}; }));
    QVERIFY(with([](Target &t) { t.health.duration = 1ms; }));
    QVERIFY(with([](Target &t) { t.health.checkedAt = {}; }));
    QVERIFY(with([](Target &t) { t.healthSince = {}; }));
    QVERIFY(with([](Target &t) { t.healthStale = false; }));
    QVERIFY(with([](Target &t) { t.driftCount = 4; }));
    QVERIFY(with([](Target &t) { t.currentRelease.deployedAt = {}; }));
    QVERIFY(with([](Target &t) { t.currentRelease.name = u"x"_s; }));
    QVERIFY(with([](Target &t) { t.version = 8; }));
    QVERIFY(with([](Target &t) { t.updatedBy = {}; }));
}

QTEST_GUILESS_MAIN(TestPackedTarget)
#include "tst_packedtarget.moc"
