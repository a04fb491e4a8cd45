// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/http/requestparser.h"

#include <QTest>

#include <string>
#include <vector>

using namespace tidegate;

namespace {

constexpr size_t bodyLimit = 100;

/// What a stream of bytes turned out to be: the requests read, and the status of the refusal that ended it.
struct Outcome
{
    std::vector<std::string> requests;
    int status = 0;
    size_t consumed = 0; ///< Of the complete requests.

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

std::string describe(const RequestParser &parser)
{
    std::string text = std::to_string(static_cast<int>(parser.method())) + " " + std::string(parser.target()) + " 1." + std::to_string(parser.minorVersion());
    text += parser.keepsAlive() ? " keep" : " close";
    text += " host=" + std::string(parser.value(RequestField::Host)) + " accept=" + parser.joined(RequestField::Accept);
    return text + " body=" + parser.body();
}

Outcome parse(std::string_view bytes, size_t step)
{
    RequestParser parser;
    Outcome outcome;
    size_t position = 0;
    while (position < bytes.size() && outcome.status == 0) {
        const size_t end = std::min(bytes.size(), position + step);
        while (outcome.status == 0) {
            position += parser.feed(bytes.substr(position, end - position));
            if (parser.state() == RequestParser::State::HeadComplete)
                parser.beginBody(bodyLimit);
            if (parser.state() == RequestParser::State::Complete) {
                outcome.requests.push_back(describe(parser));
                outcome.consumed = position;
                parser.reset();
            }
            outcome.status = parser.status();
            if (position == end)
                break;
        }
    }
    return outcome;
}

std::string get(std::string_view fields, std::string_view version = "HTTP/1.1")
{
    return "GET / " + std::string(version) + "\r\nHost: h\r\n" + std::string(fields) + "\r\n";
}

std::string post(std::string_view fields, std::string_view body)
{
    return "POST / HTTP/1.1\r\nHost: h\r\n" + std::string(fields) + "\r\n" + std::string(body);
}

std::string chunked(std::string_view body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}

} // namespace

class TestRequestParser : public QObject
{
    Q_OBJECT

private slots:
    void readsOrRefuses_data();
    void readsOrRefuses();
    void refusesAtTheFirstWrongByte_data();
    void refusesAtTheFirstWrongByte();
    void keepsLimits();
    void givesTheBodyAndTheFields();
    void readsPipelinedRequestsOneAtATime();
    void knowsWhenToClose_data();
    void knowsWhenToClose();
};

void TestRequestParser::readsOrRefuses_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<int>("status"); // 0: one complete request, and nothing left
    const auto row = [](const char *name, const std::string &bytes, int status) { QTest::newRow(name) << bytes << status; };
    using namespace std::string_literals;

