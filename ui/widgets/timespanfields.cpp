// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/timespanfields.h"

#include "ui/widgets/timefield.h"

namespace tidegate {

TimeSpanFields::TimeSpanFields(TimeField *start, TimeField *end) : QObject(end), m_start(start), m_end(end)
{
    for (const TimeField *field : {start, end}) {
        connect(field, &TimeField::changedByHand, this, [this, field] { noteChange(field); });
        connect(field, &TimeField::instantChanged, this, &TimeSpanFields::read);
        connect(field, &TimeField::entered, this, &TimeSpanFields::settle);
    }
    read();
}

std::optional<TimeSpan> TimeSpanFields::shown() const
{
    if (!m_start->isReadable() || !m_end->isReadable() || m_end->instant() <= m_start->instant())
        return {};
    return TimeSpan{m_start->instant(), m_end->instant()};
}

void TimeSpanFields::noteChange(const TimeField *field)
{
    m_isChanging = true;
    m_startIsLast = field == m_start;
    if (field == m_end)
        m_moved.reset(); // it has a time of its own now
}

bool TimeSpanFields::endFollows() const
{
    return m_startIsLast && m_meant && m_start->isReadable() && m_end->isReadable() && m_end->instant() <= m_start->instant();
}

void TimeSpanFields::read()
{
    if (!m_isChanging) {
        if (const std::optional<TimeSpan> span = shown())
            m_meant = span;
        return;
    }
    const bool isBack = m_moved && m_startIsLast && m_start->isReadable() && m_start->instant() == m_moved->before.start && m_end->isReadable()
        && m_end->instant() == m_moved->end;
    if (!isBack)
        return;
    m_meant = m_moved->before;
    m_moved.reset();
    m_end->setInstant(m_meant->end);
}

void TimeSpanFields::settle()
{
    if (endFollows()) {
        const TimeSpan before = *m_meant;
        const Instant end = m_start->instant() + length();
        m_end->setInstant(end);
        m_moved = Moved{before, end};
    }
    m_isChanging = false;
    read();
}

} // namespace tidegate
