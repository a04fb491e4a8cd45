-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- lifecycle is set by people; what is observed (last_seen_at, last_sequence) stays apart from it.
CREATE TABLE agents (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    id {{uuid}} NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    version_text text NOT NULL,
    lifecycle {{int64}} NOT NULL CHECK (lifecycle BETWEEN 0 AND 3),
    machine_id text NOT NULL,
    capabilities_json {{json}} NOT NULL,
    labels_json {{json}} NOT NULL,
    platform_json {{json}} NOT NULL,
    secret_hash {{bytes}} NOT NULL,
    last_seen_at {{timestamp}},
    last_sequence {{int64}} NOT NULL,
    clock_skew_ms {{int64}} NOT NULL,
    version {{int64}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    updated_at {{timestamp}} NOT NULL,
    deleted_at {{timestamp}},
    PRIMARY KEY (tenant_id, id)
) {{strict}}
--;
CREATE UNIQUE INDEX agents_live_name ON agents (tenant_id, name_folded) WHERE deleted_at IS NULL
