// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/drift/environmentcomparison.h"
#include "tests/support/values.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

const QUuid older(u"01890a5d-ac96-774b-bcce-b302099a8057"_s);
const QUuid newer(u"01890a5d-ac96-774b-bcce-b302099a8058"_s);

Sticker sticker(QUuid release, const QString &name, int hour, const QList<std::pair<QString, char>> &components)
{
    Sticker made;
    made.releaseId = release;
    made.releaseName = name;
    made.deployedAt = Instant(std::chrono::hours(hour));
    for (const auto &[component, fill] : components)
        made.components.append({{}, component, digest(fill)});
    return made;
}

QStringList printed(const EnvironmentComparison &comparison)
{
    QStringList lines;
    for (const ComparedComponent &component : comparison.components)
        lines.append(component.name + u' ' + toString(component.match));
    return lines;
}

} // namespace

class TestEnvironmentComparison : public QObject
{
    Q_OBJECT

private slots:
    void saysOfEachComponentWhereItIs()
    {
        const StickersOf left{EnvironmentId::create(), 1, {sticker(older, u"v1"_s, 1, {{u"api"_s, 'a'}, {u"web"_s, 'w'}, {u"old"_s, 'o'}})}};
        const StickersOf right{EnvironmentId::create(), 1, {sticker(newer, u"v2"_s, 2, {{u"api"_s, 'b'}, {u"web"_s, 'w'}, {u"new"_s, 'n'}})}};

        const EnvironmentComparison comparison = compareEnvironments(left, right);

        QCOMPARE(printed(comparison), (QStringList{u"api different"_s, u"new only_right"_s, u"old only_left"_s, u"web same"_s}));
        QCOMPARE(comparison.left.id, left.environment);
        QCOMPARE(comparison.components.at(0).left, (DeployedComponent{{digest('a')}, {u"v1"_s}, 1}));
        QCOMPARE(comparison.components.at(1).left, DeployedComponent());
    }

    void targetsThatDisagreeAreADifference()
    {
        const StickersOf left{{}, 2, {sticker(older, u"v1"_s, 1, {{u"api"_s, 'a'}}), sticker(newer, u"v2"_s, 2, {{u"api"_s, 'b'}})}};
        const StickersOf right{{}, 1, {sticker(newer, u"v2"_s, 2, {{u"api"_s, 'b'}})}};

        const EnvironmentComparison comparison = compareEnvironments(left, right);

        QCOMPARE(printed(comparison), QStringList{u"api different"_s});
        QCOMPARE(comparison.components.at(0).left, (DeployedComponent{{digest('a'), digest('b')}, {u"v1"_s, u"v2"_s}, 2}));
        // Half way in a roll-out on both sides is the same on both sides.
        QCOMPARE(printed(compareEnvironments(left, left)), QStringList{u"api same"_s});
    }

    void theReleaseIsTheOneMostTargetsCarryAndTheNewerOfTwo()
    {
        const Sticker first = sticker(older, u"v1"_s, 1, {});
        const Sticker second = sticker(newer, u"v2"_s, 2, {});

        const EnvironmentComparison comparison = compareEnvironments({{}, 4, {first, second, first}}, {{}, 2, {first, second}});

        QCOMPARE(comparison.left.release, u"v1"_s);
        QCOMPARE(comparison.left.matching, 2);
        QCOMPARE(comparison.left.recorded, 3);
        QCOMPARE(comparison.left.targets, 4);
        QCOMPARE(comparison.right.release, u"v2"_s);
    }

    void nothingRecordedIsNoRelease()
    {
        const EnvironmentComparison comparison = compareEnvironments({{}, 3, {}}, {{}, 0, {}});
        QCOMPARE(comparison.left.release, QString());
        QCOMPARE(comparison.left.targets, 3);
        QVERIFY(comparison.components.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestEnvironmentComparison)
#include "tst_environmentcomparison.moc"
