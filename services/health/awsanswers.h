// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/net/awssigner.h"
#include "services/net/httpfetch.h"

#include <optional>

namespace tidegate {

// What all services of AWS answer alike, read with suspicion. No I/O.

/// Why AWS does not do what it is asked.
enum class AwsFault {
    Throttled,      ///< Too many requests; later it will.
    Busy,           ///< A fault of its own; later it may.
    ClockDiffers,   ///< The time of the signature is not its time.
    Expired,        ///< Temporary credentials are over.
    UnknownKey,     ///< It knows no such access key.
    WrongSignature, ///< The secret is not that of the access key.
    Denied,         ///< The access key may not do this.
    NoCluster,
    NoService,
    BadParameter, ///< It does not take a name as it is written.
    Other,
};

/// Of an answer whose status is not 200, in JSON or XML, or by its header alone.
AwsFault awsFaultOf(const HttpAnswer &answer);

/// Temporary credentials.
struct AwsSession
{
    AwsCredentials credentials;
    Instant expiresAt;
};
/// What AssumeRole of the Security Token Service answers.
Result<AwsSession> readAssumedRole(const QByteArray &body);

/// "malformed-answer": AWS speaks otherwise.
Error malformedAws();

} // namespace tidegate
