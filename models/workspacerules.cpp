// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/targettreemodel.h"
#include "models/words.h"
#include "models/workspace.h"
#include "models/workspace_p.h"

using namespace Qt::StringLiterals;

namespace tidegate {

// What is ignored for a time. A rule is never changed, so that its steps are its making and its end.

QFuture<Result<DriftRule>> Workspace::ignore(const DriftRule &rule)
{
    return d->write<DriftRule>(commands::create(rule), [this, origin = d->edits.origin()](const Result<DriftRule> &result) {
        if (!result)
            return;
        for (Feed *feed : std::initializer_list<Feed *>{&d->feeds.drift, &d->feeds.targets, &d->feeds.environments})
            feed->queue();
        d->edits.ignored(origin, *result);
    });
}

QFuture<Result<void>> Workspace::stopIgnoring(const DriftRule &rule)
{
    return d->write<void>(commands::remove(rule, {}), [this, rule, origin = d->edits.origin()](const Result<void> &result) {
        if (!result)
            return;
        for (Feed *feed : std::initializer_list<Feed *>{&d->feeds.drift, &d->feeds.targets, &d->feeds.environments})
            feed->queue();
        d->edits.stoppedIgnoring(origin, rule);
    });
}

void WorkspaceEdits::ignored(const Origin &origin, const DriftRule &rule)
{
    note(origin, ignoring(tr("ignoring: %1", "a reason").arg(rule.reason.simplified()), rule, true));
}

void WorkspaceEdits::stoppedIgnoring(const Origin &origin, const DriftRule &rule)
{
    if (rule.expiredAt)
        barred(origin, EntityType::DriftRule, rule.id.uuid(), rule.scope.environment,
               tr("forgetting of what was ignored: %1", "a reason").arg(rule.reason.simplified()), tr("It was over already, and ignored nothing any more."));
    else
        note(origin, ignoring(tr("end of ignoring: %1", "a reason").arg(rule.reason.simplified()), rule, false));
}

Edit WorkspaceEdits::ignoring(const QString &text, const DriftRule &rule, bool made)
{
    const Edit::Step there = [this, rule] { return asStep([&] { return m_workspace.ignore(rule); }); };
    const Edit::Step away = [this, rule] { return asStep([&] { return m_workspace.stopIgnoring(rule); }); };
    const auto target = m_workspace.targets()->target(rule.scope.target);
    Edit edit;
    edit.text = text;
    edit.undo = made ? away : there;
    edit.redo = made ? there : away;
    edit.entity = EntityType::DriftRule;
    edit.id = rule.id.uuid();
    edit.environment = target ? target->environmentId : rule.scope.environment;
    edit.whyLost = [this, rule] {
        return rule.isOver(toInstant(m_workspace.serverNow())) ? tr("What was ignored was so until a time that is over.") : QString();
    };
    return edit;
}

} // namespace tidegate
