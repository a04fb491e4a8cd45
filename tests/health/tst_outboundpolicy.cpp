// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/net/outboundpolicy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {

OutboundPolicy desktop()
{
    OutboundPolicy policy;
    policy.listedOnly = false;
    return policy;
}

} // namespace

class TestOutboundPolicy : public QObject
{
    Q_OBJECT

private slots:
    void eachAddressIsOfItsClass_data();
    void eachAddressIsOfItsClass();
    void otherSpellingsOfAnAddressAreNoHosts_data();
    void otherSpellingsOfAnAddressAreNoHosts();
    void namesAndPlainAddressesAreHosts();
    void deniedAddressesStayDeniedForTheDesktop();
    void aServerReachesItselfOnlyWhereItIsNamed();
    void aServerConnectsOnlyToListedNetworksAndPorts();
    void oneForbiddenAnswerSpoilsAName();
    void ownAddressesAreRefused();
    void networksAreReadStrictly();
};

void TestOutboundPolicy::eachAddressIsOfItsClass_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<int>("expected");
    using enum AddressClass;
    const QList<std::pair<const char *, AddressClass>> rows{
        {"0.0.0.0", Denied},
        {"0.1.2.3", Denied},
        {"127.0.0.1", Loopback},
        {"127.255.255.254", Loopback},
        {"169.254.169.254", Denied},
        {"169.254.0.1", Denied},
        {"100.100.100.200", Denied},
        {"168.63.129.16", Denied},
        {"192.0.0.192", Denied},
        {"224.0.0.1", Denied},
        {"239.255.255.255", Denied},
        {"240.0.0.1", Denied},
        {"255.255.255.255", Denied},
        {"10.0.0.1", Private},
        {"10.255.255.255", Private},
        {"172.15.255.255", Public},
        {"172.16.0.1", Private},
        {"172.31.255.255", Private},
        {"172.32.0.1", Public},
        {"192.168.1.1", Private},
        {"100.63.255.255", Public},
        {"100.64.0.1", Private},
        {"100.127.255.255", Private},
        {"198.18.0.1", Private},
        {"198.20.0.1", Public},
        {"8.8.8.8", Public},
        {"::", Denied},
        {"::1", Loopback},
        {"::7f00:1", Denied},
        {"fe80::1", Denied},
        {"fec0::1", Denied},
        {"ff02::1", Denied},
        {"fd00:ec2::254", Denied},
        {"fd20:ce::254", Denied},
        {"fd12:3456::1", Private},
        {"fc00::1", Private},
        {"2606:4700::1", Public},
        {"::ffff:127.0.0.1", Loopback},
        {"::ffff:169.254.169.254", Denied},
        {"::ffff:10.0.0.1", Private},
        {"::ffff:8.8.8.8", Public},
        {"::ffff:0:127.0.0.1", Denied},
        {"::ffff:0:169.254.169.254", Denied},
        {"::ffff:0:10.0.0.1", Private},
        {"::ffff:0:8.8.8.8", Public},
        {"::127.0.0.1", Denied},
        {"::10.0.0.1", Denied},
        {"64:ff9b::127.0.0.1", Denied},
        {"64:ff9b::a9fe:a9fe", Denied},
        {"64:ff9b::10.0.0.1", Private},
        {"64:ff9b::8.8.8.8", Public},
        {"64:ff9b:1::10.0.0.1", Denied},
        {"2002:7f00:1::1", Denied},
        {"2002:a9fe:a9fe::", Denied},
        {"2002:a00:1::1", Private},
        {"2002:808:808::1", Public},
        {"2001:0:a9fe:a9fe::f7f7:f7f7", Denied},
        {"2001:0:808:808::5601:5601", Denied},
        {"2001:0:808:808:0:0:f7f7:f7f7", Public},
        {"2001:db8::1", Private},
        {"100::1", Denied},
    };
    for (const auto &[address, kind] : rows)
        QTest::newRow(address) << QString::fromLatin1(address) << static_cast<int>(kind);
}

void TestOutboundPolicy::eachAddressIsOfItsClass()
{
    QFETCH(QString, address);
    QFETCH(int, expected);
    QCOMPARE(static_cast<int>(classify(QHostAddress(address))), expected);
}

