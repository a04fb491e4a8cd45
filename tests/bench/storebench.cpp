// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/storefixture.h"

#include <QElapsedTimer>

#include <cstdio>

using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr int environments = 20;
constexpr int targetsOfEach = 1'000;

QList<TargetId> fill(Store &store)
{
    QList<TargetId> targets;
    must(store.write([&](Transaction &s) -> Result<void> {
        for (int e = 0; e < environments; ++e) {
            const Environment env = environment(u"e%1"_s.arg(e), e);
            must(s.environments.insert(env));
            for (int i = 0; i < targetsOfEach; ++i) {
                Target one = target(env.id, u"target-%1-%2"_s.arg(e).arg(i, 4, 10, QLatin1Char('0')));
                one.health = {.status = Health::Healthy, .message = u"answered in 3 ms"_s, .code = {}, .checkedAt = at(i), .duration = {}};
                must(s.targets.insert(one));
                targets.append(one.id);
            }
        }
        return {};
    }));
    return targets;
}

/// Prints how long one of many rounds takes on average.
template <typename Work>
void measure(const char *what, int rounds, Work &&work)
{
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < rounds; ++i)
        work();
    std::printf("%-48s %10.1f us\n", what, static_cast<double>(timer.nsecsElapsed()) / 1000.0 / rounds);
}

} // namespace

/// How long the hot paths of the store take with 20,000 targets in 20 environments.
int main()
{
    Store store;
    const QList<TargetId> targets = fill(store);
    std::size_t read = 0; // what is read is used, or it might not be read at all
    qsizetype next = 0;
    measure("one target by its id", 20'000, [&] {
        next = (next + 7919) % targets.size();
        must(store.read([&](Transaction &s) { return s.targets.visit(targets[next], [&](const TargetRow &row) { read += row.name.size(); }); }));
    });
    measure("a list of 1,000 targets", 100,
            [&] { must(store.read([&](Transaction &s) { return s.targets.forEach({}, [&](const TargetRow &row) { read += row.name.size(); }); })); });
    measure("roll-up of all environments", 20,
            [&] { read += static_cast<std::size_t>(must(store.read([](Transaction &s) { return s.environments.rollups(at(0)); })).size()); });
    return read > 0 ? 0 : 1;
}
