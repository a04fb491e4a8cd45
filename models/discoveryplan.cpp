// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/discoveryplan.h"

#include "services/domain/targetconnection.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxIgnored = 2'000;
constexpr qsizetype maxEngines = 200;
constexpr qsizetype maxAddresses = 8;
constexpr qsizetype maxTargetName = 128;

QString lastPart(const QString &nameOrArn)
{
    return nameOrArn.section(u'/', -1);
}

/// "123456789012" of an ARN; empty of what is none.
QString accountIn(const QString &arn)
{
    return arn.startsWith("arn:"_L1) ? arn.section(u':', 4, 4) : QString();
}

QString accountOf(const QJsonObject &connection)
{
    for (const QString &said : {connection.value("accountId"_L1).toString(), accountIn(connection.value("service"_L1).toString()),
                                accountIn(connection.value("cluster"_L1).toString()), accountIn(connection.value("roleArn"_L1).toString())}) {
        if (!said.isEmpty())
            return said;
    }
    return {};
}

/// What tells the work from the rest of its place.
QStringList workIn(TargetType type, const QJsonObject &connection)
{
    const auto text = [&connection](QLatin1StringView member) { return connection.value(member).toString(); };
    switch (type) {
    case TargetType::DockerHost:
        return {};
    case TargetType::ComposeHost:
        return {text("projectName"_L1)};
    case TargetType::EcsService:
        return {text("region"_L1), lastPart(text("cluster"_L1)), lastPart(text("service"_L1))};
    case TargetType::NomadJob:
        return {text("region"_L1), connection.value("namespace"_L1).toString(u"default"_s), text("jobId"_L1)};
    }
    Q_UNREACHABLE();
}

WorkKey keyAt(const QString &place, TargetType type, const QJsonObject &connection)
{
    return {(QStringList{toString(type), place} + workIn(type, connection)).join(u'\n'), type == TargetType::EcsService ? accountOf(connection) : QString()};
}

bool isAsciiWord(QChar c)
{
    return c.unicode() < 0x80 && c.isLetterOrNumber();
}

/// The target that would be made: what was asked with, and over it what was found.
Target targetOf(const FoundWork &work, const Target &place)
{
    Target target;
    target.environmentId = place.environmentId;
    target.targetGroupId = place.targetGroupId;
    target.type = work.type;
    for (const ConnectionMember &member : descriptorOf(work.type).members) {
        const QString key = member.key;
        const bool isFound = work.connection.contains(key);
        const QJsonValue value = isFound ? work.connection.value(key) : place.connection.value(key);
        const bool isOfOtherWork = !isFound && key == "composeFile"_L1;
        const bool isOfAnother = value.toString().startsWith("local:"_L1); // sealed for the target it was stored for
        if (!value.isUndefined() && !isOfOtherWork && !isOfAnother)
            target.connection.insert(key, value);
    }
    return target;
}

} // namespace

bool WorkKey::matches(const WorkKey &other) const
{
    return text == other.text && (account == other.account || account.isEmpty() || other.account.isEmpty());
}

QString placeKey(TargetType type, const QJsonObject &connection)
{
    const TargetEndpoint endpoint = endpointOf(type, connection);
    QString host = endpoint.host.toLower();
    while (host.endsWith(u'.'))
        host.chop(1);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    if (host == "localhost"_L1 || host == "::1"_L1)
        host = u"127.0.0.1"_s;
    return host + u':' + QString::number(endpoint.port);
}

WorkKey workKey(TargetType type, const QJsonObject &connection)
{
    return keyAt(placeKey(type, connection), type, connection);
}

void DiscoveryMemory::setIgnored(const WorkKey &work, bool ignored)
{
    m_ignored.removeAll(work.text);
    if (ignored)
        m_ignored.append(work.text);
    if (m_ignored.size() > maxIgnored)
        m_ignored.removeFirst();
}

QStringList DiscoveryMemory::addressesOf(const QString &engine, const QString &except) const
{
    QStringList addresses = engine.isEmpty() ? QStringList() : m_engines.value(engine);
    addresses.removeAll(except);
    return addresses;
}

void DiscoveryMemory::meet(const QString &engine, const QString &address)
{
    if (engine.isEmpty() || (!m_engines.contains(engine) && m_engines.size() >= maxEngines))
        return;
    for (QStringList &addresses : m_engines) // another machine may have the name now
        addresses.removeAll(address);
    m_engines[engine].prepend(address);
    m_engines[engine].resize(std::min(m_engines[engine].size(), maxAddresses));
}

