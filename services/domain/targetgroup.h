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

/// What is kept of `stored` may break the rules for names, which are younger than some of them.
Result<TargetGroup> validated(TargetGroup group, const TargetGroup *stored = nullptr);
/// Violations of the label rules (semantics §3): key syntax, value ≤ 256, at most 64. Values are names; those kept of `stored` stay.
QList<FieldError> labelErrors(const Labels &labels, const QString &pointer, const Labels &stored = {});
/// The values in their normal form, except those that are kept of `stored`.
Labels normalisedLabels(Labels labels, const Labels &stored = {});

} // namespace tidegate
