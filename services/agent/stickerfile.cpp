// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/stickerfile.h"

#include "services/codec/strictjson.h"
#include "services/domain/say.h"
#include "services/domain/systemcall.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <cstring>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr JsonLimits stickerLimits{.depth = 24}; // inside a push it is nested deeper, and the server takes 32

Error fileError(const QString &directory, const char *name, const QString &why)
{
    return makeError(ErrorKind::Unavailable, say("sticker-file", directory + u'/' + QString::fromLatin1(name), why));
}

Error systemError(const QString &directory, const char *name)
{
    return fileError(directory, name, QString::fromLocal8Bit(std::strerror(errno)));
}

Descriptor openDirectory(const QString &directory)
{
    return Descriptor(restarted(::open, QFile::encodeName(directory).constData(), O_PATH | O_DIRECTORY | O_CLOEXEC));
}

/// Reads what is beneath the directory only. A pipe of that name does not make it wait.
Descriptor openBeneath(const Descriptor &directory, const char *name)
{
    open_how how{};
    how.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    const long number = restarted(::syscall, static_cast<long>(SYS_openat2), directory.number(), name, &how, sizeof how);
    return Descriptor(static_cast<int>(number));
}

Result<QByteArray> contentsOf(const Descriptor &file, const QString &directory, const char *name)
{
    struct stat status
    {};
    if (::fstat(file.number(), &status) != 0)
        return systemError(directory, name);
    if (!S_ISREG(status.st_mode))
        return fileError(directory, name, u"it is no plain file"_s);
    QByteArray bytes(maxStickerFile + 1, '\0');
    qint64 length = 0;
    while (length < bytes.size()) {
        const auto count = restarted(::read, file.number(), static_cast<void *>(bytes.data() + length), static_cast<std::size_t>(bytes.size() - length));
        if (count < 0)
            return systemError(directory, name);
        if (count == 0)
            break;
        length += count;
    }
    if (length > maxStickerFile)
        return fileError(directory, name, u"it is larger than 256 KiB"_s);
    return bytes.left(length);
}

bool writeAll(const Descriptor &file, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const auto count = restarted(::write, file.number(), static_cast<const void *>(bytes.constData() + written),
                                     static_cast<std::size_t>(bytes.size() - written));
        if (count <= 0)
            return false;
        written += count;
    }
    return restarted(::fsync, file.number()) == 0;
}

} // namespace

Result<std::optional<StickerFile>> readStickerFile(const QString &directory)
{
    const Descriptor folder = openDirectory(directory);
    if (!folder.isOpen())
        return errno == ENOENT ? Result<std::optional<StickerFile>>(std::nullopt) : systemError(directory, stickerFileName);
    for (const char *name : {stickerFileName, olderStickerFileName}) {
        const Descriptor file = openBeneath(folder, name);
        if (!file.isOpen() && errno == ENOENT)
            continue;
        if (!file.isOpen())
            return errno == EXDEV ? fileError(directory, name, u"it is a link that leads out of the directory"_s) : systemError(directory, name);
        const auto bytes = contentsOf(file, directory, name);
        if (!bytes)
            return bytes.error();
        const auto json = parseJsonObject(*bytes, stickerLimits);
        if (!json)
            return fileError(directory, name, json.error().message);
        return std::optional(StickerFile{*json, QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256).toHex()});
    }
    return std::optional<StickerFile>();
}

Result<QByteArray> writeStickerFile(const QString &directory, const QJsonObject &sticker)
{
    const QByteArray bytes = QJsonDocument(sticker).toJson();
    const QByteArray draft = '.' + QByteArray(stickerFileName) + '.' + QByteArray::number(QRandomGenerator::system()->generate64(), 16);
    const Descriptor folder = openDirectory(directory);
    if (!folder.isOpen())
        return systemError(directory, stickerFileName);
    Descriptor file(restarted(::openat, folder.number(), draft.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644));
    if (!file.isOpen())
        return systemError(directory, stickerFileName);
    const bool isThere = ::fchmod(file.number(), 0644) == 0 && writeAll(file, bytes)
        && ::renameat(folder.number(), draft.constData(), folder.number(), stickerFileName) == 0;
    if (!isThere) {
        const Error error = systemError(directory, stickerFileName);
        ::unlinkat(folder.number(), draft.constData(), 0);
        return error;
    }
    const Descriptor readable(restarted(::openat, folder.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!readable.isOpen() || restarted(::fsync, readable.number()) != 0)
        return systemError(directory, stickerFileName);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace tidegate
