// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/logging.h"

#include "app/logbuffer.h"
#include "services/codec/jsonwriter.h"

#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

std::atomic<bool> asJson{false};

const char *word(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "critical";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

/// Never destroyed, because what ends late may still have something to say.
LogBuffer &errorOutput()
{
    static auto &buffer = *new LogBuffer(STDERR_FILENO);
    return buffer;
}

/// Control characters would let a message forge a line or move the cursor.
QString oneLine(const QString &message)
{
    const auto isControl = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; };
    QString clean = message;
    if (std::any_of(message.begin(), message.end(), isControl))
        std::replace_if(clean.begin(), clean.end(), isControl, QChar(u' '));
    return clean;
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const char *const category = context.category ? context.category : "default";
    const QString text = oneLine(message);
    std::string line;
    line.reserve(static_cast<std::size_t>(text.size()) + 128);
    if (asJson) {
        JsonWriter writer(line);
        writer.beginObject();
        writer.key("at");
        writer.instantMilliseconds(Clock::system().now());
        writer.field("level", word(type));
        writer.field("category", category);
        writer.field("message", QStringView(text));
        writer.endObject();
    } else {
        const QByteArray utf8 = text.toUtf8();
        line.append(toRfc3339Milliseconds(Clock::system().now())).append(" ").append(word(type)).append(" ").append(category).append(": ");
        line.append(utf8.constData(), static_cast<std::size_t>(utf8.size()));
    }
    line += '\n';
    errorOutput().append(line, type != QtDebugMsg && type != QtInfoMsg);
}

constexpr std::array fatalSignals{SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGQUIT, SIGTERM, SIGINT, SIGHUP};
std::array<struct sigaction, fatalSignals.size()> handledBefore;

void rescueLog(int number, siginfo_t *info, void *)
{
    errorOutput().rescue();
    const auto *const at = std::find(fatalSignals.begin(), fatalSignals.end(), number);
    ::sigaction(number, &handledBefore[static_cast<std::size_t>(at - fatalSignals.begin())], nullptr);
    // What the program did wrong it does again; what was sent is sent again. Either way the process ends as it would have.
    if (info->si_code <= 0)
        (void)::raise(number);
}

} // namespace

bool installLogging(const QString &format, const QString &level)
{
    static const QStringList levels{u"debug"_s, u"info"_s, u"warning"_s, u"critical"_s};
    const qsizetype rank = levels.indexOf(level);
    if (rank < 0 || (format != u"text" && format != u"json"))
        return false;
    asJson = format == u"json";
    QString rules = u"*.debug=%1\n*.info=%2\n*.warning=%3\n"_s.arg(rank <= 0 ? u"true"_s : u"false"_s, rank <= 1 ? u"true"_s : u"false"_s,
                                                                   rank <= 2 ? u"true"_s : u"false"_s);
    rules += u"qt.*.debug=false\n"_s;
    QLoggingCategory::setFilterRules(rules);
    (void)errorOutput(); // before the first signal asks for it
    static const int registered = std::atexit([] { errorOutput().gatherNoMore(); });
    Q_UNUSED(registered);
    qInstallMessageHandler(write);
    return true;
}

void flushLog()
{
    errorOutput().flush();
}

void flushLogOnFatalSignals()
{
    struct sigaction action
    {};
    action.sa_sigaction = rescueLog;
    action.sa_flags = SA_SIGINFO;
    for (std::size_t i = 0; i < fatalSignals.size(); ++i) {
        ::sigaction(fatalSignals[i], nullptr, &handledBefore[i]);
        if (handledBefore[i].sa_handler != SIG_IGN) // nohup
            ::sigaction(fatalSignals[i], &action, nullptr);
    }
}

} // namespace tidegate
