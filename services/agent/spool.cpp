// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/agent/spool.h"

#include "services/codec/strictjson.h"
#include "services/domain/say.h"
#include "services/domain/wholefile.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>
#include <QSet>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

Q_LOGGING_CATEGORY(spoolLog, "tidegate.agent.spool")

constexpr JsonLimits reportLimits{.depth = 40, .members = 1'024, .stringBytes = 16 * 1'024};

Error spoolError(const QString &path, const QString &why)
{
    return makeError(ErrorKind::StorageFull, say("agent-spool", path, why));
}

QByteArray bytesOf(const SpooledReport &report)
{
    QJsonObject json{{u"sequence"_s, report.sequence},
                     {u"targetId"_s, report.target.toString()},
                     {u"snapshotId"_s, report.snapshot.toString()},
                     {u"observedAt"_s, toText(report.observed.at)},
                     {u"sinceStart"_s, static_cast<qint64>(report.observed.sinceStart.count())},
                     {u"start"_s, QString::fromLatin1(report.observed.start)},
                     {u"section"_s, QJsonDocument::fromJson(report.section).object()}};
    if (!report.events.isEmpty())
        json.insert(u"events"_s, QJsonDocument::fromJson(report.events).array());
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray eventsIn(const QJsonObject &json)
{
    const QJsonArray events = json.value("events"_L1).toArray();
    return events.isEmpty() ? QByteArray() : QJsonDocument(events).toJson(QJsonDocument::Compact);
}

/// "00000000001764512345678-<target>.json".
std::optional<std::pair<qint64, TargetId>> keyOf(const QString &name)
{
    bool isNumber = false;
    const qint64 sequence = name.section(u'-', 0, 0).toLongLong(&isNumber);
    const TargetId target(parseUuid(name.section(u'-', 1).chopped(5)));
    return isNumber && sequence > 0 && !target.isNull() ? std::optional(std::pair(sequence, target)) : std::nullopt;
}

} // namespace

Spool::Spool(const QString &directory, qint64 maxBytes) : m_directory(directory), m_maxBytes(maxBytes) {}

Result<void> Spool::open()
{
    QDir directory(m_directory);
    if (!directory.mkpath(u"."_s))
        return spoolError(m_directory, u"it cannot be made"_s);
    for (const QFileInfo &info : directory.entryInfoList(QDir::Files | QDir::Hidden)) {
        const auto key = info.fileName().endsWith(".json"_L1) ? keyOf(info.fileName()) : std::nullopt;
        if (!key) { // a draft that a crash left
            QFile::remove(info.filePath());
            continue;
        }
        m_entries.insert(key->first, {key->second, info.size(), {}});
        m_bytes += info.size();
    }
    m_lastSequence = m_entries.isEmpty() ? 0 : m_entries.lastKey();
    makeRoom(0);
    return {};
}

Result<void> Spool::add(SpooledReport report)
{
    const QByteArray bytes = bytesOf(report);
    makeRoom(bytes.size());
    dropUnsaved(report.target);
    m_lastSequence = std::max(m_lastSequence, report.sequence);
    const auto written = write(report, bytes);
    Entry entry{report.target, bytes.size(), {}};
    const qint64 sequence = report.sequence;
    if (!written)
        entry.unsaved = std::move(report);
    m_bytes += entry.bytes;
    m_entries.insert(sequence, entry);
    return written;
}

std::optional<SpooledReport> Spool::first()
{
    while (!m_entries.isEmpty()) {
        const qint64 sequence = m_entries.firstKey();
        const Entry &entry = m_entries.first();
        if (entry.unsaved)
            return entry.unsaved;
        auto report = read(sequence, entry.target);
        if (report)
            return *std::move(report);
        qCWarning(spoolLog).noquote() << report.error().message << "It is dropped.";
        remove(sequence);
    }
    return {};
}

void Spool::remove(qint64 sequence)
{
    const auto found = m_entries.constFind(sequence);
    if (found == m_entries.cend())
        return;
    if (!found->unsaved)
        QFile::remove(pathOf(sequence, found->target));
    m_bytes -= found->bytes;
    m_entries.erase(found);
}

void Spool::removeAll(TargetId target)
{
    for (const qint64 sequence : m_entries.keys()) {
        if (m_entries.value(sequence).target == target)
            remove(sequence);
    }
}

qint64 Spool::nextSequence()
{
    const qint64 now = Clock::system().now().time_since_epoch().count();
    m_lastSequence = std::max(m_lastSequence + 1, now);
    return m_lastSequence;
}

QString Spool::pathOf(qint64 sequence, TargetId target) const
{
    return u"%1/%2-%3.json"_s.arg(m_directory).arg(sequence, 20, 10, QChar(u'0')).arg(target.toString());
}

Result<SpooledReport> Spool::read(qint64 sequence, TargetId target) const
{
    const QString path = pathOf(sequence, target);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return spoolError(path, file.errorString());
    const auto json = parseJsonObject(file.readAll(), reportLimits);
    if (!json)
        return spoolError(path, json.error().message);
    const auto at = parseInstant(json->value("observedAt"_L1).toString().toStdString());
    const SnapshotId snapshot(parseUuid(json->value("snapshotId"_L1).toString()));
    if (!at || snapshot.isNull() || json->value("section"_L1).toObject().isEmpty())
        return spoolError(path, u"it is no report"_s);
    const ObservationTime observed{*at, std::chrono::milliseconds(json->value("sinceStart"_L1).toInteger()), json->value("start"_L1).toString().toLatin1()};
    const QByteArray section = QJsonDocument(json->value("section"_L1).toObject()).toJson(QJsonDocument::Compact);
    return SpooledReport{sequence, target, snapshot, observed, section, eventsIn(*json)};
}

Result<void> Spool::write(const SpooledReport &report, const QByteArray &bytes) const
{
    QSaveFile file(pathOf(report.sequence, report.target));
    if (!file.open(QIODevice::WriteOnly) || !saveWhole(file, bytes))
        return spoolError(m_directory, file.errorString());
    return {};
}

void Spool::makeRoom(qint64 bytes)
{
    while (!m_entries.isEmpty() && m_bytes + bytes > m_maxBytes) {
        const qint64 gone = superseded();
        qCWarning(spoolLog).noquote() << "The reports that wait for the server take more than" << m_maxBytes << "bytes: one of"
                                      << m_entries.value(gone).target.toString() << "is dropped.";
        remove(gone);
    }
}

/// The oldest one that a later one of its target supersedes, else the oldest.
qint64 Spool::superseded() const
{
    QHash<TargetId, qint64> newest;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry)
        newest.insert(entry->target, entry.key());
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        if (newest.value(entry->target) != entry.key())
            return entry.key();
    }
    return m_entries.firstKey();
}

void Spool::dropUnsaved(TargetId target)
{
    for (const qint64 sequence : m_entries.keys()) {
        const Entry entry = m_entries.value(sequence);
        if (entry.target == target && entry.unsaved)
            remove(sequence);
    }
}

} // namespace tidegate
