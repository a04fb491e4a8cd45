-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What an agent is asked to do. One that is repeated before it was answered gives way to the newer one, and is answered with it. seen_ids are the snapshots
-- that the agent told of the target since it was asked.
CREATE TABLE agent_tasks (
    tenant_id {{uuid}} NOT NULL,
    id {{uuid}} NOT NULL,
    agent_id {{uuid}} NOT NULL,
    target_id {{uuid}} NOT NULL,
    type {{int64}} NOT NULL CHECK (type BETWEEN 0 AND 3),
    status {{int64}} NOT NULL CHECK (status BETWEEN 0 AND 3),
    payload_json {{json}} NOT NULL,
    superseded_by {{uuid}},
    seen_ids {{bytes}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    expires_at {{timestamp}} NOT NULL,
    answered_at {{timestamp}},
    started_at {{timestamp}},
    completed_at {{timestamp}},
    outputs_json {{json}} NOT NULL,
    error_text text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, agent_id) REFERENCES agents (tenant_id, id)
) {{strict}}
--;
CREATE INDEX agent_tasks_open ON agent_tasks (tenant_id, agent_id, expires_at) WHERE answered_at IS NULL
--;
CREATE INDEX agent_tasks_target ON agent_tasks (tenant_id, target_id) WHERE answered_at IS NULL
--;
-- Whether an agent checks it: how soon a value is stale hangs on that, and roll-ups read an index alone.
ALTER TABLE targets ADD COLUMN by_agent {{bool}} NOT NULL DEFAULT FALSE
--;
UPDATE targets SET by_agent = TRUE WHERE connection_json LIKE '%"via":"agent"%'
--;
DROP INDEX targets_rollup
--;
CREATE INDEX targets_rollup ON targets (tenant_id, environment_id, enabled, health, drift_status, health_checked_at, deleted_at, by_agent)
    WHERE deleted_at IS NULL
--;
CREATE INDEX targets_by_agent ON targets (tenant_id, name, id) WHERE by_agent AND deleted_at IS NULL
