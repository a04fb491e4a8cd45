// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/jsonwriter.h"
#include "services/http/api.h"
#include "services/store/journalstore.h"

namespace tidegate {

class Backend;

/// One entry of the feed, as GET /changes and the event stream show it.
void writeChange(JsonWriter &writer, const Change &change);

/// Server-sent events of the caller's tenant from `since` or Last-Event-ID on: "change" for each entry of the feed, "resync" when what
/// was missed is no longer kept, a comment every 15 s.
Result<ApiReply> openChangeStream(Backend &backend, const ApiRequest &request);

} // namespace tidegate
