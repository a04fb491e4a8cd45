// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/codec/etag.h"
#include "services/domain/say.h"
#include "services/http/httpmetrics.h"
#include "services/http/problem.h"
#include "services/http/replywriter.h"
#include "services/http/routetable.h"
#include "services/http/targetpath.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tidegate;
using namespace std::chrono_literals;

namespace {

ApiRoute route(HttpMethod method, const char *path)
{
    ApiRoute made;
    made.method = method;
    made.path = path;
    return made;
}

QJsonObject problemOf(const ApiReply &reply)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(reply.body)).object();
}

} // namespace

class TestRouteTable : public QObject
{
    Q_OBJECT

private slots:
    void decodesPaths_data();
    void decodesPaths();
    void refusesQueries();
    void findsTheRoute_data();
    void findsTheRoute();
    void knowsTheMethodsOfAPath();
    void comparesEntityTags_data();
    void comparesEntityTags();
    void writesProblems();
    void asksForCredentialsAndPatience();
    void leavesOutFieldsThatWouldSplitTheResponse();
    void writesDates();
    void countsRequests();
};

void TestRouteTable::decodesPaths_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<QString>("segments"); // joined with "|"; null: refused
    QTest::newRow("root") << std::string("/") << u""_s;
    QTest::newRow("plain") << std::string("/a/b") << u"a|b"_s;
    QTest::newRow("blank") << std::string("/a%20b/c") << u"a b|c"_s;
    QTest::newRow("several escapes") << std::string("/%61/b/%63d/%65") << u"a|b|cd|e"_s;
    QTest::newRow("UTF-8") << std::string("/%C3%A4") << u"ä"_s;
    QTest::newRow("plus stays") << std::string("/a+b") << u"a+b"_s;
    QTest::newRow("trailing slash") << std::string("/a/") << u"a|"_s;
    QTest::newRow("double slash") << std::string("//a") << u"|a"_s;
    for (const char *refused : {"",          "a",     "/%00", "/a%0a", "/%1f", "/%7F", "/a%2Fb", "/a%2fb",  "/.",      "/..",        "/a/../b",       "/%2e",
                                "/%2E%2e/a", "/.%2e", "/a/.", "/%",    "/%4",  "/%zz", "/%C3",   "/%C3%28", "/%C0%AF", "/%ED%A0%80", "/%F4%90%80%80", "/%FF"})
        QTest::addRow("refused: %s", refused) << std::string(refused) << QString();
}

void TestRouteTable::decodesPaths()
{
    QFETCH(std::string, path);
    QFETCH(QString, segments);
    PathSegments decoded;
    const bool ok = decodePath(path, decoded);
    QCOMPARE(ok, !segments.isNull());
    QStringList list;
    for (const auto segment : decoded.segments)
        list << QString::fromUtf8(segment.data(), static_cast<qsizetype>(segment.size()));
    if (ok)
        QCOMPARE(list.join(u'|'), segments);
}

void TestRouteTable::refusesQueries()
{
    QVERIFY(isValidQuery(""));
    QVERIFY(isValidQuery("a=%C3%A4&b=c%0A"));
    QVERIFY(!isValidQuery("a=%00"));
    QVERIFY(!isValidQuery("a=%"));
    QVERIFY(!isValidQuery("a=%C3"));
    QVERIFY(!isValidQuery("a=%XX"));
}

void TestRouteTable::findsTheRoute_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("found"); // template and arguments; empty: none
    QTest::newRow("static") << u"/v1/environments"_s << u"/v1/environments"_s;
    QTest::newRow("placeholder") << u"/v1/environments/7"_s << u"/v1/environments/{id} 7"_s;
    QTest::newRow("static beats placeholder") << u"/v1/environments/import"_s << u"/v1/environments/import"_s;
    QTest::newRow("two placeholders") << u"/v1/environments/7/targets/8"_s << u"/v1/environments/{id}/targets/{target} 7 8"_s;
    QTest::newRow("a way back from a static segment") << u"/v1/environments/import/targets/8"_s << u"/v1/environments/{id}/targets/{target} import 8"_s;
    QTest::newRow("prefix only") << u"/v1"_s << QString();
    QTest::newRow("longer") << u"/v1/environments/7/x"_s << QString();
    QTest::newRow("trailing slash") << u"/v1/environments/"_s << QString();
    QTest::newRow("empty placeholder") << u"/v1/environments//targets/8"_s << QString();
    QTest::newRow("other case") << u"/V1/environments"_s << QString();
    QTest::newRow("root") << u"/"_s << QString();
}

