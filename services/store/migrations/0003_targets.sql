-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE target_groups (
    tenant_id {{uuid}} NOT NULL,
    id {{uuid}} NOT NULL,
    environment_id {{uuid}} NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    display_name text NOT NULL,
    description text NOT NULL,
    labels_json {{json}} NOT NULL,
    deploy_order {{int64}} NOT NULL,
    version {{int64}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    updated_at {{timestamp}} NOT NULL,
    deleted_at {{timestamp}},
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, environment_id, id),
    FOREIGN KEY (tenant_id, environment_id) REFERENCES environments (tenant_id, id)
) {{strict}}
--;
CREATE UNIQUE INDEX target_groups_live_name ON target_groups (tenant_id, environment_id, name_folded) WHERE deleted_at IS NULL
--;
-- The foreign key of the group includes the environment, so that a target cannot be in a group of another one.
CREATE TABLE targets (
    tenant_id {{uuid}} NOT NULL,
    id {{uuid}} NOT NULL,
    environment_id {{uuid}} NOT NULL,
    target_group_id {{uuid}},
    name text NOT NULL,
    name_folded text NOT NULL,
    type {{int64}} NOT NULL CHECK (type BETWEEN 0 AND 3),
    connection_json {{json}} NOT NULL,
    labels_json {{json}} NOT NULL,
    deployment_directory text NOT NULL,
    enabled {{bool}} NOT NULL,
    health {{int64}} NOT NULL CHECK (health BETWEEN 0 AND 4),
    health_message text NOT NULL,
    health_code text NOT NULL,
    health_checked_at {{timestamp}},
    health_since {{timestamp}},
    health_duration {{int64}} NOT NULL,
    drift_status {{int64}} NOT NULL CHECK (drift_status BETWEEN 0 AND 3),
    drift_since {{timestamp}},
    drift_count {{int64}} NOT NULL,
    release_id {{uuid}},
    release_name text NOT NULL,
    deployed_at {{timestamp}},
    version {{int64}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    created_by {{uuid}},
    updated_at {{timestamp}} NOT NULL,
    updated_by {{uuid}},
    deleted_at {{timestamp}},
    deleted_by {{uuid}},
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, environment_id) REFERENCES environments (tenant_id, id),
    FOREIGN KEY (tenant_id, environment_id, target_group_id) REFERENCES target_groups (tenant_id, environment_id, id)
) {{strict}}
--;
CREATE UNIQUE INDEX targets_live_name ON targets (tenant_id, environment_id, name_folded) WHERE deleted_at IS NULL
--;
CREATE INDEX targets_name ON targets (tenant_id, name, id) WHERE deleted_at IS NULL
--;
CREATE INDEX targets_environment ON targets (tenant_id, environment_id, name, id) WHERE deleted_at IS NULL
--;
CREATE INDEX targets_group ON targets (tenant_id, target_group_id, name, id) WHERE deleted_at IS NULL
--;
-- Roll-ups read these two and never a row; deleted_at is there for that, although it is always NULL.
CREATE INDEX targets_rollup ON targets (tenant_id, environment_id, enabled, health, drift_status, health_checked_at, deleted_at)
    WHERE deleted_at IS NULL
--;
CREATE INDEX targets_release ON targets (tenant_id, enabled, environment_id, release_id, release_name, deployed_at, deleted_at)
    WHERE deleted_at IS NULL
--;
CREATE TABLE target_labels (
    tenant_id {{uuid}} NOT NULL,
    target_id {{uuid}} NOT NULL,
    label text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (tenant_id, target_id, label),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) {{strict}}
--;
CREATE INDEX target_labels_value ON target_labels (tenant_id, label, value, target_id)
--;
-- Checked at commit, because a target and its credentials arrive in either order.
CREATE TABLE secrets (
    tenant_id {{uuid}} NOT NULL,
    id {{uuid}} NOT NULL,
    target_id {{uuid}} NOT NULL,
    kind text NOT NULL,
    sealed {{bytes}} NOT NULL,
    key_id text NOT NULL,
    fingerprint text NOT NULL,
    created_at {{timestamp}} NOT NULL,
    created_by {{uuid}},
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, target_id, kind),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id) DEFERRABLE INITIALLY DEFERRED
) {{strict}}
--;
CREATE TABLE health_transitions (
    tenant_id {{uuid}} NOT NULL,
    target_id {{uuid}} NOT NULL,
    ordinal {{int64}} NOT NULL,
    at {{timestamp}} NOT NULL,
    from_health {{int64}} NOT NULL CHECK (from_health BETWEEN 0 AND 4),
    to_health {{int64}} NOT NULL CHECK (to_health BETWEEN 0 AND 4),
    message text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (tenant_id, target_id, ordinal),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) {{strict}}
--;
CREATE INDEX health_transitions_at ON health_transitions (tenant_id, target_id, at, ordinal)
--;
CREATE TABLE operations (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    id {{uuid}} NOT NULL,
    kind text NOT NULL,
    status {{int64}} NOT NULL CHECK (status BETWEEN 0 AND 4),
    done {{int64}} NOT NULL,
    total {{int64}} NOT NULL,
    results_json {{json}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    updated_at {{timestamp}} NOT NULL,
    PRIMARY KEY (tenant_id, id)
) {{strict}}
