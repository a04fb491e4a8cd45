// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

namespace tidegate {

/// The names of all members that a connection of any type of target may have, each once.
QStringList connectionMembers();

} // namespace tidegate
