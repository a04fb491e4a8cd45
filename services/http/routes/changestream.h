// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/http/api.h"
#include "services/operations/call.h"
#include "services/store/journalstore.h"

namespace tidegate {

class Backend;

/// Where a client of the feed says it is: a seq, or the id of an event ("4711-0a1b2c3d").
struct FeedPosition
{
    qint64 seq = 0;
    QByteArray cursor; ///< The whole id; empty when only the seq is known.
};

/// Nothing unless the text is a position, 0 or more.
std::optional<FeedPosition> feedPositionFrom(const QByteArray &text);

/// Whether the journal is the one that the client knows and still has everything after its position. A client that is ahead, whose change
/// is another one here, or who was away for longer than changes are kept, has to load everything again.
Result<bool> isContinued(Call &call, const FeedPosition &position);

/// The id of the newest change; "0" when nothing happened yet.
Result<QByteArray> headCursor(Call &call);

/// Server-sent events of the caller's tenant from `since` or Last-Event-ID on: "change" for each entry of the feed, "resync" when the
/// position cannot be continued, a comment every 15 s.
Result<ApiReply> openChangeStream(Backend &backend, const ApiRequest &request);

} // namespace tidegate