QVariantMap DiscoveryMemory::toVariant() const
{
    QVariantMap engines;
    for (auto it = m_engines.cbegin(); it != m_engines.cend(); ++it)
        engines.insert(it.key(), it.value());
    return {{u"ignored"_s, m_ignored}, {u"engines"_s, engines}};
}

DiscoveryMemory DiscoveryMemory::fromVariant(const QVariantMap &map)
{
    DiscoveryMemory memory;
    const QStringList ignored = map.value(u"ignored"_s).toStringList();
    for (const QString &each : ignored)
        memory.setIgnored({each, {}}, true);
    const QVariantMap engines = map.value(u"engines"_s).toMap();
    for (auto it = engines.cbegin(); it != engines.cend(); ++it) {
        const QStringList addresses = it.value().toStringList();
        for (qsizetype i = addresses.size(); i > 0; --i) // the last one to be met comes first
            memory.meet(it.key(), addresses.at(i - 1));
    }
    return memory;
}

QString targetNameFrom(const QString &name)
{
    QString made;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD)) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue; // of "ä" the "a" stays
        const bool fits = isAsciiWord(c) || c == u'.' || c == u'_';
        if (fits)
            made.append(c);
        else if (!made.endsWith(u'-'))
            made.append(u'-');
        if (made.size() >= maxTargetName)
            break;
    }
    const auto isInner = [](QChar c) { return !isAsciiWord(c); };
    while (!made.isEmpty() && isInner(made.front()))
        made.remove(0, 1);
    while (!made.isEmpty() && isInner(made.back()))
        made.chop(1);
    return made.isEmpty() ? u"target"_s : made;
}

QString freeName(const QString &name, QSet<QString> &taken)
{
    QString free = name;
    for (int number = 2; taken.contains(free.toLower()); ++number) {
        const QString tail = u"-%1"_s.arg(number);
        QString head = name.left(maxTargetName - tail.size());
        while (!isAsciiWord(head.back()))
            head.chop(1);
        free = head + tail;
    }
    taken.insert(free.toLower());
    return free;
}

QList<FoundRow> planDiscovery(const Discovery &discovery, const Target &place, const KnownFleet &fleet, const DiscoveryMemory &memory)
{
    QHash<QString, QList<std::pair<WorkKey, const Target *>>> known;
    QSet<QString> taken;
    for (const Target &target : fleet.targets) {
        const WorkKey key = workKey(target.type, target.connection);
        known[key.text].append({key, &target});
        if (target.environmentId == place.environmentId)
            taken.insert(target.name.toLower());
    }
    QHash<EnvironmentId, QString> environments;
    for (const Environment &environment : fleet.environments)
        environments.insert(environment.id, environment.displayName);
    const QString here = placeKey(place.type, place.connection);
    const QStringList addresses = QStringList{here} + memory.addressesOf(discovery.engine, here);
    QList<FoundRow> rows;
    for (const FoundWork &work : discovery.found) {
        FoundRow row;
        row.work = work;
        row.target = targetOf(work, place);
        row.key = workKey(work.type, row.target.connection);
        for (const QString &address : addresses) {
            const WorkKey key = keyAt(address, work.type, row.target.connection);
            for (const auto &[other, target] : known.value(key.text)) {
                if (!key.matches(other) || row.state == FoundRow::State::Known)
                    continue;
                row.state = FoundRow::State::Known;
                row.knownAs = QCoreApplication::translate("tidegate::DiscoveryPlan", "%1 in %2", "a target in an environment")
                                  .arg(target->name, environments.value(target->environmentId));
            }
        }
        if (row.state == FoundRow::State::New && memory.isIgnored(row.key))
            row.state = FoundRow::State::Ignored;
        rows.append(row);
    }
    for (FoundRow &row : rows) // what is new gets the names without numbers
        row.target.name = row.state == FoundRow::State::New ? freeName(targetNameFrom(row.work.name), taken) : QString();
    for (FoundRow &row : rows) {
        if (row.target.name.isEmpty())
            row.target.name = freeName(targetNameFrom(row.work.name), taken);
    }
    return rows;
}

} // namespace tidegate
