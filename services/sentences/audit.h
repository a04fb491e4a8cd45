// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sentences/sentence.h"

namespace tidegate::sentences {

/// What a verification of the audit log found.
inline constexpr Sentence audit[] = {
    {"audit-verdict/changed", QT_TRANSLATE_NOOP("services", "The audit log was changed: row {row} does not hold. {reason}")},
    {"audit-verdict/proven",
     QT_TRANSLATE_NOOP("services",
                       "{rows} rows follow each other. The seal of {sealed} proves that rows up to {proven} are complete, of this tenant and unchanged since "
                       "{since}; newer ones are not sealed yet.")},
    {"audit-verdict/no-key",
     QT_TRANSLATE_NOOP("services",
                       "{rows} rows follow each other. The key to their {seals} seals is not at hand, so that nobody can say whether all was rewritten.")},
    {"audit-verdict/other-key",
     QT_TRANSLATE_NOOP("services",
                       "{rows} rows follow each other. Their {seals} seals were made with another key, so that nobody can say whether all was rewritten.")},
    {"audit-verdict/not-sealed",
     QT_TRANSLATE_NOOP("services", "{rows} rows follow each other. None is sealed yet, so that nobody can say whether all was rewritten.")},
    {"audit-verdict/complete", QT_TRANSLATE_NOOP("services", "The audit log is complete and unchanged: {rows, number} rows were checked.")},
    {"audit-verdict/row", QT_TRANSLATE_NOOP("services", "The audit log was changed: row {row, number} does not hold. {reason}")},
    {"audit-flaw/row-missing", QT_TRANSLATE_NOOP("services", "row {row} is missing")},
    {"audit-flaw/row-order", QT_TRANSLATE_NOOP("services", "row {row} does not follow the row before it")},
    {"audit-flaw/row-hash", QT_TRANSLATE_NOOP("services", "row {row} is hashed in a way that has no place here")},
    {"audit-flaw/row-changed", QT_TRANSLATE_NOOP("services", "row {row} was changed after it was written")},
    {"audit-flaw/row-not-verified", QT_TRANSLATE_NOOP("services", "row {row} is not the one that was verified before")},
    {"audit-flaw/row-not-sealed", QT_TRANSLATE_NOOP("services", "row {row} is not the one that was sealed at {at}")},
    {"audit-flaw/newest-row", QT_TRANSLATE_NOOP("services", "the newest row says {says}, but {read} rows were read")},
    {"audit-flaw/rows-missing", QT_TRANSLATE_NOOP("services", "rows {from} to {to} are missing, which were sealed at {at}")},
    {"audit-flaw/too-many-seals", QT_TRANSLATE_NOOP("services", "there are more seals than rows")},
    {"audit-flaw/seal-missing", QT_TRANSLATE_NOOP("services", "seal {seal} is missing")},
    {"audit-flaw/seal-order", QT_TRANSLATE_NOOP("services", "seal {seal} is out of place")},
    {"audit-flaw/seal-forged", QT_TRANSLATE_NOOP("services", "seal {seal} is forged, or was made for another log")},
    {"audit-flaw/seal-other", QT_TRANSLATE_NOOP("services", "seal {seal} is not the one that {place} remembers")},
    {"audit-flaw/anchor-forged", QT_TRANSLATE_NOOP("services", "what {place} says about the newest seal is forged")},
    {"audit-flaw/seals-missing",
     QT_TRANSLATE_NOOP("services", "seals {from} to {to} are missing, and with them rows up to {row}; if a backup was restored on purpose, remove {place}")},
    {"audit-flaw/log-gone", QT_TRANSLATE_NOOP("services", "this tenant had a sealed log, and is gone from the database")},
    {"audit-broken", QT_TRANSLATE_NOOP("services", "The audit log is not sealed any more, because it was changed: {reason}")},
    {"audit-chain", QT_TRANSLATE_NOOP("services", "The audit row does not continue the chain.")},
    {"seal-file-unwritable",
     QT_TRANSLATE_NOOP("services", "The newest seal of the audit log could not be kept in {file}: give Tidegate write permission there.")},
};

} // namespace tidegate::sentences
