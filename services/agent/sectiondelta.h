// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <optional>

namespace tidegate {

/// The section of a delta: what differs in `section` from `base`, both of one target (see reportSection()). Nothing where only the whole one can say it,
/// because one of them has errors, and where it would be no shorter.
std::optional<QByteArray> deltaSection(const QByteArray &base, const QByteArray &section);

} // namespace tidegate
