// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/store/postgres/postgresnotices.h"

#include "services/sql/query.h"

#include <QLoggingCategory>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace tidegate::sql {
namespace {

Q_LOGGING_CATEGORY(noticeLog, "tidegate.feed")

constexpr std::chrono::seconds noticePatience{3};
constexpr std::chrono::seconds askWhenSilentFor{3}; // a connection that is gone says nothing
constexpr std::chrono::seconds openAgainAfter{1};

constexpr char listenToAll[] = "LISTEN tidegate_changes";
constexpr char notifyEach[] = "SELECT pg_notify('tidegate_changes', each) FROM unnest(string_to_array(?1, ' ')) AS each";
constexpr char askAnything[] = "SELECT 1";

} // namespace

PostgresNotices::PostgresNotices(PostgresAddress address) : m_address(std::move(address)), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

PostgresNotices::~PostgresNotices()
{
    m_thread.request_stop();
    ::eventfd_write(m_wake, 1);
    if (m_thread.joinable())
        m_thread.join();
    ::close(m_wake);
}

void PostgresNotices::start()
{
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token &stopped) { work(stopped); });
}

void PostgresNotices::setListener(Database::Listener listener)
{
    const bool isWanted = listener != nullptr;
    {
        const std::scoped_lock lock(m_listenerMutex);
        m_listener = std::move(listener);
    }
    const std::scoped_lock lock(m_mutex);
    if (isWanted)
        start();
}

void PostgresNotices::tell(TenantId tenant)
{
    const std::scoped_lock lock(m_mutex);
    if (m_unsent.empty())
        ::eventfd_write(m_wake, 1);
    m_unsent.insert(tenant.uuid());
    start();
}

void PostgresNotices::inform(TenantId tenant)
{
    const std::scoped_lock lock(m_listenerMutex);
    if (m_listener)
        m_listener(tenant);
}

/// In the thread, as what follows.
void PostgresNotices::work(const std::stop_token &stopped)
{
    bool isTroubled = false;
    for (;;) {
        Result<void> done;
        if (auto connection = PostgresConnection::open(m_address); connection) {
            if (std::exchange(isTroubled, false))
                qCInfo(noticeLog) << "what other servers change is heard of again";
            (*connection)->setPatience(noticePatience);
            done = serve(**connection, stopped);
        } else {
            done = connection.error();
        }
        if (stopped.stop_requested())
            return;
        if (!std::exchange(isTroubled, !done))
            qCWarning(noticeLog).noquote() << "what other servers change is heard of later:" << done.error().message << done.error().detail;
        wait(-1, openAgainAfter);
    }
}

/// Until the connection is lost, or the thread is to end.
Result<void> PostgresNotices::serve(PostgresConnection &connection, const std::stop_token &stopped)
{
    RETURN_IF_ERROR(connection.execute(listenToAll));
    inform(TenantId()); // what happened meanwhile nobody told
    for (;;) {
        RETURN_IF_ERROR(sendAll(connection));
        hear(connection);
        if (stopped.stop_requested())
            return {};
        if (!wait(connection.socket(), askWhenSilentFor))
            RETURN_IF_ERROR(Query(connection, askAnything).step());
        hear(connection);
        if (!connection.isUsable())
            return makeError(ErrorKind::Unavailable, say("database-unreachable"));
    }
}

Result<void> PostgresNotices::sendAll(PostgresConnection &connection)
{
    std::set<QUuid> unsent;
    {
        const std::scoped_lock lock(m_mutex);
        unsent.swap(m_unsent);
    }
    if (unsent.empty())
        return {};
    QStringList tenants;
    for (const QUuid &each : unsent)
        tenants.append(each.toString(QUuid::WithoutBraces));
    const Result<bool> sent = Query(connection, notifyEach, tenants.join(u' ')).step();
    if (sent)
        return {};
    const std::scoped_lock lock(m_mutex);
    m_unsent.merge(unsent);
    return sent.error();
}

void PostgresNotices::hear(PostgresConnection &connection)
{
    const QByteArrayList notices = connection.takeNotices();
    for (const QByteArray &notice : notices) {
        const TenantId tenant(parseUuid(QString::fromLatin1(notice)));
        if (!tenant.isNull())
            inform(tenant);
    }
}

bool PostgresNotices::wait(int socket, std::chrono::milliseconds longest)
{
    pollfd wanted[] = {{m_wake, POLLIN, 0}, {socket, POLLIN, 0}};
    const int ready = ::poll(wanted, socket < 0 ? 1 : 2, static_cast<int>(longest.count()));
    eventfd_t ignored = 0;
    ::eventfd_read(m_wake, &ignored);
    return ready != 0;
}

} // namespace tidegate::sql
