// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Answers GET /bare with 50 static bytes through the whole HTTP layer, to measure what that layer costs.
// bareserver [--threads N] [--port P] [--access-log]; prints its base URL and runs until it is killed.
#include "services/http/httplistener.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QLoggingCategory>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {

HttpService makeBackend()
{
    ApiRoute route;
    route.method = HttpMethod::Get;
    route.path = "/bare";
    route.handler = atOnce([](const ApiRequest &, const ReplyCallback &done) {
        ApiReply reply;
        reply.body = R"({"id":"0190b6a4","name":"production","order":3,"x":1})";
        done(reply);
    });
    HttpService backend;
    backend.routes.push_back(route);
    return backend;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption threads(u"threads"_s, u"Worker threads; 0 serves in the main thread."_s, u"N"_s, u"0"_s);
    const QCommandLineOption port(u"port"_s, u"Port on 127.0.0.1; 0 picks one."_s, u"P"_s, u"0"_s);
    const QCommandLineOption accessLog(u"access-log"_s, u"Log each request."_s);
    parser.addOptions({threads, port, accessLog});
    parser.process(app);
    if (!parser.isSet(accessLog))
        QLoggingCategory::setFilterRules(u"tidegate.access=false"_s);

    HttpListenerOptions options;
    options.threads = parser.value(threads).toInt();
    options.limits.connectionsPerAddress = 1000;
    options.limits.connections = 1000;
    options.limits.requestsPerConnection = 1'000'000'000;
    HttpListener listener(makeBackend, options);
    const auto bound = listener.listen(QHostAddress::LocalHost, static_cast<quint16>(parser.value(port).toUInt()));
    if (!bound) {
        std::fprintf(stderr, "bareserver: %s\n", qPrintable(bound.error().message));
        return 1;
    }
    listener.start();
    std::printf("http://127.0.0.1:%d\n", static_cast<int>(*bound));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
