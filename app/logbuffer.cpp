// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/logbuffer.h"

#include "services/domain/systemcall.h"

#include <algorithm>
#include <cstring>

#include <climits>
#include <poll.h>
#include <pthread.h>

namespace tidegate {
namespace {

/// Also into a pipe that does not block and is full. What nobody can read any more is dropped.
void writeAll(int descriptor, const char *bytes, std::size_t size) noexcept
{
    while (size > 0) {
        const ssize_t written = restarted(::write, descriptor, static_cast<const void *>(bytes), size);
        if (written >= 0) {
            bytes += written;
            size -= static_cast<std::size_t>(written);
            continue;
        }
        if (errno != EAGAIN && errno != EWOULDBLOCK)
            return;
        pollfd wanted{descriptor, POLLOUT, 0};
        (void)::poll(&wanted, 1, -1);
    }
}

} // namespace

LogBuffer::~LogBuffer()
{
    if (m_writer.joinable()) {
        m_writer.request_stop();
        m_writer.join();
    }
    flush();
}

void LogBuffer::append(std::string_view line, bool atOnce)
{
    if (line.size() > capacity) {
        const std::scoped_lock writing(m_writeMutex);
        writeFilled();
        return writeAll(m_descriptor, line.data(), line.size());
    }
    std::unique_lock lock(m_mutex);
    Half *half = m_filled.load(std::memory_order_relaxed);
    while (half->used + line.size() > capacity) {
        lock.unlock();
        flush();
        lock.lock();
        half = m_filled.load(std::memory_order_relaxed);
    }
    const std::size_t before = half->used;
    std::memcpy(half->bytes.data() + before, line.data(), line.size());
    half->used = before + line.size(); // a signal sees whole lines only
    if (atOnce || !m_gathers) {
        lock.unlock();
        return flush();
    }
    if (before > 0)
        return; // somebody was told
    if (!m_writer.joinable())
        startWriter();
    m_wake.notify_one();
}

void LogBuffer::flush()
{
    const std::scoped_lock writing(m_writeMutex);
    writeFilled();
}

void LogBuffer::gatherNoMore()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_gathers = false;
    }
    flush();
}

/// With m_writeMutex.
void LogBuffer::writeFilled()
{
    Half *full = nullptr;
    {
        const std::scoped_lock lock(m_mutex);
        full = m_filled;
        if (full->used == 0)
            return;
        m_isWriting = true;
        m_filled = full == m_halves.data() ? &m_halves[1] : m_halves.data();
    }
    writeAll(m_descriptor, full->bytes.data(), full->used);
    full->used = 0;
    m_isWriting = false;
}

void LogBuffer::rescue() noexcept
{
    // What came before comes first, unless this signal hit the one who writes.
    for (int tries = 0; m_isWriting && tries < 50; ++tries)
        (void)::poll(nullptr, 0, 1);
    // Nobody may be there who reads: a process that is to end does not wait for him.
    constexpr std::size_t takenWithoutWaiting = PIPE_BUF;
    constexpr int patience = 1'000;
    Half *const half = m_filled;
    const std::size_t size = half->used.exchange(0);
    for (std::size_t at = 0; at < size; at += takenWithoutWaiting) {
        pollfd wanted{m_descriptor, POLLOUT, 0};
        if (::poll(&wanted, 1, patience) != 1)
            return;
        writeAll(m_descriptor, half->bytes.data() + at, std::min(takenWithoutWaiting, size - at));
    }
}

void LogBuffer::startWriter()
{
    m_writer = std::jthread([this](const std::stop_token &stopped) { writeRegularly(stopped); });
    ::pthread_setname_np(m_writer.native_handle(), "tidegate-log");
}

void LogBuffer::writeRegularly(const std::stop_token &stopped)
{
    std::unique_lock lock(m_mutex);
    while (m_wake.wait(lock, stopped, [this] { return m_filled.load()->used > 0; })) {
        m_wake.wait_for(lock, stopped, flushEvery, [] { return false; });
        lock.unlock();
        flush();
        lock.lock();
    }
}

} // namespace tidegate
