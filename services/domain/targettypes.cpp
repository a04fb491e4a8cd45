// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/targettypes.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

using Kind = MemberKind;
using Use = MemberUse;

template <std::size_t A, std::size_t B>
constexpr std::array<ConnectionMember, A + B> joined(const std::array<ConnectionMember, A> &first, const std::array<ConnectionMember, B> &second)
{
    std::array<ConnectionMember, A + B> all;
    std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), all.begin()));
    return all;
}

constexpr ConnectionMember viaMember{.key = "via"_L1, .kind = Kind::Via, .use = Use::Advanced};
constexpr ConnectionMember agentMember{.key = "agentId"_L1, .kind = Kind::Uuid, .use = Use::Advanced};

/// What the connections over HTTP that may be without TLS have in common.
constexpr std::array<ConnectionMember, 7> httpMembers{{
    {.key = "tlsEnabled"_L1, .kind = Kind::Boolean, .use = Use::Protection},
    {.key = "tlsCaRef"_L1, .kind = Kind::Reference, .use = Use::Protection, .binds = true, .credential = "tls-ca"_L1, .isCertificate = true},
    {.key = "tlsCertRef"_L1, .kind = Kind::Reference, .use = Use::Protection, .credential = "tls-cert"_L1, .isCertificate = true},
    {.key = "tlsKeyRef"_L1, .kind = Kind::Reference, .use = Use::Protection, .credential = "tls-key"_L1},
    viaMember,
    agentMember,
    {.key = "insecureAcknowledged"_L1, .kind = Kind::Boolean, .use = Use::Protection},
}};

constexpr auto dockerMembers = joined(std::array<ConnectionMember, 2>{{
                                          {.key = "host"_L1, .kind = Kind::Host, .use = Use::Place, .required = true, .saysWhere = true, .binds = true},
                                          {.key = "port"_L1, .kind = Kind::Port, .use = Use::Place, .saysWhere = true, .binds = true},
                                      }},
                                      httpMembers);

constexpr auto composeMembers = joined(dockerMembers,
                                       std::array<ConnectionMember, 2>{{
                                           {.key = "projectName"_L1, .required = true},
                                           {.key = "composeFile"_L1},
                                       }});

constexpr std::array<ConnectionMember, 10> ecsMembers{{
    {.key = "region"_L1, .kind = Kind::Region, .use = Use::Place, .required = true, .binds = true},
    {.key = "cluster"_L1, .required = true},
    {.key = "service"_L1, .required = true},
    {.key = "accountId"_L1, .kind = Kind::AccountId},
    {.key = "roleArn"_L1},
    // Not required: what a credential is stored for has to be there first, and one that was removed leaves a target that can still be changed.
    {.key = "credentialRef"_L1, .kind = Kind::Reference, .use = Use::Access, .credential = "access-key"_L1},
    viaMember,
    agentMember,
    {.key = "endpoint"_L1, .kind = Kind::Url, .use = Use::Advanced, .saysWhere = true, .binds = true},
    {.key = "insecureAcknowledged"_L1, .kind = Kind::Boolean, .use = Use::Advanced},
}};

constexpr auto nomadMembers = joined(std::array<ConnectionMember, 5>{{
                                         {.key = "address"_L1, .kind = Kind::Address, .use = Use::Place, .required = true, .saysWhere = true, .binds = true},
                                         {.key = "namespace"_L1},
                                         {.key = "jobId"_L1, .required = true},
                                         {.key = "region"_L1, .binds = true},
                                         {.key = "tokenRef"_L1, .kind = Kind::Reference, .use = Use::Access, .credential = "token"_L1},
                                     }},
                                     httpMembers);

constexpr std::array<TargetTypeDescriptor, 4> types{{
    {.type = TargetType::DockerHost,
     .members = dockerMembers,
     .address = "host"_L1,
     .shown = {"host"_L1, "port"_L1},
     .plainPort = plainEnginePort,
     .tlsPort = 2376,
     .capability = "docker"_L1,
     .isEngine = true},
    {.type = TargetType::ComposeHost,
     .members = composeMembers,
     .address = "host"_L1,
     .shown = {"host"_L1, "port"_L1},
     .plainPort = plainEnginePort,
     .tlsPort = 2376,
     .capability = "compose"_L1,
     .isEngine = true},
    {.type = TargetType::EcsService,
     .members = ecsMembers,
     .address = "region"_L1,
     .shown = {"cluster"_L1, "service"_L1},
     .shownBetween = '/',
     .plainPort = 80,
     .tlsPort = 443,
     .capability = "ecs"_L1},
    {.type = TargetType::NomadJob,
     .members = nomadMembers,
     .address = "address"_L1,
     .shown = {"address"_L1},
     .plainPort = 4646,
     .tlsPort = 4646,
     .capability = "nomad"_L1},
}};

static_assert([] {
    for (std::size_t i = 0; i < types.size(); ++i) {
        if (types[i].type != static_cast<TargetType>(i))
            return false;
    }
    return true;
}());

/// The first member of any type that is so.
template <typename Predicate>
const ConnectionMember *firstMember(Predicate &&isSo)
{
    for (const TargetTypeDescriptor &type : types) {
        if (const auto found = std::find_if(type.members.begin(), type.members.end(), isSo); found != type.members.end())
            return &*found;
    }
    return nullptr;
}

} // namespace

const ConnectionMember *TargetTypeDescriptor::member(QAnyStringView key) const
{
    const auto found = std::find_if(members.begin(), members.end(), [key](const ConnectionMember &each) { return key == QAnyStringView(each.key); });
    return found == members.end() ? nullptr : &*found;
}

std::span<const TargetTypeDescriptor> targetTypes()
{
    return types;
}

const TargetTypeDescriptor &descriptorOf(TargetType type)
{
    return types.at(static_cast<std::size_t>(type));
}

const ConnectionMember *connectionMember(QStringView key, Qt::CaseSensitivity sensitivity)
{
    return firstMember([&](const ConnectionMember &each) { return key.compare(each.key, sensitivity) == 0; });
}

const ConnectionMember *memberOfCredential(QStringView kind)
{
    return firstMember([kind](const ConnectionMember &each) { return !each.credential.isEmpty() && kind == each.credential; });
}

} // namespace tidegate
