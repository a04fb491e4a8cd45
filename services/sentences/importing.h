// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sentences/sentence.h"

namespace tidegate::sentences {

/// A workspace that moves into a tenant of a server.
inline constexpr Sentence importing[] = {
    {"import-in-progress/change",
     QT_TRANSLATE_NOOP("services",
                       "A workspace is being moved here since {since}, so nothing else can be changed here until it has arrived or an administrator "
                       "discards it.")},
    {"import-in-progress/gate",
     QT_TRANSLATE_NOOP("services",
                       "A workspace is being moved here since {since}, so nobody knows yet whether this may be deployed: wait until it has arrived, "
                       "or have an administrator discard it.")},
    {"import-in-progress/begin",
     QT_TRANSLATE_NOOP("services", "Another workspace is being moved here since {since}: wait until it has arrived, or discard it.")},
    {"workspace-not-empty",
     QT_TRANSLATE_NOOP("services",
                       "There is something here already, deleted things included ({what}), and a workspace can be moved only to where nothing is: have "
                       "another tenant made on the server.")},
    {"import-not-yours", QT_TRANSLATE_NOOP("services", "Only a person can move a workspace here, because what was done in it is put to that person.")},
    {"import-schema",
     QT_TRANSLATE_NOOP("services",
                       "The workspace has version {theirs} of the schema and this server has {ours}: bring both to the same version of Tidegate first.")},
    {"import-too-large/rows", QT_TRANSLATE_NOOP("services", "The workspace has {rows, number} rows, and no more than {most, number} can be moved.")},
    {"import-too-large/bytes", QT_TRANSLATE_NOOP("services", "The workspace takes more room than one that is moved may take here.")},
    {"import-too-large/more", QT_TRANSLATE_NOOP("services", "These are more rows of {table} than were announced.")},
    {"import-too-large/quota",
     QT_TRANSLATE_NOOP("services", "The workspace has {count, number} {what}, and {most, number} are allowed here: remove some in the workspace first.")},
    {"unknown-table", QT_TRANSLATE_NOOP("services", "A workspace has no table {name} that could be moved.")},
    {"import-page-order", QT_TRANSLATE_NOOP("services", "The next page is number {next}; pages come in order.")},
    {"import-page-other", QT_TRANSLATE_NOOP("services", "Page {number} is here already, with something else in it.")},
    {"import-page-empty", QT_TRANSLATE_NOOP("services", "A page has at least one row.")},
    {"import-table-order", QT_TRANSLATE_NOOP("services", "Rows of {table} have to come before those that are here already.")},
    {"import-columns", QT_TRANSLATE_NOOP("services", "A row of {table} has {count} values: {columns}.")},
    {"import-value", QT_TRANSLATE_NOOP("services", "This is nothing that {column} of {table} may hold.")},
    {"import-row/refused", QT_TRANSLATE_NOOP("services", "Rows of {table} do not fit together: {why, clause}.")},
    {"import-row/rule", QT_TRANSLATE_NOOP("services", "In {table}, {id} is not as it may be: {why, clause}.")},
    {"import-row/packed", QT_TRANSLATE_NOOP("services", "In {table}, the components of {id} cannot be read.")},
    {"import-audit/chain", QT_TRANSLATE_NOOP("services", "The audit log of the workspace does not hold at row {seq}: verify it there.")},
    {"import-audit/head", QT_TRANSLATE_NOOP("services", "The audit log of the workspace does not end as it was announced.")},
    {"import-audit/author", QT_TRANSLATE_NOOP("services", "Row {seq} of the audit log names somebody who is not of the workspace.")},
    {"import-audit/kept", QT_TRANSLATE_NOOP("services", "The audit log would not hold with the history of the workspace: {why, clause}.")},
    {"import-incomplete",
     QT_TRANSLATE_NOOP("services", "Of {table} {found, number} rows are here, and {announced, number} were announced: send the rest first.")},
    {"import-completed", QT_TRANSLATE_NOOP("services", "The workspace has arrived already; nothing of the move is left that could be changed.")},
    {"import-applying", QT_TRANSLATE_NOOP("services", "The workspace is being put in place just now: wait until that is done.")},
    {"import-target-changed",
     QT_TRANSLATE_NOOP("services",
                       "{target} was changed at the server since it arrived there: enter its credentials there, if they are for the place it has now.")},
    {"import-unknown", QT_TRANSLATE_NOOP("services", "This server cannot take a workspace yet: it needs a newer version of Tidegate.")},
    {"import-revoked",
     QT_TRANSLATE_NOOP("services", "The credential it was asked for with opens nothing any more; nothing of it was kept, and it can be tried again.")},
    {"import-stopped", QT_TRANSLATE_NOOP("services", "Putting the workspace in place was broken off; nothing of it was kept, and it can be tried again.")},
};

} // namespace tidegate::sentences
