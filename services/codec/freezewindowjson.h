// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/fieldflags.h"
#include "services/codec/jsonwriter.h"
#include "services/domain/freezepreview.h"
#include "services/domain/result.h"

#include <QJsonObject>

namespace tidegate {

/// The members of a window as seen at `now`, on which its state depends.
void writeFreezeWindowMembers(JsonWriter &json, const FreezeWindow &window, Instant now);

/// Merges a request into a window and checks the result. Which members an active window lets go is the operation's business.
/// recurrence, localStart and localEnd are ErrorKind::NotSupported.
Result<FreezeWindow> applyFreezeWindowJson(FreezeWindow base, const QJsonObject &body, bool creating, bool lenient = false);

Result<FreezeWindow> freezeWindowFromJson(const QJsonObject &json);

/// window has no more than start and end.
Result<FreezePreview> freezePreviewFromJson(const QJsonObject &json);

/// The members a client may write.
QJsonObject toJson(const FreezeWindow &window);
/// What the API shows, as an object.
QJsonObject shownJson(const FreezeWindow &window, Instant now);
/// What a row of the audit log keeps of it, and a 412 shows.
QJsonObject auditJson(const FreezeWindow &window);

QList<FieldDescription> freezeWindowFields();

} // namespace tidegate
