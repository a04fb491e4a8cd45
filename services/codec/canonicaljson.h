// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace tidegate {

/// The canonical form of an object (RFC 8785): no spaces, members by the UTF-16 code units of their names, numbers as ECMAScript
/// writes them. Equal objects give equal bytes, so that it can be hashed.
QByteArray canonicalJson(const QJsonObject &object);

/// A number as ECMAScript's Number::toString writes it; it must be finite.
std::string ecmaScriptNumber(double number);

} // namespace tidegate
