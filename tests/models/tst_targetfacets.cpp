// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetfacets.h"
#include "models/targettreemodel.h"
#include "services/domain/targetpatch.h"

#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

class TestTargetFacets : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void countsWithinTheFiltersOfAllOtherAspects();
    void countsTheValuesOfALabelWithoutItsOwnFilter();
    void countsEnvironmentsWithoutTheScope();
    void anAgeFilterCountsWhatWasNeverCheckedAsOld();
    void negatedLabelsAlsoAcceptWhatHasNoSuchLabel();
    void wordsAreFoundInNamesAddressesReleasesAndBranches();
    void whoChecksIsCountedAndFilteredByName();
    void aPatchAndItsInverseCancelOut();

private:
    Target add(EnvironmentId environment, const QString &name, Health health, const Labels &labels)
    {
        Target target;
        target.id = TargetId::create();
        target.environmentId = environment;
        target.name = name;
        target.health.status = health;
        target.labels = labels;
        target.connection = {{u"host"_s, u"10.0.0.7"_s}};
        m_model->put(target);
        return target;
    }
    static int of(const TargetFacets &facets, Health health) { return facets.health[static_cast<std::size_t>(health)]; }

    std::unique_ptr<TargetTreeModel> m_model;
    EnvironmentId m_production;
    EnvironmentId m_staging;
    const Instant m_now{std::chrono::hours(500'000)};
};

void TestTargetFacets::init()
{
    m_model = std::make_unique<TargetTreeModel>();
    EnvironmentSummary production;
    production.environment.id = m_production = EnvironmentId::create();
    production.environment.name = u"production"_s;
    EnvironmentSummary staging;
    staging.environment.id = m_staging = EnvironmentId::create();
    staging.environment.name = u"staging"_s;
    m_model->setEnvironments({production, staging});
    add(m_production, u"a"_s, Health::Healthy, {{u"role"_s, u"web"_s}, {u"dc"_s, u"fra"_s}});
    add(m_production, u"b"_s, Health::Degraded, {{u"role"_s, u"web"_s}, {u"dc"_s, u"ber"_s}});
    add(m_production, u"c"_s, Health::Degraded, {{u"role"_s, u"db"_s}, {u"dc"_s, u"fra"_s}});
    add(m_staging, u"d"_s, Health::Degraded, {});
}

void TestTargetFacets::countsWithinTheFiltersOfAllOtherAspects()
{
    TargetFilter filter;
    filter.health = {static_cast<int>(Health::Degraded)};
    filter.labels = {{.key = u"role"_s, .values = {u"web"_s}, .negated = false}};
    const TargetFacets facets = countFacets(*m_model, filter, m_now);

    QCOMPARE(facets.shown, 1);
    QCOMPARE(of(facets, Health::Healthy), 1); // "a": its role is web; its health is what the facet is about
    QCOMPARE(of(facets, Health::Degraded), 1);
    QCOMPARE(facets.types.value(static_cast<int>(TargetType::DockerHost)), 1);
}

void TestTargetFacets::countsTheValuesOfALabelWithoutItsOwnFilter()
{
    TargetFilter filter;
    filter.labels = {{.key = u"role"_s, .values = {u"web"_s}, .negated = false}};
    const TargetFacets facets = countFacets(*m_model, filter, m_now);

    QCOMPARE(facets.labels.value(u"role"_s), (QMap<QString, int>{{u"db"_s, 1}, {u"web"_s, 2}}));
    QCOMPARE(facets.labels.value(u"dc"_s), (QMap<QString, int>{{u"ber"_s, 1}, {u"fra"_s, 1}}));

    filter.labels.append({.key = u"dc"_s, .values = {u"ber"_s}, .negated = false});
    const TargetFacets narrower = countFacets(*m_model, filter, m_now);
    QCOMPARE(narrower.shown, 1);
    QCOMPARE(narrower.labels.value(u"role"_s), (QMap<QString, int>{{u"web"_s, 1}}));
    QCOMPARE(narrower.labels.value(u"dc"_s), (QMap<QString, int>{{u"ber"_s, 1}, {u"fra"_s, 1}}));
}

void TestTargetFacets::countsEnvironmentsWithoutTheScope()
{
    TargetFilter filter;
    filter.environments = {m_staging.uuid()};
    filter.health = {static_cast<int>(Health::Degraded)};
    const TargetFacets facets = countFacets(*m_model, filter, m_now);

    QCOMPARE(facets.shown, 1);
    QCOMPARE(facets.anywhere, 3);
    QCOMPARE(facets.environments.value(m_production.uuid()), 2);
    QCOMPARE(countMatches(*m_model, {filter, {}}, m_now), (QList<int>{1, 4}));
}

void TestTargetFacets::anAgeFilterCountsWhatWasNeverCheckedAsOld()
{
    Target target = m_model->allTargets().first();
    target.health.checkedAt = m_now - std::chrono::minutes(5);
    m_model->put(target);
    TargetFilter old;
    old.olderThan = std::chrono::minutes(10);
    TargetFilter recent;
    recent.newerThan = std::chrono::minutes(10);

    QCOMPARE(countMatches(*m_model, {old, recent}, m_now), (QList<int>{3, 1}));
    QCOMPARE(countMatches(*m_model, {old, recent}, m_now + std::chrono::hours(1)), (QList<int>{4, 0}));
}

void TestTargetFacets::negatedLabelsAlsoAcceptWhatHasNoSuchLabel()
{
    TargetFilter notWeb;
    notWeb.labels = {{.key = u"role"_s, .values = {u"web"_s}, .negated = true}};
    TargetFilter any;
    any.labels = {{.key = u"role"_s, .values = {}, .negated = false}};
    TargetFilter none;
    none.labels = {{.key = u"role"_s, .values = {}, .negated = true}};

    QCOMPARE(countMatches(*m_model, {notWeb, any, none}, m_now), (QList<int>{2, 3, 1}));
}

void TestTargetFacets::wordsAreFoundInNamesAddressesReleasesAndBranches()
{
    Target target = add(m_staging, u"Stage-DB"_s, Health::Healthy, {});
    target.currentRelease.name = u"MyApp-v2"_s;
    m_model->put(target);
    const auto count = [this](const QByteArrayList &words, const QByteArrayList &without = {}) {
        TargetFilter filter;
        filter.words = words;
        filter.without = without;
        return countMatches(*m_model, {filter}, m_now).first();
    };
    QCOMPARE(count({"stage-db"}), 1);
    QCOMPARE(count({"myapp"}), 1);
    QCOMPARE(count({"10.0.0.7"}), 5);
    QCOMPARE(count({"staging"}), 2);
    QCOMPARE(count({"staging", "myapp"}), 1);
    QCOMPARE(count({"staging"}, {"myapp"}), 1);
}

void TestTargetFacets::whoChecksIsCountedAndFilteredByName()
{
    QVERIFY(countFacets(*m_model, {}, m_now).agents.isEmpty()); // nothing to choose from
    const AgentId agent = AgentId::create();
    Target seen = add(m_staging, u"e"_s, Health::Healthy, {});
    seen.connection = {{u"host"_s, u"10.0.0.8"_s}, {u"via"_s, u"agent"_s}, {u"agentId"_s, agent.toString()}};
    m_model->put(seen);
    QCOMPARE(countFacets(*m_model, {}, m_now).agents, (QMap<QString, int>{{QString(), 4}, {u"?"_s, 1}}));
    m_model->setAgentNames({{agent, u"Agent 01"_s}});
    TargetFilter filter;
    filter.agents = {{.names = {u"agent 01"_s}, .negated = false}};
    TargetFacets facets = countFacets(*m_model, filter, m_now);
    QCOMPARE(facets.shown, 1);
    QCOMPARE(facets.agents, (QMap<QString, int>{{QString(), 4}, {u"Agent 01"_s, 1}})); // within all other conditions
    filter.agents = {{.names = {u"direct"_s}, .negated = false}};
    QCOMPARE(countFacets(*m_model, filter, m_now).shown, 4);
    filter.agents = {{.names = {u"direct"_s}, .negated = true}};
    QCOMPARE(countFacets(*m_model, filter, m_now).shown, 1);
    seen.connection = {{u"host"_s, u"10.0.0.8"_s}};
    m_model->put(seen);
    QCOMPARE(countFacets(*m_model, filter, m_now).shown, 0);
}

void TestTargetFacets::aPatchAndItsInverseCancelOut()
{
    const Target before = m_model->allTargets().first();
    TargetPatch patch;
    patch.setLabels = {{u"role"_s, u"cache"_s}, {u"new"_s, u"1"_s}};
    patch.removeLabels = {u"dc"_s, u"not-there"_s};
    patch.environment = before.environmentId == m_production ? m_staging : m_production;
    patch.enabled = false;
    const Target after = patch.applied(before);

    QVERIFY(after != before);
    QCOMPARE(patch.inverse(before).applied(after), before);
    QVERIFY(TargetPatch().inverse(before).isEmpty());
}

QTEST_GUILESS_MAIN(TestTargetFacets)
#include "tst_targetfacets.moc"
