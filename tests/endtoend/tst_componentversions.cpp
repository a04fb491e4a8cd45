// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/componentjson.h"
#include "tests/endtoend/contractclient.h"
#include "tests/support/values.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

QByteArray bytesOf(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

const QString components = u"/api/v1/components"_s;

} // namespace

/// GET /api/v1/components: which version of what runs where.
class TestComponentVersions : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aComponentIsAsManyImagesAsDiffer();
    void whatIsNotKnownIsCounted();
    void aTargetThatIsSwitchedOffDoesNotCount();
    void anEnvironmentThatIsDeletedIsGone();
    void aReleaseThatNamesTheImageIsSaid();
    void whatCameInAFreezeIsMarkedWhileItRuns();
    void pagesGoOnAfterTheLastName();
    void aNameOfTenThousandCharactersIsRefused();
    void veryManyImagesOfAnEnvironmentAreCountedAndNotListed();
    void aStickerIsReadByTheNamesThatComponentsHave();
    void anotherTenantSeesNothing();
    void whatCannotBeAskedIsRefused();

private:
    void see(const QString &target, const QJsonArray &found, const QJsonArray &errors = {}, int secondsAgo = 0);
    static QJsonObject running(const QString &name, char letter, const QString &version = u"1"_s);
    FleetComponents table(const QString &query = {});

    std::unique_ptr<ContractClient> m_client;
    QString m_environment;
    QString m_target;
    int m_sequence = 0;
};

void TestComponentVersions::init()
{
    m_client = std::make_unique<ContractClient>();
    m_environment = m_client->environment("production");
    m_target = m_client->target(m_environment, "web-01");
}

void TestComponentVersions::cleanup()
{
    QCOMPARE(m_client->headerFlaws, QStringList());
    m_client.reset();
}

QJsonObject TestComponentVersions::running(const QString &name, char letter, const QString &version)
{
    return {{u"name"_s, name},
            {u"image"_s, QString(u"registry.example.com/shop/"_s + name + u":"_s + version)},
            {u"repoDigests"_s, QJsonArray{digest(letter)}},
            {u"state"_s, u"running"_s}};
}

