// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tidegate {

/// A name as people hear it: without case, without blanks around it and with one between its words, accents in one form. Two names that are the same here
/// cannot be told apart by speaking.
QString spokenName(const QString &name);

} // namespace tidegate
