// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/gate.h"
#include "services/domain/opentime.h"

#include <QHash>
#include <QTimeZone>

namespace tidegate {

/// What a question was about, in names.
struct GateAsked
{
    QString environment;
    QString who;     ///< Empty: the person who reads the answer.
    QString release; ///< Empty: none in particular.
    QTimeZone zone = QTimeZone::utc();
    QStringList inactive{};                        ///< Of these, who cannot deploy all the same: they were deactivated.
    QHash<FreezeWindowId, QStringList> excepted{}; ///< Who is excepted in each window, as far as it is known.
};

/// The answer to "Can I deploy?" in words.
struct GateSentence
{
    bool yes = false;
    bool conditional = false; ///< Nothing but approvals is missing, or an exception must be used.
    QString text;
    QStringList may; ///< Who is excepted from each of the freezes, when whoever was asked about is not: for copying.
};

/// "No — Production is frozen at 25 Nov 10:00: “Holiday freeze” until 1 Dec 00:00. You are not on its exceptions; nobody is." Pure.
GateSentence gateSentence(const GateDecision &decision, const GateAsked &asked);

/// What the server says of a stretch of time such as a day, [from, until).
struct StretchDecision
{
    Instant from;
    Instant until;
    QList<OpenTime> open;  ///< Within it, the earliest first. What is not listed counts as closed.
    GateDecision atStart;  ///< The gate's answer at `from`.
    GateDecision whenOpen; ///< The gate's answer where it opens first; as atStart where it does not.
};

/// Whether an open time that the server found for a question about `asked` begins there: it looks from its own now on, which is a moment later. One that
/// begins within the minute is meant, unless the gate says that it is closed until then.
bool beginsThere(const OpenTime &time, Instant asked, const GateDecision &decision);

/// "Yes until 17:00, then “Weekend” …", "No, all day …", "Not before 09:00 …". It is a plain yes only where all of the stretch is open and the gate lets
/// pass. Approvals that are missing are said besides. Pure.
GateSentence gateSentence(const StretchDecision &decision, const GateAsked &asked);

/// What the server says of the first open time from an instant on.
struct NextOpenDecision
{
    Instant from;
    OpenTimes times;       ///< One, or none with the reasons.
    GateDecision whenOpen; ///< The gate's answer where it opens; at `from` where there is none.
};

/// "From 4 Jan 2027 08:00 — Production is open until …". A plain yes only where it is open at `from` and the gate lets pass. Pure.
GateSentence gateSentence(const NextOpenDecision &decision, const GateAsked &asked);

} // namespace tidegate
