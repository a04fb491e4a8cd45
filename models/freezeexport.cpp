// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/freezeexport.h"

#include "models/words.h"
#include "services/codec/freezewindowjson.h"
#include "services/domain/csvfield.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype lineOctets = 75; // RFC 5545, 3.1, without the line break

QByteArray stamp(Instant at)
{
    return toDateTime(at).toString(u"yyyyMMdd'T'HHmmss'Z'"_s).toLatin1();
}

/// TEXT (3.3.11). Controls other than line breaks may not stand in it.
QByteArray escaped(const QString &text)
{
    QString result;
    QString source = text;
    source.replace(u"\r\n"_s, u"\n"_s);
    for (const QChar c : qAsConst(source)) {
        if (c == u'\\' || c == u';' || c == u',')
            result += u'\\' + QString(c);
        else if (c == u'\n' || c == u'\r')
            result += u"\\n"_s;
        else if (c.unicode() >= 0x20 && c.unicode() != 0x7f)
            result += c;
    }
    return result.toUtf8();
}

/// Writes a content line, folded before it has more than 75 octets and never inside a character.
void appendLine(QByteArray &calendar, const QByteArray &line)
{
    qsizetype from = 0;
    qsizetype room = lineOctets;
    while (line.size() - from > room) {
        qsizetype cut = from + room;
        while ((static_cast<unsigned char>(line.at(cut)) & 0xc0U) == 0x80U)
            --cut;
        calendar += line.mid(from, cut - from) + "\r\n ";
        from = cut;
        room = lineOctets - 1; // the blank counts
    }
    calendar += line.mid(from) + "\r\n";
}

void appendEvent(QByteArray &calendar, const ExportedFreeze &freeze, Instant now)
{
    const FreezeWindow &window = freeze.window;
    const QString name = freeze.production ? freeze.environment + u" (PROD)"_s : freeze.environment;
    const QString summary = QCoreApplication::translate("freezeexport", "%1 frozen: %2", "environment, reason").arg(name, window.reason.simplified());
    appendLine(calendar, "BEGIN:VEVENT");
    appendLine(calendar, "UID:" + freeze.occurrence.key.toString().toLatin1() + "@tidegate");
    appendLine(calendar, "DTSTAMP:" + stamp(now));
    appendLine(calendar, "DTSTART:" + stamp(freeze.occurrence.start));
    appendLine(calendar, "DTEND:" + stamp(freeze.occurrence.end));
    appendLine(calendar, "SUMMARY:" + escaped(summary));
    QString description = window.reason;
    if (!freeze.excepted.isEmpty())
        description += u'\n' + QCoreApplication::translate("freezeexport", "Exceptions: %1").arg(freeze.excepted.join(u"; "_s));
    appendLine(calendar, "DESCRIPTION:" + escaped(description));
    appendLine(calendar, "CATEGORIES:FREEZE");
    appendLine(calendar, "SEQUENCE:" + QByteArray::number(window.version));
    appendLine(calendar, "CREATED:" + stamp(window.createdAt));
    appendLine(calendar, "LAST-MODIFIED:" + stamp(window.updatedAt));
    appendLine(calendar, window.deletedAt ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    appendLine(calendar, "TRANSP:TRANSPARENT"); // nobody is busy because of it
    appendLine(calendar, "END:VEVENT");
}

} // namespace

QByteArray toIcs(const QList<ExportedFreeze> &freezes, Instant now)
{
    QByteArray calendar;
    for (const QByteArray &line :
         {QByteArray("BEGIN:VCALENDAR"), QByteArray("VERSION:2.0"), QByteArray("PRODID:-//Tidegate//Tidegate " TIDEGATE_VERSION "//EN"),
          QByteArray("CALSCALE:GREGORIAN"), QByteArray("METHOD:PUBLISH")})
        appendLine(calendar, line);
    for (const ExportedFreeze &freeze : freezes)
        appendEvent(calendar, freeze, now);
    appendLine(calendar, "END:VCALENDAR");
    return calendar;
}

QByteArray toCsv(const QList<ExportedFreeze> &freezes, Instant now)
{
    QString csv = u"environment,production,start,end,state,reason,exceptions,exceptionNames,id\r\n"_s;
    for (const ExportedFreeze &freeze : freezes) {
        const FreezeWindow &window = freeze.window;
        QStringList exceptions;
        for (const UserId user : window.exceptions)
            exceptions.append(user.toString());
        csv += csvLine({freeze.environment, freeze.production ? u"yes"_s : u"no"_s, toText(freeze.occurrence.start), toText(freeze.occurrence.end),
                        toString(stateOf(window, freeze.occurrence, now)), window.reason, exceptions.join(u' '), freeze.excepted.join(u"; "_s),
                        window.id.toString()});
    }
    return csv.toUtf8();
}

QString asJson(const FreezeWindow &window, Instant now)
{
    return QString::fromUtf8(QJsonDocument(shownJson(window, now)).toJson());
}

} // namespace tidegate
