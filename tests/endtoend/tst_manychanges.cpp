// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/endtoend/contractclient.h"
#include "tests/support/values.h"

#include <QMap>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr int targetsOfRoute = 8;

/// By what way a change comes about; each has an environment of its own.
enum class Route { StickerFirst, StickerAfterwards, Asked, Overridden, Frozen, Silent };
constexpr int routeCount = static_cast<int>(Route::Silent) + 1;

QByteArray nameOf(Route route)
{
    return std::array{"sticker-first", "sticker-afterwards", "asked", "overridden", "frozen", "silent"}.at(static_cast<std::size_t>(route));
}

QString verdictOf(Route route)
{
    switch (route) {
    case Route::StickerFirst:
    case Route::StickerAfterwards:
        return u"announced"_s;
    case Route::Asked:
    case Route::Overridden:
        return u"asked"_s;
    case Route::Frozen:
        return u"during-freeze"_s;
    case Route::Silent:
        break;
    }
    return u"unexplained"_s;
}

QString numbered(int number)
{
    return u"sha256:"_s + QString::number(number, 16).rightJustified(64, u'0');
}

/// What one target runs, and what is expected of the changes that brought it.
struct Place
{
    QString target;
    Route route = Route::Silent;
    QMap<QString, QString> digests; ///< By component.
};

} // namespace

/// Many changes at once, each by the way it came: none is put down to another one's reason.
class TestManyChanges : public QObject
{
    Q_OBJECT

private slots:
    void eachIsPutDownToWhatBroughtIt();

private:
    void prepare();
    void see(const Place &place, int secondsAgo);
    QString announce(const Place &place);
    void change(Place &place);

    std::unique_ptr<ContractClient> m_client;
    QList<Place> m_places;
    QHash<QString, std::pair<Route, QString>> m_expected; ///< By the digest: how it came, and the sticker that says so.
    QRandomGenerator m_random{20261130};
    int m_lastDigest = 0;
    int m_sequence = 0;
};

void TestManyChanges::see(const Place &place, int secondsAgo)
{
    QJsonArray components;
    for (auto it = place.digests.cbegin(); it != place.digests.cend(); ++it)
        components.append(QJsonObject{{u"name"_s, it.key()}, {u"repoDigests"_s, QJsonArray{it.value()}}, {u"state"_s, u"running"_s}});
    const QJsonObject body{{u"snapshotId"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                           {u"sequence"_s, ++m_sequence},
                           {u"observedAt"_s, fromNow(-secondsAgo)},
                           {u"collector"_s, u"ci/1"_s},
                           {u"targets"_s, QJsonArray{QJsonObject{{u"targetId"_s, place.target}, {u"components"_s, components}}}}};
    const Answer answer = m_client->post(u"/api/v1/targets/"_s + place.target + u"/inventory"_s, QJsonDocument(body).toJson(QJsonDocument::Compact));
    QVERIFY2(answer.status == 202, answer.body.constData());
}

/// Says that what the place runs was deployed; the id of the sticker's release.
QString TestManyChanges::announce(const Place &place)
{
    QJsonArray components;
    for (auto it = place.digests.cbegin(); it != place.digests.cend(); ++it)
        components.append(QJsonObject{{u"componentName"_s, it.key()}, {u"digest"_s, it.value()}});
    const QString release = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QJsonObject body{{u"releaseId"_s, release}, {u"releaseName"_s, release}, {u"components"_s, components}};
    const Answer answer = m_client->put(u"/api/v1/targets/"_s + place.target + u"/sticker"_s, QJsonDocument(body).toJson(QJsonDocument::Compact));
    return answer.status == 200 ? release : QString();
}

void TestManyChanges::prepare()
{
    m_client = std::make_unique<ContractClient>();
    const QString me = m_client->api.userOf(Role::Admin).toString();
    for (int i = 0; i < routeCount; ++i) {
        const auto route = static_cast<Route>(i);
        const QString environment = m_client->environment(nameOf(route));
        for (int number = 0; number < targetsOfRoute; ++number) {
            Place place{m_client->target(environment, nameOf(route) + '-' + QByteArray::number(number)), route, {}};
            for (const QString &component : {u"api"_s, u"web"_s, u"worker"_s})
                place.digests.insert(component, numbered(++m_lastDigest));
            see(place, 30);
            m_places.append(place);
        }
        if (route == Route::Asked)
            QVERIFY(m_client->post(u"/api/v1/environments/"_s + environment + u"/gate-check"_s, "{}").object().value("allowed"_L1).toBool());
        if (route != Route::Overridden && route != Route::Frozen)
            continue;
        m_client->window(environment, fromNow(-3'600), fromNow(3'600), "Holiday freeze", route == Route::Overridden ? QStringList{me} : QStringList());
        if (route == Route::Overridden) {
            const Answer gate = m_client->post(u"/api/v1/environments/"_s + environment + u"/gate-check"_s, "{}",
                                               {{"Freeze-Override-Reason", "the payment provider is down"}});
            QVERIFY2(gate.object().value("allowed"_L1).toBool(), gate.body.constData());
        }
    }
    QTest::qWait(2'200); // times are kept to the second, and questions are written down a moment later
}

void TestManyChanges::change(Place &place)
{
    const QStringList names = place.digests.keys();
    const QString digest = numbered(++m_lastDigest);
    place.digests[names.at(m_random.bounded(static_cast<int>(names.size())))] = digest;
    QString release;
    if (place.route == Route::StickerFirst)
        release = announce(place);
    see(place, 0);
    if (place.route == Route::StickerAfterwards)
        release = announce(place);
    m_expected.insert(digest, {place.route, release});
}

void TestManyChanges::eachIsPutDownToWhatBroughtIt()
{
    const int count = qEnvironmentVariableIntValue("TIDEGATE_CHANGES") > 0 ? qEnvironmentVariableIntValue("TIDEGATE_CHANGES") : 180;
    prepare();
    for (int i = 0; i < count && !QTest::currentTestFailed(); ++i)
        change(m_places[m_random.bounded(static_cast<int>(m_places.size()))]);
    QTest::qWait(1'500); // what came to light afterwards has been held against them

    QStringList wrong;
    qsizetype lines = 0;
    for (QString page = u"/api/v1/deployments-observed?limit=500"_s; !page.isEmpty();) {
        const Answer answer = m_client->get(page);
        QCOMPARE(answer.status, 200);
        for (const QJsonValue line : answer.array()) {
            ++lines;
            const QString digest = line["to"_L1]["digest"_L1].toString();
            const auto [route, release] = m_expected.value(digest);
            const QString verdict = line["verdict"_L1].toString();
            bool isNamed = release.isEmpty();
            for (const QJsonValue evidence : line["evidence"_L1].toArray())
                isNamed = isNamed || (evidence["kind"_L1] == "sticker"_L1 && evidence["text"_L1] == release);
            if (!m_expected.contains(digest) || verdict != verdictOf(route) || !isNamed)
                wrong.append(QString::fromLatin1(nameOf(route)) + u" "_s + verdict + u" "_s
                             + QString::fromUtf8(QJsonDocument(line.toObject()).toJson(QJsonDocument::Compact)));
        }
        page = nextOf(answer);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(QString::number(wrong.size()) + u" of "_s + QString::number(lines) + u":\n"_s + wrong.value(0)));
    QCOMPARE(lines, m_expected.size());
}

QTEST_GUILESS_MAIN(TestManyChanges)
#include "tst_manychanges.moc"
