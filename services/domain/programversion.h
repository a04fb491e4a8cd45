// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

#include <compare>

namespace tidegate {

/// The oldest program of an agent that a server of this version understands as a whole.
inline constexpr QLatin1StringView minimumAgentVersion("0.1.0");

/// How two versions of a program follow each other, by the rules of SemVer 2.0.0: numbers as numbers, "1.4.0-rc.1" before "1.4.0", what stands behind "+"
/// does not count. Missing numbers are 0, a "v" in front is none, "~" is read as "-". Unordered where one of them is no version.
std::partial_ordering compareVersions(QStringView a, QStringView b);

/// A version beside that of the server and the oldest that this one understands.
enum class VersionStanding { Current, Outdated, TooOld, Unknown };
constexpr int versionStandingCount = static_cast<int>(VersionStanding::Unknown) + 1;

/// Older than the server's is outdated, older than the minimum too old; the minimum may be empty. Unknown where the version, or the server's, is none.
VersionStanding standingOf(QStringView version, QStringView server, QStringView minimum);

} // namespace tidegate
