// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/imageorigin.h"

#include <QUrl>

#include <optional>
#include <utility>

namespace tidegate {

// What lies between two images, by what they say of their sources. The texts are of strangers: only what is certain becomes an address.

/// The page of a repository as a browser opens it: http or https, without user, query, fragment and ".git". "git@host:path" and "ssh://git@host/path" become
/// https where the host is known to answer it. Nothing: it is none.
std::optional<QUrl> repositoryPage(const QString &source);

/// The page with the changes from one revision to the other, as GitHub, GitLab and those who write it as they do show it. The image that was made first comes
/// first, where both say when they were made. Nothing: whyNoChanges() says why.
std::optional<QUrl> changesPage(const ImageOrigin &from, const ImageOrigin &to);
/// Empty: there is one.
QString whyNoChanges(const ImageOrigin &from, const ImageOrigin &to);

/// Both are known, and they differ.
bool haveOtherRevisions(const ImageOrigin &from, const ImageOrigin &to);
/// 7 to 12 characters of each, as few as tell them apart.
std::pair<QString, QString> shortRevisions(const QString &from, const QString &to);
QString shortRevision(const QString &revision);

/// "revision 6f2c1d0e…, version 2.3.1, https://…": what is known, in full, or that nothing is.
QString originText(const ImageOrigin &origin);

} // namespace tidegate
