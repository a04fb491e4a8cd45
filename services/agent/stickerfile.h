// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/result.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>

namespace tidegate {

/// What the file on a host says that is deployed there (semantics §7).
struct StickerFile
{
    QJsonObject sticker;
    QByteArray sha256; ///< Of the file as it is, in hexadecimal digits.

    friend bool operator==(const StickerFile &, const StickerFile &) = default;
};

constexpr char stickerFileName[] = "tidegate.version.json";
constexpr char olderStickerFileName[] = "stella.version.json";
constexpr qint64 maxStickerFile = 256 * 1024;

/// The sticker in a directory, under its name or the older one; nothing where there is none, or no such directory. No link is followed out of the directory,
/// and only a plain file of at most maxStickerFile bytes is read: whoever may write there may choose what it says, and nothing else.
Result<std::optional<StickerFile>> readStickerFile(const QString &directory);

/// Puts a sticker there, as a whole or not at all, on the disk when it returns. A link of that name is replaced, not followed. Returns the SHA-256 of the file
/// in hexadecimal digits.
Result<QByteArray> writeStickerFile(const QString &directory, const QJsonObject &sticker);

} // namespace tidegate
