// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/credentialtext.h"
#include "services/domain/credential.h"
#include "services/domain/targettypes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

/// What is said of a credential before it is sent anywhere.
class TestCredentialText : public QObject
{
    Q_OBJECT

private slots:
    void aCredentialIsJudgedByItsForm_data();
    void aCredentialIsJudgedByItsForm();
    void whatIsSaidNeverRepeatsTheSecret();
    void anAccessKeyHasTwoParts();
    void everyKindIsMissed();
};

void TestCredentialText::aCredentialIsJudgedByItsForm_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("said"); // a part of it; empty: nothing is wrong
    const QByteArray certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
    const QByteArray key = "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----";
    const auto row = [](const char *name, const QString &kind, const QByteArray &value, const QString &said) { QTest::newRow(name) << kind << value << said; };
    row("nothing", u"tls-key"_s, {}, {});
    row("certificate", u"tls-cert"_s, certificate, {});
    row("certificate from Windows", u"tls-ca"_s, QByteArray(certificate).replace("\n", "\r\n"), {});
    row("key", u"tls-key"_s, key, {});
    row("old key", u"tls-key"_s, "-----BEGIN RSA PRIVATE KEY-----\nMIIB\n-----END RSA PRIVATE KEY-----", {});
    row("key with a passphrase", u"tls-key"_s, "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----", u"passphrase"_s);
    row("old key with a passphrase", u"tls-key"_s, "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n-----END RSA PRIVATE KEY-----", u"passphrase"_s);
    row("certificate for a key", u"tls-key"_s, certificate, u"is a certificate"_s);
    row("key for a certificate", u"tls-cert"_s, key, u"private key"_s);
    row("key beside a certificate", u"tls-ca"_s, certificate + '\n' + key, u"private key"_s);
    row("binary", u"tls-ca"_s, "0\x82\x03", u"no certificate"_s);
    row("as long as it may be", u"tls-ca"_s, certificate + QByteArray(maxCredential - certificate.size(), '\n'), {});
    row("too long", u"tls-ca"_s, certificate + QByteArray(300 * 1024, '\n'), u"more than 64 KiB"_s);
    row("token", u"token"_s, "b0d2c1f4-0000-0000-0000-000000000000", {});
    row("token of two lines", u"token"_s, "one\ntwo", u"one word"_s);
    row("access key", u"access-key"_s, toCredential({u"AKIAIOSFODNN7EXAMPLE"_s, u"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"_s}), {});
    row("half an access key", u"access-key"_s, toCredential({u"AKIAIOSFODNN7EXAMPLE"_s, {}}), u"Both parts"_s);
}

void TestCredentialText::aCredentialIsJudgedByItsForm()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, value);
    QFETCH(QString, said);
    const QString problem = credentialProblem(kind, value);
    QVERIFY2(said.isEmpty() ? problem.isEmpty() : problem.contains(said), qPrintable(problem));
}

void TestCredentialText::whatIsSaidNeverRepeatsTheSecret()
{
    for (const QString &kind : {u"tls-ca"_s, u"tls-cert"_s, u"tls-key"_s, u"access-key"_s})
        QVERIFY(!credentialProblem(kind, "hunter2hunter2").isEmpty() && !credentialProblem(kind, "hunter2hunter2").contains(u"hunter2"));
    QVERIFY(!credentialProblem(u"token"_s, "hunter2 hunter2").contains(u"hunter2"));
}

void TestCredentialText::anAccessKeyHasTwoParts()
{
    const AccessKey key{u"AKIAIOSFODNN7EXAMPLE"_s, u"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"_s};
    QVERIFY(accessKeyFrom(toCredential(key)) == key);
    const AccessKey temporary{key.id, key.secret, u"FwoGZXIvYXdzEXAMPLETOKEN//="_s};
    QVERIFY(accessKeyFrom(toCredential(temporary)) == temporary);
    QVERIFY(!accessKeyFrom(toCredential({key.id, key.secret, u"a token with blanks"_s})));
    QVERIFY(!accessKeyFrom("AKIAIOSFODNN7EXAMPLE"));
    QVERIFY(!accessKeyFrom(R"({"AccessKeyId":"AKIAIOSFODNN7EXAMPLE"})"));
    QVERIFY(!accessKeyFrom(R"({"AccessKeyId":"AKIA IOSFODNN7EXAMPLE","SecretAccessKey":"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"})"));
}

void TestCredentialText::everyKindIsMissed()
{
    for (const TargetTypeDescriptor &type : targetTypes()) {
        bool hasCredential = false;
        for (const ConnectionMember &member : type.members) {
            hasCredential = hasCredential || !member.credential.isEmpty();
            QVERIFY(member.credential.isEmpty() || !lossOf(member.credential).isEmpty());
        }
        QVERIFY2(hasCredential, qPrintable(toString(type.type)));
    }
}

QTEST_GUILESS_MAIN(TestCredentialText)
#include "tst_credentialtext.moc"
