// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/result.h"

#include <QMap>
#include <QString>

namespace tidegate {

using Labels = QMap<QString, QString>;

/// A named subset of the targets of one environment.
struct TargetGroup
{
    TargetGroupId id;
    EnvironmentId environmentId;
    QString name;
    QString displayName;
    QString description;
    Labels labels;
    int deployOrder = 0;
    int targetCount = 0; ///< Filled by reads only.

    qint64 version = 0;
    Instant createdAt;
    Instant updatedAt;

    friend bool operator==(const TargetGroup &, const TargetGroup &) = default;
};

Result<TargetGroup> validated(TargetGroup group);
/// Violations of the label rules (semantics §3): key syntax, value ≤ 256, at most 64.
QList<FieldError> labelErrors(const Labels &labels, const QString &pointer);

} // namespace tidegate
