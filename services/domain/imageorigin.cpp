// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/imageorigin.h"

#include "services/domain/kepttext.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

// No longer than any label may be, so that an earlier server takes them too.
constexpr qsizetype maxRevision = 128;
constexpr qsizetype maxSource = 256;
constexpr qsizetype maxVersion = 128;
constexpr qsizetype maxCreated = 64;

/// An address without what lets somebody in. "git@host:path" is none, and its user no secret.
QString withoutAccess(const QString &source)
{
    QUrl url(source, QUrl::StrictMode);
    if (!url.isValid() && source.contains("://"_L1) && source.contains(u'@'))
        return {}; // nobody can tell what of it is secret
    if (!url.isValid() || url.host().isEmpty() || (url.userInfo().isEmpty() && !url.hasQuery()))
        return source;
    url.setQuery(QString());
    if (url.scheme().contains("ssh"_L1))
        url.setPassword({});
    else
        url.setUserInfo({});
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

ImageOrigin keptOrigin(const ImageOrigin &said)
{
    return {.revision = keptText(said.revision, maxRevision),
            .source = keptText(withoutAccess(said.source.trimmed()), maxSource),
            .version = keptText(said.version, maxVersion),
            .created = keptText(said.created, maxCreated)};
}

ImageOrigin originOf(const QList<DigestOrigin> &known, const QString &digest)
{
    const auto found = std::find_if(known.begin(), known.end(), [&](const DigestOrigin &each) { return each.digest == digest; });
    return found == known.end() || digest.isEmpty() ? ImageOrigin() : found->origin;
}

} // namespace tidegate
