// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/postgres/postgrespool.h"

#include "services/domain/say.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace tidegate::sql {
namespace {

Q_LOGGING_CATEGORY(poolLog, "tidegate.store")

constexpr std::chrono::seconds poolPatience{5};
constexpr std::chrono::milliseconds refusalPause{500};

} // namespace

Result<std::unique_ptr<PostgresConnection>> PostgresPool::take()
{
    std::unique_lock lock(m_mutex);
    const auto deadline = std::chrono::steady_clock::now() + poolPatience;
    for (;;) {
        while (!m_idle.empty()) {
            std::unique_ptr<PostgresConnection> connection = std::move(m_idle.back());
            m_idle.pop_back();
            if (connection->isUsable())
                return connection;
            --m_open;
        }
        const bool isRefused = m_refusal && (m_isRetrying || std::chrono::steady_clock::now() < m_refusedUntil);
        // A server that only accepts no more still serves those that are in use.
        if (isRefused && (m_open == 0 || m_refusal->code != u"database-connections"))
            return *m_refusal;
        if (!isRefused && m_open < m_most) {
            ++m_open;
            m_isRetrying = m_refusal.has_value();
            break;
        }
        const auto until = isRefused && !m_isRetrying ? std::min(deadline, m_refusedUntil) : deadline;
        if (m_freed.wait_until(lock, until) == std::cv_status::timeout && until == deadline)
            return makeError(ErrorKind::Unavailable, say("storage-busy"), u"all connections are in use"_s);
    }
    lock.unlock();
    return openOne();
}

Result<std::unique_ptr<PostgresConnection>> PostgresPool::openOne()
{
    for (bool isFirst = true;; isFirst = false) {
        const quint64 answersBefore = m_answers;
        auto opened = PostgresConnection::open(m_address);
        const std::scoped_lock lock(m_mutex);
        // A refusal from before the server answered somebody else says nothing any more.
        if (!opened && isFirst && m_answers != answersBefore)
            continue;
        if (std::exchange(m_isRetrying, false))
            m_freed.notify_all();
        if (opened) {
            ++m_answers;
            if (std::exchange(m_refusal, std::nullopt))
                qCWarning(poolLog) << "the database server answers again";
            return opened;
        }
        --m_open;
        m_freed.notify_one();
        if (!m_refusal || m_refusal->code != opened.error().code)
            qCWarning(poolLog).noquote() << opened.error().message << opened.error().detail;
        m_refusal = opened.error();
        m_refusedUntil = std::chrono::steady_clock::now() + refusalPause;
        return opened.error();
    }
}

void PostgresPool::forgetRefusal()
{
    const std::scoped_lock lock(m_mutex);
    ++m_answers;
    if (std::exchange(m_refusal, std::nullopt))
        qCWarning(poolLog) << "the database server answers again";
    m_isRetrying = false;
    m_freed.notify_all();
}

void PostgresPool::giveBack(std::unique_ptr<PostgresConnection> connection)
{
    std::vector<std::unique_ptr<PostgresConnection>> distrusted;
    {
        const std::scoped_lock lock(m_mutex);
        // A server that did not answer on one connection would be waited for on each of the others.
        if (connection->isLost())
            distrusted.swap(m_idle);
        if (connection->seemsUsable()) // who takes it looks
            m_idle.push_back(std::move(connection));
        else
            distrusted.push_back(std::move(connection));
        m_open -= static_cast<int>(distrusted.size());
    }
    m_freed.notify_one();
}

} // namespace tidegate::sql
