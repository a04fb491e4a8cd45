// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sentences/sentence.h"

namespace tidegate::sentences {

/// Stored credentials and the keys to them.
inline constexpr Sentence secrets[] = {
    {"secret-empty", QT_TRANSLATE_NOOP("services", "The credential is empty.")},
    {"secret-too-large", QT_TRANSLATE_NOOP("services", "A credential may have at most 64 KiB.")},
    {"invalid-credential/access-key", QT_TRANSLATE_NOOP("services", "An access key has the members AccessKeyId and SecretAccessKey, as AWS hands them out.")},
    {"credential-required/address", QT_TRANSLATE_NOOP("services", "The credential was stored for another address; enter it again for this one.")},
    {"credential-required/enter", QT_TRANSLATE_NOOP("services", "The credential of this target has to be entered again.")},
    {"credential-required/gone", QT_TRANSLATE_NOOP("services", "The stored credential is gone; enter it again.")},
    {"credential-required/elsewhere", QT_TRANSLATE_NOOP("services", "Only credentials that are stored in Tidegate (local:…) can be used so far.")},
    {"credential-required/own-aws",
     QT_TRANSLATE_NOOP(
         "services",
         "The agent's computer has no access key of AWS (AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the file ~/.aws/credentials), so nothing was "
         "asked.")},
    {"credential-required/own-aws-profile",
     QT_TRANSLATE_NOOP("services", "The file {path} on the agent's computer has no access key of AWS for “{profile}”, so nothing was asked.")},
    {"credential-required/own-unreadable", QT_TRANSLATE_NOOP("services", "{path} on the agent's computer cannot be read, so nothing was asked: {why}.")},
    {"credential-required/own-elsewhere",
     QT_TRANSLATE_NOOP("services",
                       "The agent shows the access key of its computer to AWS and to the endpoint that AWS_ENDPOINT_URL_ECS names there, and not to {host}.")},
    {"credential-required/aws", QT_TRANSLATE_NOOP("services", "No access key of AWS is stored for this target, so nothing was asked.")},
    {"sealed-secret-damaged", QT_TRANSLATE_NOOP("services", "The stored credential is damaged and has to be entered again.")},
    {"unsuitable-kind", QT_TRANSLATE_NOOP("services", "A target of type {type} does not use a credential of kind {kind}.")},
    {"no-master-key",
     QT_TRANSLATE_NOOP("services", "The key that seals credentials is not at hand yet: unlock the keychain, or give the server its key file, and try again.")},
    {"wrong-master-key/credential", QT_TRANSLATE_NOOP("services", "The credential was stored under another master key than the one in use.")},
    {"wrong-master-key/workspace", QT_TRANSLATE_NOOP("services", "The key that was found is not the one this workspace was used with.")},
    {"invalid-master-key/size", QT_TRANSLATE_NOOP("services", "A master key has 32 bytes; this one has not.")},
    {"invalid-master-key/file", QT_TRANSLATE_NOOP("services", "The key file does not hold a key of 64 hexadecimal digits.")},
    {"keyring-locked",
     QT_TRANSLATE_NOOP("services", "The keyring does not give out the key of this workspace; unlock it and start again. Nothing was changed.")},
    {"keyring-unavailable",
     QT_TRANSLATE_NOOP("services", "The key of this workspace lies in the keyring, but no secret service answers. Nothing was changed.")},
    {"key-file-used",
     QT_TRANSLATE_NOOP("services", "This computer offers no keyring, so the key to stored credentials lies in a file only you may read: {file}")},
    {"key-file-unsafe",
     QT_TRANSLATE_NOOP("services", "The key file must be a regular file that belongs to this user and that nobody else may read (mode 0600).")},
    {"key-file-missing", QT_TRANSLATE_NOOP("services", "The key file is not there or cannot be read.")},
    {"key-file-exists", QT_TRANSLATE_NOOP("services", "There is a key file already; it is not replaced.")},
    {"key-file-unwritable/file", QT_TRANSLATE_NOOP("services", "The key file cannot be written.")},
    {"key-file-unwritable/folder", QT_TRANSLATE_NOOP("services", "The data directory cannot be written to.")},
};

} // namespace tidegate::sentences
