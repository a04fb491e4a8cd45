// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/componentmatrixmodel.h"
#include "services/domain/result.h"

namespace tidegate {

/// The rows for spreadsheets: a line for each image in each environment, and one where a component does not run.
QByteArray componentsAsCsv(const ComponentMatrixModel &model, const QList<int> &rows);
/// The same into a file, which appears only when it is complete.
Result<void> exportComponents(const ComponentMatrixModel &model, const QList<int> &rows, const QString &file);

} // namespace tidegate
