// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// node peerdata.mjs TIDEGATE.db PEER.db TOKEN: the same rows in the tables a Node service would have (ids and times as text,
// words instead of numbers), so that the peers need not convert anything. They know the same bearer token, by its SHA-256.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

const Database = createRequire(`${process.env.BENCH_MODULES}/`)('better-sqlite3');
const [source, target, token] = process.argv.slice(2);
const from = new Database(source, { readonly: true });
const into = new Database(target);

const hex = (bytes) => bytes?.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') ?? null;
const time = (ms) => (ms === null ? null : `${new Date(ms).toISOString().slice(0, 19)}Z`);
const healthWords = ['unknown', 'healthy', 'degraded', 'unhealthy', 'unreachable'];
const typeWords = ['docker_host', 'compose_host', 'ecs_service', 'nomad_job'];
const driftWords = ['unknown', 'in_sync', 'drifted', 'ignored'];

into.pragma('journal_mode = WAL');
into.exec(`
CREATE TABLE users (id TEXT PRIMARY KEY, tenant_id TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, enabled INTEGER NOT NULL);
CREATE TABLE tokens (id TEXT PRIMARY KEY, tenant_id TEXT NOT NULL, user_id TEXT NOT NULL REFERENCES users (id), hash BLOB NOT NULL,
    expires_at TEXT NOT NULL, revoked_at TEXT);
CREATE TABLE environments (id TEXT PRIMARY KEY, tenant_id TEXT NOT NULL, name TEXT NOT NULL, display_name TEXT NOT NULL, description TEXT NOT NULL,
    order_index INTEGER NOT NULL, is_production INTEGER NOT NULL, config TEXT NOT NULL, health_check_interval INTEGER NOT NULL,
    required_approvals INTEGER NOT NULL, require_separation_of_duties INTEGER NOT NULL, promotion_policy TEXT NOT NULL, auto_promote_from TEXT,
    version INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT, updated_at TEXT NOT NULL, updated_by TEXT, deleted_at TEXT);
CREATE INDEX environments_order ON environments (tenant_id, order_index, name, id) WHERE deleted_at IS NULL;
CREATE TABLE targets (id TEXT PRIMARY KEY, tenant_id TEXT NOT NULL, environment_id TEXT NOT NULL REFERENCES environments (id), target_group_id TEXT,
    name TEXT NOT NULL, target_type TEXT NOT NULL, connection TEXT NOT NULL, agent_id TEXT, labels TEXT NOT NULL, deployment_directory TEXT NOT NULL,
    enabled INTEGER NOT NULL, health_status TEXT NOT NULL, health_message TEXT, health_code TEXT, health_checked_at TEXT, health_since TEXT,
    drift_status TEXT NOT NULL, drift_since TEXT, drift_count INTEGER NOT NULL, release_id TEXT, release_name TEXT, deployed_at TEXT,
    version INTEGER NOT NULL, created_at TEXT NOT NULL, created_by TEXT, updated_at TEXT NOT NULL, updated_by TEXT, deleted_at TEXT);
CREATE INDEX targets_environment ON targets (tenant_id, environment_id, name, id) WHERE deleted_at IS NULL;
`);

const tenant = hex(from.prepare('SELECT tenant_id FROM environments LIMIT 1').get().tenant_id);
const [, id, secret] = token.split('_');
into.prepare('INSERT INTO users VALUES (?, ?, ?, ?, 1)').run('user', tenant, 'bench', 'admin');
into.prepare('INSERT INTO tokens VALUES (?, ?, ?, ?, ?, NULL)').run(id, tenant, 'user', createHash('sha256').update(secret).digest(), '2999-01-01T00:00:00Z');

function copy(table, rows, values) {
    const first = values(rows[0]);
    const insert = into.prepare(`INSERT INTO ${table} VALUES (${first.map(() => '?').join(', ')})`);
    into.transaction(() => rows.forEach((row) => insert.run(values(row))))();
}

copy('environments', from.prepare('SELECT * FROM environments').all(), (row) => [
    hex(row.id), tenant, row.name, row.display_name, row.description, row.order_index, row.is_production, row.config_json,
    row.health_check_interval, row.required_approvals, row.require_separation_of_duties, row.promotion_policy, hex(row.auto_promote_from),
    row.version, time(row.created_at), hex(row.created_by), time(row.updated_at), hex(row.updated_by), null]);
copy('targets', from.prepare('SELECT * FROM targets').all(), (row) => [
    hex(row.id), tenant, hex(row.environment_id), hex(row.target_group_id), row.name, typeWords[row.type], row.connection_json,
    JSON.parse(row.connection_json).agentId ?? null, row.labels_json, row.deployment_directory, row.enabled, healthWords[row.health],
    row.health_message || null, row.health_code || null, time(row.health_checked_at), time(row.health_since), driftWords[row.drift_status],
    time(row.drift_since), row.drift_count, hex(row.release_id), row.release_name || null, time(row.deployed_at), row.version,
    time(row.created_at), hex(row.created_by), time(row.updated_at), hex(row.updated_by), null]);
into.exec('ANALYZE');
into.pragma('wal_checkpoint(TRUNCATE)');
