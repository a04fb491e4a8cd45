// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

QT_BEGIN_NAMESPACE
class QUrl;
QT_END_NAMESPACE

namespace tidegate {

/// How an agent comes onto a machine.
enum class InstallWay { DebianPackage, BareProgram };

/// A line for a shell of the machine, run as root. The line that takes the token waits for it: it never is part of a command, so that it enters no history and
/// no list of processes.
struct InstallLine
{
    enum class Purpose { Install, TakeToken, Run };

    Purpose purpose = Purpose::Install;
    QString command;
};

/// In order. name: what the agent is to be called; empty: as its machine. What is filled in is quoted for the shell.
QList<InstallLine> installLines(InstallWay way, const QUrl &server, const QString &name);

/// Whether nobody but the computer itself reaches this address.
bool isThisComputerOnly(const QUrl &server);

} // namespace tidegate
