-- 0001_identities
CREATE TABLE tenants (
    tenant_id BLOB NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT;
CREATE UNIQUE INDEX tenants_name ON tenants (name_folded);
CREATE TABLE facts (
    fact text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (fact)
) STRICT;
CREATE TABLE users (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    id BLOB NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    display_name text NOT NULL,
    role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 5),
    enabled INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE UNIQUE INDEX users_name ON users (tenant_id, name_folded);
CREATE TABLE tokens (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    user_id BLOB NOT NULL,
    name text NOT NULL,
    role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 5),
    secret_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id)
) STRICT;
CREATE INDEX tokens_id ON tokens (id);
-- 0002_environments
CREATE TABLE environments (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    id BLOB NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    display_name text NOT NULL,
    description text NOT NULL,
    order_index INTEGER NOT NULL CHECK (order_index >= 0),
    is_production INTEGER NOT NULL,
    config_json TEXT NOT NULL,
    health_check_interval INTEGER NOT NULL CHECK (health_check_interval >= 0),
    required_approvals INTEGER NOT NULL CHECK (required_approvals >= 0),
    require_separation_of_duties INTEGER NOT NULL,
    promotion_policy text NOT NULL,
    auto_promote_from BLOB,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    created_by BLOB,
    updated_at INTEGER NOT NULL,
    updated_by BLOB,
    deleted_at INTEGER,
    deleted_by BLOB,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, auto_promote_from) REFERENCES environments (tenant_id, id)
) STRICT;
CREATE UNIQUE INDEX environments_live_name ON environments (tenant_id, name_folded) WHERE deleted_at IS NULL;
CREATE INDEX environments_order ON environments (tenant_id, order_index, name, id) WHERE deleted_at IS NULL;
CREATE TABLE freeze_windows (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    environment_id BLOB NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    reason text NOT NULL,
    exceptions BLOB NOT NULL,
    timezone text NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    created_by BLOB,
    updated_at INTEGER NOT NULL,
    updated_by BLOB,
    ended_early_at INTEGER,
    deleted_at INTEGER,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, environment_id) REFERENCES environments (tenant_id, id),
    CHECK (end_at >= start_at)
) STRICT;
CREATE INDEX freeze_windows_environment ON freeze_windows (tenant_id, environment_id, start_at, id);
CREATE INDEX freeze_windows_start ON freeze_windows (tenant_id, start_at, id);
-- 0003_targets
CREATE TABLE target_groups (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    environment_id BLOB NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    display_name text NOT NULL,
    description text NOT NULL,
    labels_json TEXT NOT NULL,
    deploy_order INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, environment_id, id),
    FOREIGN KEY (tenant_id, environment_id) REFERENCES environments (tenant_id, id)
) STRICT;
CREATE UNIQUE INDEX target_groups_live_name ON target_groups (tenant_id, environment_id, name_folded) WHERE deleted_at IS NULL;
CREATE TABLE targets (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    environment_id BLOB NOT NULL,
    target_group_id BLOB,
    name text NOT NULL,
    name_folded text NOT NULL,
    type INTEGER NOT NULL CHECK (type BETWEEN 0 AND 3),
    connection_json TEXT NOT NULL,
    labels_json TEXT NOT NULL,
    deployment_directory text NOT NULL,
    enabled INTEGER NOT NULL,
    health INTEGER NOT NULL CHECK (health BETWEEN 0 AND 4),
    health_message text NOT NULL,
    health_code text NOT NULL,
    health_checked_at INTEGER,
    health_since INTEGER,
    health_duration INTEGER NOT NULL,
    drift_status INTEGER NOT NULL CHECK (drift_status BETWEEN 0 AND 3),
    drift_since INTEGER,
    drift_count INTEGER NOT NULL,
    release_id BLOB,
    release_name text NOT NULL,
    deployed_at INTEGER,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    created_by BLOB,
    updated_at INTEGER NOT NULL,
    updated_by BLOB,
    deleted_at INTEGER,
    deleted_by BLOB,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, environment_id) REFERENCES environments (tenant_id, id),
    FOREIGN KEY (tenant_id, environment_id, target_group_id) REFERENCES target_groups (tenant_id, environment_id, id)
) STRICT;
CREATE UNIQUE INDEX targets_live_name ON targets (tenant_id, environment_id, name_folded) WHERE deleted_at IS NULL;
CREATE INDEX targets_name ON targets (tenant_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX targets_environment ON targets (tenant_id, environment_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX targets_group ON targets (tenant_id, target_group_id, name, id) WHERE deleted_at IS NULL;
CREATE INDEX targets_rollup ON targets (tenant_id, environment_id, enabled, health, drift_status, health_checked_at, deleted_at)
    WHERE deleted_at IS NULL;
CREATE INDEX targets_release ON targets (tenant_id, enabled, environment_id, release_id, release_name, deployed_at, deleted_at)
    WHERE deleted_at IS NULL;
CREATE TABLE target_labels (
    tenant_id BLOB NOT NULL,
    target_id BLOB NOT NULL,
    label text NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (tenant_id, target_id, label),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) STRICT;
CREATE INDEX target_labels_value ON target_labels (tenant_id, label, value, target_id);
CREATE TABLE secrets (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    target_id BLOB NOT NULL,
    kind text NOT NULL,
    sealed BLOB NOT NULL,
    key_id text NOT NULL,
    fingerprint text NOT NULL,
    created_at INTEGER NOT NULL,
    created_by BLOB,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, target_id, kind),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE TABLE health_transitions (
    tenant_id BLOB NOT NULL,
    target_id BLOB NOT NULL,
    ordinal INTEGER NOT NULL,
    at INTEGER NOT NULL,
    from_health INTEGER NOT NULL CHECK (from_health BETWEEN 0 AND 4),
    to_health INTEGER NOT NULL CHECK (to_health BETWEEN 0 AND 4),
    message text NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (tenant_id, target_id, ordinal),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) STRICT;
CREATE INDEX health_transitions_at ON health_transitions (tenant_id, target_id, at, ordinal);
CREATE TABLE operations (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    id BLOB NOT NULL,
    kind text NOT NULL,
    status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 4),
    done INTEGER NOT NULL,
    total INTEGER NOT NULL,
    results_json TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT;
-- 0004_inventory
CREATE TABLE components (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    id BLOB NOT NULL,
    name text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, name)
) STRICT;
CREATE TABLE stickers (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    target_id BLOB NOT NULL,
    release_id BLOB NOT NULL,
    release_name text NOT NULL,
    components_json TEXT NOT NULL,
    deployed_at INTEGER NOT NULL,
    deployed_by BLOB,
    source INTEGER NOT NULL CHECK (source BETWEEN 0 AND 2),
    reason text NOT NULL,
    recorded_at INTEGER NOT NULL,
    during_freeze INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) STRICT;
CREATE TRIGGER stickers_refuse_update BEFORE UPDATE ON stickers BEGIN SELECT RAISE(ABORT, 'stickers is append-only'); END;
CREATE TRIGGER stickers_refuse_delete BEFORE DELETE ON stickers BEGIN SELECT RAISE(ABORT, 'stickers is append-only'); END;
CREATE INDEX stickers_newest ON stickers (tenant_id, target_id, deployed_at, recorded_at, version);
CREATE TABLE inventory_current (
    tenant_id BLOB NOT NULL,
    target_id BLOB NOT NULL,
    id BLOB NOT NULL,
    observed_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    collector text NOT NULL,
    component_count INTEGER NOT NULL,
    packed BLOB NOT NULL,
    content_hash BLOB NOT NULL,
    fingerprint INTEGER NOT NULL,
    errors_json TEXT NOT NULL,
    sticker_release_id text NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, target_id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) STRICT;
CREATE UNIQUE INDEX inventory_current_id ON inventory_current (tenant_id, id);
CREATE TABLE inventory_history (
    tenant_id BLOB NOT NULL,
    target_id BLOB NOT NULL,
    id BLOB NOT NULL,
    observed_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    collector text NOT NULL,
    component_count INTEGER NOT NULL,
    packed BLOB NOT NULL,
    content_hash BLOB NOT NULL,
    fingerprint INTEGER NOT NULL,
    errors_json TEXT NOT NULL,
    sticker_release_id text NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) STRICT;
CREATE INDEX inventory_history_observed ON inventory_history (tenant_id, target_id, observed_at, sequence);
CREATE TABLE digest_uses (
    tenant_id BLOB NOT NULL,
    digest BLOB NOT NULL,
    target_id BLOB NOT NULL,
    component text NOT NULL,
    PRIMARY KEY (tenant_id, digest, target_id, component),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) STRICT;
CREATE INDEX digest_uses_target ON digest_uses (tenant_id, target_id);
CREATE TABLE drift_reports (
    tenant_id BLOB NOT NULL,
    target_id BLOB NOT NULL,
    status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 3),
    reason text NOT NULL,
    expected_release_id BLOB,
    expected_digest text NOT NULL,
    actual_digest text NOT NULL,
    differences_json TEXT NOT NULL,
    since INTEGER,
    observed_at INTEGER,
    snapshot_id BLOB,
    stale INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, target_id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) STRICT;
