// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// node peer.mjs rows|database PEER.db PORT: the reading half of the API with Fastify and better-sqlite3, two ways:
//   rows      prepared statements, rows as objects, a response schema for each route: how such a service is usually written
//   database  the database builds the JSON (json_object, json_group_array) and the service passes it on: the fastest known way
import { createRequire } from 'node:module';
import { bareSchema, environmentsSchema, isLive, querystring, targetSchema, targetsSchema, toEnvironment, toTarget, tokenOf } from './peershapes.mjs';

const require = createRequire(`${process.env.BENCH_MODULES}/`);
const Database = require('better-sqlite3');
const [style, file, port] = process.argv.slice(2);
const db = new Database(file, { readonly: true });
db.pragma('cache_size = -16384');
db.pragma('mmap_size = 268435456');

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
    const match = tokenOf(request);
    const row = match && findToken.get(match[1]);
    return isLive(row, match?.[2]) ? row : null;
}

const app = require('fastify')({ logger: false });
app.decorateRequest('principal', null);
const guarded = async (request, reply) => {
    request.principal = authenticate(request);
    if (!request.principal)
        return reply.code(401).send({ code: 'unauthenticated' });
};
app.get('/bare', { schema: { response: { 200: bareSchema } } },
    async () => ({ id: '0190b6a4', name: 'production', order: 3, x: 1 }));

function rowsRoutes() {
    const one = db.prepare(`${targetRows} AND t.id = ?`);
    const some = db.prepare(`${targetRows} AND t.environment_id = ? ${page}`);
    const environments = db.prepare(`SELECT * ${environmentOrder}`);
    app.get('/api/v1/targets/:id', { onRequest: guarded, schema: { response: { 200: targetSchema } } }, async (request, reply) => {
        const row = one.get(request.principal.tenant_id, request.params.id);
        return row ? toTarget(row, Date.now(), JSON.parse) : reply.code(404).send({ code: 'not-found' });
    });
    app.get('/api/v1/targets', { onRequest: guarded, schema: { querystring, response: { 200: targetsSchema } } },
        async (request) => {
            const now = Date.now();
            return some.all(request.principal.tenant_id, request.query.environmentId, request.query.limit).map((row) => toTarget(row, now, JSON.parse));
        });
    app.get('/api/v1/environments', { onRequest: guarded, schema: { response: { 200: environmentsSchema } } },
        async (request) => environments.all(request.principal.tenant_id).map((row) => toEnvironment(row, JSON.parse)));
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
