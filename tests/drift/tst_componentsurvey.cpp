// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/componentsurvey.h"

#include <QTest>

#include <list>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;

namespace {

const EnvironmentId staging(QUuid(u"0197d3a0-0000-7000-8000-000000000001"_s));
const EnvironmentId production(QUuid(u"0197d3a0-0000-7000-8000-000000000002"_s));
const Instant now = *parseInstant("2026-11-29T12:00:00Z");

QString digestOf(char letter)
{
    return u"sha256:"_s + QString(64, QLatin1Char(letter));
}

QString numbered(int number)
{
    return u"sha256:"_s + QString::number(number, 16).rightJustified(64, u'0');
}

ObservedComponent component(const QString &name, const QStringList &repoDigests, const QString &platform = {}, const QString &image = {})
{
    ObservedComponent made;
    made.name = name;
    made.image = image;
    made.repoDigests = repoDigests;
    made.platformDigest = platform;
    made.state = u"running"_s;
    made.replicasRunning = 1;
    return made;
}

/// The components that the views of this test are of.
std::list<ObservedComponent> &kept()
{
    static std::list<ObservedComponent> all;
    return all;
}

/// So many images under one name.
QList<ObservedComponent> manyImages(int count, int first = 0)
{
    QList<ObservedComponent> images;
    for (int i = 0; i < count; ++i)
        images.append(component(u"api"_s, {numbered(first + i)}));
    return images;
}

/// What is surveyed, one target after another.
class Fleet
{
public:
    explicit Fleet(std::size_t rows = 1000, const QByteArray &after = {}) : m_survey(whole, rows, after) {}

    void target(EnvironmentId environment, const QList<ObservedComponent> &components, Instant observedAt = now - 1h, QUuid release = {})
    {
        std::list<QByteArray> bytes;
        std::vector<ComponentView> views;
        for (const ObservedComponent &each : components) {
            kept().push_back(each);
            const auto view = [&bytes](const QString &text) {
                bytes.push_back(text.toUtf8());
                return std::string_view(bytes.back().constData(), static_cast<std::size_t>(bytes.back().size()));
            };
            const auto *const at = reinterpret_cast<const char *>(&kept().back());
            views.push_back({.name = view(each.name),
                             .state = view(each.state),
                             .startedAt = view(each.startedAt),
                             .image = view(each.image + u'|' + each.repoDigests.join(u',') + u'|' + each.platformDigest + u'|' + each.imageId),
                             .stored = std::string_view(at, 1),
                             .replicasRunning = each.replicasRunning});
        }
        m_survey.add({TargetId::create(), environment, release, observedAt}, views);
    }
    ComponentSurvey::Answer take() { return m_survey.take(now); }
    ComponentRow row(qsizetype at = 0) { return take().rows.value(at); }

private:
    static ObservedComponent whole(const ComponentView &view) { return *reinterpret_cast<const ObservedComponent *>(view.stored.data()); }

    ComponentSurvey m_survey;
};

CellMatch match(const ComponentRow &row)
{
    return compareCells(row, row.cell(production), row.cell(staging));
}

} // namespace

/// Which images of a component run where, and whether they are the same.
class TestComponentSurvey : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { kept().clear(); }

    void targetsOfAnImageAreCounted();
    void imagesThatShareADigestAreOne();
    void imagesMeetOverAThird();
    void onlyWhatIsKnownToBeAnotherImageDiffers();
    void anImageOfAContainerdStoreIsKnownByItsId();
    void fiveImagesInOneEnvironmentAreListedThatOfMostTargetsFirst();
    void imagesThatNoEnvironmentListsAreLeftOut();
    void anImageIsListedWhereItIsAmongTheFirst();
    void manyEnvironmentsShareTheImagesThatAreListed();
    void moreEnvironmentsThanImagesKeepOneEach();
    void whatIsNotListedIsNeitherTheSameNorAnother();
    void moreImagesThanAnybodyLooksAtAreCountedOnly();
    void aStoppedReplicaBesideARunningOneCountsNot();
    void whatRunsNowhereCountsAsNotRunning();
    void whatIsSaidToBeMissingIsNotThere();
    void whatEndedWellCountsAsRunning();
    void replicasOfOneTargetAreOneTarget();
    void itIsAsOldAsTheFirstOfItsTargets();
    void aClockThatIsAheadMakesNothingYounger();
    void oneTargetIsAskedForEachRelease();
    void onlyTheWantedRowsAreKept();
    void aRowThatLeavesTakesNothingOfItsTargetAlong();
    void namesMeetInTheirNormalForm();
    void tagsAreRead_data();
    void tagsAreRead();
};