void TestRouteTable::findsTheRoute()
{
    QFETCH(QString, path);
    QFETCH(QString, found);
    const RouteTable table({route(HttpMethod::Get, "/v1/environments"), route(HttpMethod::Get, "/v1/environments/{id}"),
                            route(HttpMethod::Get, "/v1/environments/import"), route(HttpMethod::Get, "/v1/environments/{id}/targets/{target}")});
    PathSegments decoded;
    const std::string bytes = path.toStdString();
    QVERIFY(decodePath(bytes, decoded));
    const RouteTable::Match match = table.find(decoded.segments);
    QString text;
    if (match.resource) {
        text = QString::fromStdString(match.resource->routeFor(WireMethod::Get)->path);
        for (const auto argument : match.arguments)
            text += u' ' + QString::fromUtf8(argument.data(), static_cast<qsizetype>(argument.size()));
    }
    QCOMPARE(text, found);
}

void TestRouteTable::knowsTheMethodsOfAPath()
{
    const RouteTable table({route(HttpMethod::Post, "/a"), route(HttpMethod::Get, "/a"), route(HttpMethod::Delete, "/b")});
    const auto *both = table.find({"a"}).resource;
    QCOMPARE(both->allow, QByteArray("GET, HEAD, POST, OPTIONS"));
    QCOMPARE(both->routeFor(WireMethod::Head), both->routeFor(WireMethod::Get));
    QVERIFY(!both->routeFor(WireMethod::Put));
    QVERIFY(!both->routeFor(WireMethod::Trace));
    QCOMPARE(table.find({"b"}).resource->allow, QByteArray("DELETE, OPTIONS"));
}

void TestRouteTable::comparesEntityTags_data()
{
    QTest::addColumn<std::string>("field");
    QTest::addColumn<bool>("tag");
    QTest::addColumn<bool>("version");
    QTest::newRow("same") << std::string(R"("7-0123abcd")") << true << true;
    QTest::newRow("weak") << std::string(R"(W/"7-0123abcd")") << true << false;
    QTest::newRow("other") << std::string(R"("8-0123abcd")") << false << false;
    QTest::newRow("other hash") << std::string(R"("7-ffffffff")") << false << true;
    QTest::newRow("version") << std::string(R"("7")") << false << true;
    QTest::newRow("list") << std::string(R"("b" ,W/"c",, "7-0123abcd")") << true << true;
    QTest::newRow("any") << std::string(" * ") << true << true;
    QTest::newRow("comma inside") << std::string(R"("x,"7"")") << false << false;
    QTest::newRow("comma in a tag") << std::string(R"("x,y", "7")") << false << true;
    QTest::newRow("without quotes") << std::string("7") << false << false;
    QTest::newRow("unfinished") << std::string(R"("7)") << false << false;
    QTest::newRow("behind it") << std::string(R"("7"8)") << false << false;
    QTest::newRow("blank inside") << std::string(R"("7 ")") << false << false;
    QTest::newRow("lower-case w") << std::string(R"(w/"7")") << false << false;
    QTest::newRow("capital hash") << std::string(R"("7-0123ABCD")") << false << false;
    QTest::newRow("nothing") << std::string() << false << false;
    QTest::newRow("commas") << std::string(" , ,") << false << false;
}

void TestRouteTable::comparesEntityTags()
{
    QFETCH(std::string, field);
    QFETCH(bool, tag);
    QFETCH(bool, version);
    QCOMPARE(namesTag(field, R"("7-0123abcd")"), tag);
    QCOMPARE(namesVersion(field, 7), version);
    QCOMPARE(makeEtag(7, "a"), makeEtag(7, "a"));
    QVERIFY(makeEtag(7, "a") != makeEtag(7, "b"));
}

