// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/agenttablemodel.h"
#include "models/editwords.h"
#include "models/workspaceedits.h"
#include "services/client/apiclient.h"

using namespace Qt::StringLiterals;

namespace tidegate {

// Steps about agents: they have no version that the console knows, so what people can change of them is compared.

namespace {

using Stepped = QFuture<Result<void>>;

Stepped stepFailed(const Error &error)
{
    return QtFuture::makeReadyFuture(Result<void>(error));
}

bool isAsLeft(const Agent &now, const Agent &left)
{
    return now.name == left.name && now.labels == left.labels && now.environments == left.environments;
}

} // namespace

Edit::Step WorkspaceEdits::deciding(const Agent &left, AgentLifecycle wanted)
{
    return [this, left, wanted] {
        return chained<void>(&m_workspace, m_client.agent(left.id), [this, left, wanted](const ShownAgent &now) -> Stepped {
            if (now.agent.lifecycle != left.lifecycle)
                return stepFailed(otherwise(now.agent.name.simplified(), {}));
            return asStep([&] { return wanted == AgentLifecycle::Active ? m_workspace.acceptAgent(left.id) : m_workspace.deactivateAgent(left.id); });
        });
    };
}

Edit::Step WorkspaceEdits::writing(const Agent &left, const Agent &wanted)
{
    return [this, left, wanted] {
        return chained<void>(&m_workspace, m_client.agent(left.id), [this, left, wanted](const ShownAgent &now) -> Stepped {
            if (!isAsLeft(now.agent, left))
                return stepFailed(otherwise(now.agent.name.simplified(), {}));
            Agent agent = now.agent;
            agent.name = wanted.name;
            agent.labels = wanted.labels;
            agent.environments = wanted.environments;
            m_workspace.agents()->put(now); // what differs from it is written
            return asStep([&] { return m_workspace.update(agent); });
        });
    };
}

void WorkspaceEdits::decided(const Origin &origin, const Agent &before, const Agent &after)
{
    if (before.lifecycle == after.lifecycle)
        return;
    const bool isAccepted = after.lifecycle == AgentLifecycle::Active;
    // One that waited goes back to what is next to that: nobody hears what it tells of targets.
    Agent back = after;
    back.lifecycle = isAccepted ? AgentLifecycle::Inactive : AgentLifecycle::Active;
    Edit edit;
    edit.text = isAccepted ? tr("acceptance of %1").arg(after.name.simplified()) : tr("deactivation of %1").arg(after.name.simplified());
    edit.undo = deciding(after, back.lifecycle);
    edit.redo = deciding(back, after.lifecycle);
    edit.entity = EntityType::Agent;
    edit.id = after.id.uuid();
    note(origin, edit);
}

void WorkspaceEdits::changed(const Origin &origin, const Agent &before, const Agent &after)
{
    if (isAsLeft(before, after))
        return;
    Edit edit;
    edit.text = before.name != after.name ? tr("new name of %1").arg(after.name.simplified()) : tr("change of %1").arg(after.name.simplified());
    edit.undo = writing(after, before); // NOLINT(readability-suspicious-call-argument): the way back
    edit.redo = writing(before, after);
    edit.entity = EntityType::Agent;
    edit.id = after.id.uuid();
    note(origin, edit);
}

void WorkspaceEdits::created(const Origin &origin, const RegistrationToken &token)
{
    Edit edit;
    edit.text = tr("new registration token");
    edit.undo = [this, token] {
        return chained<void>(&m_workspace, m_client.registrationTokens(), [this, token](const QList<RegistrationToken> &all) -> Stepped {
            const auto now = std::find_if(all.begin(), all.end(), [&token](const RegistrationToken &each) { return each.id == token.id; });
            if (now == all.end())
                return stepFailed(spokenError(ErrorKind::NotFound, u"gone"_s, tr("The registration token is gone already.")));
            if (now->usedAt)
                return stepFailed(spokenError(ErrorKind::Stale, u"used-since"_s, tr("An agent came in with the registration token since.")));
            return asStep([&] { return m_workspace.removeToken(token); });
        });
    };
    edit.entity = EntityType::Token;
    edit.id = token.id.uuid();
    note(origin, edit);
}

} // namespace tidegate
