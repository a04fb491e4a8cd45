// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/client/eventparser.h"

namespace tidegate {
namespace {
constexpr qsizetype maxEvent = 1024 * 1024;
} // namespace

QList<ServerEvent> EventParser::feed(const QByteArray &bytes)
{
    QList<ServerEvent> events;
    for (const char byte : bytes) {
        if (byte == '\n' && m_skipLineFeed) {
            m_skipLineFeed = false;
            continue;
        }
        m_skipLineFeed = byte == '\r';
        if (byte == '\n' || byte == '\r') {
            takeLine(m_line, events);
            m_line.clear();
        } else if (m_line.size() + m_event.data.size() < maxEvent) {
            m_line.append(byte);
        } else {
            m_overflowed = true;
        }
    }
    return events;
}

void EventParser::takeLine(const QByteArray &line, QList<ServerEvent> &events)
{
    if (line.isEmpty()) {
        if (m_hasData || m_event.type != "message")
            events.append(m_event);
        m_event = {.id = m_event.id, .type = "message", .data = {}};
        m_hasData = false;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return; // a comment, the keep-alive
    const QByteArray field = colon < 0 ? line : line.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' '))
        value.remove(0, 1);
    if (field == "data") {
        m_event.data += m_hasData ? '\n' + value : value;
        m_hasData = true;
    } else if (field == "event") {
        m_event.type = value.isEmpty() ? QByteArray("message") : value;
    } else if (field == "id" && !value.contains('\0')) {
        m_event.id = value;
    }
}

} // namespace tidegate
