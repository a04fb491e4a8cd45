// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sentences/sentence.h"

namespace tidegate::sentences {

/// Taking a workspace from one database to another.
inline constexpr Sentence copying[] = {
    {"copy-incomplete/use",
     QT_TRANSLATE_NOOP(
         "services",
         "The database is only partly filled, because a copy into it is still running or was broken off: wait for its end, or remove this database "
         "and copy again. The one it was copied from is as it was.")},
    {"copy-incomplete/source",
     QT_TRANSLATE_NOOP("services",
                       "The database to copy from is itself only partly filled by a copy that was broken off: copy from the one that it came from.")},
    {"copy-incomplete/target",
     QT_TRANSLATE_NOOP(
         "services",
         "The target database is only partly filled, because another copy into it is still running or was broken off: remove it, and copy into a new one.")},
    {"copy-target-used/rows", QT_TRANSLATE_NOOP("services", "The target database is not empty, {table} has {rows, number} rows: copy into a new database.")},
    {"copy-target-used/tenant", QT_TRANSLATE_NOOP("services", "The target database is not empty, it has the tenant {tenant}: copy into a new database.")},
    {"copy-target-used/server", QT_TRANSLATE_NOOP("services", "A server is at work on the target database: stop it first.")},
    {"copy-target-changed",
     QT_TRANSLATE_NOOP(
         "services",
         "The target database has {found} rows in {table} of {tenant} where {expected} were copied, so somebody else uses it: stop who does, remove it "
         "and copy again.")},
    {"copy-audit",
     QT_TRANSLATE_NOOP("services",
                       "The audit log of {tenant} does not hold, so it is not said to be the same: {why, clause}. Verify it where it was copied from.")},
    {"copy-key/none",
     QT_TRANSLATE_NOOP("services", "There are {count} stored credentials, and the key that seals them is not at hand: give the key file of the source.")},
    {"copy-key/credential",
     QT_TRANSLATE_NOOP("services",
                       "The credential {id} of target {target} cannot be taken along: {why, clause}. Give the key that it was sealed with, or "
                       "remove the credential and store it again afterwards.")},
    {"copy-text/nul",
     QT_TRANSLATE_NOOP("services", "The target database cannot store the character NUL, which is in {column} of {table} {row}: change that text first.")},
    {"copy-text/encoding",
     QT_TRANSLATE_NOOP("services", "What is in {column} of {table} {row} is no valid text, so the database was damaged: restore a backup.")},
    {"copy-stopped", QT_TRANSLATE_NOOP("services", "The copy was broken off.")},
};

} // namespace tidegate::sentences
