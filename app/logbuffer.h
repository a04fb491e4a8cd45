// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string_view>
#include <thread>

namespace tidegate {

/// Lines on their way to a descriptor: gathered, and written together in the order in which they came. Thread-safe.
///
/// Nothing waits here for longer than flushEvery. Who appends waits for the descriptor only when the buffer is full, or when his line is to be written
/// at once, and with it all before it.
class LogBuffer
{
public:
    static constexpr std::chrono::milliseconds flushEvery{100};
    static constexpr std::size_t capacity = std::size_t(64) * 1024;

    explicit LogBuffer(int descriptor) : m_descriptor(descriptor) {}
    ~LogBuffer(); ///< Writes what is left.
    Q_DISABLE_COPY_MOVE(LogBuffer)

    void append(std::string_view line, bool atOnce = false);
    /// Writes all that was appended before this call.
    void flush();
    /// From now on nothing is gathered: each line is written at once, such as when the process ends.
    void gatherNoMore();
    /// Writes what is gathered, in the handler of a signal that ends the process: takes no lock and allocates nothing.
    void rescue() noexcept;

private:
    /// A half is filled while the other is written.
    struct Half
    {
        std::array<char, capacity> bytes;
        std::atomic<std::size_t> used{0};
    };

    void startWriter();
    void writeRegularly(const std::stop_token &stopped);
    void writeFilled();

    const int m_descriptor;
    std::mutex m_writeMutex; ///< Of the descriptor; taken before the next one.
    std::mutex m_mutex;      ///< Of what is filled.
    std::array<Half, 2> m_halves;
    std::atomic<Half *> m_filled{m_halves.data()};
    std::atomic<bool> m_isWriting{false};
    bool m_gathers = true;
    std::condition_variable_any m_wake;
    std::jthread m_writer; ///< Runs from the first line on.
};

} // namespace tidegate
