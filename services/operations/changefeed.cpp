// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/operations/changefeed.h"

#include "services/codec/etag.h"
#include "services/domain/try.h"
#include "services/store/database.h"
#include "services/store/transaction.h"

#include <QLoggingCategory>
#include <QTimer>

namespace tidegate {

namespace {

Q_LOGGING_CATEGORY(feedLog, "tidegate.feed")

constexpr int maxBatch = 500;
constexpr auto minPause = std::chrono::milliseconds(20);
// Writing to hundreds of sockets takes milliseconds, in which their thread answers nobody. So they hear of a change in groups.
constexpr qsizetype minGroup = 16;
constexpr qsizetype groupsAtMost = 12;
constexpr auto betweenGroups = std::chrono::milliseconds(1);
constexpr auto pollEvery = std::chrono::seconds(5); // what another process changed may wake nobody here

} // namespace

void writeChange(JsonWriter &writer, const Change &change)
{
    writer.beginObject();
    writer.field("seq", change.seq);
    writer.field("at", change.at);
    writer.field("kind", QStringView(change.kind));
    writer.field("entityType", QStringView(change.entityType));
    writer.field("entityId", change.entityId);
    writer.field("environmentId", change.environment);
    writer.field("version", change.version);
    writer.endObject();
}

QByteArray cursorOf(const Change &change)
{
    std::string text;
    JsonWriter writer(text);
    writeChange(writer, change);
    return makeEtag(change.seq, text).replace('"', QByteArray());
}

void appendEvent(ChangeBatch &batch, const Change &change)
{
    batch.starts.push_back({change.seq, batch.text.size()});
    batch.text.append("id: ").append(cursorOf(change).toStdString()).append("\nevent: change\ndata: ");
    JsonWriter writer(batch.text);
    writeChange(writer, change);
    batch.text += "\n\n";
    batch.head = change.seq;
}

ChangeFeed::ChangeFeed(Database &database) : m_database(database)
{
    m_thread.setObjectName(QStringLiteral("tidegate-feed"));
    m_reader.moveToThread(&m_thread);
}

ChangeFeed::~ChangeFeed()
{
    m_thread.quit();
    m_thread.wait();
}

void ChangeFeed::follow(TenantId tenant, QObject *follower, const Deliver &deliver)
{
    // Looked at before the follower reads, so that nothing lies between what it reads and what is delivered.
    const auto head = m_database.read(tenant, [](Transaction &transaction) { return transaction.journal.head(); });
    if (!head)
        qCWarning(feedLog).noquote() << "the journal is not readable:" << head.error().message << head.error().detail;
    {
        const std::scoped_lock lock(m_mutex);
        auto channel = m_channels.find(tenant);
        if (channel == m_channels.end()) {
            channel = m_channels.insert(tenant, {});
            channel->position = head ? *head : 0;
        }
        channel->followers.insert(follower, deliver);
        m_tenants.insert(follower, tenant);
        if (!m_thread.isRunning()) {
            m_thread.start();
            QMetaObject::invokeMethod(
                &m_reader, [this] { poll(); }, Qt::QueuedConnection);
        }
        wake(tenant, *channel); // for what was committed meanwhile
    }
    QObject::connect(
        follower, &QObject::destroyed, follower, [this, follower] { unfollow(follower); }, Qt::DirectConnection);
}

void ChangeFeed::unfollow(QObject *follower)
{
    const std::scoped_lock lock(m_mutex);
    const auto channel = m_channels.find(m_tenants.take(follower));
    if (channel == m_channels.end())
        return;
    channel->followers.remove(follower);
    if (channel->followers.isEmpty())
        m_channels.erase(channel);
}

void ChangeFeed::notify(TenantId tenant)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto channel = m_channels.find(tenant); channel != m_channels.end())
        wake(tenant, *channel);
}

void ChangeFeed::notifyAll()
{
    const std::scoped_lock lock(m_mutex);
    for (auto it = m_channels.begin(); it != m_channels.end(); ++it)
        wake(it.key(), *it);
}

/// Under the lock.
void ChangeFeed::wake(TenantId tenant, Channel &channel)
{
    if (!std::exchange(channel.isWoken, true))
        QMetaObject::invokeMethod(
            &m_reader, [this, tenant] { read(tenant); }, Qt::QueuedConnection);
}

