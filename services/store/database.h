// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/result.h"
#include "services/domain/try.h"

#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql
class Transaction;

/// Which database, and what may be done to it when it is opened (services/store/backends).
struct DatabaseOptions
{
    QString url;                 ///< "sqlite:///absolute/path.db", "postgresql://user@host/database".
    bool createIfMissing = true; ///< False: a missing database is an error, never silently a new one.
    bool migrate = true;         ///< False: an older schema is an error that names `tidegate-server migrate`.
    bool readOnly = false;
    QString applicationRole{};   ///< Postgres only: after a migration by the tables' owner, the role that servers use them as is granted what it needs.
    bool besideAnother = false;  ///< Also while another process has it open, if nothing needs to be created or migrated.
    bool evenIncomplete = false; ///< Also one that a copy has not filled to its end.
    QString markOfNew{};         ///< What a database that this makes bears as incompleteFact from its first moment; empty: nothing.
};

/// The store of one process.
///
/// Thread-safe. All access is through read() and write(), each one transaction on behalf of one tenant. The tenant is fixed in the
/// Transaction, and every statement carries it.
class Database
{
public:
    virtual ~Database() = default;

    /// Calls work(Transaction &) in a read transaction (one snapshot) and returns what it returns.
    template <typename Work>
    std::invoke_result_t<Work, Transaction &> read(TenantId tenant, Work &&work)
    {
        return readAs(tenant, anyWork(work));
    }

    /// The same when the tenant is not known yet: find(Transaction &) says for whom, as a Result<TenantId>, in a transaction that belongs to nobody;
    /// work(Transaction &) then reads for that tenant in the same snapshot. What find() says is wrong is returned, and work() is not called.
    template <typename Find, typename Work>
    std::invoke_result_t<Work, Transaction &> readFor(Find &&find, Work &&work)
    {
        return readForFound(anyWork(find), anyWork(work));
    }

    /// Calls work(Transaction &) in a write transaction and commits if it returned a value and no statement failed; otherwise rolls back.
    /// Writers of a tenant wait for each other; the answer is given after the commit reached the disk.
    ///
    /// When the transaction lost against another one (sql::isSerializationFailure()), all of it is done again, at most maxTries times in all:
    /// `work` may be called several times, each time in a new Transaction, and must leave nothing behind outside of it but what it sets anew.
    template <typename Work>
    std::invoke_result_t<Work, Transaction &> write(TenantId tenant, Work &&work)
    {
        return writeAs(tenant, anyWork(work));
    }

    /// The same for what neither audit log nor feed tell of: such writers wait for nobody but whoever has the same rows in hand.
    template <typename Work>
    std::invoke_result_t<Work, Transaction &> writeAside(TenantId tenant, Work &&work)
    {
        return writeAs(tenant, anyWork(work), Turn::None);
    }

    static constexpr int maxTries = 3;

    /// Whether several servers may be at work on it.
    virtual bool isShared() const { return false; }
    /// Called in any thread after other processes changed something of the tenant; of a null tenant: of any, which nobody told of. Nothing (nullptr): after
    /// this call nobody is called any more. Where nobody tells, whoever follows a database looks at it from time to time.
    using Listener = std::function<void(TenantId)>;
    virtual void setListener(Listener) {} // NOLINT(performance-unnecessary-value-param): who is told keeps it

    /// How many write transactions this process has committed.
    quint64 commits() const { return m_commits; }

    virtual int schemaVersion() const = 0;
    /// Whether the store answers and its schema is current; for /readyz.
    virtual Result<void> check() = 0;

protected:
    /// A transaction that was begun. Its destructor ends it, rolling back what commit() did not keep.
    class BegunTransaction
    {
    public:
        virtual ~BegunTransaction() = default;
        virtual sql::Connection &connection() = 0;
        /// Rolls back where it fails.
        virtual Result<void> commit() = 0;

    protected:
        BegunTransaction() = default;
        Q_DISABLE_COPY_MOVE(BegunTransaction)
    };

    Database() = default;
    Q_DISABLE_COPY_MOVE(Database)

    /// A null tenant is not known yet: the policies of the database are told of it later.
    virtual Result<std::unique_ptr<BegunTransaction>> beginRead(TenantId tenant) = 0;
    virtual Result<std::unique_ptr<BegunTransaction>> beginWrite(TenantId tenant) = 0;
    virtual Result<std::unique_ptr<BegunTransaction>> beginAside(TenantId tenant) { return beginWrite(tenant); }
    /// A transaction that added to the feed of the tenant is committed.
    virtual void tellOthers(TenantId) {}

private:
    enum class Turn { Own, None };

    /// Some work without its type: what is done around it is compiled for each type of answer instead of for each caller.
    template <typename Outcome>
    struct AnyWork
    {
        void *work;
        Outcome (*call)(void *work, Transaction &transaction);
    };
    template <typename Work>
    static AnyWork<std::invoke_result_t<Work &, Transaction &>> anyWork(Work &work)
    {
        using Outcome = std::invoke_result_t<Work &, Transaction &>;
        return {const_cast<void *>(static_cast<const void *>(std::addressof(work))),
                [](void *erased, Transaction &transaction) -> Outcome { return (*static_cast<Work *>(erased))(transaction); }};
    }

    template <typename Outcome>
    Outcome readAs(TenantId tenant, AnyWork<Outcome> any)
    {
        std::optional<Outcome> outcome;
        RETURN_IF_ERROR(readIn(tenant, [&](Transaction &transaction) { outcome.emplace(any.call(any.work, transaction)); }));
        return *std::move(outcome);
    }
    template <typename Outcome>
    Outcome readForFound(AnyWork<Result<TenantId>> find, AnyWork<Outcome> any)
    {
        std::optional<Outcome> outcome;
        RETURN_IF_ERROR(readInFound([&](Transaction &transaction) { return find.call(find.work, transaction); },
                                    [&](Transaction &transaction) { outcome.emplace(any.call(any.work, transaction)); }));
        return *std::move(outcome);
    }
    template <typename Outcome>
    Outcome writeAs(TenantId tenant, AnyWork<Outcome> any, Turn turn = Turn::Own)
    {
        std::optional<Outcome> outcome;
        const Result<void> done = writeIn(
            tenant,
            [&](Transaction &transaction) -> Result<void> {
                outcome.emplace(any.call(any.work, transaction));
                return outcome->has_value() ? Result<void>() : outcome->error();
            },
            turn);
        if (!done)
            return done.error();
        return *std::move(outcome);
    }

    Result<void> readIn(TenantId tenant, const std::function<void(Transaction &)> &work);
    Result<void> readInFound(const std::function<Result<TenantId>(Transaction &)> &find, const std::function<void(Transaction &)> &work);
    Result<void> writeIn(TenantId tenant, const std::function<Result<void>(Transaction &)> &work, Turn turn);
    Result<void> tryToWrite(TenantId tenant, const std::function<Result<void>(Transaction &)> &work, Turn turn);

    std::atomic<quint64> m_commits{0};
};

} // namespace tidegate
