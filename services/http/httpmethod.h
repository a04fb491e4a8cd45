// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace tidegate {

/// The methods as they come over the wire; Other is a valid token that names none we know.
enum class WireMethod { Get, Head, Post, Put, Patch, Delete, Options, Connect, Trace, Other };

/// Methods are case-sensitive (RFC 9110 §9.1).
constexpr WireMethod wireMethodOf(std::string_view name)
{
    constexpr std::string_view names[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT", "TRACE"};
    for (int i = 0; i < 9; ++i) {
        if (name == names[i])
            return static_cast<WireMethod>(i);
    }
    return WireMethod::Other;
}

} // namespace tidegate
