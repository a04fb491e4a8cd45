// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <optional>

namespace tidegate {

/// What a list of an engine holds.
struct JsonList
{
    QList<QJsonObject> objects;
    int unreadable = 0; ///< Elements that are no object, or that are broken.
};

/// The objects of a JSON array, each read on its own, so that one bad element hides no other. `null` is an empty list, as Go writes it. Nothing when the text
/// is no array, or is cut off.
std::optional<JsonList> readJsonList(const QByteArray &text);

} // namespace tidegate
