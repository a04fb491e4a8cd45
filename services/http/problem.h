// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <string_view>

namespace tidegate {

/// The one table from the kind of an error to its HTTP status.
int httpStatus(ErrorKind kind);

/// "Not Found" for 404 (RFC 9110 §15).
std::string_view reasonPhrase(int status);

/// Where a problem happened.
struct ProblemContext
{
    QString requestId;
    QString instance; ///< Path of the request; left out when empty.
};

/// The error as a problem document (RFC 9457) with the headers its status asks for. Error::detail never gets into it.
ApiReply problemReply(int status, const Error &error, const ProblemContext &context);
ApiReply problemReply(const Error &error, const ProblemContext &context);

/// The refusals of the protocol layer that no ErrorKind stands for: 405, 408, 414, 417, 431, 505 and the like.
ApiReply protocolProblem(int status, const ProblemContext &context);

} // namespace tidegate
