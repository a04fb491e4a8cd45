// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// node peer.mjs rows|database PEER.db PORT: the reading half of the API with Fastify and better-sqlite3, two ways:
//   rows      prepared statements, rows as objects, a response schema for each route: how such a service is usually written
//   database  the database builds the JSON (json_object, json_group_array) and the service passes it on: the fastest known way
import { createHash, timingSafeEqual } from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire(`${process.env.BENCH_MODULES}/`);
const Database = require('better-sqlite3');
const [style, file, port] = process.argv.slice(2);
const db = new Database(file, { readonly: true });
db.pragma('cache_size = -16384');
db.pragma('mmap_size = 268435456');

const text = { type: 'string' };
const nullable = { type: ['string', 'null'] };
const integer = { type: 'integer' };
const boolean = { type: 'boolean' };
const object = (properties) => ({ type: 'object', properties });
const free = { type: 'object', additionalProperties: true };

const targetSchema = object({
    id: text, environmentId: text, targetGroupId: nullable, name: text, targetType: text, connection: free, agentId: nullable,
    labels: { type: 'object', additionalProperties: text }, deploymentDirectory: text, enabled: boolean, healthStatus: text,
    healthMessage: nullable, healthCode: nullable, healthCheckedAt: nullable, healthStale: boolean, healthSince: nullable,
    currentRelease: { type: ['object', 'null'], properties: { id: text, name: text, deployedAt: text } },
    drift: object({ status: text, since: nullable, count: integer }),
    version: integer, createdAt: text, createdBy: nullable, updatedAt: text, updatedBy: nullable,
});
const environmentSchema = object({
    id: text, name: text, displayName: text, description: text, orderIndex: integer, isProduction: boolean, config: free,
    requiredApprovals: integer, requireSeparationOfDuties: boolean, promotionPolicy: text, autoPromoteFrom: nullable,
    version: integer, createdAt: text, createdBy: nullable, updatedAt: text, updatedBy: nullable,
});

const targetRows = `SELECT t.*, e.health_check_interval FROM targets t JOIN environments e ON e.id = t.environment_id
    WHERE t.tenant_id = ? AND t.deleted_at IS NULL`;
const targetJson = `json_object('id', t.id, 'environmentId', t.environment_id, 'targetGroupId', t.target_group_id, 'name', t.name,
    'targetType', t.target_type, 'connection', json(t.connection), 'agentId', t.agent_id, 'labels', json(t.labels),
    'deploymentDirectory', t.deployment_directory, 'enabled', json(iif(t.enabled, 'true', 'false')), 'healthStatus', t.health_status,
    'healthMessage', t.health_message, 'healthCode', t.health_code, 'healthCheckedAt', t.health_checked_at,
    'healthStale', json(iif(t.health_check_interval > 0 AND unixepoch(t.health_checked_at) < unixepoch() - max(3 * t.health_check_interval, 90), 'true', 'false')),
    'healthSince', t.health_since,
    'currentRelease', iif(t.release_id IS NULL, NULL, json_object('id', t.release_id, 'name', t.release_name, 'deployedAt', t.deployed_at)),
    'drift', json_object('status', t.drift_status, 'since', t.drift_since, 'count', t.drift_count), 'version', t.version,
    'createdAt', t.created_at, 'createdBy', t.created_by, 'updatedAt', t.updated_at, 'updatedBy', t.updated_by)`;
const environmentJson = `json_object('id', id, 'name', name, 'displayName', display_name, 'description', description, 'orderIndex', order_index,
    'isProduction', json(iif(is_production, 'true', 'false')), 'config', json(config), 'requiredApprovals', required_approvals,
    'requireSeparationOfDuties', json(iif(require_separation_of_duties, 'true', 'false')), 'promotionPolicy', promotion_policy,
    'autoPromoteFrom', auto_promote_from, 'version', version, 'createdAt', created_at, 'createdBy', created_by, 'updatedAt', updated_at,
    'updatedBy', updated_by)`;
const page = 'ORDER BY t.name, t.id LIMIT ?';
const environmentOrder = 'FROM environments WHERE tenant_id = ? AND deleted_at IS NULL ORDER BY order_index, name, id';

const findToken = db.prepare(`SELECT t.tenant_id, t.hash, t.expires_at, t.revoked_at, u.role, u.enabled
    FROM tokens t JOIN users u ON u.id = t.user_id WHERE t.id = ?`);

function authenticate(request) {
    const match = /^Bearer tg_([0-9a-f]{32})_([0-9A-Za-z]{43})$/.exec(request.headers.authorization ?? '');
    const row = match && findToken.get(match[1]);
    const live = row && timingSafeEqual(row.hash, createHash('sha256').update(match[2]).digest()) && !row.revoked_at
        && new Date().toISOString() < row.expires_at && row.enabled;
    return live ? row : null;
}

