// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

namespace tidegate {

/// Whether a write that failed so may have been carried out all the same: the request left, and no answer came that says.
bool isUnclear(const Error &error);
/// For below such an error: that it is not known, and that trying again is safe.
QString unclearText();

} // namespace tidegate
