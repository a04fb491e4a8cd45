// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/sentences/sentence.h"

namespace tidegate::sentences {

/// What stands in the way to a target.
inline constexpr Sentence network[] = {
    {"malformed-answer/http", QT_TRANSLATE_NOOP("services", "The other side does not answer in valid HTTP.")},
    {"malformed-answer/broken-off", QT_TRANSLATE_NOOP("services", "The connection broke in the middle of the answer.")},
    {"answer-too-large/other-side", QT_TRANSLATE_NOOP("services", "The answer is larger than Tidegate accepts.")},
    {"timeout/other-side", QT_TRANSLATE_NOOP("services", "The other side accepted the connection and then did not answer in time.")},
    {"connect-timeout/silent", QT_TRANSLATE_NOOP("services", "No connection within the time allowed: the host is off, or a firewall drops packets.")},
    {"connect-timeout/socket", QT_TRANSLATE_NOOP("services", "No connection within the time allowed.")},
    {"connection-closed/other-side", QT_TRANSLATE_NOOP("services", "The other side closed the connection without an answer.")},
    {"connection-refused/other-side", QT_TRANSLATE_NOOP("services", "Nothing listens on this port of the host.")},
    {"connection-refused/no-socket",
     QT_TRANSLATE_NOOP("services", "There is no socket {path} on this computer: the engine does not run, or keeps it elsewhere.")},
    {"connection-refused/socket", QT_TRANSLATE_NOOP("services", "Nothing listens on the socket {path}.")},
    {"socket-denied", QT_TRANSLATE_NOOP("services", "The socket {path} may not be opened: the program is not in the group that may.")},
    {"network-unreachable", QT_TRANSLATE_NOOP("services", "There is no way to this address in the network.")},
    {"dns-failure/unknown", QT_TRANSLATE_NOOP("services", "The host name could not be resolved.")},
    {"dns-failure/timeout", QT_TRANSLATE_NOOP("services", "The host name could not be resolved in time.")},
    {"cancelled/request", QT_TRANSLATE_NOOP("services", "The request was called off.")},
    {"blocked-by-policy/address", QT_TRANSLATE_NOOP("services", "The rules for outbound connections do not allow this address.")},
    {"blocked-by-policy/too-many-addresses", QT_TRANSLATE_NOOP("services", "The host name has too many addresses.")},
    {"blocked-by-policy/other-address", QT_TRANSLATE_NOOP("services", "The connection led to another address than the one that was checked.")},
    {"blocked-by-policy/own-computer",
     QT_TRANSLATE_NOOP("services",
                       "This address is the computer Tidegate itself runs on. Whoever runs the server can allow it with --allow-network {network}.")},
    {"invalid-network/form", QT_TRANSLATE_NOOP("services", "A network is written like 10.20.0.0/16:2376,4646, with zero bits after the prefix.")},
    {"invalid-network/inner", QT_TRANSLATE_NOOP("services", "An address inside another is judged by the IPv4 address it carries: name the network of that.")},
    {"invalid-request", QT_TRANSLATE_NOOP("services", "The request has characters that HTTP does not allow.")},
    {"tls-client-certificate-refused", QT_TRANSLATE_NOOP("services", "The other side refused the client certificate, or asks for one and got none.")},
    {"tls-refused",
     QT_TRANSLATE_NOOP("services", "The other side refused the TLS connection: it asks for a client certificate, or for another version of TLS.")},
    {"tls-required", QT_TRANSLATE_NOOP("services", "This port expects TLS, but the connection is set up without it.")},
    {"tls-not-offered", QT_TRANSLATE_NOOP("services", "This port does not speak TLS, but the connection is set up with it.")},
    {"tls-handshake-failed", QT_TRANSLATE_NOOP("services", "No TLS connection could be agreed on.")},
    {"tls-server-untrusted", QT_TRANSLATE_NOOP("services", "The certificate of the other side is not trusted for this host name.")},
    {"tls-unknown-issuer", QT_TRANSLATE_NOOP("services", "The certificate of the other side is of an issuer that is not trusted here.")},
    {"tls-other-name", QT_TRANSLATE_NOOP("services", "The certificate of the other side is for another name than this host.")},
    {"tls-certificate-expired", QT_TRANSLATE_NOOP("services", "The certificate of the other side has expired.")},
    {"tls-certificate-not-yet-valid", QT_TRANSLATE_NOOP("services", "The certificate of the other side is not valid yet; one of the two clocks may be wrong.")},
    {"tls-material-unreadable/certificate", QT_TRANSLATE_NOOP("services", "The client certificate is not a PEM certificate.")},
    {"tls-material-unreadable/key", QT_TRANSLATE_NOOP("services", "The client key is not an unencrypted PEM key.")},
    {"tls-material-unreadable/authority", QT_TRANSLATE_NOOP("services", "The certificate authority is not a PEM certificate.")},
    {"tls-material-unreadable/pair", QT_TRANSLATE_NOOP("services", "A client certificate and its key belong together; one of them is missing.")},
};

} // namespace tidegate::sentences
