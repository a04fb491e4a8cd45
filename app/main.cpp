// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/console.h"
#include "app/logging.h"
#include "app/servercommands.h"
#include "app/singleinstance.h"
#include "translations/translations.h"
#include "ui/settings/consolesettings.h"
#include "ui/style/theme.h"

#include <QApplication>

#include <cstdio>

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

} // namespace

int main(int argc, char **argv)
{
    ::umask(077);
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"tidegate"_s);
    QApplication::setApplicationVersion(QStringLiteral(TIDEGATE_VERSION));
    QGuiApplication::setDesktopFileName(u"io.github.tidegate.Tidegate"_s);
    installLogging(u"text"_s, u"warning"_s);

    const QStringList arguments = QApplication::arguments().mid(1);
    if (arguments.contains(u"--help") || arguments.contains(u"-h")) {
        std::fputs(Configuration::help(u"tidegate [OPTIONS] [tidegate://…]"_s, consoleOptionSpecs()).toUtf8().constData(), stdout);
        return 0;
    }
    if (arguments.contains(u"--version")) {
        std::fputs("tidegate " TIDEGATE_VERSION "\n", stdout);
        return 0;
    }
    const auto configuration = Configuration::read(consoleOptionSpecs(), arguments);
    if (!configuration)
        return failed(configuration.error());
    installLanguage(languageFromCode(ConsoleSettings::languageIn(consoleSettingsFile())).value_or(Language::System));
    Theme::apply(application);
    if (const auto checked = checkConsoleOptions(*configuration); !checked)
        return failed(checked.error());
    std::optional<SingleInstance> instance;
    if (joinsRunningConsole(*configuration)) {
        instance.emplace(profileDirectory(*configuration));
        if (!instance->claim()) {
            const auto taken = instance->handOver(startRequest(*configuration));
            return taken ? ExitDone : failed(taken.error());
        }
    }
    Console console(*configuration);
    if (instance)
        QObject::connect(&*instance, &SingleInstance::received, &console, &Console::obey);
    console.start();
    return QApplication::exec();
}
