// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/sticker.h"

#include <QHash>

namespace tidegate {

namespace sql {
class Connection;
} // namespace sql

/// Append-only: what was said to be deployed.
class StickerStore
{
public:
    StickerStore(sql::Connection &connection, TenantId tenant) : m_connection(connection), m_tenant(tenant) {}

    /// The newest by deployedAt, then recordedAt; nothing when there is none. One that was deployed ahead of now (see isAhead()) is of unknown age and gives
    /// way to any that was recorded after it.
    Result<std::optional<Sticker>> current(TargetId target, Instant now) const;
    /// Of those that have one, at most TargetStore::manyAtOnce.
    Result<QHash<TargetId, Sticker>> current(const QList<TargetId> &targets, Instant now) const;
    /// The highest version a sticker of the target has, 0 without any. Versions count in the order of recording.
    Result<qint64> newestVersion(TargetId target) const;
    /// The same of each live target of an agent.
    Result<QHash<TargetId, qint64>> newestVersions(AgentId agent) const;
    /// Newest first.
    Result<QList<Sticker>> history(TargetId target, int limit) const;
    /// The newest of each enabled target of an environment that was deployed at or before an instant, in the order of the targets' names.
    Result<QList<Sticker>> ofEnvironment(EnvironmentId environment, Instant at) const;
    Result<void> append(const Sticker &sticker);
    /// The stable id of a component name in this tenant; made on first use.
    Result<QUuid> componentId(const QString &name);

private:
    sql::Connection &m_connection;
    TenantId m_tenant;
};

} // namespace tidegate
