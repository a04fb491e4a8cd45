// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/engineevents.h"

#include "services/codec/strictjson.h"
#include "services/domain/say.h"
#include "services/health/dockeranswers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QUrl>

#include <limits>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr qsizetype maxLine = 256 * 1024;
constexpr qsizetype maxKnownContainers = 1'000;
constexpr qsizetype maxId = 128; // engines use 64 digits
constexpr qsizetype maxHealthState = 32;

/// Those after which a listing may say something else. "died" and "remove" are Podman's words. What health checks run inside a container (exec_…) is none.
const QStringList &telling()
{
    static const QStringList actions{u"create"_s,  u"start"_s,  u"die"_s, u"died"_s,  u"destroy"_s, u"remove"_s, u"rename"_s,  u"health_status"_s, u"pause"_s,
                                     u"unpause"_s, u"update"_s, u"tag"_s, u"untag"_s, u"delete"_s,  u"oom"_s,    u"restart"_s, u"cleanup"_s,       u"stop"_s};
    return actions;
}

/// Podman has words of its own for some of them.
std::optional<EngineDeed> deedOf(const QString &type, const QString &action)
{
    if (type == "container"_L1 && action == "died"_L1)
        return EngineDeed::Die;
    if (type == "container"_L1 && action == "remove"_L1)
        return EngineDeed::Destroy;
    const auto deed = engineDeedFromString(action);
    return deed && isOfImage(*deed) == (type == "image"_L1) ? deed : std::nullopt;
}

/// Whatever strangers wrote into it: what is kept is decided by keptAct().
std::optional<EngineAct> actOf(const EngineEvent &event, const QJsonObject &attributes)
{
    const auto deed = deedOf(event.type, event.action);
    if (!deed)
        return {};
    EngineAct act{.deed = *deed, .actor = event.id};
    const auto plain = [&attributes](QLatin1StringView key) {
        const QString name = attributes.value(key).toString();
        return name.startsWith(u'/') ? name.mid(1) : name;
    };
    act.name = plain("name"_L1);
    if (isOfImage(*deed) && event.id.contains(u':') && !event.id.startsWith("sha256:"_L1))
        act.name = event.id; // Docker names what it fetched where Podman has the id
    act.formerName = plain("oldName"_L1);
    act.image = attributes.value("image"_L1).toString();
    act.component = componentOfContainer(attributes, act.name, event.id);
    for (auto it = attributes.begin(); it != attributes.end(); ++it)
        act.labels.insert(it.key(), it.value().toString());
    return keptAct(act);
}

qint64 timeOf(const QJsonObject &event)
{
    const qint64 exact = event.value("timeNano"_L1).toInteger();
    const qint64 seconds = event.value("time"_L1).toInteger();
    constexpr qint64 nanoseconds = 1'000'000'000;
    if (exact > 0)
        return exact;
    return seconds > 0 && seconds < std::numeric_limits<qint64>::max() / nanoseconds ? seconds * nanoseconds : 0;
}

} // namespace

QByteArray engineEventsPath(const QByteArray &apiPrefix, qint64 since)
{
    constexpr qint64 nanoseconds = 1'000'000'000;
    const QByteArray from = since > 0
        ? "&since=" + QByteArray::number(since / nanoseconds) + '.' + QByteArray::number(since % nanoseconds).rightJustified(9, '0')
        : QByteArray();
    const QJsonObject filters{{u"type"_s, QJsonArray{u"container"_s, u"image"_s}}};
    return apiPrefix + "/events?filters=" + QUrl::toPercentEncoding(QString::fromUtf8(QJsonDocument(filters).toJson(QJsonDocument::Compact))) + from;
}

Result<QList<EngineEvent>> EngineEvents::feed(const QByteArray &bytes)
{
    m_rest += bytes;
    QList<EngineEvent> events;
    qsizetype from = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', from)) {
        if (const auto event = read(m_rest.mid(from, end - from).trimmed()); event && isNews(*event))
            events.append(*event);
        from = end + 1;
    }
    m_rest.remove(0, from);
    if (m_rest.size() > maxLine)
        return makeError(ErrorKind::Unavailable, say("malformed-answer/http"));
    return events;
}

std::optional<EngineEvent> EngineEvents::read(const QByteArray &line)
{
    if (line.isEmpty() || line.size() > maxLine)
        return {};
    const auto json = parseJsonObject(line);
    if (!json)
        return {};
    const QJsonObject actor = json->value("Actor"_L1).toObject();
    const QJsonObject attributes = actor.value("Attributes"_L1).toObject();
    EngineEvent event;
    event.type = json->value("Type"_L1).toString();
    // "health_status: healthy" has its state behind a colon.
    const QString action = json->value("Action"_L1).toString();
    event.action = action.section(u':', 0, 0).trimmed();
    event.id = actor.value("ID"_L1).toString();
    event.project = attributes.value("com.docker.compose.project"_L1).toString();
    event.healthState = action.section(u':', 1).trimmed();
    if (event.healthState.isEmpty() && event.action == "health_status"_L1)
        event.healthState = json->value("HealthStatus"_L1).toString(attributes.value("health_status"_L1).toString());
    event.time = timeOf(*json);
    const bool isSound = event.id.size() <= maxId && event.healthState.size() <= maxHealthState;
    if (!isSound)
        return {};
    event.isTelling = telling().contains(event.action);
    event.act = actOf(event, attributes);
    return event.isTelling || event.act ? std::optional(event) : std::nullopt;
}

bool EngineEvents::isNews(const EngineEvent &event)
{
    if (event.action != "health_status"_L1) {
        if (event.action == "start"_L1 || event.action == "destroy"_L1 || event.action == "remove"_L1)
            m_health.remove(event.id);
        return true;
    }
    if (m_health.size() > maxKnownContainers)
        m_health.clear();
    const bool isSame = !event.healthState.isEmpty() && m_health.value(event.id) == event.healthState;
    m_health.insert(event.id, event.healthState);
    return !isSame;
}

} // namespace tidegate
