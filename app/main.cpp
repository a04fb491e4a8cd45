// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console.h"
#include "app/logging.h"
#include "app/program.h"
#include "app/singleinstance.h"
#include "translations/translations.h"
#include "ui/settings/consolesettings.h"
#include "ui/style/theme.h"

#include <QApplication>

#include <cstdio>
#include <cstdlib>
#include <memory>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace tidegate;

namespace {

/// Writes "tidegate: …" to stderr; the exit code.
int failed(const Error &error)
{
    std::fprintf(stderr, "tidegate: %s\n", error.message.toUtf8().constData());
    return error.code == u"usage" ? ExitUsage : ExitFailed;
}

/// The arguments without those that Qt takes for itself, so that they can be read before there is an application and without a display.
QStringList ownArguments(int argc, char **argv)
{
    static const QStringList withValue{
        u"platform"_s, u"platformpluginpath"_s, u"platformtheme"_s, u"plugin"_s,  u"qwindowgeometry"_s, u"geometry"_s,   u"qwindowtitle"_s,
        u"title"_s,    u"qwindowicon"_s,        u"icon"_s,          u"session"_s, u"style"_s,           u"stylesheet"_s, u"display"_s};
    static const QStringList alone{u"reverse"_s, u"widgetcount"_s, u"nograb"_s, u"dograb"_s};
    QStringList own;
    for (int i = 1; i < argc; ++i) {
        const QString argument = QString::fromLocal8Bit(argv[i]);
        if (argument == u"--") { // behind it nothing is an option, not even of Qt
            for (; i < argc; ++i)
                own.append(QString::fromLocal8Bit(argv[i]));
            break;
        }
        const QString name = argument.startsWith(u'-') ? argument.mid(argument.startsWith(u"--") ? 2 : 1) : QString();
        if (withValue.contains(name))
            ++i;
        else if (!alone.contains(name) && !name.startsWith(u"style=") && !name.startsWith(u"stylesheet="))
            own.append(argument);
    }
    return own;
}

/// Instead of the abort by which Qt ends a program that finds no display.
void takeMessageBeforeTheWindow(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type != QtFatalMsg) {
        if (type != QtDebugMsg && type != QtInfoMsg)
            std::fprintf(stderr, "tidegate: %s\n", message.toUtf8().constData());
        return;
    }
    std::fputs("tidegate: no window can be opened: start it within a desktop session, paint a picture with QT_QPA_PLATFORM=offscreen and "
               "--screenshot FILE, or serve with tidegate-server\n",
               stderr);
    std::_Exit(ExitFailed);
}

/// What ends a start before it has a window: the exit code. Nothing: this is the console of its profile.
std::optional<int> endWithoutWindow(const Configuration &configuration, std::unique_ptr<SingleInstance> &instance)
{
    if (const auto checked = checkConsoleOptions(configuration); !checked)
        return failed(checked.error());
    if (!joinsRunningConsole(configuration))
        return {};
    instance = std::make_unique<SingleInstance>(profileDirectory(configuration));
    while (!instance->claim()) {
        const auto taken = instance->handOver(startRequest(configuration));
        if (taken)
            return ExitDone;
        if (taken.error().code != u"instance-gone")
            return failed(taken.error());
    }
    return {};
}

int showConsole(int argc, char **argv, const Configuration &configuration, std::unique_ptr<SingleInstance> instance)
{
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    qInstallMessageHandler(takeMessageBeforeTheWindow);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"tidegate"_s);
    QApplication::setApplicationVersion(QStringLiteral(TIDEGATE_VERSION));
    QGuiApplication::setDesktopFileName(u"io.github.tidegate.Tidegate"_s);
    installLogging(u"text"_s, u"warning"_s);
    installLanguage(languageFromCode(ConsoleSettings::languageIn(consoleSettingsFile())).value_or(Language::System));
    Theme::apply(application);
    auto console = std::make_unique<Console>(configuration);
    if (instance)
        QObject::connect(instance.get(), &SingleInstance::received, console.get(), &Console::handleRequest);
    console->start();
    if (instance)
        instance->listen();
    const int code = QApplication::exec();
    console.reset(); // its backend lets go of the data directory before somebody else may take it
    instance.reset();
    return code;
}

} // namespace

int main(int argc, char **argv)
{
    ::umask(077);
    const QStringList arguments = ownArguments(argc, argv);
    if (arguments.contains(u"--help") || arguments.contains(u"-h")) {
        std::fputs(Configuration::help(u"tidegate [OPTIONS] [tidegate://…]"_s, consoleOptionSpecs()).toUtf8().constData(), stdout);
        return ExitDone;
    }
    if (arguments.contains(u"--version")) {
        std::fputs("tidegate " TIDEGATE_VERSION "\n", stdout);
        return ExitDone;
    }
    const auto configuration = Configuration::read(consoleOptionSpecs(), arguments);
    if (!configuration)
        return failed(configuration.error());
    std::unique_ptr<SingleInstance> instance;
    if (const auto code = endWithoutWindow(*configuration, instance))
        return *code;
    return showConsole(argc, argv, *configuration, std::move(instance));
}
