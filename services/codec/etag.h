// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

namespace tidegate {

/// Whether a field of If-None-Match or If-Match names the entity tag: a list of tags or "*", compared weakly (RFC 9110 §8.8.3.2).
/// Malformed members match nothing. An empty tag is never matched, not even by "*".
bool weaklyMatches(std::string_view field, std::string_view etag);

/// The same with the strong comparison, in which a weak tag equals nothing; for If-Match.
bool stronglyMatches(std::string_view field, std::string_view etag);

} // namespace tidegate
