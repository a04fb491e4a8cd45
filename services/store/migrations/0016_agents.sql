-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The first table of this name was never written to.
DROP TABLE agents
--;
-- lifecycle is set by people; what an agent says of itself, and when it was heard, stays apart from it and moves no version.
CREATE TABLE agents (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    id {{uuid}} NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    labels_json {{json}} NOT NULL,
    environment_ids {{bytes}} NOT NULL,
    lifecycle {{int64}} NOT NULL CHECK (lifecycle BETWEEN 0 AND 3),
    machine_id text NOT NULL,
    platform_json {{json}} NOT NULL,
    capabilities_json {{json}} NOT NULL,
    agent_version text NOT NULL,
    boot_id text NOT NULL,
    checks_json {{json}} NOT NULL,
    last_seen_at {{timestamp}},
    last_sequence {{int64}} NOT NULL,
    clock_skew_ms {{int64}} NOT NULL,
    inventory_at {{timestamp}},
    wants_rotation {{bool}} NOT NULL,
    version {{int64}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    updated_at {{timestamp}} NOT NULL,
    deleted_at {{timestamp}},
    PRIMARY KEY (tenant_id, id)
) {{strict}}
--;
CREATE UNIQUE INDEX agents_live_name ON agents (tenant_id, name_folded) WHERE deleted_at IS NULL
--;
CREATE INDEX agents_machine ON agents (tenant_id, machine_id)
--;
-- What an agent comes in with. There are two while one is replaced: the answer that carried the newer one may have got lost.
CREATE TABLE agent_secrets (
    tenant_id {{uuid}} NOT NULL,
    id {{uuid}} NOT NULL,
    agent_id {{uuid}} NOT NULL,
    secret_hash {{bytes}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, agent_id) REFERENCES agents (tenant_id, id)
) {{strict}}
--;
CREATE INDEX agent_secrets_hash ON agent_secrets (secret_hash)
--;
CREATE INDEX agent_secrets_agent ON agent_secrets (tenant_id, agent_id)
--;
-- What lets one machine in, once.
CREATE TABLE registration_tokens (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    id {{uuid}} NOT NULL,
    secret_hash {{bytes}} NOT NULL,
    environment_ids {{bytes}} NOT NULL,
    labels_json {{json}} NOT NULL,
    auto_accept {{bool}} NOT NULL,
    may_replace {{bool}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    created_by {{uuid}},
    expires_at {{timestamp}} NOT NULL,
    used_at {{timestamp}},
    agent_id {{uuid}},
    PRIMARY KEY (tenant_id, id)
) {{strict}}
--;
CREATE INDEX registration_tokens_hash ON registration_tokens (secret_hash)
