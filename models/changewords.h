// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/observedchange.h"

#include <QString>

/// What the console says of changes of what runs.
namespace tidegate::words {

QString of(ChangeVerdict verdict);                    ///< "Announced", "During freeze".
QString meaning(ChangeVerdict verdict);               ///< "a sticker says so"
QString changeCount(qint64 count);                    ///< "1 change", "24 changes".
QString verdictCounts(const ChangeCounts &counts);    ///< "11 announced, 1 during a freeze"; "no change".
QString unasked(const ChangeCounts &counts);          ///< "2 of 16 nobody asked about", "every change is explained", "nothing changed".
QString unaskedChanges(const ChangeCounts &counts);   ///< The same where nothing beside says what: "2 of 16 changes not asked for".
QString unaskedThisMonth(const ChangeCounts &counts); ///< "2 of 16 changes this month nobody asked about"
QString imageStep(const ObservedChange &change);      ///< "2.4.0 → 2.5.0", "2.3.1 e83b52 → 9d20e7", "– → 2.5.0".
QString shortDigest(const QString &digest);           ///< Its first figures; empty for none.

} // namespace tidegate::words
