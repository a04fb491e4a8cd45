// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

#include <functional>
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

/// The same, one after another: each object, or an empty one for what is unreadable, until the visitor does not want another one; what is behind that is not
/// looked at. Whether it is such an array.
bool visitJsonList(const QByteArray &text, const std::function<bool(const QJsonObject &)> &visit);

} // namespace tidegate
