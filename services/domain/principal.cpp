// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "services/domain/principal.h"

#include "services/domain/words.h"

using namespace Qt::StringLiterals;

namespace tidegate {
namespace {

constexpr Words<viaCount> viaWords{"ui", "api", "cli", "agent", "sync", "system"};

} // namespace

QString toString(Via via)
{
    return textOf(viaWords, via);
}

Subject Subject::recorded(QUuid id, QStringView via)
{
    return valueOf<Via>(viaWords, via) == Via::Agent ? Subject(AgentId(id)) : Subject(UserId(id));
}

Principal systemPrincipal(TenantId tenant)
{
    return {.tenant = tenant, .subject = {}, .role = Role::Admin, .credential = {}, .name = u"Tidegate"_s, .via = Via::System};
}

Principal commandLinePrincipal(TenantId tenant)
{
    return {.tenant = tenant, .subject = {}, .role = Role::Admin, .credential = {}, .name = u"tidegate-server"_s, .via = Via::Cli};
}

Principal localPrincipal(Via via)
{
    return {.tenant = localTenant, .subject = localUser, .role = Role::Admin, .credential = {}, .name = u"You"_s, .via = via};
}

} // namespace tidegate
