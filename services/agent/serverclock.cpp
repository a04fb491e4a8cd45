// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/serverclock.h"

#include "services/domain/bootclock.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace tidegate {

ServerClock::ServerClock() : ServerClock(Clock::system(), sinceBoot) {}

ServerClock::ServerClock(const Clock &wall, Reading sinceStart) : m_wall(wall), m_sinceStart(std::move(sinceStart)) {}

Instant ServerClock::now() const
{
    return m_server ? *m_server + (m_sinceStart() - m_learnt) : m_wall.now();
}

void ServerClock::learn(Instant server, std::chrono::milliseconds asked)
{
    const std::chrono::milliseconds answered = m_sinceStart();
    m_server = server + (answered - asked) / 2;
    m_learnt = answered;
}

Instant ObservationTime::by(const ServerClock &clock) const
{
    const bool isSameStart = !start.isEmpty() && start == startOfComputer() && sinceStart <= clock.sinceStart();
    return clock.isKnown() && isSameStart ? clock.now() - (clock.sinceStart() - sinceStart) : at;
}

ObservationTime ObservationTime::now(const ServerClock &clock)
{
    return {clock.now(), clock.sinceStart(), startOfComputer()};
}

const QByteArray &startOfComputer()
{
    static const QByteArray start = [] {
        QFile file(u"/proc/sys/kernel/random/boot_id"_s);
        return file.open(QIODevice::ReadOnly) ? file.readLine(64).trimmed() : QByteArray();
    }();
    return start;
}

} // namespace tidegate