void TestComponentSurvey::targetsOfAnImageAreCounted()
{
    Fleet fleet;
    fleet.target(staging, {component(u"api"_s, {digestOf('a')}, {}, u"shop/api:2.4"_s)});
    fleet.target(staging, {component(u"api"_s, {digestOf('a')}, {}, u"shop/api:2.4"_s)});
    fleet.target(staging, {component(u"worker"_s, {digestOf('c')})});
    fleet.target(production, {component(u"api"_s, {digestOf('b')}, {}, u"shop/api:2.3"_s)});
    const ComponentRow row = fleet.row();
    QCOMPARE(row.name, u"api"_s);
    QCOMPARE(row.images.size(), 2);
    QCOMPARE(row.images.first().version, u"2.4"_s);
    QCOMPARE(row.cell(staging)->targets, 2);
    QCOMPARE(row.cell(staging)->uses.first().targets, 2);
    QCOMPARE(row.cell(production)->uses.first().image, 1);
    QCOMPARE(match(row), CellMatch::Different);
    QCOMPARE(match(fleet.row(1)), CellMatch::Missing);
}

void TestComponentSurvey::imagesThatShareADigestAreOne()
{
    Fleet fleet;
    fleet.target(staging, {component(u"api"_s, {digestOf('a'), digestOf('b')}, digestOf('f'))});
    fleet.target(production, {component(u"api"_s, {digestOf('b')}, digestOf('e'))}); // the other platform of the index
    const ComponentRow row = fleet.row();
    QCOMPARE(row.images.size(), 1);
    QCOMPARE(match(row), CellMatch::Same);
    QCOMPARE(row.images.first().digest, digestOf('a'));
    QCOMPARE(row.images.first().digests, (QStringList{digestOf('b'), digestOf('e'), digestOf('f')}));
}

void TestComponentSurvey::imagesMeetOverAThird()
{
    Fleet fleet;
    fleet.target(staging, {component(u"api"_s, {digestOf('a')})});
    fleet.target(production, {component(u"api"_s, {}, digestOf('f'))});
    QCOMPARE(match(fleet.row()), CellMatch::Unresolved);
    fleet.target(staging, {component(u"api"_s, {digestOf('a')}, digestOf('f'))});
    QCOMPARE(match(fleet.row()), CellMatch::Same);
}

void TestComponentSurvey::onlyWhatIsKnownToBeAnotherImageDiffers()
{
    Fleet fleet;
    fleet.target(staging, {component(u"api"_s, {digestOf('a')}, {}, u"api:1"_s)});
    fleet.target(production, {component(u"api"_s, {}, {}, u"api:2"_s)}); // no digest is known for what runs
    const ComponentRow row = fleet.row();
    QCOMPARE(match(row), CellMatch::Unresolved);
    QCOMPARE(compareCells(row, row.cell(staging), row.cell(production)), CellMatch::Unresolved);
    QVERIFY(row.images.last().digest.isEmpty());
    QVERIFY(!row.images.last().resolved);
    fleet.target(production, {component(u"api"_s, {digestOf('b')}, {}, u"api:2"_s)});
    QCOMPARE(match(fleet.row()), CellMatch::Different); // one of the two may be what runs in staging, the other is not
    QVERIFY(!isMixed(fleet.row(), *fleet.row().cell(production)));
}

void TestComponentSurvey::anImageOfAContainerdStoreIsKnownByItsId()
{
    ObservedComponent containerd = component(u"api"_s, {}, digestOf('f'));
    containerd.imageId = digestOf('a');
    ObservedComponent classic = component(u"worker"_s, {digestOf('b')});
    classic.imageId = digestOf('a'); // that of a configuration
    Fleet fleet;
    fleet.target(staging, {component(u"api"_s, {digestOf('a')}), component(u"worker"_s, {digestOf('a')})});
    fleet.target(production, {containerd, classic});
    QCOMPARE(match(fleet.row(0)), CellMatch::Same);
    QCOMPARE(match(fleet.row(1)), CellMatch::Different);
}

