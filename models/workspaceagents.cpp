// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/agenttablemodel.h"
#include "models/workspace.h"
#include "models/workspace_p.h"

namespace tidegate {

// What people decide about agents. The table shows the outcome before a future ends.

AgentTableModel *Workspace::agents() const
{
    return d->feeds.agents.model();
}

QFuture<Result<ShownAgent>> Workspace::Private::writeAgent(AgentId agent, const CommandFor<ShownAgent> &command, const AgentNote &note)
{
    const AgentRow *known = q.agents()->find(agent);
    const auto before = known ? std::optional(known->agent) : std::nullopt;
    return write<ShownAgent>(command, [this, before, note](const Result<ShownAgent> &result) {
        if (!result)
            return;
        feeds.agents.show(*result);
        note(before.value_or(result->agent), result->agent);
    });
}

QFuture<Result<ShownAgent>> Workspace::acceptAgent(AgentId agent)
{
    const auto note = [this, origin = d->edits.origin()](const Agent &before, const Agent &after) { d->edits.decided(origin, before, after); };
    return d->writeAgent(agent, commands::acceptAgent(agent), note);
}

QFuture<Result<ShownAgent>> Workspace::deactivateAgent(AgentId agent)
{
    const auto note = [this, origin = d->edits.origin()](const Agent &before, const Agent &after) { d->edits.decided(origin, before, after); };
    return d->writeAgent(agent, commands::deactivateAgent(agent), note);
}

QFuture<Result<ShownAgent>> Workspace::revokeAgent(AgentId agent, const QString &reason)
{
    const auto note = [this, origin = d->edits.origin()](const Agent &, const Agent &after) {
        d->edits.barred(origin, EntityType::Agent, after.id.uuid(), {}, tr("revocation of %1").arg(after.name.simplified()),
                        tr("An agent that was revoked stays so: it has to be installed anew."));
    };
    return d->writeAgent(agent, commands::revokeAgent(agent, reason), note);
}

QFuture<Result<ShownAgent>> Workspace::rotateAgent(AgentId agent)
{
    const auto note = [this, origin = d->edits.origin()](const Agent &, const Agent &after) {
        d->edits.barred(origin, EntityType::Agent, after.id.uuid(), {}, tr("new credential of %1").arg(after.name.simplified()),
                        tr("The agent goes on with its new credential, and the old one ends with that."));
    };
    return d->writeAgent(agent, commands::rotateAgent(agent), note);
}

QFuture<Result<ShownAgent>> Workspace::update(const Agent &agent)
{
    const AgentRow *known = agents()->find(agent.id);
    const Agent before = known ? known->agent : Agent();
    const auto note = [this, origin = d->edits.origin()](const Agent &was, const Agent &after) { d->edits.changed(origin, was, after); };
    return d->writeAgent(agent.id, commands::update(agent, before), note);
}

QFuture<Result<void>> Workspace::removeAgent(AgentId agent, const QString &reason)
{
    const AgentRow *known = agents()->find(agent);
    const QString name = known ? known->agent.name.simplified() : QString();
    return d->write<void>(commands::remove(agent, reason), [this, agent, name, origin = d->edits.origin()](const Result<void> &result) {
        if (!result)
            return;
        d->feeds.agents.remove(agent);
        d->edits.barred(origin, EntityType::Agent, agent.uuid(), {}, tr("deletion of the agent %1").arg(name),
                        tr("An agent that was deleted does not come back: it has to be installed anew."));
    });
}

QFuture<Result<NewRegistrationToken>> Workspace::create(const RegistrationToken &token, std::chrono::seconds life)
{
    const auto made = [this, token, origin = d->edits.origin()](const Result<NewRegistrationToken> &result) {
        if (!result)
            return;
        RegistrationToken stored = token;
        stored.id = result->id;
        d->edits.created(origin, stored);
    };
    return d->write<NewRegistrationToken>(commands::create(token, life), made);
}

QFuture<Result<void>> Workspace::removeToken(const RegistrationToken &token)
{
    return d->write<void>(commands::removeToken(token.id), [this, token, origin = d->edits.origin()](const Result<void> &result) {
        if (result)
            d->edits.barred(origin, EntityType::Token, token.id.uuid(), {}, tr("deletion of a registration token"),
                            tr("What a token opens is shown once and kept by nobody: another one can be made."));
    });
}

} // namespace tidegate
