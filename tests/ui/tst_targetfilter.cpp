// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/targets/list/targetfiltertext.h"
#include "ui/targets/list/targetviews.h"

#include <QTest>

using namespace tidegate;
using namespace Qt::StringLiterals;

class TestTargetFilter : public QObject
{
    Q_OBJECT

private slots:
    void readsConditions_data();
    void readsConditions();
    void explainsWhatItDoesNotUnderstand_data();
    void explainsWhatItDoesNotUnderstand();
    void everyTokenCanBeTakenOutAndReadAsItShows_data();
    void everyTokenCanBeTakenOutAndReadAsItShows();
    void valuesAreSwitchedInPlace_data();
    void valuesAreSwitchedInPlace();
    void contradictingConditionsMatchNothing();
    void viewsKeepTheirOrderNamesAndLook();
};

namespace {

QSet<int> health(std::initializer_list<Health> states)
{
    QSet<int> set;
    for (const Health state : states)
        set.insert(static_cast<int>(state));
    return set;
}

} // namespace

void TestTargetFilter::readsConditions_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *text) { QTest::newRow(text) << QString::fromUtf8(text); };
    row("health:degraded,unhealthy");
    row("health:≠healthy,unknown,unreachable");
    row("-health:healthy,unknown,unreachable");
    row("HEALTH:Degraded,UNHEALTHY");
    row("health:\"degraded\",unhealthy");
}

void TestTargetFilter::readsConditions()
{
    QFETCH(const QString, text);
    const FilterText read = readFilterText(text);
    QCOMPARE(read.problems, QStringList());
    QCOMPARE(read.filter.health, health({Health::Degraded, Health::Unhealthy}));
    QCOMPARE(read.tokens.size(), 1);
    QVERIFY(read.filter.words.isEmpty());
}

void TestTargetFilter::explainsWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("value") << u"health:ill"_s << u"unreachable"_s;
    QTest::newRow("no value") << u"health:"_s << u"unreachable"_s;
    QTest::newRow("key") << u"helth:degraded"_s << u"checked"_s;
    QTest::newRow("age") << u"checked>soon"_s << u"checked>15m"_s;
    QTest::newRow("drift") << u"drift:perhaps"_s << u"unknown"_s;
    QTest::newRow("label") << u"label:"_s << u"label:role=web"_s;
    QTest::newRow("agent") << u"agent:"_s << u"agent:direct"_s;
    QTest::newRow("enabled") << u"enabled:yes,no"_s << u"yes or no"_s;
    QTest::newRow("type") << u"type:vm"_s << u"nomad_job"_s;
}

void TestTargetFilter::explainsWhatItDoesNotUnderstand()
{
    QFETCH(const QString, text);
    QFETCH(const QString, says);
    const FilterText read = readFilterText(u"web "_s + text);
    QCOMPARE(read.problems.size(), 1);
    QVERIFY2(read.problems.first().contains(says), qPrintable(read.problems.first()));
    QVERIFY(read.problems.first().contains(text));
    QVERIFY(read.tokens.isEmpty());
    TargetFilter onlyWord;
    onlyWord.words = {"web"};
    QCOMPARE(read.filter, onlyWord);
}

void TestTargetFilter::everyTokenCanBeTakenOutAndReadAsItShows_data()
{
    QTest::addColumn<QString>("token");
    const auto row = [](const char *text) { QTest::newRow(text) << QString::fromUtf8(text); };
    row("health:≠healthy");
    row("type:docker_host,nomad_job");
    row("drift:yes");
    row("drift:≠no,unknown");
    row("enabled:no");
    row("label:role=web,db");
    row("label:role≠web");
    row("label:role");
    row("-label:role");
    row("agent:agent-01,direct");
    row("agent:≠direct");
    row("checked>15m");
    row("checked<2h");
    row("-checked>1d");
}

void TestTargetFilter::everyTokenCanBeTakenOutAndReadAsItShows()
{
    QFETCH(const QString, token);
    const QString text = u"a "_s + token + u"  \"b c\" -d"_s;
    const FilterText read = readFilterText(text);
    QCOMPARE(read.problems, QStringList());
    QCOMPARE(read.tokens.size(), 1);
    QCOMPARE(read.filter.words, (QByteArrayList{"a", "b c"}));
    QCOMPARE(read.filter.without, QByteArrayList{"d"});
    QCOMPARE(shownToken(read.tokens.first()), token);
    QCOMPARE(readFilterText(shownToken(read.tokens.first())).tokens.first().values, read.tokens.first().values);
    QCOMPARE(withoutToken(text, read.tokens.first()), u"a \"b c\" -d"_s);
}

