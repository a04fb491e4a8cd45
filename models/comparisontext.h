// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/environmentcomparison.h"

namespace tidegate {

/// Two environments side by side, for the clipboard.
QString comparisonAsMarkdown(const EnvironmentComparison &comparison, const QString &left, const QString &right);
QString comparisonAsJson(const EnvironmentComparison &comparison, const QString &left, const QString &right);

} // namespace tidegate
