// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "services/domain/ids.h"
#include "services/domain/instant.h"
#include "services/domain/permission.h"

#include <QString>

namespace tidegate {

/// Which way a request came; the audit row says so.
enum class Via { Ui, Api, Cli, Agent, Sync, System };
constexpr int viaCount = static_cast<int>(Via::System) + 1;
QString toString(Via via); ///< "ui", "api", "cli", "agent", "sync", "system".

/// Who acts: a user of the tenant, one of its agents, or the system, which is the server itself when no credential came in: by the clock, or told on its
/// own command line.
class Subject
{
public:
    enum class Kind { System, User, Agent };

    Subject() = default; ///< The system.
    Subject(UserId user) : m_kind(user.isNull() ? Kind::System : Kind::User), m_id(user.uuid()) {}
    Subject(AgentId agent) : m_kind(agent.isNull() ? Kind::System : Kind::Agent), m_id(agent.uuid()) {}
    /// Who an audit row names: it has an id and a way, and nobody but an agent comes as one.
    static Subject recorded(QUuid id, QStringView via);

    Kind kind() const { return m_kind; }
    QUuid id() const { return m_id; } ///< Null for the system.
    /// Null for whoever is none: agents and the system are nobody's author, approver or exception.
    UserId user() const { return UserId(m_kind == Kind::User ? m_id : QUuid()); }
    AgentId agent() const { return AgentId(m_kind == Kind::Agent ? m_id : QUuid()); }
    QString toString() const { return m_id.toString(QUuid::WithoutBraces); } ///< The id; zeros for the system.

    friend bool operator==(const Subject &, const Subject &) = default;

private:
    Kind m_kind = Kind::System;
    QUuid m_id;
};

/// What a caller came in with.
struct Credential
{
    /// None: nobody came in, it is the system.
    enum class Kind { None, LocalSecret, ApiToken, AgentSecret, RegistrationToken };

    Kind kind = Kind::None;
    QUuid id; ///< Of the one of its kind; null where there is one only.
};

/// Who is asking, after authentication.
struct Principal
{
    TenantId tenant;
    Subject subject;
    Role role = Role::Viewer;
    Credential credential;
    QString name;
    Via via = Via::Api;

    UserId user() const { return subject.user(); }
    /// What an agent comes in with opens what is an agent's alone, whatever roles may see.
    bool can(Permission permission) const
    {
        if (credential.kind == Credential::Kind::RegistrationToken)
            return permission == Permission::AgentEnroll;
        if (credential.kind == Credential::Kind::AgentSecret)
            return permission == Permission::AgentReport;
        return isAllowed(role, permission);
    }
};

/// The principal behind work that nobody asked for: scheduled checks and clean-up.
Principal systemPrincipal(TenantId tenant);
/// Whoever may run tidegate-server on the database.
Principal commandLinePrincipal(TenantId tenant);
/// The user of an embedded workspace.
Principal localPrincipal(Via via);

/// A person or a service account of a tenant.
struct User
{
    UserId id;
    QString name; ///< Unique per tenant.
    QString displayName;
    Role role = Role::Viewer;
    bool enabled = true;
    Instant createdAt;

    friend bool operator==(const User &, const User &) = default;
};

} // namespace tidegate