-- 0005_journal
CREATE TABLE audit_entries (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    actor_id BLOB,
    actor_name text NOT NULL,
    via text NOT NULL,
    action text NOT NULL,
    entity_type text NOT NULL,
    entity_id BLOB,
    entity_name text NOT NULL,
    reason text NOT NULL,
    before_json TEXT NOT NULL,
    after_json TEXT NOT NULL,
    window_ids BLOB NOT NULL,
    during_freeze INTEGER NOT NULL,
    request_id text NOT NULL,
    previous_hash BLOB NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (tenant_id, seq)
) STRICT;
CREATE TRIGGER audit_entries_refuse_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
CREATE TRIGGER audit_entries_refuse_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;
CREATE INDEX audit_entries_entity ON audit_entries (tenant_id, entity_id, seq);
CREATE INDEX audit_entries_actor ON audit_entries (tenant_id, actor_id, seq);
CREATE TABLE change_counters (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    seq INTEGER NOT NULL,
    PRIMARY KEY (tenant_id)
) STRICT;
CREATE TABLE changes (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind text NOT NULL,
    entity_type text NOT NULL,
    entity_id BLOB,
    environment_id BLOB,
    version INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, seq)
) STRICT;
CREATE TABLE answers (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    user_id BLOB NOT NULL,
    route BLOB NOT NULL,
    idempotency_key BLOB NOT NULL,
    request_hash BLOB NOT NULL,
    status INTEGER NOT NULL,
    body BLOB NOT NULL,
    etag BLOB NOT NULL,
    location BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, user_id, route, idempotency_key)
) STRICT;
CREATE INDEX answers_at ON answers (tenant_id, at);
-- 0006_agents
CREATE TABLE agents (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    id BLOB NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    version_text text NOT NULL,
    lifecycle INTEGER NOT NULL CHECK (lifecycle BETWEEN 0 AND 3),
    machine_id text NOT NULL,
    capabilities_json TEXT NOT NULL,
    labels_json TEXT NOT NULL,
    platform_json TEXT NOT NULL,
    secret_hash BLOB NOT NULL,
    last_seen_at INTEGER,
    last_sequence INTEGER NOT NULL,
    clock_skew_ms INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE UNIQUE INDEX agents_live_name ON agents (tenant_id, name_folded) WHERE deleted_at IS NULL;
-- 0007_inventory_notes
ALTER TABLE inventory_current ADD COLUMN notes_json TEXT NOT NULL DEFAULT '[]';
ALTER TABLE inventory_history ADD COLUMN notes_json TEXT NOT NULL DEFAULT '[]';
-- 0008_audit_seals
ALTER TABLE audit_entries ADD COLUMN hash_version INTEGER NOT NULL DEFAULT 1;
CREATE TABLE audit_seals (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    ordinal INTEGER NOT NULL CHECK (ordinal > 0),
    seq INTEGER NOT NULL CHECK (seq > 0),
    head BLOB NOT NULL,
    at INTEGER NOT NULL,
    key_id text NOT NULL,
    mac BLOB NOT NULL,
    PRIMARY KEY (tenant_id, ordinal)
) STRICT;
CREATE TRIGGER audit_seals_refuse_update BEFORE UPDATE ON audit_seals BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;
CREATE TRIGGER audit_seals_refuse_delete BEFORE DELETE ON audit_seals BEGIN SELECT RAISE(ABORT, 'audit_seals is append-only'); END;
CREATE TABLE audit_texts (
    tenant_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    folded text NOT NULL,
    PRIMARY KEY (tenant_id, seq),
    FOREIGN KEY (tenant_id, seq) REFERENCES audit_entries (tenant_id, seq)
) STRICT;
ALTER TABLE targets ADD COLUMN name_searchable text NOT NULL DEFAULT '';
-- 0009_known_images
CREATE TABLE known_images (
    tenant_id BLOB NOT NULL,
    target_id BLOB NOT NULL,
    known_json TEXT NOT NULL,
    PRIMARY KEY (tenant_id, target_id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) STRICT;
-- 0010_counters
INSERT INTO change_counters (tenant_id, seq)
SELECT t.tenant_id, 0 FROM tenants t WHERE NOT EXISTS (SELECT 1 FROM change_counters c WHERE c.tenant_id = t.tenant_id);
-- 0011_message_params
ALTER TABLE targets ADD COLUMN health_params_json TEXT NOT NULL DEFAULT '{}';
ALTER TABLE health_transitions ADD COLUMN message_json TEXT NOT NULL DEFAULT '{}';
ALTER TABLE inventory_current ADD COLUMN messages_json TEXT NOT NULL DEFAULT '{}';
ALTER TABLE inventory_history ADD COLUMN messages_json TEXT NOT NULL DEFAULT '{}';
-- 0012_restorable
ALTER TABLE target_groups ADD COLUMN deleted_by BLOB;
ALTER TABLE targets ADD COLUMN detached_group_id BLOB;
CREATE INDEX targets_detached ON targets (tenant_id, detached_group_id, id) WHERE detached_group_id IS NOT NULL;
CREATE INDEX environments_deleted ON environments (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX freeze_windows_deleted ON freeze_windows (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX target_groups_deleted ON target_groups (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;
CREATE INDEX targets_deleted ON targets (tenant_id, deleted_at, environment_id, id) WHERE deleted_at IS NOT NULL;
-- 0013_servers
CREATE TABLE servers (
    id BLOB NOT NULL,
    alive_until INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;
ALTER TABLE operations ADD COLUMN server_id BLOB;
ALTER TABLE operations ADD COLUMN cancelled_at INTEGER;
CREATE TABLE check_leases (
    tenant_id BLOB NOT NULL,
    target_id BLOB NOT NULL,
    server_id BLOB NOT NULL,
    held_until INTEGER NOT NULL,
    worse_in_a_row INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, target_id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) STRICT;
-- 0014_token_hashes
DROP INDEX tokens_id;
CREATE INDEX tokens_secret_hash ON tokens (secret_hash);
-- 0015_imports
CREATE TABLE workspace_imports (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    id BLOB NOT NULL,
    announced_json TEXT NOT NULL,
    page_count INTEGER NOT NULL,
    row_count INTEGER NOT NULL,
    byte_count INTEGER NOT NULL,
    server_id BLOB,
    failure_json TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    created_by BLOB,
    completed_at INTEGER,
    PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE TABLE workspace_import_pages (
    tenant_id BLOB NOT NULL,
    import_id BLOB NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    table_name text NOT NULL,
    row_count INTEGER NOT NULL,
    content_hash BLOB NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (tenant_id, import_id, number),
    FOREIGN KEY (tenant_id, import_id) REFERENCES workspace_imports (tenant_id, id)
) STRICT;
ALTER TABLE change_counters ADD COLUMN import_id BLOB;
-- 0016_agents
DROP TABLE agents;
CREATE TABLE agents (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    id BLOB NOT NULL,
    name text NOT NULL,
    name_folded text NOT NULL,
    labels_json TEXT NOT NULL,
    environment_ids BLOB NOT NULL,
    lifecycle INTEGER NOT NULL CHECK (lifecycle BETWEEN 0 AND 3),
    machine_id text NOT NULL,
    platform_json TEXT NOT NULL,
    capabilities_json TEXT NOT NULL,
    agent_version text NOT NULL,
    boot_id text NOT NULL,
    checks_json TEXT NOT NULL,
    last_seen_at INTEGER,
    last_sequence INTEGER NOT NULL,
    clock_skew_ms INTEGER NOT NULL,
    inventory_at INTEGER,
    wants_rotation INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE UNIQUE INDEX agents_live_name ON agents (tenant_id, name_folded) WHERE deleted_at IS NULL;
CREATE INDEX agents_machine ON agents (tenant_id, machine_id);
CREATE TABLE agent_secrets (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    agent_id BLOB NOT NULL,
    secret_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, agent_id) REFERENCES agents (tenant_id, id)
) STRICT;
CREATE INDEX agent_secrets_hash ON agent_secrets (secret_hash);
CREATE INDEX agent_secrets_agent ON agent_secrets (tenant_id, agent_id);
CREATE TABLE registration_tokens (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    id BLOB NOT NULL,
    secret_hash BLOB NOT NULL,
    environment_ids BLOB NOT NULL,
    labels_json TEXT NOT NULL,
    auto_accept INTEGER NOT NULL,
    may_replace INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    created_by BLOB,
    expires_at INTEGER NOT NULL,
    used_at INTEGER,
    agent_id BLOB,
    PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE INDEX registration_tokens_hash ON registration_tokens (secret_hash);
-- 0017_agent_tasks
CREATE TABLE agent_tasks (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    agent_id BLOB NOT NULL,
    target_id BLOB NOT NULL,
    type INTEGER NOT NULL CHECK (type BETWEEN 0 AND 3),
    status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 3),
    payload_json TEXT NOT NULL,
    superseded_by BLOB,
    seen_ids BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    answered_at INTEGER,
    started_at INTEGER,
    completed_at INTEGER,
    outputs_json TEXT NOT NULL,
    error_text text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, agent_id) REFERENCES agents (tenant_id, id)
) STRICT;
CREATE INDEX agent_tasks_open ON agent_tasks (tenant_id, agent_id, expires_at) WHERE answered_at IS NULL;
CREATE INDEX agent_tasks_target ON agent_tasks (tenant_id, target_id) WHERE answered_at IS NULL;
ALTER TABLE targets ADD COLUMN by_agent INTEGER NOT NULL DEFAULT FALSE;
UPDATE targets SET by_agent = TRUE WHERE connection_json LIKE '%"via":"agent"%';
DROP INDEX targets_rollup;
CREATE INDEX targets_rollup ON targets (tenant_id, environment_id, enabled, health, drift_status, health_checked_at, deleted_at, by_agent)
    WHERE deleted_at IS NULL;
CREATE INDEX targets_by_agent ON targets (tenant_id, name, id) WHERE by_agent AND deleted_at IS NULL;
-- 0018_observed_changes
CREATE TABLE observed_changes (
    tenant_id BLOB NOT NULL,
    id BLOB NOT NULL,
    target_id BLOB NOT NULL,
    environment_id BLOB NOT NULL,
    component text NOT NULL,
    from_digest text NOT NULL,
    from_name text NOT NULL,
    to_digest text NOT NULL,
    to_name text NOT NULL,
    not_before INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    verdict INTEGER NOT NULL CHECK (verdict BETWEEN 0 AND 3),
    evidence_json TEXT NOT NULL,
    running BLOB NOT NULL,
    collector text NOT NULL,
    explanation text NOT NULL,
    ticket text NOT NULL,
    explained_by BLOB,
    explained_at INTEGER,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id)
) STRICT;
CREATE INDEX observed_changes_seen ON observed_changes (tenant_id, seen_at, id);
CREATE INDEX observed_changes_target ON observed_changes (tenant_id, target_id, seen_at);
CREATE INDEX observed_changes_environment ON observed_changes (tenant_id, environment_id, seen_at, verdict);
CREATE TABLE gate_asks (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    id BLOB NOT NULL,
    environment_id BLOB NOT NULL,
    at INTEGER NOT NULL,
    asked_by BLOB,
    via_agent INTEGER NOT NULL,
    allowed INTEGER NOT NULL,
    overridden INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, id)
) STRICT;
CREATE INDEX gate_asks_environment ON gate_asks (tenant_id, environment_id, at);
-- 0019_drift_rules
CREATE TABLE drift_rules (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    id BLOB NOT NULL,
    target_id BLOB,
    environment_id BLOB,
    labels_json TEXT NOT NULL,
    component text NOT NULL,
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 5),
    expected_digest text NOT NULL,
    reason text NOT NULL,
    expires_at INTEGER NOT NULL,
    expired_at INTEGER,
    created_at INTEGER NOT NULL,
    created_by BLOB,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, target_id) REFERENCES targets (tenant_id, id),
    FOREIGN KEY (tenant_id, environment_id) REFERENCES environments (tenant_id, id)
) STRICT;
CREATE INDEX drift_rules_end ON drift_rules (tenant_id, expires_at, id);
CREATE INDEX drift_rules_target ON drift_rules (tenant_id, target_id);
-- 0020_parent_health
CREATE TABLE parent_transitions (
    tenant_id BLOB NOT NULL,
    environment_id BLOB NOT NULL,
    target_group_id BLOB,
    ordinal INTEGER NOT NULL,
    at INTEGER NOT NULL,
    from_health INTEGER NOT NULL CHECK (from_health BETWEEN 0 AND 4),
    to_health INTEGER NOT NULL CHECK (to_health BETWEEN 0 AND 4),
    causes_json TEXT NOT NULL,
    cause_count INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, environment_id, ordinal),
    FOREIGN KEY (tenant_id, environment_id) REFERENCES environments (tenant_id, id),
    FOREIGN KEY (tenant_id, environment_id, target_group_id) REFERENCES target_groups (tenant_id, environment_id, id)
) STRICT;
CREATE INDEX parent_transitions_at ON parent_transitions (tenant_id, environment_id, target_group_id, at, ordinal);
CREATE INDEX parent_transitions_end ON parent_transitions (tenant_id, at);
-- 0021_image_origins
CREATE TABLE image_origins (
    tenant_id BLOB NOT NULL REFERENCES tenants (tenant_id),
    digest BLOB NOT NULL,
    revision text NOT NULL,
    source text NOT NULL,
    version text NOT NULL,
    created text NOT NULL,
    disputed INTEGER NOT NULL,
    seen_at INTEGER NOT NULL,
    PRIMARY KEY (tenant_id, digest)
) STRICT;
CREATE INDEX image_origins_seen ON image_origins (tenant_id, seen_at);
-- 0022_fleet_drift
ALTER TABLE drift_reports ADD COLUMN policy_matters INTEGER NOT NULL DEFAULT TRUE;
CREATE INDEX drift_reports_policy ON drift_reports (tenant_id, target_id) WHERE policy_matters;
CREATE INDEX drift_reports_differing ON drift_reports (tenant_id, target_id) WHERE differences_json <> '[]';
DROP INDEX targets_release;
CREATE INDEX targets_release ON targets (tenant_id, enabled, environment_id, release_id, release_name, deployed_at, deleted_at, drift_status)
    WHERE deleted_at IS NULL;
CREATE INDEX targets_not_in_sync ON targets (tenant_id, drift_status, name, id) WHERE drift_status <> 1 AND deleted_at IS NULL;
