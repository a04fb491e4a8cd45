-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Component names keep their id for ever.
CREATE TABLE components (
    tenant_id {{uuid}} NOT NULL REFERENCES tenants (tenant_id),
    id {{uuid}} NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
) {{strict}}
--;
CREATE TABLE stickers (
    tenant_id {{uuid}} NOT NULL,
    id {{uuid}} NOT NULL,
    target_id {{uuid}} NOT NULL,
    release_id {{uuid}} NOT NULL,
    release_name text NOT NULL,
    components_json {{json}} NOT NULL,
    deployed_at {{timestamp}} NOT NULL,
    deployed_by {{uuid}},
    source {{int64}} NOT NULL CHECK (source BETWEEN 0 AND 2),
    reason text NOT NULL,
    recorded_at {{timestamp}} NOT NULL,
    during_freeze {{bool}} NOT NULL,
    version {{int64}} NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) {{strict}}
--;
{{append_only stickers}}
--;
CREATE INDEX stickers_newest ON stickers (tenant_id, target_id, deployed_at, recorded_at, version)
--;
-- One packed row for each target; the snapshot it replaces moves to the history.
CREATE TABLE inventory_current (
    tenant_id {{uuid}} NOT NULL,
    target_id {{uuid}} NOT NULL,
    id {{uuid}} NOT NULL,
    observed_at {{timestamp}} NOT NULL,
    last_seen_at {{timestamp}} NOT NULL,
    sequence {{int64}} NOT NULL,
    collector text NOT NULL,
    component_count {{int64}} NOT NULL,
    packed {{bytes}} NOT NULL,
    content_hash {{bytes}} NOT NULL,
    fingerprint {{int64}} NOT NULL,
    errors_json {{json}} NOT NULL,
    sticker_release_id text NOT NULL,
    received_at {{timestamp}} NOT NULL,
    PRIMARY KEY (tenant_id, target_id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) {{strict}}
--;
CREATE UNIQUE INDEX inventory_current_id ON inventory_current (tenant_id, id)
--;
CREATE TABLE inventory_history (
    tenant_id {{uuid}} NOT NULL,
    target_id {{uuid}} NOT NULL,
    id {{uuid}} NOT NULL,
    observed_at {{timestamp}} NOT NULL,
    last_seen_at {{timestamp}} NOT NULL,
    sequence {{int64}} NOT NULL,
    collector text NOT NULL,
    component_count {{int64}} NOT NULL,
    packed {{bytes}} NOT NULL,
    content_hash {{bytes}} NOT NULL,
    fingerprint {{int64}} NOT NULL,
    errors_json {{json}} NOT NULL,
    sticker_release_id text NOT NULL,
    received_at {{timestamp}} NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) {{strict}}
--;
CREATE INDEX inventory_history_observed ON inventory_history (tenant_id, target_id, observed_at, sequence)
--;
-- Where a digest runs, according to the current snapshots.
CREATE TABLE digest_uses (
    tenant_id {{uuid}} NOT NULL,
    digest {{bytes}} NOT NULL,
    target_id {{uuid}} NOT NULL,
    component text NOT NULL,
    PRIMARY KEY (tenant_id, digest, target_id, component),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) {{strict}}
--;
CREATE INDEX digest_uses_target ON digest_uses (tenant_id, target_id)
--;
CREATE TABLE drift_reports (
    tenant_id {{uuid}} NOT NULL,
    target_id {{uuid}} NOT NULL,
    status {{int64}} NOT NULL CHECK (status BETWEEN 0 AND 3),
    reason text NOT NULL,
    expected_release_id {{uuid}},
    expected_digest text NOT NULL,
    actual_digest text NOT NULL,
    differences_json {{json}} NOT NULL,
    since {{timestamp}},
    observed_at {{timestamp}},
    snapshot_id {{uuid}},
    stale {{bool}} NOT NULL,
    PRIMARY KEY (tenant_id, target_id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) {{strict}}
