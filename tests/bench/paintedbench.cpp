// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// paintedbench SERVER [FREEZES]: two servers of this program on one Postgres, and a console at each of them. Freezes are made at the servers in turn, and for
// each it is measured how long the console at the other one takes until its calendar has painted it, from the moment before the request is sent. Prints p50,
// p99 and the longest; exits 3 when the p99 is a second or more.
#include "app/logging.h"
#include "tests/endtoend/calendarconsole.h"
#include "tests/support/postgresserver.h"
#include "tests/support/serverprocess.h"
#include "tests/support/servertenant.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <future>
#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace tidegate;
using namespace tidegate::test;

namespace {

constexpr auto goal = 1s;
constexpr int patience = 30'000;

class Bench
{
public:
    /// False: failure() says why.
    bool start(const QString &program);
    /// From the request to one server to the paint of the console at the other; nothing: failure() says why.
    std::optional<std::chrono::nanoseconds> measure(std::size_t maker);
    QString failure() const { return m_failure; }

private:
    bool fail(const QString &why);
    /// A request beside the event loop, because the consoles go on meanwhile.
    std::future<Answer> send(std::size_t to, const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const;

    PostgresServer m_postgres{{.durable = true}};
    QTemporaryDir m_folder;
    QString m_failure;
    QByteArray m_token;
    QByteArray m_freezes; ///< Where they are made.
    std::array<std::unique_ptr<ServerProcess>, 2> m_servers;
    std::array<std::unique_ptr<CalendarConsole>, 2> m_consoles;
};

bool Bench::fail(const QString &why)
{
    m_failure = why;
    return false;
}

bool Bench::start(const QString &program)
{
    if (!m_postgres.start())
        return fail(m_postgres.failure());
    const QString url = m_postgres.url(m_postgres.createDatabase());
    m_token = makeAdministrator(url);
    for (auto &server : m_servers) {
        server = std::make_unique<ServerProcess>(program, url, QStringList{u"--secret-key-file"_s, m_folder.filePath(u"master.key"_s)});
        if (!server->isReady())
            return fail(server->said());
    }
    const Answer made = send(0, "POST", "/api/v1/environments", R"({"name":"prod","displayName":"Production"})").get();
    m_freezes = "/api/v1/environments/" + made.object().value(u"id"_s).toString().toLatin1() + "/freeze-windows";
    for (std::size_t i = 0; i < m_consoles.size(); ++i) {
        m_consoles[i] = std::make_unique<CalendarConsole>(m_servers[i]->url(), m_token);
        if (!QTest::qWaitFor([&] { return m_consoles[i]->isReady(); }, patience))
            return fail(u"a console does not get its server's data"_s);
    }
    return true;
}

std::future<Answer> Bench::send(std::size_t to, const QByteArray &method, const QByteArray &path, const QByteArray &body) const
{
    return std::async(std::launch::async, [url = m_servers[to]->url(), token = m_token, method, path, body] { return sendTo(url, method, path, token, body); });
}

std::optional<std::chrono::nanoseconds> Bench::measure(std::size_t maker)
{
    const FreezeWindowId id = FreezeWindowId::create();
    CalendarConsole &onlooker = *m_consoles[1 - maker];
    onlooker.lookFor(id);
    const QByteArray body = freezeOfToday(id);
    const auto begin = std::chrono::steady_clock::now();
    std::future<Answer> made = send(maker, "POST", m_freezes, body);
    const bool isPainted = QTest::qWaitFor([&] { return onlooker.paintedAt().has_value(); }, patience);
    if (const Answer answer = made.get(); answer.status != 201 || !isPainted) {
        fail(u"a freeze was answered %1 and not painted: "_s.arg(answer.status) + QString::fromUtf8(answer.body));
        return {};
    }
    // The next one finds the calendars as this one did.
    std::future<Answer> removed = send(maker, "DELETE", m_freezes + '/' + id.toString().toLatin1());
    const bool isGone = QTest::qWaitFor([&] { return !m_consoles[0]->shows(id) && !m_consoles[1]->shows(id); }, patience);
    if (removed.get().status != 200 || !isGone) {
        fail(u"a freeze stays where it was deleted"_s);
        return {};
    }
    return *onlooker.paintedAt() - begin;
}

int print(std::vector<std::chrono::nanoseconds> times)
{
    std::sort(times.begin(), times.end());
    const auto part = [&](double share) {
        const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(times.size())));
        return std::chrono::duration<double, std::milli>(times[rank - 1]).count();
    };
    const bool isMet = part(0.99) < std::chrono::duration<double, std::milli>(goal).count();
    std::printf("%zu freezes, made at one server and painted at the other: p50 %.1f ms, p99 %.1f ms, longest %.1f ms: %s\n", times.size(), part(0.5),
                part(0.99), part(1), isMet ? "met" : "MISSED");
    return isMet ? 0 : 3;
}

int run(const QString &program, int freezes)
{
    Bench bench;
    std::vector<std::chrono::nanoseconds> times;
    bool isFine = bench.start(program);
    for (int i = -2; i < freezes && isFine; ++i) { // the first two load what is loaded when it is first needed
        const auto time = bench.measure(static_cast<std::size_t>(i + 2) % 2);
        isFine = time.has_value();
        if (isFine && i >= 0)
            times.push_back(*time);
    }
    if (isFine)
        return print(std::move(times));
    std::fprintf(stderr, "paintedbench: %s\n", qPrintable(bench.failure()));
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"tidegate"_s);
    installLogging(u"text"_s, u"warning"_s);
    Theme::apply(application);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("paintedbench: name the program of the server\n", stderr);
        return 2;
    }
    return run(arguments.at(1), std::max(1, arguments.value(2, u"200"_s).toInt()));
}
