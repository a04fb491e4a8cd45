// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/error.h"

#include <QByteArray>
#include <QJsonObject>

#include <string_view>

namespace tidegate {

/// The strong entity tag of an answer: the version of the row, and 8 hex digits of a hash over all bytes of what is shown, so that it
/// changes with what the row does not say, too: "7-0a1b2c3d", quotes included.
QByteArray makeEtag(qint64 version, std::string_view representation);

/// Whether If-None-Match names the whole tag: a list of tags or "*", compared weakly (RFC 9110 §8.8.3.2, §13.1.2). False when the
/// field is malformed.
bool namesTag(std::string_view field, std::string_view etag);

/// Whether If-Match names the version: "*", or a list in which one strong tag is "7" or "7-" and a hash, whatever hash, because what
/// a row does not say must not refuse an edit. Weak tags name nothing (RFC 9110 §13.1.1). False when the field is malformed.
bool namesVersion(std::string_view field, qint64 version);

/// "*" or a list of entity tags, as RFC 9110 §13.1.1 and §13.1.2 write it.
bool isTagList(std::string_view field);

/// 412 `stale` with `current` and `currentETag`: If-Match names another version.
Error staleError(const QJsonObject &current, const QByteArray &etag);
/// 412 `precondition-failed`: If-Match names something where nothing has a version.
Error unmetCondition();

} // namespace tidegate