void TestComponentVersions::see(const QString &target, const QJsonArray &found, const QJsonArray &errors, int secondsAgo)
{
    const QJsonObject body{{u"snapshotId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                           {u"sequence"_s, ++m_sequence},
                           {u"observedAt"_s, fromNow(-secondsAgo)},
                           {u"collector"_s, u"ci/1"_s},
                           {u"targets"_s, QJsonArray{QJsonObject{{u"targetId"_s, target}, {u"components"_s, found}, {u"errors"_s, errors}}}}};
    QCOMPARE(m_client->post(u"/api/v1/targets/"_s + target + u"/inventory"_s, bytesOf(body)).status, 202);
}

FleetComponents TestComponentVersions::table(const QString &query)
{
    return must(fleetComponentsFromJson(m_client->get(components + query).object()));
}

void TestComponentVersions::aComponentIsAsManyImagesAsDiffer()
{
    const QString staging = m_client->environment("staging");
    see(m_client->target(staging, "web-01"), {running(u"api"_s, 'a', u"2.4.0"_s), running(u"cache"_s, 'c')});
    see(m_target, {running(u"api"_s, 'b', u"2.3.1"_s), running(u"cache"_s, 'c')});
    const FleetComponents all = table();
    QCOMPARE(all.environments.size(), 2);
    QCOMPARE(all.components.size(), 2);
    const ComponentRow &api = all.components.at(0);
    const EnvironmentId here(parseUuid(m_environment));
    const EnvironmentId before(parseUuid(staging));
    QCOMPARE(compareCells(api, api.cell(here), api.cell(before)), CellMatch::Different);
    QCOMPARE(api.images.at(api.cell(here)->uses.first().image).version, u"2.3.1"_s);
    QVERIFY(api.cell(here)->uses.first().since);
    const ComponentRow &cache = all.components.at(1);
    QCOMPARE(compareCells(cache, cache.cell(here), cache.cell(before)), CellMatch::Same);
}

void TestComponentVersions::whatIsNotKnownIsCounted()
{
    m_client->target(m_environment, "web-02");
    see(m_target, {running(u"api"_s, 'a')}, {u"no access"_s}, 24 * 3600);
    const ComponentCoverage coverage = table().environments.constFirst();
    QCOMPARE(coverage.targets, 2);
    QCOMPARE(coverage.observed, 1);
    QCOMPARE(coverage.incomplete, 1);
    QCOMPARE(coverage.stale, 1);
    QCOMPARE(table().components.size(), 1);
}

void TestComponentVersions::aTargetThatIsSwitchedOffDoesNotCount()
{
    see(m_target, {running(u"api"_s, 'a')});
    QCOMPARE(m_client->send("PATCH", u"/api/v1/targets/"_s + m_target, R"({"enabled":false})").status, 200);
    QCOMPARE(table().environments.constFirst().targets, 0);
    QVERIFY(table().components.isEmpty());
}

void TestComponentVersions::anEnvironmentThatIsDeletedIsGone()
{
    see(m_target, {running(u"api"_s, 'a')});
    QCOMPARE(m_client->remove(u"/api/v1/targets/"_s + m_target).status, 200);
    QCOMPARE(m_client->remove(u"/api/v1/environments/"_s + m_environment).status, 200);
    const FleetComponents all = table();
    QVERIFY(all.environments.isEmpty());
    QVERIFY(all.components.isEmpty());
}

void TestComponentVersions::aReleaseThatNamesTheImageIsSaid()
{
    see(m_target, {running(u"api"_s, 'a'), running(u"proxy"_s, 'b')});
    const QJsonObject sticker{{u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                              {u"releaseName"_s, u"2.0"_s},
                              {u"components"_s, QJsonArray{QJsonObject{{u"componentName"_s, u"api"_s}, {u"digest"_s, digest('a')}}}}};
    QCOMPARE(m_client->put(u"/api/v1/targets/"_s + m_target + u"/sticker"_s, bytesOf(sticker)).status, 200);
    const FleetComponents all = table();
    QCOMPARE(all.components.at(0).images.constFirst().release, u"2.0"_s);
    QVERIFY(all.components.at(1).images.constFirst().release.isEmpty());
    see(m_target, {running(u"api"_s, 'd')}); // by hand
    QVERIFY(table().components.at(0).images.constFirst().release.isEmpty());
}

void TestComponentVersions::whatCameInAFreezeIsMarkedWhileItRuns()
{
    m_client->window(m_environment, fromNow(-3600), fromNow(3600), "holidays");
    see(m_target, {running(u"api"_s, 'a')}, {}, 600);
    const auto marked = [this] { return table().components.constFirst().cells.constFirst().uses.constFirst().changedInFreeze.has_value(); };
    QVERIFY(!marked());
    see(m_target, {running(u"api"_s, 'b')}, {}, 300);
    QVERIFY(marked());
    see(m_client->target(m_client->environment("staging"), "web-01"), {running(u"api"_s, 'b')});
    for (const ComponentCell &cell : table().components.constFirst().cells)
        QCOMPARE(cell.uses.constFirst().changedInFreeze.has_value(), cell.environment.toString() == m_environment);
}

void TestComponentVersions::pagesGoOnAfterTheLastName()
{
    see(m_target, {running(u"c"_s, 'a'), running(u"a"_s, 'a'), running(u"b"_s, 'b'), running(u"\u00fc"_s, 'c')});
    QStringList found;
    QString next = components + u"?limit=1"_s;
    while (!next.isEmpty()) {
        const Answer page = m_client->get(next);
        QCOMPARE(page.object().value("environments"_L1).toArray().size(), 1);
        found += names(page.object().value("components"_L1).toArray());
        QVERIFY(found.size() <= 4);
        next = nextOf(page);
    }
    QCOMPARE(found, (QStringList{u"a"_s, u"b"_s, u"c"_s, u"\u00fc"_s}));
}

void TestComponentVersions::aNameOfTenThousandCharactersIsRefused()
{
    const QJsonObject body{
        {u"snapshotId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {u"observedAt"_s, fromNow(0)},
        {u"targets"_s, QJsonArray{QJsonObject{{u"targetId"_s, m_target}, {u"components"_s, QJsonArray{running(QString(10'000, u'x'), 'a')}}}}}};
    QCOMPARE(m_client->post(u"/api/v1/targets/"_s + m_target + u"/inventory"_s, bytesOf(body)).status, 422);
    QJsonObject named = running(u"\u202egnp.exe"_s, 'a');
    named.insert(u"image"_s, QString(10'000, u'y'));
    see(m_target, {named});
    const ComponentRow row = table().components.constFirst();
    QCOMPARE(row.name, u"_gnp.exe"_s);
    QVERIFY(row.images.constFirst().name.size() <= maxImageName);
}

void TestComponentVersions::veryManyImagesOfAnEnvironmentAreCountedAndNotListed()
{
    int image = 0;
    for (int number = 0; number < 30; ++number) {
        QJsonArray found;
        for (int i = 0; i < maxImagesOfName; ++i) {
            QJsonObject one = running(u"api"_s, 'a', QString::number(++image));
            one.insert(u"repoDigests"_s, QJsonArray{QString(u"sha256:"_s + QString::number(image, 16).rightJustified(64, u'0'))});
            found.append(one);
        }
        see(m_client->target(m_environment, "many-" + QByteArray::number(number)), found);
    }
    const FleetComponents all = table();
    QCOMPARE(all.components.size(), 1);
    const ComponentRow &row = all.components.constFirst();
    QCOMPARE(row.images.size(), maxUsesOfCell);
    QCOMPARE(row.cells.constFirst().uses.size(), maxUsesOfCell);
    QCOMPARE(row.cells.constFirst().moreImages, image - maxUsesOfCell);
}

void TestComponentVersions::aStickerIsReadByTheNamesThatComponentsHave()
{
    see(m_target, {running(u"cafe\u0301"_s, 'a'), running(u"api"_s, 'b')});
    const QJsonObject sticker{{u"releaseId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                              {u"releaseName"_s, u"2.0"_s},
                              {u"components"_s,
                               QJsonArray{QJsonObject{{u"componentName"_s, u"caf\u00e9"_s}, {u"digest"_s, digest('a')}},
                                          QJsonObject{{u"componentName"_s, u"api"_s}, {u"digest"_s, digest('c')}}}}};
    QCOMPARE(m_client->put(u"/api/v1/targets/"_s + m_target + u"/sticker"_s, bytesOf(sticker)).status, 200);
    const FleetComponents all = table();
    QCOMPARE(all.components.at(1).images.constFirst().release, u"2.0"_s);
    QVERIFY(all.components.at(0).images.constFirst().release.isEmpty());
}

void TestComponentVersions::anotherTenantSeesNothing()
{
    see(m_target, {running(u"api"_s, 'a')});
    const QJsonObject all = m_client->api.send("GET", components.toUtf8(), m_client->api.token(Role::Admin, 1)).object();
    QVERIFY(all.contains("components"_L1));
    QVERIFY(all.value("components"_L1).toArray().isEmpty());
    QVERIFY(all.value("environments"_L1).toArray().isEmpty());
}

void TestComponentVersions::whatCannotBeAskedIsRefused()
{
    QCOMPARE(m_client->get(components + u"?environment=x"_s).status, 400);
    QCOMPARE(m_client->get(components + u"?limit=0"_s).status, 400);
    QCOMPARE(m_client->get(components + u"?cursor=x"_s).status, 400);
    QVERIFY(table().components.isEmpty());
}

QTEST_GUILESS_MAIN(TestComponentVersions)
#include "tst_componentversions.moc"