function toTarget(row, now) {
    const limit = Math.max(3 * row.health_check_interval, 90) * 1000;
    return {
        id: row.id, environmentId: row.environment_id, targetGroupId: row.target_group_id, name: row.name, targetType: row.target_type,
        connection: JSON.parse(row.connection), agentId: row.agent_id, labels: JSON.parse(row.labels), deploymentDirectory: row.deployment_directory,
        enabled: row.enabled === 1, healthStatus: row.health_status, healthMessage: row.health_message, healthCode: row.health_code,
        healthCheckedAt: row.health_checked_at,
        healthStale: row.health_check_interval > 0 && row.health_checked_at !== null && now - Date.parse(row.health_checked_at) > limit,
        healthSince: row.health_since,
        currentRelease: row.release_id === null ? null : { id: row.release_id, name: row.release_name, deployedAt: row.deployed_at },
        drift: { status: row.drift_status, since: row.drift_since, count: row.drift_count },
        version: row.version, createdAt: row.created_at, createdBy: row.created_by, updatedAt: row.updated_at, updatedBy: row.updated_by,
    };
}

function toEnvironment(row) {
    return {
        id: row.id, name: row.name, displayName: row.display_name, description: row.description, orderIndex: row.order_index,
        isProduction: row.is_production === 1, config: JSON.parse(row.config), requiredApprovals: row.required_approvals,
        requireSeparationOfDuties: row.require_separation_of_duties === 1, promotionPolicy: row.promotion_policy,
        autoPromoteFrom: row.auto_promote_from, version: row.version, createdAt: row.created_at, createdBy: row.created_by,
        updatedAt: row.updated_at, updatedBy: row.updated_by,
    };
}

const app = require('fastify')({ logger: false });
app.decorateRequest('principal', null);
const guarded = async (request, reply) => {
    request.principal = authenticate(request);
    if (!request.principal)
        return reply.code(401).send({ code: 'unauthenticated' });
};
const querystring = object({ environmentId: text, limit: { type: 'integer', minimum: 1, maximum: 1000, default: 1000 } });

app.get('/bare', { schema: { response: { 200: object({ id: text, name: text, order: integer, x: integer }) } } },
    async () => ({ id: '0190b6a4', name: 'production', order: 3, x: 1 }));

function rowsRoutes() {
    const one = db.prepare(`${targetRows} AND t.id = ?`);
    const some = db.prepare(`${targetRows} AND t.environment_id = ? ${page}`);
    const environments = db.prepare(`SELECT * ${environmentOrder}`);
    app.get('/api/v1/targets/:id', { onRequest: guarded, schema: { response: { 200: targetSchema } } }, async (request, reply) => {
        const row = one.get(request.principal.tenant_id, request.params.id);
        return row ? toTarget(row, Date.now()) : reply.code(404).send({ code: 'not-found' });
    });
    app.get('/api/v1/targets', { onRequest: guarded, schema: { querystring, response: { 200: { type: 'array', items: targetSchema } } } },
        async (request) => {
            const now = Date.now();
            return some.all(request.principal.tenant_id, request.query.environmentId, request.query.limit).map((row) => toTarget(row, now));
        });
    app.get('/api/v1/environments', { onRequest: guarded, schema: { response: { 200: { type: 'array', items: environmentSchema } } } },
        async (request) => environments.all(request.principal.tenant_id).map(toEnvironment));
}

function databaseRoutes() {
    const one = db.prepare(`SELECT ${targetJson} FROM (${targetRows} AND t.id = ?) t`).pluck();
    const some = db.prepare(`SELECT json_group_array(${targetJson}) FROM (${targetRows} AND t.environment_id = ? ${page}) t`).pluck();
    const environments = db.prepare(`SELECT json_group_array(${environmentJson}) FROM (SELECT * ${environmentOrder})`).pluck();
    const send = (reply, json) => reply.header('content-type', 'application/json; charset=utf-8').send(json);
    app.get('/api/v1/targets/:id', { onRequest: guarded }, (request, reply) => {
        const json = one.get(request.principal.tenant_id, request.params.id);
        if (json)
            send(reply, json);
        else
            reply.code(404).send({ code: 'not-found' });
    });
    app.get('/api/v1/targets', { onRequest: guarded, schema: { querystring } }, (request, reply) => {
        send(reply, some.get(request.principal.tenant_id, request.query.environmentId, request.query.limit));
    });
    app.get('/api/v1/environments', { onRequest: guarded }, (request, reply) => {
        send(reply, environments.get(request.principal.tenant_id));
    });
}

if (style === 'rows')
    rowsRoutes();
else
    databaseRoutes();
await app.listen({ host: '127.0.0.1', port: Number(port) });
console.log(`http://127.0.0.1:${app.server.address().port}`);
