// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QList>
#include <QString>

#include <optional>

namespace tidegate {

/// One condition on the labels of a target.
struct LabelCondition
{
    QString key;
    std::optional<QString> value; ///< Nothing: the key must be absent.

    friend bool operator==(const LabelCondition &, const LabelCondition &) = default;
};

/// Reads the decoded query parameter labels={"role":"web","old":null}; all conditions must hold. ErrorKind::Malformed otherwise.
Result<QList<LabelCondition>> parseLabelsFilter(const QString &text);

} // namespace tidegate