    // Request line
    row("plain", get(""), 0);
    row("query", "GET /a?b=c&d=%20 HTTP/1.1\r\nHost: h\r\n\r\n", 0);
    row("query with braces", "GET /a?b={c|d} HTTP/1.1\r\nHost: h\r\n\r\n", 0);
    row("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", 0);
    row("unknown method token", "FROB / HTTP/1.1\r\nHost: h\r\n\r\n", 0);
    row("leading CRLF", "\r\n"s + get(""), 400);
    row("leading blank", " " + get(""), 400);
    row("no method", " / HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("method with a bracket", "G(T / HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("method of 17 letters", "AAAAAAAAAAAAAAAAA / HTTP/1.1\r\nHost: h\r\n\r\n", 501);
    row("two blanks before the target", "GET  / HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("two blanks after the target", "GET /  HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("tab for blank", "GET\t/ HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("blank at the end of the line", "GET / HTTP/1.1 \r\nHost: h\r\n\r\n", 400);
    row("absolute form", "GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("authority form", "CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("asterisk form", "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("relative target", "GET a HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("fragment", "GET /a#b HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("fragment in the query", "GET /a?b#c HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("backslash in the path", "GET /a\\b HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("eight-bit byte in the target", "GET /\xc3\xa4 HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("NUL in the target", "GET /\0 HTTP/1.1\r\nHost: h\r\n\r\n"s, 400);
    row("DEL in the target", "GET /\x7f HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("CR in the target", "GET /\r HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("LF in the target", "GET /\n HTTP/1.1\r\nHost: h\r\n\r\n", 400);
    row("no version", "GET /\r\nHost: h\r\n\r\n", 400);
    row("HTTP/0.9", "GET / HTTP/0.9\r\nHost: h\r\n\r\n", 505);
    row("HTTP/1.2", "GET / HTTP/1.2\r\nHost: h\r\n\r\n", 505);
    row("HTTP/2.0", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400);
    row("HTTP/9.9", "GET / HTTP/9.9\r\nHost: h\r\n\r\n", 505);
    row("HTTPX1.1", "GET / HTTPX1.1\r\nHost: h\r\n\r\n", 400);
    row("HTTPXaXb", "GET / HTTPXaXb\r\nHost: h\r\n\r\n", 400);
    row("http/1.1", "GET / http/1.1\r\nHost: h\r\n\r\n", 400);
    row("HTTP/1.11", "GET / HTTP/1.11\r\nHost: h\r\n\r\n", 400);
    row("HTTP/01.1", "GET / HTTP/01.1\r\nHost: h\r\n\r\n", 400);
    row("TLS hello", "\x16\x03\x01\x02\x00\x01"s, 400);

    // Line ends
    row("bare LF after the request line", "GET / HTTP/1.1\nHost: h\r\n\r\n", 400);
    row("bare LF after a field", "GET / HTTP/1.1\r\nHost: h\n\r\n", 400);
    row("bare LF for the blank line", "GET / HTTP/1.1\r\nHost: h\r\n\n", 400);
    row("bare CR after the request line", "GET / HTTP/1.1\rHost: h\r\n\r\n", 400);
    row("bare CR in a value", get("A: b\rc\r\n"), 400);
    row("CR CR LF", "GET / HTTP/1.1\r\r\nHost: h\r\n\r\n", 400);
    row("CR at the end of the head", "GET / HTTP/1.1\r\nHost: h\r\n\rX", 400);

    // Fields
    row("no value", get("A:\r\n"), 0);
    row("blanks around the value", get("A: \t b c \t\r\n"), 0);
    row("obs-text in a value", get("A: \xe4\r\n"), 0);
    row("no colon", get("A\r\n"), 400);
    row("no name", get(": b\r\n"), 400);
    row("blank before the colon", get("A : b\r\n"), 400);
    row("tab before the colon", get("A\t: b\r\n"), 400);
    row("folded line", get("A: b\r\n c\r\n"), 400);
    row("folded line with a tab", get("A: b\r\n\tc\r\n"), 400);
    row("blank before the first field", "GET / HTTP/1.1\r\n Host: h\r\n\r\n", 400);
    row("NUL in a name", get("A\0: b\r\n"s), 400);
    row("NUL in a value", get("A: b\0c\r\n"s), 400);
    row("ESC in a value", get("A: \x1b[31m\r\n"), 400);
    row("DEL in a value", get("A: \x7f\r\n"), 400);
    row("bracket in a name", get("A(b): c\r\n"), 400);
    row("eight-bit byte in a name", get("\xc3\xa4: c\r\n"), 400);

    // Host
    row("no Host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two Hosts", get("Host: h\r\n"), 400);
    row("two Hosts in different case", get("hOST: i\r\n"), 400);
    row("empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400);
    row("Host with userinfo", "GET / HTTP/1.1\r\nHost: u@h\r\n\r\n", 400);
    row("Host with a path", "GET / HTTP/1.1\r\nHost: h/p\r\n\r\n", 400);
    row("Host with a blank", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400);
    row("Host with a comma", "GET / HTTP/1.1\r\nHost: a,b\r\n\r\n", 400);
    row("IPv6 Host", "GET / HTTP/1.1\r\nHost: [::1]:7420\r\n\r\n", 0);
    row("two Hosts on HTTP/1.0", get("Host: h\r\n", "HTTP/1.0"), 400);

    // Content-Length
    row("body", post("Content-Length: 3\r\n", "abc"), 0);
    row("empty body", post("Content-Length: 0\r\n", ""), 0);
    row("zeros in front of the length", post("Content-Length: 003\r\n", "abc"), 0);
    row("negative length", post("Content-Length: -1\r\n", ""), 400);
    row("signed length", post("Content-Length: +3\r\n", "abc"), 400);
    row("hexadecimal length", post("Content-Length: 0x3\r\n", "abc"), 400);
    row("length with letters", post("Content-Length: abc\r\n", ""), 400);
    row("length with a fraction", post("Content-Length: 3.0\r\n", "abc"), 400);
    row("length with a blank inside", post("Content-Length: 1 2\r\n", "abc"), 400);
    row("empty length", post("Content-Length:\r\n", ""), 400);
    row("list of lengths", post("Content-Length: 3, 3\r\n", "abc"), 400);
    row("same length twice", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400);
    row("two lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n", "abcd"), 400);
    row("length 2^63", post("Content-Length: 9223372036854775808\r\n", ""), 400);
    row("length 2^64", post("Content-Length: 18446744073709551616\r\n", ""), 400);
    row("length 2^64 - 1", post("Content-Length: 18446744073709551615\r\n", ""), 400);
    row("length at the limit", post("Content-Length: 100\r\n", std::string(100, 'x')), 0);
    row("length above the limit", post("Content-Length: 101\r\n", ""), 413);
    row("blank before the colon of the length", post("Content-Length : 3\r\n", "abc"), 400);

    // Transfer-Encoding
    row("chunked", chunked("3\r\nabc\r\n0\r\n\r\n"), 0);
    row("chunked in capitals", post("Transfer-Encoding: CHUNKED\r\n", "0\r\n\r\n"), 0);
    row("two chunks", chunked("3\r\nabc\r\nA\r\n0123456789\r\n000\r\n\r\n"), 0);
    row("coding and length", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
    row("length and coding", post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"), 400);
    row("coding twice", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400);
    row("chunked and identity", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"), 400);
    row("gzip", post("Transfer-Encoding: gzip\r\n", ""), 501);
    row("gzip, chunked", post("Transfer-Encoding: gzip, chunked\r\n", ""), 501);
    row("chunked, chunked", post("Transfer-Encoding: chunked, chunked\r\n", ""), 501);
    row("xchunked", post("Transfer-Encoding: xchunked\r\n", ""), 501);
    row("quoted chunked", post("Transfer-Encoding: \"chunked\"\r\n", ""), 501);
    row("chunked with vertical tab",
        post("Transfer-Encoding: \x0b"
             "chunked\r\n",
             ""),
        400);
    row("empty coding", post("Transfer-Encoding:\r\n", ""), 501);
    row("blank before the colon of the coding", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), 400);
    row("folded coding", post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"), 501);
    row("chunked on HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
    row("chunk size 0x3", chunked("0x3\r\nabc\r\n0\r\n\r\n"), 400);
    row("chunk size +3", chunked("+3\r\nabc\r\n0\r\n\r\n"), 400);
    row("chunk size -1", chunked("-1\r\nabc\r\n0\r\n\r\n"), 400);
    row("chunk size ZZ", chunked("ZZ\r\n\r\n"), 400);
    row("chunk size with a blank", chunked("3 \r\nabc\r\n0\r\n\r\n"), 400);
    row("no chunk size", chunked("\r\nabc\r\n0\r\n\r\n"), 400);
    row("chunk size of nine digits", chunked("000000003\r\nabc\r\n0\r\n\r\n"), 400);
    row("chunk size with bare LF", chunked("3\nabc\r\n0\r\n\r\n"), 400);
    row("chunk without its end", chunked("3\r\nabcd\r\n0\r\n\r\n"), 400);
    row("chunk ended by LF", chunked("3\r\nabc\n0\r\n\r\n"), 400);
    row("chunks above the limit", chunked("64\r\n" + std::string(100, 'x') + "\r\n1\r\n"), 413);
    row("chunk above the limit", chunked("65\r\n"), 413);
    row("huge chunk", chunked("FFFFFFFF\r\n"), 413);
    row("chunk extension", chunked("3;a=b\r\nabc\r\n0\r\n\r\n"), 0);
    for (const char *fine : {"3;a", "3 ; a", "3\t;a = b", "3;a= b", "3;a=b;c", "3;a=\"b;c\"", "3;a=\"\"", "3;a=\"\\\"\"", "3;a=\"b\" ;c=d"})
        row(("fine extension " + std::string(fine)).c_str(), chunked(std::string(fine) + "\r\nabc\r\n0\r\n\r\n"), 0);
    for (const char *bad :
         {"3;",         "3; ",   "3 ",     "3;;a", "3;=b",     "3;a=",         "3;a=b=c",      "3;a==b",       "3;\"a\"", "3;a=\"b", "3;a=\"b\"c",
          "3;a=b\"c\"", "3;a b", "3;a=b ", "3;a ", "3;a=\"\\", "3;a=\"\x01\"", "3;a=\"\x7f\"", "3;a=\xc3\xa4", "3 a",     "3=a"})
        row(("bad extension " + std::string(bad)).c_str(), chunked(std::string(bad) + "\r\nabc\r\n0\r\n\r\n"), 400);
    row("chunk extension with a bare LF", chunked("3;a\nabc\r\n0\r\n\r\n"), 400);
    row("long chunk extension", chunked("3;" + std::string(65, 'a') + "\r\nabc\r\n0\r\n\r\n"), 400);
    row("trailer", chunked("0\r\nA: b\r\n\r\n"), 400);
    row("trailer that smuggles", chunked("0\r\nContent-Length: 5\r\n\r\n"), 400);

    // Expect, single fields
    row("100-continue", post("Expect: 100-continue\r\nContent-Length: 1\r\n", "a"), 0);
    row("another expectation", post("Expect: 200-ok\r\n", ""), 417);
    row("two Authorizations", get("Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"), 400);
    row("two Content-Types", post("Content-Type: a/b\r\nContent-Type: a/c\r\n", ""), 400);
    row("two Origins", get("Origin: a\r\nOrigin: b\r\n"), 400);
    row("two Accepts", get("Accept: a/b\r\nAccept: a/c\r\n"), 0);
}

void TestRequestParser::readsOrRefuses()
{
    QFETCH(std::string, bytes);
    QFETCH(int, status);
    const Outcome whole = parse(bytes, bytes.size());
    QCOMPARE(whole.status, status);
    QCOMPARE(whole.requests.size(), status == 0 ? 1U : 0U);
    if (status == 0)
        QCOMPARE(whole.consumed, bytes.size());
    for (const size_t step : {1U, 2U, 3U, 7U, 16U})
        QVERIFY(parse(bytes, step) == whole);
}

void TestRequestParser::refusesAtTheFirstWrongByte_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::newRow("bare LF") << std::string("GET / HTTP/1.1\n");
    QTest::newRow("control character in the target") << std::string("GET /\x01");
    QTest::newRow("folding") << std::string("GET / HTTP/1.1\r\nHost: h\r\n ");
    QTest::newRow("blank before the colon") << std::string("GET / HTTP/1.1\r\nHost ");
    QTest::newRow("wrong version") << std::string("GET / HTTQ");
    QTest::newRow("not HTTP at all") << std::string("\x16");
}

void TestRequestParser::refusesAtTheFirstWrongByte()
{
    QFETCH(std::string, bytes);
    QCOMPARE(parse(std::string_view(bytes).substr(0, bytes.size() - 1), 1).status, 0);
    QCOMPARE(parse(bytes, 1).status, 400);
}

void TestRequestParser::keepsLimits()
{
    const auto status = [](const std::string &bytes) {
        const Outcome whole = parse(bytes, bytes.size());
        const Outcome pieces = parse(bytes, 1);
        return whole == pieces ? whole.status : -1;
    };
    const auto lineOf = [](size_t size) { return "GET /" + std::string(size - 14, 'a') + " HTTP/1.1"; };
    QCOMPARE(status(lineOf(8 * 1024) + "\r\nHost: h\r\n\r\n"), 0);
    QCOMPARE(status(lineOf(8 * 1024 + 1) + "\r\nHost: h\r\n\r\n"), 414);
    QCOMPARE(status("GET /" + std::string(100'000, 'a')), 414);
    QCOMPARE(status("GET /?" + std::string(100'000, 'a')), 414);
    QCOMPARE(status(get("A: " + std::string(8 * 1024 - 3, 'a') + "\r\n")), 0);
    QCOMPARE(status(get("A: " + std::string(8 * 1024 - 2, 'a') + "\r\n")), 431);
    QCOMPARE(status(get("A: " + std::string(100'000, ' '))), 431);
    QCOMPARE(status(get(std::string(100'000, 'a'))), 431);

    std::string fields;
    for (int i = 0; i < 63; ++i)
        fields += "A: b\r\n";
    QCOMPARE(status(get(fields)), 0);
    QCOMPARE(status(get(fields + "A: b\r\n")), 431);

    std::string large;
    for (int i = 0; i < 3; ++i)
        large += "A: " + std::string(6'000, 'a') + "\r\n";
    QCOMPARE(status(get(large)), 431);
}

void TestRequestParser::givesTheBodyAndTheFields()
{
    RequestParser parser;
    const std::string bytes = "PUT /a/b?c=d HTTP/1.1\r\nhOsT: example.test:80\r\nACCEPT:\ttext/csv \r\nAccept: a/b\r\nIf-Match:\"1\"\r\n"
                              "X-Other: ignored\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    size_t used = parser.feed(bytes);
    QCOMPARE(parser.state(), RequestParser::State::HeadComplete);
    QCOMPARE(parser.method(), WireMethod::Put);
    QCOMPARE(parser.target(), std::string_view("/a/b?c=d"));
    QCOMPARE(parser.value(RequestField::Host), std::string_view("example.test:80"));
    QCOMPARE(parser.joined(RequestField::Accept), std::string("text/csv, a/b"));
    QCOMPARE(parser.value(RequestField::IfMatch), std::string_view("\"1\""));
    QVERIFY(!parser.has(RequestField::Origin));
    QVERIFY(parser.hasBody());
    parser.beginBody(bodyLimit);
    used += parser.feed(std::string_view(bytes).substr(used));
    QCOMPARE(parser.state(), RequestParser::State::Complete);
    QCOMPARE(used, bytes.size());
    QCOMPARE(parser.body(), std::string("abcde"));
}

void TestRequestParser::readsPipelinedRequestsOneAtATime()
{
    const std::string bytes = get("") + post("Content-Length: 3\r\n", "abc") + chunked("1\r\nx\r\n0\r\n\r\n") + get("");
    const Outcome whole = parse(bytes, bytes.size());
    QCOMPARE(whole.requests.size(), 4U);
    QCOMPARE(whole.consumed, bytes.size());
    for (size_t step = 1; step < 40; ++step)
        QVERIFY(parse(bytes, step) == whole);
}

void TestRequestParser::knowsWhenToClose_data()
{
    QTest::addColumn<std::string>("bytes");
    QTest::addColumn<bool>("keeps");
    QTest::newRow("1.1") << get("") << true;
    QTest::newRow("1.1 close") << get("Connection: close\r\n") << false;
    QTest::newRow("1.1 close in a list") << get("Connection: upgrade, Close\r\n") << false;
    QTest::newRow("1.1 close in a second line") << get("Connection: keep-alive\r\nConnection: close\r\n") << false;
    QTest::newRow("1.1 something like close") << get("Connection: closed\r\n") << true;
    QTest::newRow("1.0") << get("", "HTTP/1.0") << false;
    QTest::newRow("1.0 keep-alive") << get("Connection: keep-alive\r\n", "HTTP/1.0") << true;
    QTest::newRow("1.0 both") << get("Connection: keep-alive, close\r\n", "HTTP/1.0") << false;
}

void TestRequestParser::knowsWhenToClose()
{
    QFETCH(std::string, bytes);
    QFETCH(bool, keeps);
    RequestParser parser;
    parser.feed(bytes);
    QCOMPARE(parser.state(), RequestParser::State::HeadComplete);
    QCOMPARE(parser.keepsAlive(), keeps);
}

QTEST_GUILESS_MAIN(TestRequestParser)
#include "tst_requestparser.moc"
