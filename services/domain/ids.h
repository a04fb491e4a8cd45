// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHashFunctions>
#include <QUuid>

namespace tidegate {

/// A new UUIDv7 (RFC 9562): ordered by time of creation, unpredictable in its 74 random bits. Thread-safe.
QUuid createUuidV7();

/// Reads the canonical form only: 36 characters, hexadecimal in either case, hyphens in place. Null for anything else,
/// because QUuid::fromString also takes braces and trailing junk.
QUuid parseUuid(QStringView text);

/// A UUID that cannot be passed where the id of another kind of thing is expected.
template <typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QUuid uuid) : m_uuid(uuid) {}

    static Id create() { return Id(createUuidV7()); }

    bool isNull() const { return m_uuid.isNull(); }
    QUuid uuid() const { return m_uuid; }
    QString toString() const { return m_uuid.toString(QUuid::WithoutBraces); }

    friend bool operator==(Id, Id) = default;
    friend bool operator<(Id a, Id b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(Id id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    QUuid m_uuid;
};

using TenantId = Id<struct TenantTag>;
using EnvironmentId = Id<struct EnvironmentTag>;
using FreezeWindowId = Id<struct FreezeWindowTag>;
using TargetGroupId = Id<struct TargetGroupTag>;
using TargetId = Id<struct TargetTag>;
using UserId = Id<struct UserTag>;
using AgentId = Id<struct AgentTag>;
using AgentTaskId = Id<struct AgentTaskTag>;
using TokenId = Id<struct TokenTag>;
using SnapshotId = Id<struct SnapshotTag>;
using OperationId = Id<struct OperationTag>;
using StickerId = Id<struct StickerTag>;
using ObservedChangeId = Id<struct ObservedChangeTag>;
using GateAskId = Id<struct GateAskTag>;
using DriftRuleId = Id<struct DriftRuleTag>;
using ServerId = Id<struct ServerTag>; ///< Of one run of a server.

/// The tenant and the user of an embedded, single-user workspace; fixed so that a copy of the file opens anywhere.
inline const TenantId localTenant{QUuid(0x74696465U, 0x6761, 0x7465, 0x80, 0, 0, 0, 0, 0, 0, 1)};
inline const UserId localUser{QUuid(0x74696465U, 0x6761, 0x7465, 0x80, 0, 0, 0, 0, 0, 0, 2)};

} // namespace tidegate
