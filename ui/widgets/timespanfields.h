// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/wallclock.h"

#include <QObject>

#include <optional>

namespace tidegate {

class TimeField;

/// A start and an end that belong together: a start that is moved to its end or behind it takes the end along, so that the length stays.
///
/// What is kept is the length of the last span that was meant: while a time is being changed by keys, wheel or undo, no reading of half of it counts. The end
/// moves when the start is entered (TimeField::entered()), and back when the start is taken back to what it was. Both fields must live as long.
class TimeSpanFields final : public QObject
{
    Q_OBJECT

public:
    TimeSpanFields(TimeField *start, TimeField *end);

    bool endFollows() const; ///< The start was changed last and stands where the end would have to go along.
    std::chrono::milliseconds length() const { return m_meant ? m_meant->end - m_meant->start : std::chrono::milliseconds(0); } ///< Which is kept.
    void settle(); ///< As when the field that is being changed is entered.

private:
    void noteChange(const TimeField *field);
    void read();
    std::optional<TimeSpan> shown() const; ///< Nothing where it is no span.

    /// What was taken along, for the way back.
    struct Moved
    {
        TimeSpan before;
        Instant end;
    };

    TimeField *m_start;
    TimeField *m_end;
    std::optional<TimeSpan> m_meant;
    std::optional<Moved> m_moved;
    bool m_startIsLast = false; ///< Of the two it was changed last.
    bool m_isChanging = false;  ///< By hand, and not entered yet.
};

} // namespace tidegate
