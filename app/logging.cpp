// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/logging.h"

#include "services/codec/jsonwriter.h"

#include <QLoggingCategory>

#include <atomic>
#include <cstdio>

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

/// Control characters would let a message forge a line or move the cursor.
QString oneLine(const QString &message)
{
    QString clean = message;
    for (QChar &c : clean) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            c = u' ';
    }
    return clean;
}

void write(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    std::string line;
    const Instant now = Clock::system().now();
    if (asJson) {
        JsonWriter writer(line);
        writer.beginObject();
        writer.key("at");
        writer.instantMilliseconds(now);
        writer.field("level", word(type));
        writer.field("category", context.category ? context.category : "default");
        writer.field("message", QStringView(oneLine(message)));
        writer.endObject();
    } else {
        line = toRfc3339Milliseconds(now) + ' ' + word(type) + ' ' + (context.category ? context.category : "default") + ": " + oneLine(message).toStdString();
    }
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
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
    qInstallMessageHandler(write);
    return true;
}

} // namespace tidegate
