// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/secrets/sealedbox.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

class TestSealedBox : public QObject
{
    Q_OBJECT

private slots:
    void whatWasSealedOpensAgain();
    void aChangedAddressDoesNotOpenIt_data();
    void aChangedAddressDoesNotOpenIt();
    void everyChangedByteIsNoticed();
    void anotherMasterKeyIsTold();
    void nothingSealsTwiceAlike();
    void bindingsCannotBeConfused();
    void emptyAndHugeSecretsAreRefused();
    void theHostIsComparedWithoutCase();
    void comparingSecretsLooksAtTheBytes();
    void wipedBytesAreGone();

private:
    static SecretBinding binding();

    MasterKey m_key = MasterKey::random();
    SecretText m_secret{QByteArrayView("-----BEGIN PRIVATE KEY-----\nabc\n")};
};

SecretBinding TestSealedBox::binding()
{
    static const SecretBinding fixed{TenantId::create(), TargetId::create(), u"tls-key"_s, u"https"_s, u"docker-01.example.com"_s, 2376, "fp"};
    return fixed;
}

void TestSealedBox::whatWasSealedOpensAgain()
{
    const auto sealed = seal(m_key, binding(), m_secret);
    QVERIFY(sealed);
    QVERIFY(!sealed->contains("PRIVATE"));
    QCOMPARE(keyIdOf(*sealed), m_key.id());
    const auto opened = unseal(m_key, binding(), *sealed);
    QVERIFY(opened);
    QVERIFY(*opened == m_secret);
}

void TestSealedBox::aChangedAddressDoesNotOpenIt_data()
{
    QTest::addColumn<int>("member");
    for (int i = 0; i < 7; ++i)
        QTest::addRow("%d", i) << i;
}

void TestSealedBox::aChangedAddressDoesNotOpenIt()
{
    QFETCH(int, member);
    const auto sealed = seal(m_key, binding(), m_secret).value();
    auto other = binding();
    switch (member) {
    case 0:
        other.tenant = TenantId::create();
        break;
    case 1:
        other.target = TargetId::create();
        break;
    case 2:
        other.kind = u"tls-ca"_s;
        break;
    case 3:
        other.scheme = u"http"_s;
        break;
    case 4:
        other.host = u"docker-02.example.com"_s;
        break;
    case 5:
        other.port = 2375;
        break;
    case 6:
        other.caFingerprint = "fq";
        break;
    default:
        break;
    }
    const auto opened = unseal(m_key, other, sealed);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"credential-required"_s);
}

void TestSealedBox::everyChangedByteIsNoticed()
{
    const auto sealed = seal(m_key, binding(), m_secret).value();
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = static_cast<char>(changed.at(i) ^ 1);
        QVERIFY2(!unseal(m_key, binding(), changed), qPrintable(QString::number(i)));
    }
    for (qsizetype length = 0; length < sealed.size(); ++length)
        QVERIFY(!unseal(m_key, binding(), sealed.left(length)));
}

void TestSealedBox::anotherMasterKeyIsTold()
{
    const auto sealed = seal(m_key, binding(), m_secret).value();
    const auto other = MasterKey::random();
    QVERIFY(other.id() != m_key.id());
    const auto opened = unseal(other, binding(), sealed);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, u"wrong-master-key"_s);
}

void TestSealedBox::nothingSealsTwiceAlike()
{
    const auto one = seal(m_key, binding(), m_secret).value();
    const auto two = seal(m_key, binding(), m_secret).value();
    QVERIFY(one != two);
    QVERIFY(one.mid(12, 24) != two.mid(12, 24));
}

void TestSealedBox::bindingsCannotBeConfused()
{
    auto one = binding();
    auto two = binding();
    one.kind = u"ab"_s;
    one.scheme = u"c"_s;
    two.kind = u"a"_s;
    two.scheme = u"bc"_s;
    QVERIFY(canonicalBytes(one) != canonicalBytes(two));
}

void TestSealedBox::emptyAndHugeSecretsAreRefused()
{
    QCOMPARE(seal(m_key, binding(), SecretText()).error().code, u"secret-empty"_s);
    QVERIFY(seal(m_key, binding(), SecretText(QByteArray(64 * 1024, 'x'))));
    QCOMPARE(seal(m_key, binding(), SecretText(QByteArray(64 * 1024 + 1, 'x'))).error().code, u"secret-too-large"_s);
}

void TestSealedBox::theHostIsComparedWithoutCase()
{
    const auto sealed = seal(m_key, binding(), m_secret).value();
    auto same = binding();
    same.host = u"Docker-01.EXAMPLE.com"_s;
    QVERIFY(unseal(m_key, same, sealed));
}

void TestSealedBox::comparingSecretsLooksAtTheBytes()
{
    QVERIFY(SecretText(QByteArrayView("a")) == SecretText(QByteArrayView("a")));
    QVERIFY(!(SecretText(QByteArrayView("a")) == SecretText(QByteArrayView("b"))));
    QVERIFY(!(SecretText(QByteArrayView("a")) == SecretText(QByteArrayView("ab"))));
    QVERIFY(SecretText() == SecretText());
    QCOMPARE(SecretText(QByteArrayView("abc")).reveal(), "abc");
}

void TestSealedBox::wipedBytesAreGone()
{
    QByteArray source("s3cr3t");
    source.detach();
    const auto secret = SecretText::takenFrom(source);
    QVERIFY(source.isEmpty());
    QCOMPARE(secret.reveal(), "s3cr3t");
}

QTEST_GUILESS_MAIN(TestSealedBox)
#include "tst_sealedbox.moc"
