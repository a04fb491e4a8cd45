// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/health/awsmemory.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace tidegate {

std::optional<AwsCredentials> AwsMemory::session(const QByteArray &identity, Instant now) const
{
    const AwsSession *known = m_sessions.object(identity);
    if (!known || known->expiresAt - std::chrono::minutes(5) <= now)
        return {};
    return known->credentials;
}

std::chrono::milliseconds AwsMemory::clockOffset(const QByteArray &identity) const
{
    const std::chrono::milliseconds *known = m_offsets.object(identity);
    return known ? *known : std::chrono::milliseconds(0);
}

std::optional<EcsDefinition> AwsMemory::definition(const QByteArray &identity, const QString &arn) const
{
    const EcsDefinition *known = m_definitions.object(identity + arn.toUtf8());
    return known ? std::optional(*known) : std::nullopt;
}

void AwsMemory::keepDefinition(const QByteArray &identity, const QString &arn, const EcsDefinition &definition)
{
    m_definitions.insert(identity + arn.toUtf8(), new EcsDefinition(definition));
}

QByteArray awsIdentity(const ProbeTarget &target, const QByteArray &credential)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(target.tenant.uuid().toRfc4122());
    for (const auto member : {"region"_L1, "endpoint"_L1, "roleArn"_L1}) {
        const QByteArray text = target.connection.value(member).toString().toUtf8();
        hash.addData(QByteArray(QByteArray::number(text.size()) + ':' + text));
    }
    hash.addData(credential);
    return hash.result();
}

} // namespace tidegate
