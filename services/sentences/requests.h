// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sentences/sentence.h"

namespace tidegate::sentences {

/// What the server says about a request before anything is done with it.
inline constexpr Sentence requests[] = {
    {"internal/request", QT_TRANSLATE_NOOP("services", "Something went wrong inside the server; the request id leads to its log.")},
    {"busy", QT_TRANSLATE_NOOP("services", "Many long requests wait already: try again in a moment.")},
    {"overloaded", QT_TRANSLATE_NOOP("services", "The server has too much to do; try again in a moment.")},
    {"handler-timeout", QT_TRANSLATE_NOOP("services", "The answer took too long.")},
    {"request-timeout", QT_TRANSLATE_NOOP("services", "The request did not arrive in time.")},
    {"body-too-large", QT_TRANSLATE_NOOP("services", "The request body is larger than this operation takes.")},
    {"body-required", QT_TRANSLATE_NOOP("services", "This operation needs a JSON object as its body.")},
    {"content-coding", QT_TRANSLATE_NOOP("services", "Compressed request bodies are not accepted.")},
    {"content-type", QT_TRANSLATE_NOOP("services", "The request body must be sent as application/json.")},
    {"not-acceptable", QT_TRANSLATE_NOOP("services", "The answer can only be JSON, which the Accept field rules out.")},
    {"target-too-long", QT_TRANSLATE_NOOP("services", "The request line is too long.")},
    {"head-too-large", QT_TRANSLATE_NOOP("services", "The request has too many or too long header fields.")},
    {"expectation-failed", QT_TRANSLATE_NOOP("services", "The only expectation understood is 100-continue.")},
    {"malformed-request/http", QT_TRANSLATE_NOOP("services", "The request is not well-formed HTTP.")},
    {"malformed-request/any", QT_TRANSLATE_NOOP("services", "The request could not be understood.")},
    {"malformed-target", QT_TRANSLATE_NOOP("services", "The path or query of the request is not well-formed.")},
    {"malformed-reason", QT_TRANSLATE_NOOP("services", "The reason must be percent-encoded UTF-8 of at most 1,024 characters.")},
    {"method-not-allowed", QT_TRANSLATE_NOOP("services", "This method is not available here.")},
    {"not-implemented", QT_TRANSLATE_NOOP("services", "This method or transfer coding is not known here.")},
    {"version-not-supported", QT_TRANSLATE_NOOP("services", "Only HTTP/1.1 and HTTP/1.0 are understood.")},
    {"misdirected", QT_TRANSLATE_NOOP("services", "This server does not answer under that host name.")},
    {"foreign-origin", QT_TRANSLATE_NOOP("services", "Web pages of another origin may not use this server.")},
    {"unauthenticated/token", QT_TRANSLATE_NOOP("services", "This operation needs a valid bearer token.")},
    {"unauthenticated/header", QT_TRANSLATE_NOOP("services", "Send a valid token as Authorization: Bearer.")},
    {"invalid-parameter/wrong", QT_TRANSLATE_NOOP("services", "The query parameter {parameter} is wrong: {why, clause}.")},
    {"invalid-parameter/word", QT_TRANSLATE_NOOP("services", "The query parameter {parameter} has a value that does not exist.")},
    {"invalid-parameter/before", QT_TRANSLATE_NOOP("services", "before is the seq of a row.")},
    {"invalid-parameter/since", QT_TRANSLATE_NOOP("services", "since is the seq of the last change you know.")},
    {"invalid-parameter/feed", QT_TRANSLATE_NOOP("services", "since and Last-Event-ID are the seq of the last change you know.")},
    {"invalid-parameter/verified",
     QT_TRANSLATE_NOOP("services", "after is the seq of a row that was verified before, and head its hash; they belong together.")},
    {"invalid-parameter/digest", QT_TRANSLATE_NOOP("services", "Write a digest: sha256: and 64 hexadecimal digits.")},
    {"invalid-parameter/drift-status", QT_TRANSLATE_NOOP("services", "status is one of drifted, in_sync, unknown and ignored.")},
    {"invalid-parameter/drift-group", QT_TRANSLATE_NOOP("services", "groupBy is one of environment, release and component.")},
    {"invalid-parameter/ids", QT_TRANSLATE_NOOP("services", "ids names at most 100 targets, with commas between them.")},
    {"parameter/boolean", QT_TRANSLATE_NOOP("services", "write true or false")},
    {"parameter/id", QT_TRANSLATE_NOOP("services", "write an id, 36 characters")},
    {"parameter/limit", QT_TRANSLATE_NOOP("services", "write a number from 1 to 1000")},
    {"parameter/cursor", QT_TRANSLATE_NOOP("services", "use the one from the Link header, with the same filters")},
    {"unknown-parameter", QT_TRANSLATE_NOOP("services", "There is no query parameter {parameter} here.")},
    {"invalid-idempotency-key", QT_TRANSLATE_NOOP("services", "An Idempotency-Key has at most 255 characters.")},
    {"idempotency-mismatch", QT_TRANSLATE_NOOP("services", "This Idempotency-Key was used for another request.")},
    {"resync", QT_TRANSLATE_NOOP("services", "The changes from there on are not known here: load everything again and go on from the head.")},
    {"not-ready", "{cause}"}, // nothing to translate
    {"address-in-use", QT_TRANSLATE_NOOP("services", "Cannot listen on {address} port {port}: {reason}.")},
    {"cannot-listen", QT_TRANSLATE_NOOP("services", "Cannot listen on {address} port {port}: {reason}.")},
    {"users-unknown",
     QT_TRANSLATE_NOOP("services", "This system does not tell which user is behind a connection, so others on this computer could not be kept out.")},
    {"bad-certificate", QT_TRANSLATE_NOOP("services", "The TLS certificate file holds no PEM certificate.")},
    {"bad-key", QT_TRANSLATE_NOOP("services", "The TLS key file holds no RSA or EC private key in PEM without a passphrase.")},
    {"bad-client-ca", QT_TRANSLATE_NOOP("services", "The client CA file holds no PEM certificate.")},
};

} // namespace tidegate::sentences
