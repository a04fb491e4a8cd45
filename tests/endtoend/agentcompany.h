// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/instant.h"
#include "tests/support/servedapi.h"
#include "tests/support/values.h"

#include <functional>
#include <thread>

namespace tidegate::test {

using namespace Qt::StringLiterals;

/// An agent as a test plays it: its id and what it comes in with.
struct PlayedAgent
{
    QByteArray id;
    QByteArray credential;
};

/// Agents, people and their targets on a server, or on several that share a database: what is sent goes where `send` says.
class AgentCompany
{
public:
    using Send = std::function<Answer(const QByteArray &method, const QByteArray &path, const QByteArray &token, const QByteArray &body,
                                      const QHash<QByteArray, QByteArray> &headers)>;
    AgentCompany(Send send, QByteArray admin) : m_send(std::move(send)), m_admin(std::move(admin)) {}

    static QByteArray textIn(const Answer &answer, const char *member) { return answer.object().value(QLatin1StringView(member)).toString().toLatin1(); }
    static QString now() { return QString::fromStdString(toRfc3339Milliseconds(Clock::system().now())); }

    Answer admin(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {}) const
    {
        const bool hasBody = method != "GET" && method != "DELETE";
        const bool isFact = path.endsWith("/sticker"); // and there may be none yet
        return m_send(method, path, m_admin, hasBody ? bytes(body) : QByteArray(),
                      isFact ? QHash<QByteArray, QByteArray>() : QHash<QByteArray, QByteArray>{{"If-Match", "*"}});
    }
    Answer say(const PlayedAgent &agent, const QByteArray &method, const QByteArray &path, const QJsonObject &body = {}) const
    {
        return m_send(method, "/api/v1/agents/" + agent.id + path, agent.credential, method == "GET" ? QByteArray() : bytes(body), {});
    }

    QByteArray environment(const QString &name, QJsonObject more = {}) const
    {
        more.insert(u"name"_s, name);
        return textIn(admin("POST", "/api/v1/environments", more), "id");
    }
    PlayedAgent agent(const QString &name = u"agent-1"_s, const QJsonObject &how = {{u"autoAccept"_s, true}}) const
    {
        const QByteArray token = textIn(admin("POST", "/api/v1/agents/registration-tokens", how), "token");
        const QJsonObject machine{{u"name"_s, name}, {u"version"_s, u"1.0.0"_s}, {u"machineId"_s, name}};
        const Answer in = m_send("POST", "/api/v1/agents/register", {}, bytes(machine), {{"X-Agent-Token", token}});
        return {textIn(in, "agentId"), textIn(in, "token")};
    }
    static QJsonObject byAgent(const PlayedAgent &agent, const QString &host = u"10.0.0.1"_s)
    {
        return {{u"host"_s, host}, {u"via"_s, u"agent"_s}, {u"agentId"_s, QString::fromLatin1(agent.id)}};
    }
    QByteArray target(const QByteArray &environment, const PlayedAgent &agent, const QString &name = u"web"_s, QJsonObject more = {}) const
    {
        more.insert(u"environmentId"_s, QString::fromLatin1(environment));
        more.insert(u"name"_s, name);
        more.insert(u"targetType"_s, u"docker_host"_s);
        more.insert(u"connection"_s, byAgent(agent));
        return textIn(admin("POST", "/api/v1/targets", more), "id");
    }
    Answer beat(const PlayedAgent &agent, qint64 sequence = 1, const QString &sentAt = now()) const
    {
        return say(agent, "POST", "/heartbeat", {{u"sentAt"_s, sentAt}, {u"sequence"_s, sequence}, {u"version"_s, u"1.0.0"_s}, {u"bootId"_s, u"b"_s}});
    }
    QJsonArray tasks(const PlayedAgent &agent) const { return say(agent, "GET", "/tasks").array(); }
    QJsonArray targets(const PlayedAgent &agent) const { return say(agent, "GET", "/targets").array(); }
    /// What runs on a target, by a clock of its own if one is given; the id of the snapshot is left in `snapshot`.
    Answer push(const PlayedAgent &agent, const QByteArray &target, QString *snapshot = nullptr, const QString &state = u"running"_s, qint64 sequence = 1,
                const QString &observedAt = now()) const
    {
        const QString id = SnapshotId::create().toString();
        if (snapshot)
            *snapshot = id;
        const QJsonObject component{{u"name"_s, u"api"_s}, {u"image"_s, u"registry.example.com/api:1"_s}, {u"state"_s, state}};
        const QJsonObject section{{u"targetId"_s, QString::fromLatin1(target)}, {u"components"_s, QJsonArray{component}}, {u"errors"_s, QJsonArray()}};
        return say(agent, "POST", "/inventory",
                   {{u"snapshotId"_s, id},
                    {u"sequence"_s, sequence},
                    {u"observedAt"_s, observedAt},
                    {u"collector"_s, u"agent/1.0.0"_s},
                    {u"targets"_s, QJsonArray{section}}});
    }
    Answer tell(const PlayedAgent &agent, const QJsonValue &task, const QJsonObject &result) const
    {
        return say(agent, "POST", "/tasks/" + task.toObject().value(u"id"_s).toString().toLatin1() + "/result", result);
    }
    static QJsonObject done(const QString &snapshot)
    {
        return {{u"success"_s, true},
                {u"startedAt"_s, now()},
                {u"completedAt"_s, now()},
                {u"outputs"_s, QJsonObject{{u"snapshotId"_s, snapshot}}},
                {u"error"_s, {}}};
    }
    QJsonObject shown(const QByteArray &target) const { return admin("GET", "/api/v1/targets/" + target).object(); }

private:
    static QByteArray bytes(const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); }

    Send m_send;
    QByteArray m_admin;
};

/// A person's request that is answered while the test goes on.
class Asking
{
public:
    explicit Asking(std::function<Answer()> ask) : m_thread([this, ask = std::move(ask)] { m_answer = ask(); }) {}
    const Answer &answer()
    {
        if (m_thread.joinable())
            m_thread.join();
        return m_answer;
    }

private:
    Answer m_answer;
    std::jthread m_thread;
};

} // namespace tidegate::test