void TestRouteTable::writesProblems()
{
    Error error = invalidField(u"/end"_s, say("must-be-after-start"));
    error.detail = u"SELECT secret"_s;
    error.extra = {{u"blockers"_s, 3}, {u"status"_s, 200}};
    const ApiReply reply = problemReply(error, {.requestId = u"r-1"_s, .instance = u"/x"_s});
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
    QVERIFY(!QByteArray::fromStdString(reply.body).contains("secret"));
    const QJsonObject problem = problemOf(reply);
    QCOMPARE(problem.value(u"type"_s).toString(), u"tag:tidegate,2026:problem/must-be-after-start"_s);
    QCOMPARE(problem.value(u"title"_s).toString(), u"Must be after start"_s);
    QCOMPARE(problem.value(u"status"_s).toInt(), 422);
    QCOMPARE(problem.value(u"instance"_s).toString(), u"/x"_s);
    QCOMPARE(problem.value(u"requestId"_s).toString(), u"r-1"_s);
    QCOMPARE(problem.value(u"blockers"_s).toInt(), 3);
    QCOMPARE(problem.value(u"errors"_s).toArray().at(0).toObject().value(u"pointer"_s).toString(), u"/end"_s);
    QVERIFY(!problem.contains(u"params"_s));

    // What is filled in travels beside the code it belongs to, in the document and in each field, and only there.
    const QJsonObject wrong = problemOf(problemReply(invalidField(u"/reason"_s, say("too-long/text", 1'024)), {.requestId = u"r-2"_s, .instance = {}}));
    const QJsonObject params{{u"case"_s, u"text"_s}, {u"most"_s, 1'024}};
    QCOMPARE(wrong.value(u"detail"_s).toString(), u"Write at most 1024 characters."_s);
    QCOMPARE(wrong.value(u"params"_s).toObject(), params);
    QCOMPARE(wrong.value(u"errors"_s).toArray().at(0).toObject().value(u"params"_s).toObject(), params);
    Error recoded = makeError(ErrorKind::Conflict, say("too-long/text", 5));
    recoded.code = u"another"_s;
    QVERIFY(!problemOf(problemReply(recoded, {.requestId = u"r-3"_s, .instance = {}})).contains(u"params"_s));
}

void TestRouteTable::asksForCredentialsAndPatience()
{
    const auto field = [](const ApiReply &reply, const QByteArray &name) {
        for (const auto &[key, value] : reply.headers) {
            if (key == name)
                return value;
        }
        return QByteArray();
    };
    QCOMPARE(field(problemReply(spokenError(ErrorKind::Unauthenticated, u"x"_s, u"y"_s), {}), "WWW-Authenticate"), QByteArray("Bearer"));
    Error busy = spokenError(ErrorKind::TooManyRequests, u"x"_s, u"y"_s);
    busy.extra = {{u"retryAfterSeconds"_s, 30}};
    QCOMPARE(field(problemReply(busy, {}), "Retry-After"), QByteArray("30"));
    QCOMPARE(field(problemReply(spokenError(ErrorKind::Unavailable, u"x"_s, u"y"_s), {}), "Retry-After"), QByteArray("1"));
}

void TestRouteTable::leavesOutFieldsThatWouldSplitTheResponse()
{
    ApiReply reply;
    reply.etag = "\"1\"\r\nX-Injected: 1";
    reply.headers = {{"X-Good", "1"}, {"X-Bad", "1\r\nX-Injected: 1"}, {"X-Worse: 1\r\nX-Injected", "1"}, {"", "1"}, {"X-Nul", QByteArray("a\0b", 3)}};
    for (int i = 0; i < 5; ++i)
        QTest::ignoreMessage(QtWarningMsg, "left out a response field that is not well formed");
    std::string head;
    appendHead(head, reply, {.requestId = "r", .date = "d", .framing = Framing::Length, .close = true, .isTls = true});
    const auto has = [&head](std::string_view text) { return head.find(text) != std::string::npos; };
    QVERIFY(has("\r\nX-Good: 1\r\n"));
    QVERIFY(!has("X-Injected"));
    QVERIFY(!has("X-Bad"));
    QVERIFY(!has("X-Nul"));
    QVERIFY(has("\r\nStrict-Transport-Security: "));
    QVERIFY(has("\r\nConnection: close\r\n\r\n"));
    QVERIFY(!has("\r\nServer"));
}

void TestRouteTable::writesDates()
{
    QCOMPARE(httpDate(Instant(784111777s)), std::string("Sun, 06 Nov 1994 08:49:37 GMT"));
    QCOMPARE(httpDate(Instant(1709164800s)), std::string("Thu, 29 Feb 2024 00:00:00 GMT"));
}

void TestRouteTable::countsRequests()
{
    HttpMetrics metrics;
    metrics.countRequest("/a/{id}", WireMethod::Get, 200, 1500us);
    metrics.countRequest("/a/{id}", WireMethod::Get, 200, 20s);
    metrics.countRequest("/a/{id}", WireMethod::Put, 409, 500us);
    QCOMPARE(metrics.requestCount(), 3U);
    const std::string text = metrics.prometheusText();
    const auto has = [&text](std::string_view line) { return text.find(line) != std::string::npos; };
    QVERIFY(has("tidegate_http_requests_total{route=\"/a/{id}\",method=\"GET\",status=\"200\"} 2\n"));
    QVERIFY(has("tidegate_http_requests_total{route=\"/a/{id}\",method=\"PUT\",status=\"409\"} 1\n"));
    QVERIFY(has("tidegate_http_request_seconds_bucket{route=\"/a/{id}\",le=\"0.001000\"} 1\n"));
    QVERIFY(has("tidegate_http_request_seconds_bucket{route=\"/a/{id}\",le=\"0.002000\"} 2\n"));
    QVERIFY(has("tidegate_http_request_seconds_bucket{route=\"/a/{id}\",le=\"+Inf\"} 3\n"));
    QVERIFY(has("tidegate_http_request_seconds_sum{route=\"/a/{id}\"} 20.002000\n"));
}

QTEST_GUILESS_MAIN(TestRouteTable)
#include "tst_routetable.moc"
