// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/target.h"

#include <QAnyStringView>

#include <array>
#include <span>

namespace tidegate {

/// What a member of a connection holds.
enum class MemberKind { Host, Port, Boolean, Reference, Via, Uuid, Text, Region, AccountId, Url, Address };

/// What a member is about. Editors show them in this order, and leave out what is advanced.
enum class MemberUse { Place, Work, Access, Protection, Advanced };

/// A member that the connection of a target may have.
struct ConnectionMember
{
    QLatin1StringView key;
    MemberKind kind = MemberKind::Text;
    MemberUse use = MemberUse::Work;
    bool required = false;
    bool saysWhere = false;            ///< Who may not see where targets are is not shown it.
    bool binds = false;                ///< Credentials are given for what it says: when it changes, the stored ones are of no use.
    QLatin1StringView credential = {}; ///< The kind of credential that can be stored for it (/targets/{id}/secrets/{kind}); empty: none.
    bool isCertificate = false;        ///< Of that credential: no secret.
};

/// All that is known of a type of target without asking one. A further type is an entry here, the words for its editor (models/connectionwords.cpp),
/// its schema and a probe.
struct TargetTypeDescriptor
{
    TargetType type = TargetType::DockerHost;
    std::span<const ConnectionMember> members; ///< In the order in which errors name them.
    QLatin1StringView address;                 ///< The member that says where a connection goes.
    std::array<QLatin1StringView, 2> shown;    ///< The members that people know a target by; the second may be empty.
    char shownBetween = ':';
    quint16 plainPort = 0; ///< Where a connection goes that names no port.
    quint16 tlsPort = 0;
    QLatin1StringView capability; ///< What an agent names that can look at such targets.
    bool isEngine = false;        ///< Speaks the Docker Engine API: whoever reaches it without TLS controls its host.

    const ConnectionMember *member(QAnyStringView key) const; ///< Null: it has none of this name.
};

constexpr int maxConnectionText = 512; ///< Characters.
constexpr int maxPort = 65'535;
constexpr quint16 plainEnginePort = 2375; ///< Docker's own for connections without TLS.

/// All types, in the order of TargetType.
std::span<const TargetTypeDescriptor> targetTypes();
const TargetTypeDescriptor &descriptorOf(TargetType type);

/// The member of this name of the first type that has one; null: none has. Types agree on whether it is a text, a number or a truth value.
const ConnectionMember *connectionMember(QStringView key, Qt::CaseSensitivity sensitivity = Qt::CaseSensitive);
/// The member for which a credential of this kind is stored; null: there is no such kind.
const ConnectionMember *memberOfCredential(QStringView kind);

} // namespace tidegate
