// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/connectiongate.h"
#include "tests/http/httpharness.h"

#include <QLoggingCategory>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace tidegate::test;
using namespace std::chrono_literals;

namespace {

constexpr uid_t nobody = 65'534;

/// A bare connection to the port from 127.0.0.host; nothing is sent. -1 on failure.
int connectFrom(int host, quint16 port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK + static_cast<uint32_t>(host) - 1);
    const bool bound = ::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    if (bound && ::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) == 0)
        return descriptor;
    ::close(descriptor);
    return -1;
}

/// Connections that are held and say nothing.
struct Idlers
{
    std::vector<int> descriptors;

    ~Idlers() { std::for_each(descriptors.begin(), descriptors.end(), ::close); }
    void add(int count, int host, quint16 port)
    {
        for (int i = 0; i < count; ++i)
            descriptors.push_back(connectFrom(host, port));
    }
    int failed() const { return static_cast<int>(std::count(descriptors.begin(), descriptors.end(), -1)); }
    /// How many the server has hung up on.
    int closed() const
    {
        return static_cast<int>(std::count_if(descriptors.begin(), descriptors.end(), [](int descriptor) {
            char byte = 0;
            return ::recv(descriptor, &byte, 1, MSG_DONTWAIT | MSG_PEEK) >= 0 || errno == ECONNRESET;
        }));
    }
};

HttpListenerOptions capped(int all, int perAddress)
{
    HttpListenerOptions options;
    options.limits.connections = all;
    options.limits.connectionsPerAddress = perAddress;
    return options;
}

/// A process of another user that holds connections until its end is wanted.
class OtherUser
{
public:
    OtherUser(quint16 port, int connections)
    {
        if (::pipe(m_ready) != 0 || ::pipe(m_end) != 0)
            return;
        m_process = ::fork();
        if (m_process != 0)
            return;
        // Only system calls from here on: the other threads of the test do not exist in this process.
        const char done = ::setresuid(nobody, nobody, nobody) == 0 ? '1' : '0';
        for (int i = 0; done == '1' && i < connections; ++i)
            connectFrom(1, port);
        char byte = 0;
        if (::write(m_ready[1], &done, 1) == 1)
            while (::read(m_end[0], &byte, 1) < 0 && errno == EINTR) {}
        ::_exit(0);
    }
    ~OtherUser()
    {
        if (m_process <= 0)
            return;
        const char end = 'x';
        if (::write(m_end[1], &end, 1) == 1)
            ::waitpid(m_process, nullptr, 0);
        for (const int descriptor : {m_ready[0], m_ready[1], m_end[0], m_end[1]})
            ::close(descriptor);
    }
    /// Waits until it holds all of them; the server needs its turn meanwhile only to answer, not for the connections to be made.
    bool isReady()
    {
        char byte = 0;
        return m_process > 0 && ::read(m_ready[0], &byte, 1) == 1 && byte == '1';
    }

private:
    int m_ready[2] = {-1, -1};
    int m_end[2] = {-1, -1};
    pid_t m_process = -1;
};

} // namespace

/// Who gets a place when there are more connections than places.
class TestConnections : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules(u"tidegate.access=false"_s); }
    void anIdleConnectionMakesRoom();
    void idleOnesOfOneAddressMakeRoomForTheNextOfIt();
    void strangersGoBeforeThoseWhoSignedIn();
    void whatIsUnderWayStays();
    void halfHeadsMakeRoomToo();
    void theGreediestAddressGivesWay();
    void sixHundredAndFortyIdleConnectionsStopNobody();
    void silentHandshakesMakeRoom();
    void addressesAreCountedAsTheirOwnersAre();
    void anotherUserOfTheComputerHoldsNoPlace();
    void ownProgramsAreKnownOverBothProtocols();
};

void TestConnections::anIdleConnectionMakesRoom()
{
    TestServer server(capped(4, 100));
    Idlers idle;
    idle.add(4, 1, server.port());
    QTRY_COMPARE(server.listener().connectionCount(), 4);
    RawClient honest(server.port());
    QCOMPARE(honest.ask(server.request("GET", "/echo/in")).body, QByteArray("in"));
    QTRY_COMPARE(idle.closed(), 1);
    QCOMPARE(server.listener().connectionCount(), 4);
    QVERIFY(server.listener().metrics().prometheusText().find("tidegate_http_connections_evicted_total 1\n") != std::string::npos);
}

