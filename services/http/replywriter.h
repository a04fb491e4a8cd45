// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

#include <string>
#include <string_view>

namespace tidegate {

/// How a body ends on the wire.
enum class Framing { Length, Chunked, UntilClose };

/// What a head says besides the reply itself.
struct HeadContext
{
    std::string_view requestId;
    std::string_view date; ///< IMF-fixdate, RFC 9110 §5.6.7.
    Framing framing = Framing::Length;
    bool close = false;
    bool isTls = false;
};

/// Appends status line and header fields, the blank line included: the fixed security fields, then the reply's own. A field of the
/// reply with a name that is no token, or a value with a control character, is left out and logged: it could split the response.
void appendHead(std::string &out, const ApiReply &reply, const HeadContext &context);

/// One piece of a chunked body (RFC 9112 §7.1); an empty one would end it and is skipped.
std::string chunkFrame(const QByteArray &bytes);
inline constexpr std::string_view lastChunk = "0\r\n\r\n";

/// "Tue, 15 Nov 1994 08:12:31 GMT".
std::string httpDate(Instant instant);

} // namespace tidegate
