// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/targetimportfile.h"
#include "services/domain/environmentsummary.h"

namespace tidegate {

class TargetTreeModel;

/// What there is, for comparing a file with it; may be used in another thread.
struct KnownFleet
{
    QList<Environment> environments;
    QList<TargetGroup> groups;
    QList<Target> targets;

    static KnownFleet of(const QList<EnvironmentSummary> &environments, const TargetTreeModel &model);
};

/// What an import would do with one record.
struct ImportStep
{
    enum class Kind { New, Changed, Same, Invalid };

    int line = 0;
    Kind kind = Kind::Invalid;
    QString name;
    QString environment; ///< As the file says it, or the name of the one that is meant.
    QString text;        ///< What changes, or what is wrong.
    Target target;       ///< To be written, for New and Changed.
};

/// Compares the records with what there is: by id, else by name within the environment. What a record does not say stays as it is. Pure.
QList<ImportStep> planImport(const QList<ImportRecord> &records, const KnownFleet &fleet);

} // namespace tidegate
