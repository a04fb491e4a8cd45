# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fill_peer SOURCE PEER TOKEN...: the rows of a database of Tidegate in the tables of the peers (peerdata.sql); sourced after cluster.sh.
# The peers know the same bearer tokens, by their SHA-256.
fill_peer() {
    local source=$1 peer=$2 token id
    shift 2
    sql "$peer" -q -f "$here/peerdata.sql"
    sql "$source" -q <<'EOF'
CREATE SCHEMA peer;
CREATE FUNCTION peer.time(ms bigint) RETURNS text LANGUAGE sql AS $$ SELECT to_char(to_timestamp(ms / 1000) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') $$;
CREATE VIEW peer.users AS SELECT id, tenant_id, name, 'admin', enabled FROM users;
CREATE VIEW peer.environments AS SELECT id, tenant_id, name, display_name, description, order_index, is_production, config_json, health_check_interval,
    required_approvals, require_separation_of_duties, promotion_policy, auto_promote_from, version, peer.time(created_at) AS created_at, created_by,
    peer.time(updated_at) AS updated_at, updated_by, peer.time(deleted_at) AS deleted_at FROM environments;
CREATE VIEW peer.targets AS SELECT id, tenant_id, environment_id, target_group_id, name,
    (ARRAY['docker_host', 'compose_host', 'ecs_service', 'nomad_job'])[type + 1], connection_json, connection_json::json ->> 'agentId' AS agent_id, labels_json,
    deployment_directory, enabled, (ARRAY['unknown', 'healthy', 'degraded', 'unhealthy', 'unreachable'])[health + 1] AS health,
    nullif(health_message, '') AS message, nullif(health_code, '') AS code, peer.time(health_checked_at) AS checked_at, peer.time(health_since) AS since,
    (ARRAY['unknown', 'in_sync', 'drifted', 'ignored'])[drift_status + 1] AS drift, peer.time(drift_since) AS drift_since, drift_count, release_id,
    nullif(release_name, '') AS release_name, peer.time(deployed_at) AS deployed_at, version, peer.time(created_at) AS created_at, created_by,
    peer.time(updated_at) AS updated_at, updated_by, peer.time(deleted_at) AS deleted_at FROM targets;
CREATE VIEW peer.heads AS SELECT tenant_id, 0, '\x'::bytea AS hash FROM tenants;
EOF
    for table in users environments targets heads; do
        sql "$source" -qc "COPY (SELECT * FROM peer.$table) TO STDOUT" | sql "$peer" -qc "COPY $table FROM STDIN"
    done
    for token in "$@"; do
        id=$(cut -d_ -f2 <<<"$token")
        sql "$source" -Atc "SELECT tenant_id, user_id FROM tokens WHERE id = '$id'" | while IFS='|' read -r tenant user; do
            sql "$peer" -qc "INSERT INTO tokens VALUES ('$id', '$tenant', '$user', sha256('$(cut -d_ -f3 <<<"$token")'), '2999-01-01T00:00:00Z', NULL)"
        done
    done
    sql "$source" -qc "DROP SCHEMA peer CASCADE" 2>/dev/null
    sql "$peer" -q <<'EOF'
CREATE INDEX environments_order ON environments (tenant_id, order_index, name, id) WHERE deleted_at IS NULL;
CREATE INDEX targets_environment ON targets (tenant_id, environment_id, name, id) WHERE deleted_at IS NULL;
GRANT ALL ON ALL TABLES IN SCHEMA public TO tidegate;
EOF
}
