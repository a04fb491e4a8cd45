// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sentences/sentence.h"

namespace tidegate::sentences {

/// What the database and its files say.
inline constexpr Sentence database[] = {
    {"append-only", QT_TRANSLATE_NOOP("services", "History can only be added to, not changed.")},
    {"storage-constraint", QT_TRANSLATE_NOOP("services", "The value cannot be stored: a rule of the database forbids it.")},
    {"serialization-failure", QT_TRANSLATE_NOOP("services", "The database is busy: try again in a moment.")},
    {"storage-busy", QT_TRANSLATE_NOOP("services", "The database is busy: try again in a moment.")},
    {"storage-full", QT_TRANSLATE_NOOP("services", "The disk is full: nothing was changed.")},
    {"storage-io/disk", QT_TRANSLATE_NOOP("services", "The disk does not answer: check it, then try again.")},
    {"storage-io/file", QT_TRANSLATE_NOOP("services", "{file} could not be written to the disk: check the disk.")},
    {"storage-open/any", QT_TRANSLATE_NOOP("services", "The database cannot be opened: check the permissions of its file and folder.")},
    {"storage-open/folder", QT_TRANSLATE_NOOP("services", "The database {file} cannot be opened: check the permissions of its folder.")},
    {"storage-open/file", QT_TRANSLATE_NOOP("services", "The database {file} cannot be read: check its permissions.")},
    {"storage", QT_TRANSLATE_NOOP("services", "The database refused the request.")},
    {"storage-driver", QT_TRANSLATE_NOOP("services", "The SQLite driver of Qt is missing: install it.")},
    {"version", QT_TRANSLATE_NOOP("services", "A new environment starts with version 1.")},
    {"nested-write", QT_TRANSLATE_NOOP("services", "A change was started inside another one.")},
    {"database-damaged/any", QT_TRANSLATE_NOOP("services", "The database is damaged: restore a backup.")},
    {"database-damaged/file", QT_TRANSLATE_NOOP("services", "The database {file} is damaged: restore a backup.")},
    {"database-damaged/list-key", QT_TRANSLATE_NOOP("services", "The key of the lists in the database is damaged: restore a backup.")},
    {"database-read-only/any", QT_TRANSLATE_NOOP("services", "The database cannot be written: check the permissions of its file and folder.")},
    {"database-read-only/opened", QT_TRANSLATE_NOOP("services", "The database was opened for reading only.")},
    {"database-read-only/files", QT_TRANSLATE_NOOP("services", "The files of the database cannot be written any more: give Tidegate write permission again.")},
    {"database-read-only/folder",
     QT_TRANSLATE_NOOP("services", "The folder of {file} cannot be written: give Tidegate write permission or choose another folder.")},
    {"database-read-only/kept", QT_TRANSLATE_NOOP("services", "The present database could not be kept as {file}.")},
    {"database-missing/gone", QT_TRANSLATE_NOOP("services", "The file of the database is gone: restore a backup.")},
    {"database-missing/none", QT_TRANSLATE_NOOP("services", "There is no database at {file}: check the path or restore a backup.")},
    {"database-missing/log", QT_TRANSLATE_NOOP("services", "The database {file} is gone, but its log is still there: restore a backup.")},
    {"database-older/schema", QT_TRANSLATE_NOOP("services", "The schema of the database is not current.")},
    {"database-older/file", QT_TRANSLATE_NOOP("services", "The database {file} is of an older version: run `tidegate-server migrate` first.")},
    {"database-newer/any", QT_TRANSLATE_NOOP("services", "The database was written by a newer version of Tidegate: install that version or restore a backup.")},
    {"database-newer/file", QT_TRANSLATE_NOOP("services", "{file} was written by a newer version of Tidegate: install that version or restore a backup.")},
    {"database-changed", QT_TRANSLATE_NOOP("services", "The schema of the database is not one of Tidegate's releases ({migration}): restore a backup.")},
    {"database-empty", QT_TRANSLATE_NOOP("services", "The database {file} is empty: restore a backup or remove the file.")},
    {"database-foreign/other", QT_TRANSLATE_NOOP("services", "{file} is not a Tidegate database: choose another file.")},
    {"database-foreign/program", QT_TRANSLATE_NOOP("services", "{file} belongs to another program: choose another file.")},
    {"database-link", QT_TRANSLATE_NOOP("services", "{file} is a symbolic link: give the file itself.")},
    {"database-not-a-file", QT_TRANSLATE_NOOP("services", "{file} is not a file: choose another one.")},
    {"database-locked", QT_TRANSLATE_NOOP("services", "Another Tidegate uses the database {file}: stop it first.")},
    {"database-url", QT_TRANSLATE_NOOP("services", "The database must be given as sqlite:///absolute/path.db.")},
    {"file-exists", QT_TRANSLATE_NOOP("services", "The file {file} exists already: choose another name.")},
    {"backup-missing", QT_TRANSLATE_NOOP("services", "There is no backup at {file}: check the path.")},
    {"database-index-gone", QT_TRANSLATE_NOOP("services", "The index of the database's log was removed while Tidegate ran: nothing is written any more.")},
    {"database-log-gone/removed", QT_TRANSLATE_NOOP("services", "The log of the database was removed while Tidegate ran: nothing is written any more.")},
    {"database-log-gone/replaced", QT_TRANSLATE_NOOP("services", "The log of the database was replaced while Tidegate ran: nothing is written any more.")},
    {"database-log-gone/cut", QT_TRANSLATE_NOOP("services", "The log of the database was cut while Tidegate ran: nothing is written any more.")},
    {"database-moved", QT_TRANSLATE_NOOP("services", "The database was moved while Tidegate ran: nothing is written any more.")},
    {"database-gone/removed", QT_TRANSLATE_NOOP("services", "The file of the database was removed while Tidegate ran: nothing is written any more.")},
    {"database-gone/replaced", QT_TRANSLATE_NOOP("services", "The file of the database was replaced while Tidegate ran: nothing is written any more.")},
    {"database-overwritten", QT_TRANSLATE_NOOP("services", "Another program wrote to the file of the database: nothing is read or written any more.")},
    {"internal/files-fine", QT_TRANSLATE_NOOP("services", "The files of the database are in order.")},
    {"rescue/all-there", QT_TRANSLATE_NOOP("services", "Everything that was written is in the database: stop Tidegate and start it again.")},
    {"rescue/copy", QT_TRANSLATE_NOOP("services", "Everything that was written is in the copy {file}: stop Tidegate and restore it.")},
    {"rescue/maybe-lost", QT_TRANSLATE_NOOP("services", "What was written last may be lost: stop Tidegate, keep its folder, and restore a backup.")},
};

} // namespace tidegate::sentences
