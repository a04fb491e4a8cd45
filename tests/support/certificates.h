// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

namespace tidegate::test {

/// Certificates made by openssl for one test run, in a directory of their own.
class Certificates
{
public:
    /// Authorities "ca" and "rogue"; "server" for 127.0.0.1 and localhost, "elsewhere" for another name, "expired", "client", all
    /// of "ca"; and "stranger", a client of "rogue".
    bool make();

    QString path(const QString &file) const { return m_directory.filePath(file); }
    /// Such as "ca.pem" or "client.key".
    QByteArray pem(const QString &file) const;

private:
    bool makeAuthority(const QString &name) const;
    bool makeLeaf(const QString &name, const QString &authority, const QString &extensions, int days = 2) const;
    bool openssl(const QStringList &arguments) const;

    QTemporaryDir m_directory;
};

} // namespace tidegate::test
