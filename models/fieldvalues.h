// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QVariantMap>

namespace tidegate {

/// What the fields of an editor hold, by their JSON Pointers ("/name"): what the API has there, as truth values, numbers, texts, lists and maps.
using FieldValues = QVariantMap;

/// The value as the API would give it back: ids are texts, lists of texts are lists. An invalid one becomes null.
QVariant plainValue(const QVariant &value);
/// Whether the API would not tell them apart. What is not there, null and an empty text are the same.
bool isSameValue(const QVariant &a, const QVariant &b);
bool areSameValues(const FieldValues &a, const FieldValues &b);

} // namespace tidegate
