// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <cstdint>
#include <memory>
#include <optional>

#include <sys/types.h>

namespace tidegate {

/// Finds out which user of this computer made the other end of a loopback connection. TCP has no SO_PEERCRED, so the kernel is asked for the
/// socket with the same two addresses the other way round: through sock_diag(7), which looks up that one socket, or, where there is no
/// sock_diag, in the table of /proc/net. Used in one thread.
class PeerUsers
{
public:
    /// Tries on a connection to itself which way works. Unavailable when none does: then nobody can be told apart.
    static Result<std::unique_ptr<PeerUsers>> open();
    ~PeerUsers();
    PeerUsers(const PeerUsers &) = delete;
    PeerUsers &operator=(const PeerUsers &) = delete;

    /// Of an accepted connection. Nothing when the other end is gone, on another computer, or in another network namespace.
    std::optional<uid_t> userBehind(int descriptor);
    /// Whether that is the user of this process. In doubt no: also for what was closed already, which the kernel shows as root's.
    bool isOwn(int descriptor);

private:
    explicit PeerUsers(int netlink) : m_netlink(netlink) {}
    bool works();

    int m_netlink; ///< -1: /proc is read.
    uint32_t m_sequence = 0;
};

} // namespace tidegate
