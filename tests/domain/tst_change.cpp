// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/change.h"

#include <QSet>
#include <QTest>

using namespace tidegate;

class TestChange : public QObject
{
    Q_OBJECT

private slots:
    void everyWordIsReadBack();
    void aWordOfANewerServerIsNothing();
};

void TestChange::everyWordIsReadBack()
{
    QSet<QString> words;
    for (int i = 0; i < entityTypeCount; ++i) {
        const auto type = static_cast<EntityType>(i);
        QVERIFY(!toString(type).isEmpty());
        QVERIFY(entityTypeFromString(toString(type)) == type);
        words.insert(toString(type));
    }
    for (int i = 0; i < changeKindCount; ++i) {
        const auto kind = static_cast<ChangeKind>(i);
        QVERIFY(toString(kind).contains(u'.'));
        QVERIFY(changeKindFromString(toString(kind)) == kind);
        words.insert(toString(kind));
    }
    QCOMPARE(words.size(), entityTypeCount + changeKindCount);
}

void TestChange::aWordOfANewerServerIsNothing()
{
    QVERIFY(!entityTypeFromString(u"promotion"));
    QVERIFY(!entityTypeFromString(u"Target"));
    QVERIFY(!changeKindFromString(u"target.teleported"));
    QVERIFY(!changeKindFromString(u""));
}

QTEST_GUILESS_MAIN(TestChange)
#include "tst_change.moc"
