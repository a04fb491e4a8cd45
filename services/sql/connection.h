// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sql/columns.h"
#include "services/sql/dialect.h"
#include "services/sql/statement.h"

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace tidegate::sql {

/// A transaction lost against one that ran beside it (SQLSTATE 40001 and 40P01, SQLITE_BUSY_SNAPSHOT): nothing of it is kept, and the same may succeed
/// when it is done again. `detail` is for the log.
Error serializationFailure(const QString &detail);
bool isSerializationFailure(const Error &error);

/// One connection to a database. Used by one thread at a time.
class Connection
{
public:
    virtual ~Connection() = default;

    /// Borrows a prepared statement, which the caller gives back with giveBack(). Prepared once per text and kept;
    /// a nested use of the same text gets a statement of its own.
    Result<Statement *> borrow(Fragment sql);
    /// The same for text that was put together once and lasts as long as the program.
    Result<Statement *> borrow(const Composed &sql);
    /// The same for text that was put together from fragments.
    Result<Statement *> borrowComposed(const std::string &text);
    void giveBack(Statement *statement);

    enum class Access { Read, Write };
    Result<void> begin(Access access);
    /// Rolls back and returns the first error when a statement of the transaction failed, even where COMMIT would succeed.
    Result<void> commit();
    void rollback();
    /// From now on the transaction can only be rolled back, as after a statement that failed. Returns its argument.
    Error failed(Error error);
    /// The first failure since begin(), whatever the caller made of it.
    const std::optional<Error> &failure() const { return m_failure; }

    /// Rows changed since begin(), by triggers as well.
    qint64 changes() const { return totalChanges() - m_changesAtBegin; }
    /// Rows changed by the statement that ran last.
    virtual qint64 lastChanges() const = 0;
    /// Names what the open transaction sees: where the name is the same as in one before it, on this connection (on any, if Dialect::namesSnapshotsForAll()),
    /// and neither wrote, so are all rows. Empty: the database cannot tell.
    Result<QByteArray> snapshot();
    /// Statement::ask() for it, just before the next statement: where none follows, nothing is asked.
    void askSnapshot() { m_wantsSnapshot = true; }
    quint64 serial() const { return m_connectionSerial; } ///< Tells the connections of this process apart.
    /// Runs one statement without values: DDL and settings.
    virtual Result<void> execute(const QByteArray &statement) = 0;
    /// Tells the policies of the database what else they may go by, besides the tenant, until this transaction ends. Where the database has none, the
    /// condition of the statement stands alone.
    virtual void tellPolicies(Fragment setting, const QByteArray &value);
    virtual const Dialect &dialect() const = 0;

protected:
    Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    virtual Result<std::unique_ptr<Statement>> prepare(std::string_view sql) = 0;
    virtual Result<void> beginNow(Access access) = 0;
    virtual Result<void> commitNow() = 0;
    virtual void rollbackNow() = 0;
    virtual qint64 totalChanges() const = 0;
    /// Closes all statements; for destructors of subclasses.
    void dropStatements();

private:
    using KeptList = std::vector<std::unique_ptr<Statement>>;
    Result<Statement *> borrowFrom(KeptList &kept, std::string_view sql);
    void forgetComposed();
    void sendQuestion();
    void forgetSnapshot();

    std::unordered_map<const void *, KeptList> m_byIdentity;
    std::unordered_map<std::string, KeptList> m_byText;
    const quint64 m_connectionSerial;
    Statement *m_snapshot = nullptr; ///< The question, while somebody has asked it.
    bool m_wantsSnapshot = false;    ///< It is to be asked.
    std::optional<Error> m_failure;
    qint64 m_changesAtBegin = 0;
    bool m_inTransaction = false;
};

} // namespace tidegate::sql
