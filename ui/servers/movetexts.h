// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/factlist.h"

#include <QStringList>

namespace tidegate {

class WorkspaceMove;
struct WorkspaceContents;

/// How much there is of what.
QList<Fact> moveFacts(const WorkspaceContents &contents);
/// What becomes of it there, and what does not go along: one sentence each.
QStringList moveNotes(const WorkspaceMove &move);
/// What is being done.
QString moveStepText(const WorkspaceMove &move);
/// "1,200 of 3,400 rows"; empty while it is not known.
QString moveProgressText(const WorkspaceMove &move);
QString moveEndText(const WorkspaceMove &move, const QString &server);

} // namespace tidegate
