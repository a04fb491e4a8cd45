// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/credentialtext.h"

#include "services/domain/credential.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

struct CredentialText
{
    Q_DECLARE_TR_FUNCTIONS(tidegate::CredentialText)
};

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

QString keyProblem(const QByteArray &value)
{
    if (value.contains("BEGIN ENCRYPTED PRIVATE KEY") || value.contains("Proc-Type: 4,ENCRYPTED"))
        return CredentialText::tr(
            "This key is protected by a passphrase, which nobody could enter at a check. Take a copy without one: openssl pkey -in key.pem -out plain.pem");
    if (value.contains("PRIVATE KEY-----"))
        return {};
    return value.contains("CERTIFICATE-----") ? CredentialText::tr("This is a certificate; its private key belongs here.")
                                              : CredentialText::tr("This is no private key as PEM text, which begins with “-----BEGIN”.");
}

QString certificateProblem(const QByteArray &value)
{
    if (value.contains("PRIVATE KEY-----"))
        return CredentialText::tr("There is a private key in this; only certificates belong here.");
    return value.contains("CERTIFICATE-----") ? QString()
                                              : CredentialText::tr("This is no certificate as PEM text, which begins with “-----BEGIN CERTIFICATE-----”.");
}

} // namespace

QString credentialProblem(const QString &kind, const QByteArray &value)
{
    if (value.isEmpty())
        return {};
    if (value.size() > maxCredential)
        return CredentialText::tr("This has more than %L1 KiB; no longer credential is kept.").arg(maxCredential / 1024);
    if (kind == "access-key"_L1)
        return accessKeyFrom(value) ? QString() : CredentialText::tr("Both parts are needed, as AWS shows them: 16 characters at least, and no spaces.");
    if (kind == "token"_L1)
        return std::any_of(value.begin(), value.end(), isSpace) ? CredentialText::tr("A token is one word without spaces and line breaks.") : QString();
    return kind == "tls-key"_L1 ? keyProblem(value) : certificateProblem(value);
}

QString lossOf(const QString &kind)
{
    if (kind == "tls-ca"_L1)
        return CredentialText::tr("The authorities of the system are trusted instead. What else is stored was given for this authority, and goes with it.");
    if (kind == "token"_L1)
        return CredentialText::tr("Where Nomad asks for a token, checks, inventory and drift of this target stop working.");
    if (kind == "access-key"_L1)
        return CredentialText::tr("Nobody can ask AWS about this target until another key is stored.");
    return CredentialText::tr("Where a client certificate is asked for, checks, inventory and drift of this target stop working.");
}

} // namespace tidegate
