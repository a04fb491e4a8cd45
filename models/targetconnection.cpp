// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targetconnection.h"

#include "services/domain/targetconnection.h"

namespace tidegate {

FieldValues connectionOf(const Target &target)
{
    return target.connection.toVariantMap();
}

void setConnection(Target &target, const FieldValues &connection)
{
    target.connection = QJsonObject::fromVariantMap(connection);
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
