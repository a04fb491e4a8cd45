-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

CREATE TABLE environments (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    id {{uuid}} NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    display_name text NOT NULL,
    description text NOT NULL,
    order_index {{int64}} NOT NULL CHECK (order_index >= 0),
    is_production {{bool}} NOT NULL,
    config_json {{json}} NOT NULL,
    health_check_interval {{int64}} NOT NULL CHECK (health_check_interval >= 0),
    required_approvals {{int64}} NOT NULL CHECK (required_approvals >= 0),
    require_separation_of_duties {{bool}} NOT NULL,
    promotion_policy text NOT NULL,
    auto_promote_from {{uuid}},
    version {{int64}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    created_by {{uuid}},
    updated_at {{timestamp}} NOT NULL,
    updated_by {{uuid}},
    deleted_at {{timestamp}},
    deleted_by {{uuid}},
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, auto_promote_from) REFERENCES environments (tenant_id, id)
) {{strict}}
--;
CREATE UNIQUE INDEX environments_live_name ON environments (tenant_id, name_folded) WHERE deleted_at IS NULL
--;
CREATE INDEX environments_order ON environments (tenant_id, order_index, name, id) WHERE deleted_at IS NULL
--;
-- Windows are never removed: what was frozen on a given day stays answerable.
CREATE TABLE freeze_windows (
    tenant_id {{uuid}} NOT NULL,
    id {{uuid}} NOT NULL,
    environment_id {{uuid}} NOT NULL,
    start_at {{timestamp}} NOT NULL,
    end_at {{timestamp}} NOT NULL,
    reason text NOT NULL,
    exceptions {{bytes}} NOT NULL,
    timezone text NOT NULL,
    version {{int64}} NOT NULL,
    created_at {{timestamp}} NOT NULL,
    created_by {{uuid}},
    updated_at {{timestamp}} NOT NULL,
    updated_by {{uuid}},
    ended_early_at {{timestamp}},
    deleted_at {{timestamp}},
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, environment_id) REFERENCES environments (tenant_id, id),
    CHECK (end_at >= start_at)
) {{strict}}
--;
CREATE INDEX freeze_windows_environment ON freeze_windows (tenant_id, environment_id, start_at, id)
--;
CREATE INDEX freeze_windows_start ON freeze_windows (tenant_id, start_at, id)
