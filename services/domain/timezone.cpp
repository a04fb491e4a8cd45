// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/timezone.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QSet>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

const QString universal = u"UTC"_s;
constexpr int maxChain = 8; ///< Links that follow each other.

/// The folders in which QTimeZone looks.
const QStringList &folders()
{
    static const QStringList all{u"/usr/share/zoneinfo/"_s, u"/usr/lib/zoneinfo/"_s, u"/share/zoneinfo/"_s};
    return all;
}

const QString &folder()
{
    static const QString found = [] {
        for (const QString &each : folders()) {
            if (QFileInfo(each).isDir())
                return each;
        }
        return folders().constFirst();
    }();
    return found;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A compiled zone (RFC 8536).
bool isZoneFile(const QString &path)
{
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && file.read(4) == "TZif";
}

/// What is no place and no standard, though it stands among them: the name of a machine that was never set up.
bool isNoZone(const QString &name)
{
    return name == u"Factory";
}

/// The database's own list: "Z NAME …" is a zone, "L TARGET NAME" a link. Zones first.
QStringList namesOfList(const QString &path)
{
    QStringList zones;
    QStringList links;
    const QList<QByteArray> lines = contentOf(path).split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() > 2 && words.constFirst() == "Z")
            zones.append(QString::fromLatin1(words.at(1)));
        else if (words.size() > 2 && words.constFirst() == "L")
            links.append(QString::fromLatin1(words.at(2)));
    }
    return zones + links;
}

/// Without the list: the compiled zones, less the copies and the files that are no identifiers.
QStringList namesOfFiles()
{
    QStringList names;
    QDirIterator files(folder(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = files.next().mid(folder().size());
        if (!name.startsWith("posix/"_L1) && !name.startsWith("right/"_L1) && name != "localtime"_L1 && name != "posixrules"_L1)
            names.append(name);
    }
    return names;
}

QStringList readNames()
{
    QStringList names = namesOfList(folder() + u"tzdata.zi"_s);
    if (names.isEmpty())
        names = namesOfFiles();
    // A list may name what was packaged apart: without its file QTimeZone would take the name for a rule.
    names.removeIf([](const QString &name) { return isNoZone(name) || !isZoneFile(folder() + name); });
    if (!names.contains(universal))
        names.append(universal);
    names.removeDuplicates();
    return names;
}

/// Zones before their links, where that is known.
const QStringList &namesInOrder()
{
    static const QStringList names = readNames();
    return names;
}

const QSet<QString> &nameSet()
{
    static const QSet<QString> set(timeZoneNames().begin(), timeZoneNames().end());
    return set;
}

/// The name that a path below the zone files stands for, or empty.
QString nameBelow(const QString &path)
{
    const QString clean = QDir::cleanPath(path);
    for (const QString &each : folders()) {
        if (clean.startsWith(each) && isTimeZoneName(clean.mid(each.size())))
            return clean.mid(each.size());
    }
    return {};
}

/// Follows links one by one, because the last file of a chain may have another name than the one that was chosen.
QString nameOfLink(const QString &path)
{
    QString at = path;
    for (int i = 0; i < maxChain; ++i) {
        if (const QString name = nameBelow(at); !name.isEmpty())
            return name;
        const QFileInfo info(at);
        if (!info.isSymLink())
            return {};
        at = info.symLinkTarget();
    }
    return {};
}

/// The name of the zone whose file has this content; `hint` if it has.
QString nameOfContent(const QByteArray &content, const QString &hint)
{
    if (!content.startsWith("TZif"))
        return {};
    if (isTimeZoneName(hint) && contentOf(folder() + hint) == content)
        return hint;
    QString found;
    for (const QString &name : namesInOrder()) {
        const QString path = folder() + name;
        if (QFileInfo(path).size() != content.size() || contentOf(path) != content)
            continue;
        if (name.contains(u'/')) // a place rather than an old abbreviation
            return name;
        if (found.isEmpty())
            found = name;
    }
    return found;
}

SystemZone zoneOfFile(const QString &path, const ZoneSources &sources)
{
    QString name = nameOfLink(path);
    if (name.isEmpty())
        name = nameOfContent(contentOf(path), QString::fromLatin1(contentOf(sources.name).trimmed()));
    if (name.isEmpty())
        return {.zone = QTimeZone::utc(), .unreadable = path};
    return {.zone = timeZoneOf(name), .unreadable = {}};
}

} // namespace

const QStringList &timeZoneNames()
{
    static const QStringList names = [] {
        QStringList sorted = namesInOrder();
        sorted.sort();
        return sorted;
    }();
    return names;
}

bool isTimeZoneName(const QString &name)
{
    return nameSet().contains(name);
}

QTimeZone timeZoneOf(const QString &name)
{
    if (!isTimeZoneName(name))
        return {};
    return name == universal ? QTimeZone::utc() : QTimeZone(name.toLatin1());
}

SystemZone readSystemZone(const ZoneSources &sources)
{
    if (!sources.variable) {
        const QFileInfo link(sources.link);
        return link.exists() || link.isSymLink() ? zoneOfFile(sources.link, sources) : SystemZone{};
    }
    QString text = QString::fromLocal8Bit(*sources.variable);
    if (text.startsWith(u':'))
        text.remove(0, 1);
    if (text.isEmpty())
        return {};
    if (text.startsWith(u'/'))
        return zoneOfFile(text, sources);
    if (isTimeZoneName(text))
        return {.zone = timeZoneOf(text), .unreadable = {}};
    return {.zone = QTimeZone::utc(), .unreadable = u"TZ="_s + QString::fromLocal8Bit(*sources.variable)};
}

const SystemZone &systemZone()
{
    static const SystemZone zone = [] {
        ZoneSources sources;
        if (qEnvironmentVariableIsSet("TZ"))
            sources.variable = qgetenv("TZ");
        return readSystemZone(sources);
    }();
    return zone;
}

} // namespace tidegate