/// In m_thread, as what follows.
void ChangeFeed::read(TenantId tenant)
{
    {
        const std::scoped_lock lock(m_mutex);
        const auto channel = m_channels.find(tenant);
        if (channel == m_channels.end() || !channel->isWoken || !channel->waiting.isEmpty())
            return; // whoever waits is told first; handOut() comes back here
        const auto now = std::chrono::steady_clock::now();
        if (const auto passed = now - channel->readAt; passed < minPause) {
            const auto rest = std::chrono::ceil<std::chrono::milliseconds>(minPause - passed);
            QTimer::singleShot(rest, &m_reader, [this, tenant] { read(tenant); });
            return;
        }
        channel->readAt = now;
        channel->isWoken = false; // what is committed from now on wakes again
    }
    readOnce(tenant);
}

/// Takes what is new, and begins to tell the followers.
void ChangeFeed::readOnce(TenantId tenant)
{
    qint64 position = 0;
    {
        const std::scoped_lock lock(m_mutex);
        const auto channel = m_channels.constFind(tenant);
        if (channel == m_channels.cend())
            return;
        position = channel->position;
    }
    const auto batch = std::make_shared<ChangeBatch>();
    const auto count = m_database.read(tenant, [&](Transaction &transaction) -> Result<qsizetype> {
        ASSIGN_OR_RETURN(const auto head, transaction.journal.head());
        batch->head = head;
        batch->resync = position > head;
        if (position >= head)
            return 0;
        ASSIGN_OR_RETURN(const auto changes, transaction.journal.since(position, maxBatch));
        for (const Change &change : changes)
            appendEvent(*batch, change);
        return changes.size();
    });
    ++m_reads;
    if (!count) {
        qCWarning(feedLog).noquote() << "the journal is not readable, followers hear later:" << count.error().message << count.error().detail;
        return;
    }
    if (batch->resync)
        batch->text = "id: " + std::to_string(batch->head) + "\nevent: resync\ndata: {}\n\n";
    {
        const std::scoped_lock lock(m_mutex);
        const auto channel = m_channels.find(tenant);
        if (channel == m_channels.end())
            return;
        channel->position = batch->head;
        if (*count == maxBatch)
            wake(tenant, *channel); // there may be more
        if (batch->text.empty())
            return;
        channel->batch = batch;
        channel->waiting = channel->followers.keys();
        channel->group = std::max(minGroup, channel->waiting.size() / groupsAtMost + 1);
    }
    handOut(tenant);
}

/// Tells the next group of followers, and reads again after the last when there is a reason.
void ChangeFeed::handOut(TenantId tenant)
{
    // Posting under the lock keeps a follower from being destroyed in between; the event itself dies with it.
    const std::scoped_lock lock(m_mutex);
    const auto channel = m_channels.find(tenant);
    if (channel == m_channels.end())
        return;
    for (qsizetype i = 0; i < channel->group && !channel->waiting.isEmpty(); ++i) {
        QObject *const next = channel->waiting.takeLast();
        if (const auto follower = channel->followers.constFind(next); follower != channel->followers.cend())
            QMetaObject::invokeMethod(
                next, [deliver = *follower, batch = channel->batch] { deliver(batch); }, Qt::QueuedConnection);
    }
    if (!channel->waiting.isEmpty())
        QTimer::singleShot(betweenGroups, &m_reader, [this, tenant] { handOut(tenant); });
    else if (channel->isWoken)
        QMetaObject::invokeMethod(
            &m_reader, [this, tenant] { read(tenant); }, Qt::QueuedConnection);
}

void ChangeFeed::poll()
{
    auto *timer = new QTimer(&m_reader);
    QObject::connect(timer, &QTimer::timeout, &m_reader, [this] { notifyAll(); });
    QObject::connect(&m_thread, &QThread::finished, timer, &QObject::deleteLater);
    timer->start(pollEvery);
}

int ChangeFeed::followers() const
{
    const std::scoped_lock lock(m_mutex);
    return static_cast<int>(m_tenants.size());
}

} // namespace tidegate
