// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/feeds/agentfeed.h"
#include "models/feeds/auditfeed.h"
#include "models/feeds/driftfeed.h"
#include "models/feeds/environmentfeed.h"
#include "models/feeds/freezewindowfeed.h"
#include "models/feeds/peoplefeed.h"
#include "models/feeds/targetfeed.h"
#include "models/feeds/targetgroupfeed.h"
#include "models/targettreemodel.h"

namespace tidegate {

/// The resources of a workspace. A new one is a feed, which is named here twice, and the requests it needs in ApiClient.
struct Feeds
{
    /// The models are children of the workspace.
    Feeds(FeedContext workspaceContext, QObject *workspace)
        : context(std::move(workspaceContext)), tree(new TargetTreeModel(workspace)), environments(context, *tree, workspace),
          groups(context, environments, *tree, workspace), drift(context, environments, *tree, workspace),
          targets(context, environments, drift, *tree, workspace), windows(context, environments, workspace), people(context, workspace),
          agents(context, environments, *tree, workspace), audit(context, workspace)
    {}

    const FeedContext context;
    TargetTreeModel *tree;
    EnvironmentFeed environments;
    TargetGroupFeed groups;
    DriftFeed drift;
    TargetFeed targets;
    FreezeWindowFeed windows;
    PeopleFeed people;
    AgentFeed agents;
    AuditFeed audit;

    /// In the order in which they are shown: what a row names comes before it.
    const QList<Feed *> all{&environments, &people, &agents, &groups, &targets, &drift, &windows, &audit};
};

} // namespace tidegate
