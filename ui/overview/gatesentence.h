// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/gate.h"

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

} // namespace tidegate
