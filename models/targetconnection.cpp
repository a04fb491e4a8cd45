// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetconnection.h"

#include "services/domain/targetconnection.h"

using namespace Qt::StringLiterals;

namespace tidegate {

FieldValues connectionOf(const Target &target)
{
    return target.connection.toVariantMap();
}

void setConnection(Target &target, const FieldValues &connection)
{
    target.connection = QJsonObject::fromVariantMap(connection);
}

bool holdsStoredCredentials(const Target &target)
{
    return withoutStoredCredentials(target).connection != target.connection;
}

Target withoutStoredCredentials(Target target)
{
    for (const QString &key : target.connection.keys()) {
        if (target.connection.value(key).toString().startsWith("local:"_L1))
            target.connection.remove(key);
    }
    return target;
}

QString agentOf(const Target &target)
{
    const AgentId agent = agentOf(target.connection);
    return agent.isNull() ? QString() : agent.toString();
}

FieldValues checkedBy(FieldValues connection, const QString &agent)
{
    const bool isByAgent = connection.value(u"via"_s) == u"agent"_s;
    if (!agent.isEmpty()) {
        connection.insert(u"via"_s, u"agent"_s);
        connection.insert(u"agentId"_s, agent);
    } else if (isByAgent || connection.contains(u"agentId"_s)) {
        connection.remove(u"agentId"_s);
        if (isByAgent)
            connection.remove(u"via"_s);
    }
    return connection;
}

bool usesTls(const FieldValues &connection)
{
    return usesTls(QJsonObject::fromVariantMap(connection));
}

int portOf(TargetType type, const FieldValues &connection)
{
    return endpointOf(type, QJsonObject::fromVariantMap(connection)).port;
}

} // namespace tidegate