void TestTargetFilter::valuesAreSwitchedInPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("adds") << u"a"_s << u"health"_s << u"degraded"_s << u"a health:degraded"_s;
    QTest::newRow("joins") << u"health:degraded b"_s << u"health"_s << u"unknown"_s << u"health:degraded,unknown b"_s;
    QTest::newRow("removes") << u"health:degraded,unknown b"_s << u"health"_s << u"degraded"_s << u"health:unknown b"_s;
    QTest::newRow("last one") << u"health:unknown b"_s << u"health"_s << u"unknown"_s << u"b"_s;
    QTest::newRow("label") << u"label:dc=fra"_s << u"label:role"_s << u"a b"_s << u"label:dc=fra label:role=\"a b\""_s;
    QTest::newRow("label value with a comma") << u"label:role=\"a b\""_s << u"label:role"_s << u"c,\"d"_s << u"label:role=\"a b\",\"c,\"\"d\""_s;
    QTest::newRow("label off") << u"label:role=\"a b\",\"c,\"\"d\""_s << u"label:role"_s << u"c,\"d"_s << u"label:role=\"a b\""_s;
    QTest::newRow("age") << u"checked>15m"_s << u"checked"_s << u"<1h"_s << u"checked<1h"_s;
    QTest::newRow("age off") << u"checked>15m"_s << u"checked"_s << u">15m"_s << QString();
    QTest::newRow("one at a time") << u"enabled:yes"_s << u"enabled"_s << u"no"_s << u"enabled:no"_s;
    QTest::newRow("a negated token is another") << u"-health:healthy"_s << u"health"_s << u"unknown"_s << u"-health:healthy health:unknown"_s;
}

void TestTargetFilter::valuesAreSwitchedInPlace()
{
    QFETCH(const QString, text);
    QFETCH(const QString, key);
    QFETCH(const QString, value);
    QFETCH(const QString, expected);
    const bool before = hasValue(text, key, value);
    QCOMPARE(withToggledValue(text, key, value), expected);
    QCOMPARE(hasValue(expected, key, value), !before);
}

void TestTargetFilter::contradictingConditionsMatchNothing()
{
    const FilterText read = readFilterText(u"health:healthy -health:healthy"_s);
    for (int state = 0; state < healthCount; ++state)
        QVERIFY(!read.filter.health.contains(state));
    QVERIFY(!read.filter.health.isEmpty());
}

void TestTargetFilter::viewsKeepTheirOrderNamesAndLook()
{
    TargetViews views;
    const QUuid notOk = views.add(u" Not OK "_s, u"health:≠healthy"_s, u"fit;health=100;-health"_s);
    const QUuid web = views.add(u"Web"_s, u"label:role=web"_s, {});
    QCOMPARE(views.find(notOk)->name, u"Not OK"_s);
    QVERIFY(!views.nameProblem(u"not ok"_s).isEmpty());
    QVERIFY(views.nameProblem(u"not ok"_s, notOk).isEmpty());
    QVERIFY(!views.nameProblem(u"  "_s).isEmpty());
    QVERIFY(!views.nameProblem(QString(61, u'x')).isEmpty());

    QVERIFY(views.canMove(web, -1));
    QVERIFY(!views.canMove(web, 1));
    views.move(web, -1);
    QCOMPARE(views.all().first().id, web);
    QCOMPARE(views.matching(u"label:role=web"_s, {})->id, web);
    QVERIFY(!views.matching(u"label:role=web"_s, u"other"_s));

    QVariantList stored = views.toVariant();
    stored.append(QVariantMap{{u"name"_s, u"no id"_s}});
    stored.append(u"nonsense"_s);
    stored.append(stored.first());
    QCOMPARE(TargetViews::fromVariant(stored).all(), views.all());

    const TargetView removed = *views.find(notOk);
    views.remove(notOk);
    QVERIFY(!views.find(notOk));
    views.insert(9, removed);
    QCOMPARE(views.all().last(), removed);
}

QTEST_GUILESS_MAIN(TestTargetFilter)
#include "tst_targetfilter.moc"
