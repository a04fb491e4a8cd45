-- SPDX-FileCopyrightText: Tidegate contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- psql -v tenants=100 -v environments=10 -v targets=1000: as many tenants, each with environments, each with targets, and what comes with them.
-- Ids rise in the order of creation, as those of the server do: uid(kind, number).
SET session_replication_role = replica; -- what refers to what is right by construction
SET synchronous_commit = off;
CREATE FUNCTION pg_temp.uid(kind int, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT ('01970000-' || lpad(to_hex(kind), 4, '0') || '-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid $$;
\set now '(extract(epoch FROM now())::bigint * 1000)'
SELECT :tenants AS t, :tenants * :environments AS e, :tenants * :environments * :targets AS n \gset all_

INSERT INTO tenants (tenant_id, name, name_folded, created_at) SELECT pg_temp.uid(1, i), 'tenant-' || i, 'tenant-' || i, :now FROM generate_series(1, :all_t) i;
INSERT INTO change_counters (tenant_id, seq) SELECT pg_temp.uid(1, i), 2000 FROM generate_series(1, :all_t) i;
INSERT INTO users (tenant_id, id, name, name_folded, display_name, role, enabled, created_at)
SELECT pg_temp.uid(1, i), pg_temp.uid(2, i), 'robin', 'robin', 'Robin', 3, true, :now FROM generate_series(1, :all_t) i;
INSERT INTO environments (tenant_id, id, name, name_folded, display_name, description, order_index, is_production, config_json, health_check_interval,
    required_approvals, require_separation_of_duties, promotion_policy, version, created_at, updated_at)
SELECT pg_temp.uid(1, (i - 1) / :environments + 1), pg_temp.uid(3, i), 'env-' || i, 'env-' || i, 'Environment ' || i, '', i % :environments, i % :environments = 0,
    '{"deploymentTimeout":600,"healthCheckInterval":0}', 0, 0, false, 'default', 1, :now, :now FROM generate_series(1, :all_e) i;
INSERT INTO freeze_windows (tenant_id, id, environment_id, start_at, end_at, reason, exceptions, timezone, version, created_at, updated_at)
SELECT pg_temp.uid(1, (i - 1) / :environments + 1), pg_temp.uid(4, i * 10 + k), pg_temp.uid(3, i), :now + (k - 8) * 604800000::bigint, :now + (k - 8) * 604800000::bigint + 86400000,
    'Weekend', '', 'Europe/Berlin', 1, :now, :now FROM generate_series(1, :all_e) i, generate_series(0, 9) k WHERE k <> 8;
INSERT INTO targets (tenant_id, id, environment_id, name, name_folded, name_searchable, type, connection_json, labels_json, deployment_directory, enabled, health,
    health_message, health_code, health_checked_at, health_since, health_duration, drift_status, drift_since, drift_count, release_id, release_name, deployed_at,
    version, created_at, updated_at)
SELECT pg_temp.uid(1, (i - 1) / (:environments * :targets) + 1), pg_temp.uid(5, i), pg_temp.uid(3, (i - 1) / :targets + 1), n, n, n, 0,
    '{"host":"192.0.2.1","port":2376,"tlsEnabled":true}', '{"datacenter":"eu-central-1","role":"web"}', '/opt/deployments', true,
    CASE WHEN i % 50 = 0 THEN 2 ELSE 1 END, 'Docker daemon responding; all components run.', 'ok', :now - 40000, :now - 10000000, 12,
    CASE WHEN i % 100 = 0 THEN 2 ELSE 1 END, :now - 7000000, 0, pg_temp.uid(6, 1), 'myapp-v2.3.1', :now - 90000000, 1, :now, :now
FROM (SELECT i, 'web-' || lpad(i::text, 8, '0') AS n FROM generate_series(1, :all_n) i) s;
INSERT INTO target_labels (tenant_id, target_id, label, value)
SELECT pg_temp.uid(1, (i - 1) / (:environments * :targets) + 1), pg_temp.uid(5, i), l, v
FROM generate_series(1, :all_n) i, (VALUES ('datacenter', 'eu-central-1'), ('role', 'web')) labels (l, v);
INSERT INTO components (tenant_id, id, name) SELECT pg_temp.uid(1, i), pg_temp.uid(7, i), 'api' FROM generate_series(1, :all_t) i;
INSERT INTO stickers (tenant_id, id, target_id, release_id, release_name, components_json, deployed_at, source, reason, recorded_at, during_freeze, version)
SELECT pg_temp.uid(1, (i - 1) / (:environments * :targets) + 1), pg_temp.uid(8, i), pg_temp.uid(5, i), pg_temp.uid(6, 1), 'myapp-v2.3.1',
    '[{"componentId":"01970000-0007-7000-8000-000000000001","digest":"sha256:' || repeat('a', 64) || '","name":"api"}]', :now - 90000000, 0, '', :now - 90000000, false, 1
FROM generate_series(1, :all_n) i;
INSERT INTO drift_reports (tenant_id, target_id, status, reason, expected_digest, actual_digest, differences_json, stale)
SELECT pg_temp.uid(1, (i - 1) / (:environments * :targets) + 1), pg_temp.uid(5, i), CASE WHEN i % 100 = 0 THEN 2 ELSE 1 END, '', '', '', '[]', false
FROM generate_series(1, :all_n) i;
INSERT INTO audit_entries (tenant_id, seq, at, actor_id, actor_name, via, action, entity_type, entity_id, entity_name, reason, before_json, after_json, window_ids,
    during_freeze, request_id, previous_hash, hash, hash_version)
SELECT pg_temp.uid(1, i), k, :now - (2000 - k) * 1000, pg_temp.uid(2, i), 'robin', 'api', 'target.updated', 'target', pg_temp.uid(5, (i - 1) * :environments * :targets + k),
    'web', '', '{"labels":{}}', '{"labels":{"role":"web"}}', '', false, 'r', decode(repeat('00', 32), 'hex'), decode(repeat('00', 32), 'hex'), 2
FROM generate_series(1, :all_t) i, generate_series(1, 2000) k;
INSERT INTO audit_texts (tenant_id, seq, folded) SELECT tenant_id, seq, 'robin target.updated web' FROM audit_entries;
INSERT INTO changes (tenant_id, seq, at, kind, entity_type, entity_id, version)
SELECT tenant_id, seq, at, action, entity_type, entity_id, 1 FROM audit_entries;
