// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/result.h"

#include <QString>

#include <memory>
#include <type_traits>

namespace tidegate {

class Session;

/// Which database, and what may be done to it when it is opened (services/store/backends).
struct DatabaseOptions
{
    QString url;                 ///< "sqlite:///absolute/path.db".
    bool createIfMissing = true; ///< False: a missing database is an error, never silently a new one.
    bool migrate = true;         ///< False: an older schema is an error that names `tidegate-server migrate`.
    bool readOnly = false;
    bool besideAnother = false; ///< Also while another process has it open, if nothing needs to be created or migrated.
};

/// The store of one process: one writer connection, and one reader connection for each thread that reads.
///
/// Thread-safe. All access is through read() and write(), each one transaction on behalf of one tenant. The tenant is fixed in the
/// Session, and every statement carries it.
class Database
{
public:
    virtual ~Database() = default;

    /// Calls work(Session &) in a read transaction (one snapshot) and returns what it returns.
    template <typename Work>
    std::invoke_result_t<Work, Session &> read(TenantId tenant, Work &&work)
    {
        const Result<std::shared_ptr<Session>> session = beginRead(tenant);
        if (!session)
            return session.error();
        auto result = work(**session);
        endRead(**session);
        return result;
    }

    /// Calls work(Session &) in a write transaction and commits if it returned a value and no statement failed; otherwise rolls back.
    /// Writers wait for each other; the answer is given after the commit reached the disk.
    template <typename Work>
    std::invoke_result_t<Work, Session &> write(TenantId tenant, Work &&work)
    {
        const Result<std::shared_ptr<Session>> session = beginWrite(tenant);
        if (!session)
            return session.error();
        auto result = work(**session);
        const Result<void> ended = endWrite(**session, result.has_value());
        if (!ended && result.has_value())
            return ended.error();
        return result;
    }

    virtual int schemaVersion() const = 0;
    /// Whether the store answers and its schema is current; for /readyz.
    virtual Result<void> check() = 0;

protected:
    Database() = default;
    Q_DISABLE_COPY_MOVE(Database)

    virtual Result<std::shared_ptr<Session>> beginRead(TenantId tenant) = 0;
    virtual void endRead(Session &session) = 0;
    virtual Result<std::shared_ptr<Session>> beginWrite(TenantId tenant) = 0;
    virtual Result<void> endWrite(Session &session, bool commit) = 0;
};

} // namespace tidegate
