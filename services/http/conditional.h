// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"

namespace tidegate {

// What ETag, If-Match and If-None-Match mean is decided here and in services/codec/etag.h, for all resources alike.

/// Gives an answer that shows a resource (ApiReply::version) the tag of what GET shows of it. One that has a tag keeps it.
void giveEtag(ApiReply &reply);

/// What GET and HEAD answer under the request's conditions, in the order of RFC 9110 §13.2.2: 412 when If-Match names another version, 304
/// when If-None-Match names the tag. Only a 200 with a body is judged.
Result<ApiReply> underConditions(const ApiRequest &request, ApiReply &&reply);

/// Whether a write may go on under its If-None-Match, which the caller has found to be there: 412 when it is malformed or names what GET
/// shows now. `current` is what GET answers, NotFound when there is nothing yet.
Result<void> checkNoneMatch(const ApiRequest &request, const Result<ApiReply> &current);

} // namespace tidegate
