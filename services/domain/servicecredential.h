// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace tidegate {

/// Whether a file was handed over by systemd (LoadCredential=, systemd.exec(5)). It belongs to root and has an access list for the service alone, which stat(2)
/// shows as a group that may read it.
bool isServiceCredential(const QString &path);

} // namespace tidegate
