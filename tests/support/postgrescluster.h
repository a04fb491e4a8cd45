// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>
#include <QtGlobal>

#include <sys/types.h>

/// What is installed of Postgres, and the files that a server begins with.
namespace tidegate::test::postgres {

/// The folder of the programs that TIDEGATE_TEST_POSTGRES names, or else of the newest version's that is installed; empty when there is none.
QString programs();
/// Such as "15.4".
QString version();
/// Makes the folder one of the user whom the servers run as.
bool giveAway(const QString &folder);
/// Begins a program as that user, with its output in a file; 0 when it cannot. It ends with the thread that called this.
pid_t begin(const QString &program, const QStringList &arguments, const QString &output);
/// Waits for the end of a program that was begun; true when it succeeded.
bool finish(pid_t process);
/// A new data folder with the roles of the tests in it. What takes longest is done once for each build and copied from then on.
/// Returns what went wrong, or nothing.
QString makeData(const QString &folder);
/// A data folder that follows the server with its socket in another folder.
QString copyData(const QString &folder, const QString &primary, quint16 port);

} // namespace tidegate::test::postgres
