// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/gate.h"

#include <QTimeZone>

namespace tidegate {

/// The answer to "Can I deploy?" in words.
struct GateSentence
{
    bool yes = false;
    bool conditional = false; ///< Nothing but approvals is missing, or an exception must be used.
    QString text;
};

/// "No — Holiday freeze until 1 Dec 00:00. You are not on its exceptions." Pure.
GateSentence gateSentence(const GateDecision &decision, const QString &environmentName, const QTimeZone &zone);

} // namespace tidegate
