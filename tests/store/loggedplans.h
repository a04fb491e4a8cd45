// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayList>
#include <QList>
#include <QString>
#include <QStringList>

namespace tidegate::test {

/// How Postgres executed one statement, as its module auto_explain told.
struct LoggedPlan
{
    QString statement;
    QStringList tables;     ///< What was read or changed: tables and parts, each once. What a plan has and did not need is not among them.
    bool isGeneric = false; ///< Made for whatever values, and not for these.
    int removed = 0;        ///< How many parts a plan had that were left out when it was executed.
};

/// Settings of a role with which everything it executes is told.
QByteArrayList planSettings();
/// What is told in a part of a server's log.
QList<LoggedPlan> loggedPlans(const QByteArray &log);

} // namespace tidegate::test
