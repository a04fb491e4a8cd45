// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demofleet.h"

#include "app/serverhost.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

/// The example fleet, as the store has it.
class TestDemoFleet : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrongWithATargetCanBeSaidInAnyLanguage();
};

void TestDemoFleet::whatIsWrongWithATargetCanBeSaidInAnyLanguage()
{
    QTemporaryDir folder;
    ServerOptions options;
    options.database.url = u"sqlite://"_s + folder.filePath(u"demo.db"_s);
    options.addresses = {{QHostAddress::LocalHost, 0}};
    options.scheduledChecks = false;
    ServerHost host(options);
    const auto url = host.start();
    QVERIFY2(url, qPrintable(url ? QString() : url.error().message));
    const Principal somebody = localPrincipal(Via::System);
    QVERIFY(loadDemoFleet(*host.backend(), somebody));

    const auto targets = host.backend()->read(somebody, CallInfo(), [](Call &call) {
        TargetQuery query;
        query.limit = 1000;
        return call.transaction.targets.list(query);
    });

    QVERIFY(targets);
    int unwell = 0;
    for (const Target &target : *targets) {
        const HealthReport &health = target.health;
        if (health.message.isEmpty())
            continue;
        ++unwell;
        QCOMPARE(english({health.code, health.params}), health.message);
    }
    QVERIFY(unwell > 5);
}

QTEST_GUILESS_MAIN(TestDemoFleet)
#include "tst_demofleet.moc"
