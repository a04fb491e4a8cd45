// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/storefixture.h"

#include <atomic>
#include <thread>

using namespace tidegate;
using namespace tidegate::test;

/// Many threads on one database.
class TestStoreThreads : public QObject
{
    Q_OBJECT

private slots:
    void writersCountWithoutGapsWhileReadersSeeWholeTransactions();
    void readersOfEndedThreadsAreClosed();
    void aWriterWhoseTurnDoesNotComeIsToldSo();
};

namespace {

constexpr int writers = 3;
constexpr int changes = 60;

/// Two rows and two changes in each transaction; every fifth is given up. How many ended otherwise than they should.
int writeAll(Store &store, TenantId tenant, int writer)
{
    int failures = 0;
    for (int i = 0; i < changes; ++i) {
        const bool givenUp = i % 5 == 4;
        const Result<void> written = store->write(tenant, [&](Transaction &s) -> Result<void> {
            for (const int half : {0, 1}) {
                must(s.environments.insert(environment(u"w%1-%2-%3"_s.arg(writer).arg(i).arg(half))));
                (void)must(s.journal.append({}));
            }
            return givenUp ? Result<void>(notFound()) : Result<void>();
        });
        failures += written.has_value() == givenUp ? 1 : 0;
    }
    return failures;
}

/// Whether a reader sees whole transactions: an even number of changes, and as many rows.
bool isConsistent(Store &store)
{
    const auto consistent = store->read(store.tenant(), [](Transaction &s) -> Result<bool> {
        const qint64 head = must(s.journal.head());
        return head % 2 == 0 && must(s.environments.list()).size() == head;
    });
    return consistent && *consistent;
}

} // namespace

void TestStoreThreads::writersCountWithoutGapsWhileReadersSeeWholeTransactions()
{
    Store store;
    const TenantId other = store.addTenant(u"second"_s);
    std::atomic<int> failures = 0;
    std::atomic<bool> done = false;
    std::vector<std::jthread> threads;
    threads.reserve(writers);
    for (int w = 0; w < writers; ++w)
        threads.emplace_back([&, w] { failures += writeAll(store, w % 2 ? other : store.tenant(), w); });
    std::vector<std::jthread> readers;
    readers.reserve(2);
    std::atomic<int> reads = 0;
    for (int r = 0; r < 2; ++r) {
        readers.emplace_back([&] {
            for (; !done; ++reads)
                failures += isConsistent(store) ? 0 : 1;
        });
    }
    threads.clear(); // Joins.
    done = true;
    readers.clear();
    QCOMPARE(failures.load(), 0);
    QVERIFY(reads > 0);
    constexpr int kept = changes * 4 / 5 * 2;
    QCOMPARE(must(store.read([](Transaction &s) { return s.journal.head(); })), 2 * kept);
    QCOMPARE(must(store->read(other, [](Transaction &s) { return s.journal.head(); })), kept);
    const auto all = must(store.read([](Transaction &s) { return s.journal.since(0, 10'000); }));
    for (qsizetype i = 0; i < all.size(); ++i)
        QCOMPARE(all[i].seq, i + 1);
}

void TestStoreThreads::aWriterWhoseTurnDoesNotComeIsToldSo()
{
    Store store;
    QString said;
    const auto wait = [&](Transaction &) -> Result<void> {
        std::thread([&] { said = codeOf(store.write([](Transaction &s) { return s.journal.trim(at(0)); })); }).join();
        return {};
    };
    (void)store.write(wait); // a server may end who is idle for that long
    QCOMPARE(said, u"storage-busy"_s);
    VERIFY_OK(store.write([](Transaction &s) { return s.journal.trim(at(0)); }));
}

void TestStoreThreads::readersOfEndedThreadsAreClosed()
{
    const auto openFiles = [] { return QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot).size(); };
    Store store;
    must(store.read([](Transaction &s) { return s.environments.list(); }));
    const qsizetype before = openFiles();
    for (int i = 0; i < 50; ++i) {
        std::jthread thread([&] { must(store.read([](Transaction &s) { return s.environments.list(); })); });
    }
    // SQLite keeps the descriptors of a file open while another connection has locks on it; they do not add up.
    QVERIFY2(openFiles() <= before + 4, qPrintable(QString::number(openFiles() - before)));
    // A thread that outlives the database has nothing left to close.
    std::atomic<int> step = 0;
    std::jthread late([&] {
        must(store.read([](Transaction &s) { return s.environments.list(); }));
        step = 1;
        step.notify_all();
        step.wait(1);
    });
    step.wait(0);
    store.close();
    step = 2;
    step.notify_all();
}

QTEST_GUILESS_MAIN(TestStoreThreads)
#include "tst_storethreads.moc"
