// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/secrets/sealedbox.h"

namespace tidegate {

class Backend;

/// The key by which lists know their cursors again: 32 bytes. It lies in the database, so that every server on it knows the cursors of the others, and is made
/// by the first. With a master key it lies there sealed. One that cannot be opened was sealed under another master key and is replaced: cursors from before are
/// refused, and nothing else is lost.
Result<QByteArray> listKeyOf(Backend &backend, const std::optional<MasterKey> &masterKey);

} // namespace tidegate
