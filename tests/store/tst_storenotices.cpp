// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/backends/opendatabase.h"
#include "tests/store/storefixture.h"
#include "tests/support/postgresserver.h"

#include <mutex>

using namespace tidegate;
using namespace tidegate::test;

/// Two processes on one database, as far as the database can tell: one hears of what the other has committed.
class TestStoreNotices : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void whatGrewIsTold();
    void whatNobodyFollowsIsNotTold();
    void aLostConnectionIsMadeAgainAndTellsThatSomethingMayHaveHappened();
    void nonsenseIsIgnored();
    void whoDoesNotListenAnyMoreIsNotCalled();

private:
    void grow()
    {
        VERIFY_OK(m_store->write([](Transaction &s) -> Result<void> {
            const auto grown = s.journal.append({0, at(0), u"environment.created"_s, u"environment"_s, QUuid::createUuid(), {}, 1});
            return grown ? Result<void>() : grown.error();
        }));
    }
    int heard(TenantId tenant)
    {
        const std::scoped_lock lock(m_mutex);
        return static_cast<int>(m_heard.count(tenant));
    }
    QString nameOfDatabase() const { return m_store->where().name(); }
    qint64 cutOff() const
    {
        return TestDatabase::server()
            .run(nameOfDatabase(),
                 u"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() "
                 "AND pid <> pg_backend_pid()"_s)
            .value()
            .toLongLong();
    }

    std::unique_ptr<Store> m_store;
    std::unique_ptr<Database> m_other;
    std::mutex m_mutex;
    QList<TenantId> m_heard;
};

void TestStoreNotices::init()
{
    m_store = std::make_unique<Store>();
    m_other = must(openDatabase({.url = m_store->url()}));
    m_heard.clear();
    m_other->setListener([this](TenantId tenant) {
        const std::scoped_lock lock(m_mutex);
        m_heard.append(tenant);
    });
    QTRY_COMPARE_WITH_TIMEOUT(heard(TenantId()), 1, 20'000); // from now on it listens
}

void TestStoreNotices::cleanup()
{
    m_other.reset();
    m_store.reset();
}

void TestStoreNotices::whatGrewIsTold()
{
    grow();
    QTRY_VERIFY_WITH_TIMEOUT(heard(m_store->tenant()) == 1, 20'000);
    const TenantId second = m_store->addTenant(u"second"_s);
    for (int i = 0; i < 50; ++i)
        grow();
    QTRY_VERIFY_WITH_TIMEOUT(heard(m_store->tenant()) > 1, 20'000);
    QVERIFY(heard(m_store->tenant()) <= 51);
    QCOMPARE(heard(second), 0);
}

void TestStoreNotices::whatNobodyFollowsIsNotTold()
{
    m_store->addEnvironment(u"prod"_s); // a row without a change notice
    grow();
    QTRY_COMPARE_WITH_TIMEOUT(heard(m_store->tenant()), 1, 20'000);
}

void TestStoreNotices::aLostConnectionIsMadeAgainAndTellsThatSomethingMayHaveHappened()
{
    QVERIFY(cutOff() >= 2);
    QTRY_COMPARE_WITH_TIMEOUT(heard(TenantId()), 2, 20'000);
    // The writer's connections were cut off as well; the first that is used may be one of them. What is tried is done again when it went well.
    QTRY_VERIFY_WITH_TIMEOUT(m_store->write([](Transaction &s) {
                                        return s.journal.append({0, at(0), u"environment.created"_s, u"environment"_s, {}, {}, 1});
                                    })
                                 .has_value(),
                             20'000);
    QTRY_VERIFY_WITH_TIMEOUT(heard(m_store->tenant()) >= 1, 20'000);
}

void TestStoreNotices::nonsenseIsIgnored()
{
    for (const char *const nonsense : {"''", "'x'", "'00000000-0000-0000-0000-000000000000'", "'{}'"})
        QVERIFY(TestDatabase::server().run(nameOfDatabase(), u"SELECT pg_notify('tidegate_changes', %1)"_s.arg(QString::fromLatin1(nonsense))).ok);
    grow();
    QTRY_COMPARE_WITH_TIMEOUT(heard(m_store->tenant()), 1, 20'000);
    QCOMPARE(m_heard.size(), 2);
}

void TestStoreNotices::whoDoesNotListenAnyMoreIsNotCalled()
{
    m_other->setListener(nullptr);
    grow();
    const auto third = must(openDatabase({.url = m_store->url()}));
    std::atomic<int> calls{0};
    third->setListener([&](TenantId tenant) { calls += tenant == m_store->tenant() ? 1 : 0; });
    QTRY_VERIFY_WITH_TIMEOUT((grow(), calls > 0), 20'000);
    QCOMPARE(heard(m_store->tenant()), 0);
}

QTEST_GUILESS_MAIN(TestStoreNotices)
#include "tst_storenotices.moc"
