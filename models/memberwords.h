// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// What people call the things that have a name in the API.
namespace tidegate::words {

/// A member by its path, joined with '.': "requiredApprovals" → "Required approvals", "connection.credentialRef" → "Credentials",
/// "labels.role" → "Label role". One without words of its own is taken apart: "buildNumber" → "Build number".
QString member(const QString &path);
/// The same; empty for one without words of its own.
QString knownMember(const QString &path);
/// "target:delete" → "“deleting targets”", in quotation marks; an unknown word as it is.
QString permission(const QString &word);
/// A kind of credential as the editor of targets labels it; an unknown word as it is.
QString credential(const QString &kind);

} // namespace tidegate::words
