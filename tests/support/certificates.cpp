// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/certificates.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace tidegate::test {

bool Certificates::make()
{
    return makeAuthority(u"ca"_s) && makeAuthority(u"rogue"_s)
        && makeLeaf(u"server"_s, u"ca"_s, u"subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth\n"_s)
        && makeLeaf(u"elsewhere"_s, u"ca"_s, u"subjectAltName=DNS:elsewhere.example\nextendedKeyUsage=serverAuth\n"_s)
        && makeLeaf(u"expired"_s, u"ca"_s, u"subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n"_s, -1)
        && makeLeaf(u"client"_s, u"ca"_s, u"extendedKeyUsage=clientAuth\n"_s) && makeLeaf(u"stranger"_s, u"rogue"_s, u"extendedKeyUsage=clientAuth\n"_s);
}

QByteArray Certificates::pem(const QString &file) const
{
    QFile source(path(file));
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

bool Certificates::makeAuthority(const QString &name) const
{
    return openssl({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                    u"/CN=Tidegate test "_s + name, u"-addext"_s, u"keyUsage=critical,keyCertSign"_s, u"-keyout"_s, path(name + u".key"_s), u"-out"_s,
                    path(name + u".pem"_s)});
}

bool Certificates::makeLeaf(const QString &name, const QString &authority, const QString &extensions, int days) const
{
    QFile file(path(name + u".ext"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(extensions.toLatin1()) < 0)
        return false;
    file.close();
    return openssl({u"req"_s, u"-new"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-subj"_s, u"/CN=tidegate "_s + name,
                    u"-keyout"_s, path(name + u".key"_s), u"-out"_s, path(name + u".csr"_s)})
        && openssl({u"x509"_s, u"-req"_s, u"-in"_s, path(name + u".csr"_s), u"-CA"_s, path(authority + u".pem"_s), u"-CAkey"_s, path(authority + u".key"_s),
                    u"-CAcreateserial"_s, u"-days"_s, QString::number(days), u"-extfile"_s, file.fileName(), u"-out"_s, path(name + u".pem"_s)});
}

bool Certificates::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    return process.waitForFinished(10'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

} // namespace tidegate::test
