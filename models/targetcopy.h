// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"

#include <QHash>

namespace tidegate {

/// In the form of the API, made of what the console knows: one object for one target, else an array; indented.
QString asJson(const QList<Target> &targets);
/// Names that stand for ids in tables.
struct TargetNames
{
    QHash<EnvironmentId, QString> environments;
    QHash<TargetGroupId, QString> groups;
};

/// One line per target, with a heading (RFC 4180): what an import reads, then what was observed. Members of the connection and labels
/// have a column each, "connection.host" and "label:role". Cells that a spreadsheet would run as a formula begin with an apostrophe.
QString asCsv(const QList<Target> &targets, const TargetNames &names = {});
/// A name per line.
QString asNames(const QList<Target> &targets);
/// A command per target. Address and token stay variables of the shell: neither belongs into the clipboard.
QString asCurl(const QList<Target> &targets);

} // namespace tidegate
