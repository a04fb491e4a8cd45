// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/secrets/keychain.h"
#include "services/secrets/sealedbox.h"

#include <QFuture>

namespace tidegate {

/// Reads a key file: 32 bytes as 64 hexadecimal digits and a line end, a regular file of this user that nobody else may read.
/// "key-file-missing", "key-file-unsafe" (links, other owners, permissions beyond 0600) or "invalid-master-key".
Result<MasterKey> readKeyFile(const QString &path);

/// Makes a key and writes it, readable by this user only, on the disk before it returns. "key-file-exists" rather than replacing one.
Result<MasterKey> createKeyFile(const QString &path);

/// The key to use, and what the user should be told about where it lies.
struct MasterKeyAnswer
{
    MasterKey key;
    Message notice; ///< Empty when the key is where it should be.
};

/// The key of a desktop: from the keychain, made there at the first start. Where no secret service exists it is the file
/// "master.key" in the data directory, with a notice.
///
/// The file "master.id" there remembers which key the data were sealed with, because a locked keyring says "not found": once it
/// exists, no new key is ever made in the place of one that cannot be read. Errors: "keyring-locked", "keyring-unavailable",
/// "wrong-master-key", "key-file-…". Runs in the calling thread; the keychain must outlive the future.
QFuture<Result<MasterKeyAnswer>> desktopMasterKey(Keychain &keychain, const QString &dataDirectory);

} // namespace tidegate