void TestOutboundPolicy::otherSpellingsOfAnAddressAreNoHosts_data()
{
    QTest::addColumn<QString>("host");
    for (const auto &host : {u"127.1"_s,        u"127.0.1"_s,    u"2130706433"_s, u"0x7f000001"_s,       u"0x7f.0.0.1"_s,
                             u"0177.0.0.1"_s,   u"127.0.0.01"_s, u"127.0.0.1."_s, u"127.0.0.256"_s,      u"１２７.0.0.1"_s,
                             u"127。0。0。1"_s, u"①.1.1.1"_s,    u"[::1]"_s,      u"fe80::1%eth0"_s,     u"a.b.1"_s,
                             u"a.0x1"_s,        u""_s,           u" "_s,          u"host name"_s,        u"host\r\nx: y"_s,
                             u"host/path"_s,    u"user@host"_s,  u"host:80"_s,    u"-a.example"_s,       u"a..b"_s,
                             u".a"_s,           u"a_b"_s,        u"ho\u0308st"_s, u"::ffff:127.0.0.01"_s})
        QTest::newRow(host.toUtf8().toPercentEncoding().constData()) << host;
}

void TestOutboundPolicy::otherSpellingsOfAnAddressAreNoHosts()
{
    QFETCH(QString, host);
    const auto read = canonicalHost(host);
    QVERIFY2(!read, host.toUtf8().constData());
    QCOMPARE(read.error().code, u"invalid-host"_s);
}

void TestOutboundPolicy::namesAndPlainAddressesAreHosts()
{
    QCOMPARE(canonicalHost(u"Docker-01.Example.COM"_s).value(), u"docker-01.example.com"_s);
    QCOMPARE(canonicalHost(u"10.77.0.1"_s).value(), u"10.77.0.1"_s);
    QCOMPARE(canonicalHost(u"FD12:0:0::1"_s).value(), u"fd12::1"_s);
    QCOMPARE(canonicalHost(u"localhost"_s).value(), u"localhost"_s);
}

void TestOutboundPolicy::deniedAddressesStayDeniedForTheDesktop()
{
    for (const auto &address : {u"169.254.169.254"_s, u"::ffff:169.254.169.254"_s, u"fd00:ec2::254"_s, u"0.0.0.0"_s, u"fe80::1%1"_s, u""_s}) {
        const auto verdict = desktop().judge(QHostAddress(address), 2376);
        QVERIFY2(!verdict, qPrintable(address));
        QCOMPARE(verdict.error().code, u"blocked-by-policy"_s);
    }
    QVERIFY(desktop().judge(QHostAddress(u"10.0.0.1"_s), 12345));
    QVERIFY(desktop().judge(QHostAddress(u"8.8.8.8"_s), 2376));
}

void TestOutboundPolicy::aServerReachesItselfOnlyWhereItIsNamed()
{
    const QHostAddress four(u"127.0.0.1"_s);
    const QHostAddress six(u"::1"_s);
    QVERIFY(desktop().judge(four, 2375)); // a single user's own computer, without any list
    QVERIFY(desktop().judge(six, 2375));

    OutboundPolicy server;
    const auto list = [&](const QString &network) {
        const auto parsed = parseListedNetwork(network);
        QVERIFY2(parsed, qPrintable(network));
        server.listed = {*parsed};
    };
    for (const auto &wide : {u"0.0.0.0/0:2375"_s, u"64.0.0.0/2:2375"_s, u"[::]/0:2375"_s, u"10.0.0.0/8:2375"_s}) {
        list(wide);
        QVERIFY2(!server.judge(four, 2375), qPrintable(wide));
        QVERIFY2(!server.judge(six, 2375), qPrintable(wide));
    }
    list(u"127.0.0.0/8:2375"_s);
    for (const auto &own : {u"127.0.0.1"_s, u"127.1.2.3"_s, u"::ffff:127.0.0.1"_s, u"::1"_s}) {
        QVERIFY2(server.judge(QHostAddress(own), 2375), qPrintable(own));
        QVERIFY2(!server.judge(QHostAddress(own), 5432), qPrintable(own));
    }
    QVERIFY(!server.judge(QHostAddress(u"::ffff:0:127.0.0.1"_s), 2375));
    QVERIFY(!server.judge(QHostAddress(u"10.0.0.1"_s), 2375));
    list(u"127.0.0.0/8"_s);
    QVERIFY(server.judge(four, 2376));
    QVERIFY(!server.judge(four, 2375));
    list(u"[::1]/128:2375"_s);
    QVERIFY(server.judge(six, 2375));
    QVERIFY(!server.judge(four, 2375));
    list(u"127.0.0.5/32:2375"_s);
    QVERIFY(!server.judge(six, 2375));
}

