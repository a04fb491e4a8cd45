// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/permission.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

class TestPermission : public QObject
{
    Q_OBJECT

private slots:
    void eachRoleHasItsRights_data();
    void eachRoleHasItsRights();
    void everyPermissionHasItsName();
    void rolesAreReadByName();
};

void TestPermission::eachRoleHasItsRights_data()
{
    QTest::addColumn<QStringList>("allowed");
    // Written out role by role, so that it is not the same table twice.
    const QStringList reading{u"none"_s, u"environment:read"_s, u"freeze:read"_s, u"group:read"_s, u"target:read"_s};
    const QStringList operating = reading
        + QStringList{u"target:connection"_s, u"target:check"_s, u"sticker:write"_s, u"inventory:write"_s, u"user:read"_s, u"self"_s};
    const QStringList managing = operating + QStringList{u"environment:write"_s, u"freeze:create"_s, u"freeze:except"_s, u"freeze:delete"_s,
                                                         u"group:write"_s,       u"target:create"_s, u"target:write"_s};
    const QStringList administering = managing
        + QStringList{u"environment:create"_s, u"environment:policy"_s,   u"environment:classify"_s, u"environment:delete"_s, u"freeze:lift"_s,
                      u"group:delete"_s,       u"target:connect-write"_s, u"target:delete"_s,        u"secret:write"_s,       u"audit:read"_s,
                      u"token:admin"_s,        u"clock:accept"_s,         u"workspace:import"_s};
    QTest::newRow("viewer") << reading + QStringList{u"user:read"_s, u"self"_s};
    QTest::newRow("operator") << operating;
    QTest::newRow("release-manager") << managing;
    QTest::newRow("admin") << administering;
    QTest::newRow("auditor") << reading + QStringList{u"user:read"_s, u"self"_s, u"audit:read"_s};
    QTest::newRow("agent") << reading + QStringList{u"target:connection"_s, u"inventory:write"_s};
}

void TestPermission::eachRoleHasItsRights()
{
    QFETCH(QStringList, allowed);
    const Role role = *roleFromString(QString::fromLatin1(QTest::currentDataTag()));
    QStringList actual;
    for (int i = 0; i < permissionCount; ++i) {
        if (isAllowed(role, static_cast<Permission>(i)))
            actual.append(toString(static_cast<Permission>(i)));
    }
    actual.sort();
    allowed.sort();
    QCOMPARE(actual, allowed);
}

void TestPermission::everyPermissionHasItsName()
{
    QSet<QString> names;
    for (int i = 0; i < permissionCount; ++i)
        names.insert(toString(static_cast<Permission>(i)));
    QCOMPARE(names.size(), permissionCount);
    for (int i = 0; i < permissionCount; ++i)
        QVERIFY(permissionFromString(toString(static_cast<Permission>(i))) == static_cast<Permission>(i));
    QVERIFY(!permissionFromString(u"promotion:approve"));
}

void TestPermission::rolesAreReadByName()
{
    for (int i = 0; i < roleCount; ++i)
        QVERIFY(roleFromString(toString(static_cast<Role>(i))) == static_cast<Role>(i));
    QVERIFY(!roleFromString(u"Admin"));
    QVERIFY(!roleFromString(u""));
}

QTEST_GUILESS_MAIN(TestPermission)
#include "tst_permission.moc"
