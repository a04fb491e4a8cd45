// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/program.h"

#include "app/logging.h"
#include "app/memoryguard.h"

#include <QCoreApplication>

#include <cstdio>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace tidegate {

int runProgram(int argc, char **argv, const QString &name, const char *usageLine, const QList<OptionSpec> &options, int (*run)(const Configuration &))
{
    guardMemory();
    ::umask(077); // nothing it creates is readable by others, unless it says so
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(name);
    QCoreApplication::setApplicationVersion(QStringLiteral(TIDEGATE_VERSION));

    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.contains(u"--help") || arguments.contains(u"-h")) {
        std::fputs(Configuration::help(QString::fromLatin1(usageLine), options).toUtf8().constData(), stdout);
        return ExitDone;
    }
    if (arguments.contains(u"--version")) {
        std::fputs(QString(name + u" " TIDEGATE_VERSION "\n"_s).toUtf8().constData(), stdout);
        return ExitDone;
    }
    const auto configuration = Configuration::read(options, arguments);
    if (!configuration) {
        complain(configuration.error());
        return ExitUsage;
    }
    if (!installLogging(configuration->value(u"log-format"_s), configuration->value(u"log-level"_s))) {
        complain(usage(u"--log-format is text or json, --log-level debug, info, warning or critical"_s));
        return ExitUsage;
    }
    flushLogOnFatalSignals();
    return run(*configuration);
}

void complain(const Error &error)
{
    QString text = QCoreApplication::applicationName() + u": "_s + error.message;
    for (const FieldError &field : error.fields)
        text += u' ' + field.message;
    flushLog(); // it came first
    std::fputs((text + u'\n').toUtf8().constData(), stderr);
}

} // namespace tidegate
