// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/connection.h"

#include "services/domain/say.h"
#include "services/domain/try.h"

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {
constexpr std::size_t maxComposed = 128; // Filters combine to more texts than are worth keeping.
const QString lostCode = u"serialization-failure"_s;

quint64 nextSerial()
{
    static std::atomic<quint64> serial{0};
    return ++serial;
}
} // namespace

Error serializationFailure(const QString &detail)
{
    return makeError(ErrorKind::Unavailable, say("serialization-failure"), detail);
}

bool isSerializationFailure(const Error &error)
{
    return error.code == lostCode;
}

Connection::Connection() : m_connectionSerial(nextSerial()) {}

Result<Statement *> Connection::borrow(Fragment sql)
{
    return borrowFrom(m_byIdentity[sql.text], sql.text);
}

Result<Statement *> Connection::borrow(const Composed &sql)
{
    return borrowFrom(m_byIdentity[&sql], sql.text());
}

Result<Statement *> Connection::borrowComposed(const std::string &text)
{
    if (m_byText.size() >= maxComposed && !m_byText.contains(text))
        forgetComposed();
    return borrowFrom(m_byText[text], text);
}

Result<Statement *> Connection::borrowFrom(KeptList &kept, std::string_view sql)
{
    if (std::exchange(m_wantsSnapshot, false))
        sendQuestion();
    for (const auto &candidate : kept) {
        if (!std::exchange(candidate->m_isBorrowed, true))
            return candidate.get();
    }
    Result<std::unique_ptr<Statement>> prepared = prepare(sql);
    if (!prepared)
        return failed(prepared.error());
    kept.push_back(*std::move(prepared));
    kept.back()->m_isBorrowed = true;
    return kept.back().get();
}

void Connection::giveBack(Statement *statement)
{
    statement->reset();
    statement->m_isBorrowed = false;
}

Result<void> Connection::begin(Access access)
{
    Q_ASSERT(!m_inTransaction);
    m_failure.reset();
    m_changesAtBegin = totalChanges();
    const Result<void> begun = beginNow(access);
    m_inTransaction = begun.has_value();
    return begun;
}

Result<void> Connection::commit()
{
    if (m_failure) {
        const Error error = *m_failure;
        rollback();
        return error;
    }
    forgetSnapshot();
    const Result<void> committed = commitNow();
    if (!committed)
        rollback();
    m_inTransaction = false;
    return committed;
}

void Connection::rollback()
{
    forgetSnapshot();
    rollbackNow();
    m_inTransaction = false;
    m_failure.reset();
}

void Connection::tellPolicies(Fragment, const QByteArray &) {}

void Connection::sendQuestion()
{
    if (m_snapshot)
        return;
    if (const auto statement = borrow(dialect().snapshot())) {
        m_snapshot = *statement;
        m_snapshot->ask();
    }
}

Result<QByteArray> Connection::snapshot()
{
    m_wantsSnapshot = false;
    if (!m_snapshot) {
        ASSIGN_OR_RETURN(m_snapshot, borrow(dialect().snapshot()));
    }
    const Result<bool> row = m_snapshot->step();
    const std::string_view name = row && *row ? m_snapshot->text(0) : std::string_view();
    QByteArray copy(name.data(), static_cast<qsizetype>(name.size()));
    forgetSnapshot();
    if (!row)
        return row.error();
    return copy;
}

void Connection::forgetSnapshot()
{
    m_wantsSnapshot = false;
    if (m_snapshot)
        giveBack(std::exchange(m_snapshot, nullptr));
}

Error Connection::failed(Error error)
{
    if (m_inTransaction && !m_failure)
        m_failure = error;
    return error;
}

void Connection::forgetComposed()
{
    std::erase_if(m_byText,
                  [](const auto &entry) { return std::none_of(entry.second.begin(), entry.second.end(), [](const auto &one) { return one->m_isBorrowed; }); });
}

void Connection::dropStatements()
{
    m_snapshot = nullptr;
    m_byIdentity.clear();
    m_byText.clear();
}

} // namespace tidegate::sql
