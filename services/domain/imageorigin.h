// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QString>

namespace tidegate {

/// What an image was made of, in the words of its builder: the labels org.opencontainers.image.*. They are texts of strangers; what is not known is empty.
struct ImageOrigin
{
    QString revision; ///< As a rule a commit.
    QString source;   ///< Where its sources are, as a rule a URL; without a password.
    QString version;
    QString created; ///< As a rule an instant.

    bool isEmpty() const { return revision.isEmpty() && source.isEmpty() && version.isEmpty() && created.isEmpty(); }

    friend bool operator==(const ImageOrigin &, const ImageOrigin &) = default;
};

/// The labels, in the order of the members.
inline constexpr QLatin1StringView revisionLabel("org.opencontainers.image.revision");
inline constexpr QLatin1StringView sourceLabel("org.opencontainers.image.source");
inline constexpr QLatin1StringView versionLabel("org.opencontainers.image.version");
inline constexpr QLatin1StringView createdLabel("org.opencontainers.image.created");

/// What is kept of it. A text that is too long or has characters that nobody sees is left out: cut or mended it would name something else. So is what looks
/// like a secret; of an address the password, the user and the query go.
ImageOrigin keptOrigin(const ImageOrigin &said);

/// What is kept of labels; `label` finds the value of one, or nothing.
template <typename Label>
ImageOrigin originOfLabels(Label label)
{
    return keptOrigin({label(revisionLabel), label(sourceLabel), label(versionLabel), label(createdLabel)});
}

/// Visits the labels that say something.
template <typename Visit>
void forEachLabel(const ImageOrigin &origin, Visit visit)
{
    if (!origin.revision.isEmpty())
        visit(revisionLabel, origin.revision);
    if (!origin.source.isEmpty())
        visit(sourceLabel, origin.source);
    if (!origin.version.isEmpty())
        visit(versionLabel, origin.version);
    if (!origin.created.isEmpty())
        visit(createdLabel, origin.created);
}

/// What is known of the image of a digest, wherever it was seen.
struct DigestOrigin
{
    QString digest;
    ImageOrigin origin;

    friend bool operator==(const DigestOrigin &, const DigestOrigin &) = default;
};

/// Empty: nobody knows.
ImageOrigin originOf(const QList<DigestOrigin> &known, const QString &digest);

} // namespace tidegate