void TestOutboundPolicy::aServerConnectsOnlyToListedNetworksAndPorts()
{
    OutboundPolicy server;
    QVERIFY(!server.judge(QHostAddress(u"10.20.3.4"_s), 2376));
    server.listed = {parseListedNetwork(u"10.20.0.0/16:2376,4646"_s).value(), parseListedNetwork(u"10.30.0.0/24"_s).value()};
    QVERIFY(server.judge(QHostAddress(u"10.20.3.4"_s), 2376));
    QVERIFY(server.judge(QHostAddress(u"::ffff:10.20.3.4"_s), 4646));
    QVERIFY(!server.judge(QHostAddress(u"10.20.3.4"_s), 22));
    QVERIFY(!server.judge(QHostAddress(u"10.21.0.1"_s), 2376));
    QVERIFY(server.judge(QHostAddress(u"10.30.0.9"_s), 443));
    QVERIFY(!server.judge(QHostAddress(u"10.30.0.9"_s), 80));
    QVERIFY(!server.judge(QHostAddress(u"8.8.8.8"_s), 443));

    server.listed = {parseListedNetwork(u"169.254.0.0/16:80"_s).value()};
    QVERIFY(!server.judge(QHostAddress(u"169.254.169.254"_s), 80));

    // An address that carries another is listed as that one.
    server.listed = {parseListedNetwork(u"10.20.0.0/16"_s).value(), parseListedNetwork(u"[::]/0"_s).value()};
    for (const auto &inside : {u"::ffff:0:10.%1.3.4"_s, u"64:ff9b::10.%1.3.4"_s, u"::ffff:10.%1.3.4"_s}) {
        QVERIFY2(server.judge(QHostAddress(inside.arg(20)), 2376), qPrintable(inside));
        QVERIFY2(!server.judge(QHostAddress(inside.arg(21)), 2376), qPrintable(inside));
    }
    QVERIFY(server.judge(QHostAddress(u"2002:a14:304::1"_s), 2376));
    QVERIFY(!server.judge(QHostAddress(u"2002:a15:304::1"_s), 2376));
}

void TestOutboundPolicy::oneForbiddenAnswerSpoilsAName()
{
    QVERIFY(desktop().judgeAll({QHostAddress(u"10.0.0.1"_s), QHostAddress(u"10.0.0.2"_s)}, 2376));
    QVERIFY(!desktop().judgeAll({QHostAddress(u"10.0.0.1"_s), QHostAddress(u"169.254.169.254"_s)}, 2376));
}

void TestOutboundPolicy::ownAddressesAreRefused()
{
    auto policy = desktop();
    policy.ownAddresses = {QHostAddress(u"10.0.0.5"_s)};
    QVERIFY(!policy.judge(QHostAddress(u"10.0.0.5"_s), 2376));
    for (const auto &other : {u"::ffff:10.0.0.5"_s, u"::ffff:0:10.0.0.5"_s, u"64:ff9b::10.0.0.5"_s, u"2002:a00:5::1"_s})
        QVERIFY2(!policy.judge(QHostAddress(other), 2376), qPrintable(other));
    QVERIFY(policy.judge(QHostAddress(u"10.0.0.6"_s), 2376));
}

void TestOutboundPolicy::networksAreReadStrictly()
{
    const auto six = parseListedNetwork(u"[fd12:3456::]/48:2376"_s);
    QVERIFY(six);
    QCOMPARE(six->prefixLength, 48);
    QCOMPARE(six->ports, QList<quint16>{2376});
    QVERIFY(parseListedNetwork(u"fd12:3456::/48"_s));
    QVERIFY(parseListedNetwork(u"10.0.0.7/32:1,65535"_s));
    for (const auto &text : {u"10.20.0.1/16"_s, u"10.20.0.0"_s, u"10.20.0.0/33"_s, u"10.20/16"_s, u"10.20.0.0/16:"_s, u"10.20.0.0/16:0"_s,
                             u"10.20.0.0/16:65536"_s, u"10.20.0.0/16:1,,2"_s, u"010.20.0.0/16"_s, u"fd12::1/48"_s, u"fd12::/129"_s, u"x/8"_s, u""_s,
                             u"64:ff9b::/96"_s, u"[64:ff9b::a00:0]/104:443"_s, u"::ffff:0:10.0.0.0/104"_s, u"2002::/16"_s, u"::ffff:10.0.0.0/104"_s})
        QVERIFY2(!parseListedNetwork(text), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestOutboundPolicy)
#include "tst_outboundpolicy.moc"
