// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

#include <cerrno>
#include <utility>

#include <unistd.h>

namespace tidegate {

/// Makes a system call again for as long as a signal interrupts it: restarted(::read, descriptor, data, size). Its result and errno otherwise.
/// Not for close(), which has closed the descriptor in any case, and not for what waits with a timeout, which would begin anew each time.
template <typename Call, typename... Arguments>
auto restarted(Call *call, Arguments... arguments)
{
    auto result = call(arguments...);
    while (result == -1 && errno == EINTR)
        result = call(arguments...);
    return result;
}

/// Closes the file descriptor that it holds; -1 is none.
class Descriptor
{
public:
    explicit Descriptor(int number = -1) : m_number(number) {}
    ~Descriptor() { reset(); }
    Q_DISABLE_COPY(Descriptor)
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        reset(std::exchange(other.m_number, -1));
        return *this;
    }

    bool isOpen() const { return m_number >= 0; }
    int number() const { return m_number; }
    void reset(int number = -1)
    {
        if (const int before = std::exchange(m_number, number); before >= 0)
            ::close(before);
    }

private:
    int m_number;
};

} // namespace tidegate
