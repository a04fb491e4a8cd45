// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sentences/sentence.h"

namespace tidegate::sentences {

/// What the console says of its way to the server.
inline constexpr Sentence client[] = {
    {"connection-refused/server", QT_TRANSLATE_NOOP("services", "Nothing listens at {place}.")},
    {"connection-refused/port", QT_TRANSLATE_NOOP("services", "Nothing listens at port {port} of {address}.")},
    {"host-not-found/server", QT_TRANSLATE_NOOP("services", "The name of {place} is not known.")},
    {"host-not-found/name", QT_TRANSLATE_NOOP("services", "The name {name} is not known.")},
    {"tls-failed/server",
     QT_TRANSLATE_NOOP("services", "No secure connection to {place} could be made: its certificate is not trusted, or it does not speak TLS.")},
    {"tls-failed/reason", QT_TRANSLATE_NOOP("services", "No encrypted connection was made: {reason}.")},
    {"timeout/server", QT_TRANSLATE_NOOP("services", "{place} did not answer in time.")},
    {"timeout/step", QT_TRANSLATE_NOOP("services", "There was no answer within 10 seconds.")},
    {"not-http", QT_TRANSLATE_NOOP("services", "What answers at {place} does not speak HTTP.")},
    {"connection-closed/server", QT_TRANSLATE_NOOP("services", "{place} closed the connection before it had answered.")},
    {"connection-closed/feed", QT_TRANSLATE_NOOP("services", "The server ended the feed of changes.")},
    {"connection-failed/server", QT_TRANSLATE_NOOP("services", "The connection to {place} failed.")},
    {"connection-failed/reason", QT_TRANSLATE_NOOP("services", "The connection failed: {reason}.")},
    {"certificate-name", QT_TRANSLATE_NOOP("services", "The certificate is not accepted: {reason}.")},
    {"certificate-date", QT_TRANSLATE_NOOP("services", "The certificate is not accepted: {reason}.")},
    {"certificate-untrusted", QT_TRANSLATE_NOOP("services", "The certificate is not accepted: {reason}.")},
    {"no-token", QT_TRANSLATE_NOOP("services", "There is no token to sign in with.")},
    {"unsupported-address", QT_TRANSLATE_NOOP("services", "The address of a server begins with http:// or https:// and names a host.")},
    {"read-only-connection", QT_TRANSLATE_NOOP("services", "This connection is set to read-only; nothing was sent.")},
    {"unauthenticated/refused", QT_TRANSLATE_NOOP("services", "The server does not accept the token. Sign in again.")},
    {"redirected", QT_TRANSLATE_NOOP("services", "The server points to another address. It is not followed; correct the address of the connection.")},
    {"http-status", QT_TRANSLATE_NOOP("services", "The server answered with status {status}.")},
    {"malformed-answer/unreadable", QT_TRANSLATE_NOOP("services", "The server sent something that cannot be read.")},
    {"malformed-answer/server", QT_TRANSLATE_NOOP("services", "The server sent an answer this program does not understand.")},
    {"malformed-answer/secret", QT_TRANSLATE_NOOP("services", "The server did not say where it keeps the secret.")},
    {"malformed-answer/change", QT_TRANSLATE_NOOP("services", "The server sent a change larger than any change is.")},
    {"answer-too-large/server", QT_TRANSLATE_NOOP("services", "The answer of the server is larger than 64 MiB and was not read.")},
    {"feed-silent", QT_TRANSLATE_NOOP("services", "The server has not been heard for 45 seconds.")},
    {"no-feed", QT_TRANSLATE_NOOP("services", "What the server sends is not a feed of changes.")},
};

} // namespace tidegate::sentences
