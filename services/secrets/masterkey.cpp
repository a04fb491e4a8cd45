// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/secrets/masterkey.h"

#include "services/domain/say.h"
#include "services/domain/servicecredential.h"
#include "services/domain/systemcall.h"

#include <QFile>

#include <sodium.h>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype digits = 2 * static_cast<qsizetype>(MasterKey::size);

Error unsafe()
{
    return makeError(ErrorKind::Unavailable, say("key-file-unsafe"));
}

Result<MasterKey> parseKey(const QByteArray &text)
{
    auto bytes = SecretText::ofSize(MasterKey::size);
    std::size_t length = 0;
    const char *end = nullptr;
    sodium_hex2bin(bytes.writable().data(), bytes.size(), text.constData(), static_cast<std::size_t>(text.size()), nullptr, &length, &end);
    const auto rest = QByteArrayView(text).sliced(end - text.constData()).trimmed();
    if (length != MasterKey::size || end - text.constData() != digits || !rest.isEmpty())
        return makeError(ErrorKind::Internal, say("invalid-master-key/file"));
    return MasterKey::fromBytes(bytes);
}

QByteArray keyText(const MasterKey &key)
{
    QByteArray text(digits + 1, '\0');
    sodium_bin2hex(text.data(), static_cast<std::size_t>(text.size()), key.bytes().bytes().data(), key.bytes().size());
    text[digits] = '\n';
    return text;
}

} // namespace

Result<MasterKey> readKeyFile(const QString &path)
{
    const Descriptor file(restarted(::open, QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
    if (!file.isOpen()) {
        if (errno == ELOOP)
            return unsafe();
        return makeError(ErrorKind::Unavailable, say("key-file-missing"), qt_error_string(errno));
    }
    struct stat info
    {};
    // Judged through the open descriptor, so that nobody can exchange the file in between.
    if (::fstat(file.number(), &info) != 0 || !S_ISREG(info.st_mode))
        return unsafe();
    const bool isOwn = info.st_uid == ::geteuid() && (info.st_mode & 0177) == 0;
    const bool isHandedOver = info.st_uid == 0 && (info.st_mode & 0137) == 0 && isServiceCredential(path);
    if (!isOwn && !isHandedOver)
        return unsafe();
    QByteArray text(256, '\0');
    const auto length = restarted(::read, file.number(), text.data(), static_cast<std::size_t>(text.size()));
    text.truncate(std::max<qsizetype>(length, 0));
    const auto key = parseKey(text);
    wipe(text);
    return key;
}

Result<MasterKey> createKeyFile(const QString &path)
{
    const Descriptor file(restarted(::open, QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.isOpen()) {
        const auto detail = qt_error_string(errno);
        if (errno == EEXIST)
            return makeError(ErrorKind::Conflict, say("key-file-exists"), detail);
        return makeError(ErrorKind::Unavailable, say("key-file-unwritable/file"), detail);
    }
    const auto key = MasterKey::random();
    auto text = keyText(key);
    const auto size = static_cast<std::size_t>(text.size());
    const int fd = file.number();
    const bool written = ::fchmod(fd, 0600) == 0 && restarted(::write, fd, text.constData(), size) == static_cast<ssize_t>(size) && restarted(::fsync, fd) == 0;
    wipe(text);
    if (!written) {
        const auto detail = qt_error_string(errno);
        ::unlink(QFile::encodeName(path).constData());
        return makeError(ErrorKind::Unavailable, say("key-file-unwritable/file"), detail);
    }
    return key;
}

} // namespace tidegate
