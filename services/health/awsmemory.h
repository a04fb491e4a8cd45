// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/health/awsanswers.h"
#include "services/health/ecsanswers.h"
#include "services/health/healthprobe.h"

#include <QCache>
#include <QHash>

#include <memory>

namespace tidegate {

struct EcsBatch;

/// What checks of AWS remember of each other. Bounded; what was used least is forgotten first. One thread.
///
/// Everything has a key of awsIdentity(): only who has the same credential of the same tenant for the same place gets it.
class AwsMemory
{
public:
    /// Of a role that was taken on; nothing from five minutes before its end on.
    std::optional<AwsCredentials> session(const QByteArray &identity, Instant now) const;
    void keepSession(const QByteArray &identity, const AwsSession &session) { m_sessions.insert(identity, new AwsSession(session)); }
    void forgetSession(const QByteArray &identity) { m_sessions.remove(identity); }

    /// How far the clock of AWS is ahead of ours, if that had to be learnt.
    std::chrono::milliseconds clockOffset(const QByteArray &identity) const;
    void keepClockOffset(const QByteArray &identity, std::chrono::milliseconds offset) { m_offsets.insert(identity, new std::chrono::milliseconds(offset)); }

    /// A definition never changes under its ARN.
    std::optional<EcsDefinition> definition(const QByteArray &identity, const QString &arn) const;
    void keepDefinition(const QByteArray &identity, const QString &arn, const EcsDefinition &definition);

    /// The question for services of a cluster that others may join; null: there is none.
    std::shared_ptr<EcsBatch> openBatch(const QByteArray &place) const { return m_batches.value(place); }
    void keepBatch(const QByteArray &place, const std::shared_ptr<EcsBatch> &batch) { m_batches.insert(place, batch); }
    void closeBatch(const QByteArray &place) { m_batches.remove(place); }

private:
    QHash<QByteArray, std::shared_ptr<EcsBatch>> m_batches;
    QCache<QByteArray, AwsSession> m_sessions{1'000};
    QCache<QByteArray, std::chrono::milliseconds> m_offsets{1'000};
    QCache<QByteArray, EcsDefinition> m_definitions{2'000};
};

/// Tenant, credential, role and place of a target, hashed.
QByteArray awsIdentity(const ProbeTarget &target, const QByteArray &credential);

} // namespace tidegate
