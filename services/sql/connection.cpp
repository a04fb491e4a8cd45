// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/sql/connection.h"

#include "services/domain/say.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {
constexpr std::size_t maxComposed = 128; // Filters combine to more texts than are worth keeping.
const QString lostCode = u"serialization-failure"_s;
} // namespace

Error serializationFailure(const QString &detail)
{
    return makeError(ErrorKind::Unavailable, say("serialization-failure"), detail);
}

bool isSerializationFailure(const Error &error)
{
    return error.code == lostCode;
}

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
    for (Kept &candidate : kept) {
        if (!candidate.borrowed) {
            candidate.borrowed = true;
            return candidate.statement.get();
        }
    }
    Result<std::unique_ptr<Statement>> prepared = prepare(sql);
    if (!prepared)
        return failed(prepared.error());
    kept.push_back({std::move(*prepared), true});
    Statement *const statement = kept.back().statement.get();
    m_places[statement] = {&kept, kept.size() - 1}; // The lists live in node-based maps and never shrink.
    return statement;
}

void Connection::giveBack(Statement *statement)
{
    statement->reset();
    const auto [list, place] = m_places.at(statement);
    (*list)[place].borrowed = false;
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
    const Result<void> committed = commitNow();
    if (!committed)
        rollback();
    m_inTransaction = false;
    return committed;
}

void Connection::rollback()
{
    rollbackNow();
    m_inTransaction = false;
    m_failure.reset();
}

void Connection::tellPolicies(Fragment, const QByteArray &) {}

Error Connection::failed(Error error)
{
    if (m_inTransaction && !m_failure)
        m_failure = error;
    return error;
}

void Connection::forgetComposed()
{
    std::erase_if(m_byText, [this](const auto &entry) {
        const KeptList &kept = entry.second;
        if (std::any_of(kept.begin(), kept.end(), [](const Kept &one) { return one.borrowed; }))
            return false;
        for (const Kept &one : kept)
            m_places.erase(one.statement.get());
        return true;
    });
}

void Connection::dropStatements()
{
    m_places.clear();
    m_byIdentity.clear();
    m_byText.clear();
}

} // namespace tidegate::sql
