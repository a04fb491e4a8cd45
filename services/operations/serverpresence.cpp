// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/serverpresence.h"

#include "services/operations/tidyoperations.h"

#include <QLoggingCategory>

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(presenceLog, "tidegate.server")

/// Who is there after this server has said that it is.
struct Presence
{
    QList<ServerId> gone;
    QList<ServerId> present;
};

} // namespace

Result<void> ServerPresence::start()
{
    if (!m_backend.database().isShared()) {
        endAbandonedOperations(m_backend);
        return {};
    }
    RETURN_IF_ERROR(renew());
    RETURN_IF_ERROR(compareClocks());
    endAbandonedOperations(m_backend);
    m_thread = std::jthread([this](const std::stop_token &stopped) { work(stopped); });
    return {};
}

void ServerPresence::stop()
{
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
    const auto left = m_backend.database().writeAside(localTenant, [this](Transaction &transaction) { return transaction.leases.leave(m_backend.server()); });
    if (!left)
        qCWarning(presenceLog).noquote() << "the other servers hear later that this one ends:" << left.error().message << left.error().detail;
}

Result<void> ServerPresence::renew()
{
    ASSIGN_OR_RETURN(const auto found, m_backend.database().writeAside(localTenant, [this](Transaction &transaction) -> Result<Presence> {
        RETURN_IF_ERROR(transaction.leases.keepAlive(m_backend.server(), lease));
        ASSIGN_OR_RETURN(const auto gone, transaction.leases.removeGone());
        ASSIGN_OR_RETURN(const auto present, transaction.leases.present());
        return Presence{gone, present};
    }));
    m_isFirst = found.present.isEmpty() || found.present.first() == m_backend.server();
    if (!found.gone.isEmpty()) {
        qCWarning(presenceLog) << "servers that do not answer any more:" << found.gone.size();
        endAbandonedOperations(m_backend);
    }
    return {};
}

/// The reading lies between the question and the answer, so half of the way is not counted against anybody.
Result<void> ServerPresence::compareClocks()
{
    using std::chrono::steady_clock;
    const auto asked = steady_clock::now();
    ASSIGN_OR_RETURN(const auto shown, m_backend.database().read(localTenant, [](Transaction &transaction) { return transaction.leases.databaseNow(); }));
    const auto way = std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - asked);
    const auto ahead = shown - (m_backend.clock().now() - way / 2);
    const auto atLeast = std::max(std::chrono::abs(ahead) - way / 2, std::chrono::milliseconds(0));
    m_backend.clockGuard().compare(ahead < std::chrono::milliseconds(0) ? -atLeast : atLeast);
    return {};
}

void ServerPresence::look(const Result<void> &done)
{
    if (!done && !std::exchange(m_isTroubled, true))
        qCWarning(presenceLog).noquote() << "the other servers do not hear that this one is there:" << done.error().message << done.error().detail;
    if (done && std::exchange(m_isTroubled, false))
        qCWarning(presenceLog) << "the other servers hear again that this one is there";
}

void ServerPresence::work(const std::stop_token &stopped)
{
    auto comparedAt = std::chrono::steady_clock::now();
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, stopped, renewEvery, [] { return false; });
        }
        if (stopped.stop_requested())
            return;
        Result<void> done = renew();
        if (const auto now = std::chrono::steady_clock::now(); done && now - comparedAt >= compareEvery) {
            done = compareClocks();
            comparedAt = now;
        }
        look(done);
    }
}

} // namespace tidegate