void TestComponentSurvey::fiveImagesInOneEnvironmentAreListedThatOfMostTargetsFirst()
{
    Fleet fleet;
    for (const char letter : {'a', 'b', 'c', 'd', 'e', 'e'})
        fleet.target(production, {component(u"api"_s, {digestOf(letter)})});
    const ComponentRow row = fleet.row();
    const ComponentCell *cell = row.cell(production);
    QCOMPARE(cell->targets, 6);
    QCOMPARE(cell->uses.size(), 5);
    QCOMPARE(cell->uses.first().targets, 2);
    QCOMPARE(row.images.at(cell->uses.first().image).digest, digestOf('e'));
    QVERIFY(isMixed(row, *cell));
}

void TestComponentSurvey::imagesThatNoEnvironmentListsAreLeftOut()
{
    Fleet fleet;
    fleet.target(production, manyImages(5'000), now, QUuid::createUuid());
    const auto answer = fleet.take();
    const ComponentRow &row = answer.rows.constFirst();
    QCOMPARE(row.images.size(), maxUsesOfCell);
    QCOMPARE(row.cell(production)->uses.size(), maxUsesOfCell);
    QCOMPARE(row.cell(production)->moreImages, 5'000 - 20);
    QCOMPARE(answer.questions.size(), maxUsesOfCell);
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(row.cell(production)->uses.at(i).image, i);
        QCOMPARE(answer.questions.at(i).image, i);
    }
}

void TestComponentSurvey::anImageIsListedWhereItIsAmongTheFirst()
{
    Fleet fleet;
    fleet.target(staging, manyImages(50));
    fleet.target(production, {component(u"api"_s, {numbered(1'000)})}, now, QUuid::createUuid());
    const auto answer = fleet.take();
    const ComponentRow &row = answer.rows.constFirst();
    QCOMPARE(row.images.size(), 21);
    QCOMPARE(row.images.at(row.cell(production)->uses.constFirst().image).digest, numbered(1'000));
    QCOMPARE(answer.questions.size(), 1);
    QCOMPARE(row.images.at(answer.questions.constFirst().image).digest, numbered(1'000));
    QCOMPARE(row.cell(production)->moreImages, 0);
    QCOMPARE(row.cell(staging)->moreImages, 30);
}

void TestComponentSurvey::manyEnvironmentsShareTheImagesThatAreListed()
{
    Fleet fleet;
    for (int i = 0; i < 30; ++i)
        fleet.target(EnvironmentId::create(), manyImages(20, i * 20));
    const ComponentRow row = fleet.row();
    QCOMPARE(row.images.size(), maxImagesOfComponent);
    QCOMPARE(row.cells.size(), 30);
    for (const ComponentCell &cell : row.cells) {
        QVERIFY(cell.uses.size() >= 6);
        QCOMPARE(cell.uses.size() + cell.moreImages, 20);
        for (const ComponentUse &use : cell.uses)
            QVERIFY(use.image < row.images.size());
    }
}

void TestComponentSurvey::moreEnvironmentsThanImagesKeepOneEach()
{
    Fleet fleet;
    for (int i = 0; i < 250; ++i)
        fleet.target(EnvironmentId::create(), manyImages(2, i * 2));
    const ComponentRow row = fleet.row();
    QCOMPARE(row.images.size(), 250);
    for (const ComponentCell &cell : row.cells) {
        QCOMPARE(cell.uses.size(), 1);
        QCOMPARE(cell.moreImages, 1);
    }
}

void TestComponentSurvey::whatIsNotListedIsNeitherTheSameNorAnother()
{
    Fleet fleet;
    fleet.target(staging, manyImages(21));
    fleet.target(production, manyImages(21));
    QCOMPARE(match(fleet.row()), CellMatch::Unresolved); // the last one may be another
    const ComponentRow row = fleet.row();
    const ComponentCell some{staging, 2, {{.image = 0, .targets = 1, .notRunning = 0, .since = {}, .changedInFreeze = {}}}, 1};
    const ComponentCell all{production, 2, {some.uses.constFirst(), {.image = 1, .targets = 1, .notRunning = 0, .since = {}, .changedInFreeze = {}}}, 0};
    QCOMPARE(compareCells(row, &all, &some), CellMatch::Unresolved);
}

void TestComponentSurvey::moreImagesThanAnybodyLooksAtAreCountedOnly()
{
    const auto most = static_cast<int>(ComponentSurvey::maxImagesMet);
    Fleet fleet;
    fleet.target(staging, manyImages(most));
    kept().clear(); // what was told apart was taken along
    fleet.target(staging, manyImages(100, most));
    fleet.target(staging, manyImages(50, most));        // the same once more
    fleet.target(production, manyImages(25, most + 1)); // known elsewhere, but not told apart: here as many have a place as are listed
    fleet.target(production, {component(u"web"_s, {numbered(1)})});
    const auto rows = fleet.take().rows;
    QCOMPARE(rows.size(), 2);
    const ComponentCell *there = rows[0].cell(staging);
    QCOMPARE(there->targets, 3);
    QCOMPARE(there->uses.size() + there->moreImages, most + 100);
    const ComponentCell *here = rows[0].cell(production);
    QCOMPARE(here->targets, 1);
    QCOMPARE(here->uses.size(), maxUsesOfCell);
    QCOMPARE(here->moreImages, 5);
    QCOMPARE(rows[0].images[here->uses[0].image].digest, numbered(most + 1));
    QCOMPARE(compareCells(rows[0], here, there), CellMatch::Unresolved);
    QCOMPARE(rows[1].cell(production)->moreImages, 0);
}

void TestComponentSurvey::aStoppedReplicaBesideARunningOneCountsNot()
{
    ObservedComponent old = component(u"api"_s, {digestOf('a')});
    old.state = u"exited"_s;
    old.replicasRunning = 0;
    Fleet fleet;
    fleet.target(production, {old, component(u"api"_s, {digestOf('b')})});
    const ComponentRow row = fleet.row();
    QCOMPARE(row.images.size(), 1);
    QCOMPARE(row.images.first().digest, digestOf('b'));
    QCOMPARE(row.cell(production)->targets, 1);
}

void TestComponentSurvey::whatRunsNowhereCountsAsNotRunning()
{
    ObservedComponent stopped = component(u"api"_s, {digestOf('a')});
    stopped.state = u"exited"_s;
    stopped.replicasRunning = 0;
    Fleet fleet;
    fleet.target(production, {stopped});
    fleet.target(production, {component(u"api"_s, {digestOf('a')})});
    const ComponentRow row = fleet.row();
    QCOMPARE(row.cell(production)->uses.first().targets, 2);
    QCOMPARE(row.cell(production)->uses.first().notRunning, 1);
}

void TestComponentSurvey::whatIsSaidToBeMissingIsNotThere()
{
    ObservedComponent missing = component(u"api"_s, {digestOf('a')});
    missing.state = u"missing"_s;
    missing.replicasRunning = 0;
    Fleet fleet;
    fleet.target(production, {missing});
    QVERIFY(fleet.take().rows.isEmpty());
}

void TestComponentSurvey::whatEndedWellCountsAsRunning()
{
    ObservedComponent job = component(u"migrate"_s, {digestOf('a')});
    job.state = u"completed"_s;
    job.replicasRunning = 0;
    Fleet fleet;
    fleet.target(production, {job});
    QCOMPARE(fleet.row().cell(production)->uses.first().notRunning, 0);
}

void TestComponentSurvey::replicasOfOneTargetAreOneTarget()
{
    Fleet fleet;
    fleet.target(production, {component(u"api"_s, {digestOf('a')}, {}, u"api:1"_s), component(u"api"_s, {digestOf('a')}, {}, u"api:stable"_s)});
    const ComponentRow row = fleet.row();
    QCOMPARE(row.images.size(), 1);
    QCOMPARE(row.cell(production)->targets, 1);
    QCOMPARE(row.cell(production)->uses.first().targets, 1);
}

void TestComponentSurvey::itIsAsOldAsTheFirstOfItsTargets()
{
    ObservedComponent early = component(u"api"_s, {digestOf('a')});
    early.startedAt = u"2026-11-20T08:00:00.123456789Z"_s;
    ObservedComponent never = component(u"api"_s, {digestOf('a')});
    never.startedAt = u"0001-01-01T00:00:00Z"_s;
    Fleet fleet;
    fleet.target(production, {never}, now - 2h);
    QCOMPARE(fleet.row().cell(production)->uses.first().since, now - 2h);
    fleet.target(production, {early}, now - 1h);
    QCOMPARE(fleet.row().cell(production)->uses.first().since, *parseInstant("2026-11-20T08:00:00.123Z"));
}

void TestComponentSurvey::aClockThatIsAheadMakesNothingYounger()
{
    ObservedComponent ahead = component(u"api"_s, {digestOf('a')});
    ahead.startedAt = u"2199-01-01T00:00:00Z"_s;
    Fleet fleet;
    fleet.target(production, {ahead}, now + 24h);
    QCOMPARE(fleet.row().cell(production)->uses.first().since, now);
}

void TestComponentSurvey::oneTargetIsAskedForEachRelease()
{
    Fleet fleet;
    const QUuid release = QUuid::createUuid();
    fleet.target(staging, {component(u"api"_s, {digestOf('a')})}, now, release);
    fleet.target(production, {component(u"api"_s, {digestOf('a')})}, now, release);
    fleet.target(production, {component(u"api"_s, {digestOf('a')})}, now, QUuid::createUuid());
    fleet.target(production, {component(u"api"_s, {digestOf('a')})});
    QCOMPARE(fleet.take().questions.size(), 2);
}

void TestComponentSurvey::onlyTheWantedRowsAreKept()
{
    Fleet fleet(2, "a");
    for (const QString &name : {u"d"_s, u"a"_s, u"c"_s, u"b"_s, u"e"_s, u"d"_s})
        fleet.target(production, {component(name, {digestOf('a')})});
    const QList<ComponentRow> rows = fleet.take().rows;
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0).name, u"b"_s);
    QCOMPARE(rows.at(1).name, u"c"_s);
    QCOMPARE(rows.at(1).cell(production)->targets, 1);
}

void TestComponentSurvey::aRowThatLeavesTakesNothingOfItsTargetAlong()
{
    Fleet fleet(1);
    fleet.target(production, {component(u"z"_s, {digestOf('a')}), component(u"b"_s, {digestOf('b')}), component(u"a"_s, {digestOf('c')})});
    QCOMPARE(fleet.take().rows.size(), 1);
    QCOMPARE(fleet.row().name, u"a"_s);
    QCOMPARE(fleet.row().cell(production)->targets, 1);
}

void TestComponentSurvey::namesMeetInTheirNormalForm()
{
    Fleet fleet;
    fleet.target(staging, {component(u"caf\u00e9"_s, {digestOf('a')})});
    fleet.target(production, {component(u"cafe\u0301"_s, {digestOf('a')})});
    fleet.target(production, {component(u"Api"_s, {digestOf('a')}), component(u"api"_s, {digestOf('b')}), component(u"a\u202epi"_s, {digestOf('c')})});
    const QList<ComponentRow> rows = fleet.take().rows;
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rows.at(0).name, u"Api"_s); // another component than api: names are told apart by case everywhere
    QCOMPARE(rows.at(1).name, u"a_pi"_s);
    QCOMPARE(match(rows.at(3)), CellMatch::Same);
}

void TestComponentSurvey::tagsAreRead_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<QString>("repository");
    QTest::newRow("nothing") << u""_s << u""_s << u""_s;
    QTest::newRow("short") << u"redis:7.4"_s << u"7.4"_s << u"redis"_s;
    QTest::newRow("without a tag") << u"localhost:5000/shop/api"_s << u""_s << u"shop/api"_s;
    QTest::newRow("whole") << u"registry.example.com:5000/shop/api:2.3.1@sha256:abc"_s << u"2.3.1"_s << u"shop/api"_s;
    QTest::newRow("an organisation") << u"envoyproxy/envoy:v1.31"_s << u"v1.31"_s << u"envoyproxy/envoy"_s;
    QTest::newRow("an id") << u"sha256:abcdef"_s << u""_s << u""_s;
}

void TestComponentSurvey::tagsAreRead()
{
    QFETCH(QString, image);
    QTEST(tagOfImage(image), "tag");
    QTEST(repositoryOfImage(image), "repository");
}

QTEST_APPLESS_MAIN(TestComponentSurvey)
#include "tst_componentsurvey.moc"
