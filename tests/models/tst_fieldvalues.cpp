// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/fieldvalues.h"

#include <QTest>
#include <QUuid>

using namespace tidegate;
using namespace Qt::StringLiterals;

class TestFieldValues : public QObject
{
    Q_OBJECT

private slots:
    void valuesAreComparedAsTheApiHasThem_data();
    void valuesAreComparedAsTheApiHasThem();
    void aFieldThatIsMissingIsEmpty();
    void aValueIsPlain();
};

void TestFieldValues::valuesAreComparedAsTheApiHasThem_data()
{
    QTest::addColumn<QVariant>("a");
    QTest::addColumn<QVariant>("b");
    QTest::addColumn<bool>("same");

    QTest::newRow("numbers of two types") << QVariant(600) << QVariant(600.0) << true;
    QTest::newRow("another number") << QVariant(600) << QVariant(601) << false;
    QTest::newRow("a number and its text") << QVariant(6) << QVariant(u"6"_s) << false;
    QTest::newRow("a list of texts") << QVariant(QStringList{u"a"_s, u"b"_s}) << QVariant(QVariantList{u"a"_s, u"b"_s}) << true;
    QTest::newRow("another order") << QVariant(QStringList{u"a"_s, u"b"_s}) << QVariant(QStringList{u"b"_s, u"a"_s}) << false;
    QTest::newRow("a map") << QVariant(QVariantMap{{u"a"_s, 1}}) << QVariant(QVariantMap{{u"a"_s, 1LL}}) << true;
    QTest::newRow("nothing and an empty text") << QVariant() << QVariant(QString()) << true;
    QTest::newRow("null and nothing") << QVariant::fromValue(nullptr) << QVariant() << true;
    QTest::newRow("false and nothing") << QVariant(false) << QVariant() << false;
    QTest::newRow("zero and nothing") << QVariant(0) << QVariant() << false;
}

void TestFieldValues::valuesAreComparedAsTheApiHasThem()
{
    QFETCH(const QVariant, a);
    QFETCH(const QVariant, b);
    QFETCH(const bool, same);

    QCOMPARE(isSameValue(a, b), same);
    QCOMPARE(isSameValue(b, a), same);
}

void TestFieldValues::aFieldThatIsMissingIsEmpty()
{
    QVERIFY(areSameValues({{u"/name"_s, u"web"_s}, {u"/description"_s, QString()}}, {{u"/name"_s, u"web"_s}}));
    QVERIFY(!areSameValues({{u"/name"_s, u"web"_s}}, {{u"/name"_s, u"db"_s}}));
}

void TestFieldValues::aValueIsPlain()
{
    const QUuid id = QUuid::createUuid();
    QCOMPARE(plainValue(id), QVariant(id.toString(QUuid::WithoutBraces)));
    QCOMPARE(plainValue(QStringList{u"a"_s}), QVariant(QVariantList{u"a"_s}));
}

QTEST_GUILESS_MAIN(TestFieldValues)
#include "tst_fieldvalues.moc"
