// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

#include <QByteArray>
#include <QByteArrayList>

namespace tidegate {

/// What it means to the caller that a unique key was hit. `constraint` is its name in the schema: that of the index, or for a key that the table
/// itself declares `<table>_pkey` and `<table>_<columns>_key`. Of a name that nobody gave a meaning it is a `conflict`.
Error uniqueViolation(const QByteArray &constraint);

/// The names that have a meaning.
QByteArrayList namedConstraints();

} // namespace tidegate
