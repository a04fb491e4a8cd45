// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace tidegate {

/// One server-sent event (WHATWG HTML, "Server-sent events").
struct ServerEvent
{
    QByteArray id; ///< The last one given, by this event or before it.
    QByteArray type = "message";
    QByteArray data;

    friend bool operator==(const ServerEvent &, const ServerEvent &) = default;
};

/// Cuts a byte stream into events. Pure state machine: bytes may be split anywhere, lines may end in LF, CR or CR LF.
class EventParser
{
public:
    /// The events that these bytes complete.
    QList<ServerEvent> feed(const QByteArray &bytes);
    /// A line or an event beyond 1 MiB: the stream is not what it should be, drop it.
    bool overflowed() const { return m_overflowed; }

private:
    void takeLine(const QByteArray &line, QList<ServerEvent> &events);

    QByteArray m_line;
    ServerEvent m_event;
    bool m_hasData = false;
    bool m_skipLineFeed = false; ///< The last byte was CR.
    bool m_overflowed = false;
};

} // namespace tidegate
