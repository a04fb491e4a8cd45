// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/codec/fieldflags.h"
#include "services/codec/jsonwriter.h"
#include "services/domain/message.h"

namespace tidegate {

/// The parameters of what a code says, unless there are none.
void writeParams(JsonWriter &json, std::string_view name, const QVariantMap &params);
/// One message for each place of another list, null where there is none; nothing when there is none at all.
void writeMessages(JsonWriter &json, std::string_view name, const QList<Message> &messages);

/// The members of a remark.
template <typename Visit>
void describe(Visit &visit, Of<Remark> auto &remark)
{
    visit("code", remark.code);
    visit("message", remark.message);
    visit("params", remark.params, Optional | OnlyIfSet);
}

/// {"code", "message", "params"}, each.
void writeRemarks(JsonWriter &json, std::string_view name, const QList<Remark> &remarks);

} // namespace tidegate
