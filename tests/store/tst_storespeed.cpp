// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/storefixture.h"

#include <QElapsedTimer>

using namespace tidegate;
using namespace tidegate::test;

/// How long the hot paths take. The limits are for a slow machine without optimisation; the figures are printed.
class TestStoreSpeed : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aGetTakesMicroseconds();
    void aListOfAThousandTakesAboutAMillisecond();
    void rollupsReadAnIndexOnly();

private:
    template <typename Work>
    double microseconds(int rounds, Work &&work)
    {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < rounds; ++i)
            work();
        return static_cast<double>(timer.nsecsElapsed()) / 1000.0 / rounds;
    }

    std::unique_ptr<Store> m_store;
    QList<TargetId> m_targets;
};

void TestStoreSpeed::initTestCase()
{
    m_store = std::make_unique<Store>();
    must(m_store->write([this](Session &s) -> Result<void> {
        for (int e = 0; e < 20; ++e) {
            const Environment env = environment(u"e%1"_s.arg(e), e);
            must(s.environments.insert(env));
            for (int i = 0; i < 1000; ++i) {
                Target one = target(env.id, u"target-%1-%2"_s.arg(e).arg(i, 4, 10, QLatin1Char('0')));
                one.health = {.status = Health::Healthy, .message = u"answered in 3 ms"_s, .code = {}, .checkedAt = at(i), .duration = {}};
                must(s.targets.insert(one));
                m_targets.append(one.id);
            }
        }
        return {};
    }));
}

void TestStoreSpeed::aGetTakesMicroseconds()
{
    std::size_t bytes = 0;
    qsizetype next = 0;
    const double time = microseconds(20'000, [&] {
        next = (next + 7919) % m_targets.size();
        must(m_store->read([&](Session &s) { return s.targets.visit(m_targets[next], [&](const TargetRow &row) { bytes += row.name.size(); }); }));
    });
    qInfo("get: %.1f us", time);
    QVERIFY(bytes > 0);
    QVERIFY(time < 200);
}

void TestStoreSpeed::aListOfAThousandTakesAboutAMillisecond()
{
    std::size_t rows = 0;
    const double time = microseconds(100, [&] {
        must(m_store->read([&](Session &s) { return s.targets.forEach({}, [&](const TargetRow &row) { rows += row.name.empty() ? 0U : 1U; }); }));
    });
    qInfo("list of 1,000 targets: %.0f us", time);
    QCOMPARE(rows, 100'000U);
    QVERIFY(time < 40'000);
}

void TestStoreSpeed::rollupsReadAnIndexOnly()
{
    const double time = microseconds(20, [&] { QCOMPARE(must(m_store->read([](Session &s) { return s.environments.rollups(at(0)); })).size(), 20); });
    qInfo("roll-up of 20 environments with 20,000 targets: %.0f us", time);
    QVERIFY(time < 400'000);
}

QTEST_GUILESS_MAIN(TestStoreSpeed)
#include "tst_storespeed.moc"
