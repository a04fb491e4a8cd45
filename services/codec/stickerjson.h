// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/fieldflags.h"
#include "services/codec/jsonwriter.h"
#include "services/domain/result.h"
#include "services/domain/sticker.h"

#include <QJsonObject>

namespace tidegate {

void writeStickerMembers(JsonWriter &json, const Sticker &sticker);

/// Reads a new sticker. base carries the target, deployedAt and deployedBy to assume when the body names none, and the source.
/// A body may say source "api" or "console", never "agent". A component without an id keeps the null one.
Result<Sticker> applyStickerJson(Sticker base, const QJsonObject &body, bool lenient = false);
Result<Sticker> stickerFromJson(const QJsonObject &json);

/// The body of a PUT.
QJsonObject toJson(const Sticker &sticker);

QList<FieldDescription> stickerFields();

} // namespace tidegate
