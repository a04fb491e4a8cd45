// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/observedchange.h"
#include "services/domain/scoped.h"

#include <QHash>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace tidegate {

class Backend;

/// Remembers who asked the gate, so that what is deployed afterwards is known to have been asked for. To ask stays a question: it changes nothing that anybody
/// sees, and waits for no disk. What is noted is written a moment later, in a thread of its own, and changes that were seen meanwhile are judged by it again.
/// Thread-safe.
class GateAsks
{
public:
    /// How long the same question of the same caller, with the same answer, is one.
    static constexpr std::chrono::seconds same{10};
    static constexpr std::chrono::milliseconds gather{150};

    explicit GateAsks(Backend &backend);
    ~GateAsks();
    Q_DISABLE_COPY_MOVE(GateAsks)

    void note(TenantId tenant, const GateAsk &ask);
    /// Writes what is noted, and takes no more.
    void stop();

private:
    using Noted = std::pair<TenantId, GateAsk>;

    void work(const std::stop_token &stopped);
    /// Those that could not be written.
    std::vector<Noted> write(const std::vector<Noted> &noted);

    Backend &m_backend;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<Noted> m_noted;
    QHash<QByteArray, Instant> m_recent; ///< By tenant, environment, caller and answer.
    bool m_isTroubled = false;           ///< It is said once.
    std::jthread m_thread;               ///< Last: it uses the rest.
};

} // namespace tidegate