void TestConnections::idleOnesOfOneAddressMakeRoomForTheNextOfIt()
{
    TestServer server(capped(100, 3));
    Idlers others;
    others.add(3, 2, server.port());
    Idlers idle;
    idle.add(3, 1, server.port());
    QTRY_COMPARE(server.listener().connectionCount(), 6);
    RawClient honest(server.port());
    QCOMPARE(honest.ask(server.request("GET", "/echo/in")).status, 200);
    QTRY_COMPARE(idle.closed(), 1);
    QCOMPARE(others.closed(), 0);
}

void TestConnections::strangersGoBeforeThoseWhoSignedIn()
{
    TestServer server(capped(4, 100));
    RawClient first(server.port());
    RawClient second(server.port());
    QCOMPARE(first.ask(server.request("GET", "/echo/a")).status, 200);
    QCOMPARE(second.ask(server.request("GET", "/echo/b")).status, 200);
    RawClient stranger(server.port());
    QCOMPARE(stranger.ask("GET /open HTTP/1.1\r\nHost: " + server.host() + "\r\n\r\n").status, 200);
    RawClient refused(server.port());
    QCOMPARE(refused.ask("GET /echo/x HTTP/1.1\r\nHost: " + server.host() + "\r\nAuthorization: Bearer bad\r\n\r\n").status, 401);
    std::vector<std::unique_ptr<RawClient>> next;
    for (int i = 0; i < 2; ++i) {
        next.push_back(std::make_unique<RawClient>(server.port()));
        QCOMPARE(next.back()->ask(server.request("GET", "/echo/c")).status, 200);
    }
    QVERIFY(stranger.isClosed());
    QVERIFY(refused.isClosed());
    QCOMPARE(first.ask(server.request("GET", "/echo/a")).status, 200);
    // Now everybody has signed in: the one that was idle longest goes.
    RawClient last(server.port());
    QCOMPARE(last.ask(server.request("GET", "/echo/d")).status, 200);
    QVERIFY(second.isClosed());
    QCOMPARE(first.ask(server.request("GET", "/echo/a")).status, 200);
}

void TestConnections::whatIsUnderWayStays()
{
    TestServer server(capped(3, 100));
    RawClient follower(server.port());
    follower.send(server.request("GET", "/stream"));
    QTRY_VERIFY(server.stream && server.stream->started);
    RawClient waiting(server.port());
    waiting.send(server.request("GET", "/held"));
    QTRY_COMPARE(server.held.size(), 1U);
    RawClient sending(server.port());
    sending.send(server.request("POST", "/json", "Content-Type: application/json\r\nContent-Length: 20\r\nExpect: 100-continue\r\n"));
    QTRY_COMPARE(server.listener().connectionCount(), 3);
    QTRY_VERIFY(sending.readMore().contains("100 Continue"));
    RawClient refused(server.port());
    QCOMPARE(refused.receive().status, 503);
    emit server.stream->chunk("event\n\n");
    QTRY_VERIFY(follower.readMore().contains("event"));
    server.held.front()(ApiReply());
    QCOMPARE(waiting.receive().status, 200);
    RawClient honest(server.port()); // the answered one is idle now
    QCOMPARE(honest.ask(server.request("GET", "/echo/in")).status, 200);
}

void TestConnections::halfHeadsMakeRoomToo()
{
    TestServer server(capped(3, 100));
    Idlers slow;
    slow.add(3, 1, server.port());
    for (const int descriptor : slow.descriptors)
        QCOMPARE(::send(descriptor, "GET / HT", 8, MSG_NOSIGNAL), 8);
    QTRY_COMPARE(server.listener().connectionCount(), 3);
    for (int i = 0; i < 6; ++i) {
        RawClient honest(server.port());
        QCOMPARE(honest.ask(server.request("GET", "/echo/in")).status, 200);
    }
}

void TestConnections::theGreediestAddressGivesWay()
{
    TestServer server(capped(10, 100));
    Idlers single;
    single.add(1, 2, server.port());
    Idlers many;
    many.add(9, 3, server.port());
    QTRY_COMPARE(server.listener().connectionCount(), 10);
    for (int i = 0; i < 5; ++i) {
        RawClient honest(server.port());
        QCOMPARE(honest.ask(server.request("GET", "/echo/in")).status, 200);
    }
    QCOMPARE(single.closed(), 0); // although it is the oldest
}

void TestConnections::sixHundredAndFortyIdleConnectionsStopNobody()
{
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    const rlimit before = files;
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 4'096);
    ::setrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_cur < 2'048)
        QSKIP("NOT TESTED: the process may not open enough files for both ends of 640 connections");
    TestServer server;
    Idlers idle;
    for (int host = 2; host < 22; ++host) {
        idle.add(32, host, server.port());
        QTest::qWait(0); // the server takes what waits
    }
    QCOMPARE(idle.failed(), 0);
    QTRY_COMPARE(server.listener().connectionCount(), HttpLimits().connections);
    for (int i = 0; i < 20; ++i) {
        RawClient honest(server.port());
        QCOMPARE(honest.ask(server.request("GET", "/echo/in")).status, 200);
    }
    QVERIFY(server.listener().connectionCount() <= HttpLimits().connections);
    ::setrlimit(RLIMIT_NOFILE, &before);
}

void TestConnections::silentHandshakesMakeRoom()
{
    const auto gate = std::make_shared<ConnectionGate>(HttpLimits());
    std::vector<std::shared_ptr<ConnectionGate::Ticket>> silent;
    const QHostAddress peer(u"192.0.2.1"_s);
    int evicted = 0;
    for (int i = 0; i < HttpLimits().handshakesPerAddress; ++i) {
        silent.push_back(gate->enter(peer, true));
        QVERIFY(silent.back());
        QVERIFY(silent.back()->attach([&evicted] { ++evicted; }));
    }
    QVERIFY(gate->enter(peer, true));
    QCOMPARE(evicted, 1);
    QVERIFY(gate->enter(QHostAddress(u"192.0.2.2"_s), true));
    QCOMPARE(evicted, 1);
}

void TestConnections::addressesAreCountedAsTheirOwnersAre()
{
    HttpLimits limits;
    limits.connectionsPerAddress = 1;
    const auto gate = std::make_shared<ConnectionGate>(limits);
    const auto holds = [&gate](const QString &first, const QString &second) {
        const auto one = gate->enter(QHostAddress(first), false);
        one->setUse(ConnectionGate::Use::Busy);
        return gate->enter(QHostAddress(second), false) == nullptr;
    };
    QVERIFY(holds(u"2001:db8:1:2::1"_s, u"2001:db8:1:2:ffff::9"_s)); // one /64
    QVERIFY(!holds(u"2001:db8:1:2::1"_s, u"2001:db8:1:3::1"_s));
    QVERIFY(holds(u"::ffff:192.0.2.1"_s, u"192.0.2.1"_s));
    QVERIFY(!holds(u"::ffff:192.0.2.1"_s, u"::ffff:192.0.2.2"_s));
    QVERIFY(holds(u"fe80::1%lo"_s, u"fe80::1"_s));
    QCOMPARE(gate->count(), 0);
}

void TestConnections::anotherUserOfTheComputerHoldsNoPlace()
{
    if (::geteuid() != 0)
        QSKIP("NOT TESTED: only root can start a program as another user");
    HttpListenerOptions options = capped(128, 32);
    options.ownUserOnly = true;
    TestServer server(options);
    OtherUser other(server.port(), 64);
    QVERIFY(other.isReady());
    RawClient own(server.port());
    QCOMPARE(own.ask(server.request("GET", "/echo/in")).body, QByteArray("in"));
    QCOMPARE(server.listener().connectionCount(), 1);
    QCOMPARE(server.listener().metrics().refusedConnections.load(), 64U);
}

void TestConnections::ownProgramsAreKnownOverBothProtocols()
{
    HttpListenerOptions options;
    options.ownUserOnly = true;
    TestServer server(options);
    const int descriptor = ::socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        QSKIP("NOT TESTED: no IPv6 here");
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(server.port());
    QCOMPARE(::inet_pton(AF_INET6, "::ffff:127.0.0.1", &address.sin6_addr), 1);
    QCOMPARE(::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof(address)), 0);
    const QByteArray request = server.request("GET", "/echo/in");
    QCOMPARE(::send(descriptor, request.constData(), static_cast<size_t>(request.size()), MSG_NOSIGNAL), request.size());
    QTRY_COMPARE(server.executed, 1);
    ::close(descriptor);

    HttpListener six([] { return HttpService(); }, options);
    const auto port = six.listen(QHostAddress(QHostAddress::LocalHostIPv6), 0);
    if (!port)
        QSKIP("NOT TESTED: no IPv6 loopback here");
    six.start();
    QTcpSocket client;
    client.connectToHost(QHostAddress(QHostAddress::LocalHostIPv6), *port);
    QTRY_COMPARE(six.connectionCount(), 1);
    QCOMPARE(six.metrics().refusedConnections.load(), 0U);
}

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
