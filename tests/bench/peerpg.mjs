// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// node peerpg.mjs rows|database SOCKET-FOLDER DATABASE PORT [PROCESSES]: the same part of the API with Fastify and node-postgres, two ways:
//   rows      named prepared statements, rows as objects, a response schema for each route: how such a service is usually written
//   database  the database builds the JSON (json_agg over a row) and the service passes it on: the fastest known way
// PUT of a target is one transaction with its audit row, whose hash continues the tenant's chain, and its change notice. With PROCESSES, node:cluster.
import cluster from 'node:cluster';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { bareSchema, environmentsSchema, isLive, querystring, targetSchema, targetsSchema, toEnvironment, toTarget, tokenOf } from './peershapes.mjs';

const require = createRequire(`${process.env.BENCH_MODULES}/`);
const { Pool } = require('pg');
const [style, host, database, port, processes = '1'] = process.argv.slice(2);
const pool = new Pool({ host, database, user: 'tidegate', max: 16 });

/// A statement that each connection prepares once under this name.
const statement = (name, text) => (values, client = pool) => client.query({ name, text, values });
const same = (json) => json; // node-postgres has parsed it

const targetRows = `SELECT t.*, e.health_check_interval FROM targets t JOIN environments e ON e.id = t.environment_id
    WHERE t.tenant_id = $1 AND t.deleted_at IS NULL`;
const targetColumns = `t.id, t.environment_id AS "environmentId", t.target_group_id AS "targetGroupId", t.name, t.target_type AS "targetType", t.connection,
    t.agent_id AS "agentId", t.labels, t.deployment_directory AS "deploymentDirectory", t.enabled, t.health_status AS "healthStatus",
    t.health_message AS "healthMessage", t.health_code AS "healthCode", t.health_checked_at AS "healthCheckedAt",
    CASE WHEN t.health_check_interval > 0
        THEN coalesce(t.health_checked_at::timestamptz < now() - make_interval(secs => greatest(3 * t.health_check_interval, 90)), false) ELSE false END
        AS "healthStale",
    t.health_since AS "healthSince",
    CASE WHEN t.release_id IS NOT NULL THEN json_build_object('id', t.release_id, 'name', t.release_name, 'deployedAt', t.deployed_at) END AS "currentRelease",
    json_build_object('status', t.drift_status, 'since', t.drift_since, 'count', t.drift_count) AS drift, t.version, t.created_at AS "createdAt",
    t.created_by AS "createdBy", t.updated_at AS "updatedAt", t.updated_by AS "updatedBy"`;
const environmentColumns = `id, name, display_name AS "displayName", description, order_index AS "orderIndex", is_production AS "isProduction", config,
    required_approvals AS "requiredApprovals", require_separation_of_duties AS "requireSeparationOfDuties", promotion_policy AS "promotionPolicy",
    auto_promote_from AS "autoPromoteFrom", version, created_at AS "createdAt", created_by AS "createdBy", updated_at AS "updatedAt",
    updated_by AS "updatedBy"`;
const page = 'ORDER BY t.name, t.id LIMIT $3';
const environmentOrder = 'FROM environments WHERE tenant_id = $1 AND deleted_at IS NULL ORDER BY order_index, name, id';
const asJson = (columns, from) => `SELECT coalesce(json_agg(r), '[]')::text AS json FROM (SELECT ${columns} FROM (${from}) t) r`;

const findToken = statement('token', `SELECT t.tenant_id, t.user_id, t.hash, t.expires_at, t.revoked_at, u.role, u.enabled
    FROM tokens t JOIN users u ON u.id = t.user_id WHERE t.id = $1`);
const oneRow = statement('one', `${targetRows} AND t.id = $2`);

async function authenticate(request) {
    const match = tokenOf(request);
    const row = match && (await findToken([match[1]])).rows[0];
    return isLive(row, match?.[2]) ? row : null;
}

const app = require('fastify')({ logger: false });
app.decorateRequest('principal', null);
const onRequest = async (request, reply) => {
    request.principal = await authenticate(request);
    if (!request.principal)
        return reply.code(401).send({ code: 'unauthenticated' });
};
const notFound = (reply) => reply.code(404).send({ code: 'not-found' });
app.get('/bare', { schema: { response: { 200: bareSchema } } }, async () => ({ id: '0190b6a4', name: 'production', order: 3, x: 1 }));

function rowsRoutes() {
    const some = statement('some', `${targetRows} AND t.environment_id = $2 ${page}`);
    const environments = statement('environments', `SELECT * ${environmentOrder}`);
    app.get('/api/v1/targets/:id', { onRequest, schema: { response: { 200: targetSchema } } }, async (request, reply) => {
        const { rows } = await oneRow([request.principal.tenant_id, request.params.id]);
        return rows.length ? toTarget(rows[0], Date.now(), same) : notFound(reply);
    });
    app.get('/api/v1/targets', { onRequest, schema: { querystring, response: { 200: targetsSchema } } }, async (request) => {
        const { rows } = await some([request.principal.tenant_id, request.query.environmentId, request.query.limit]);
        const now = Date.now();
        return rows.map((row) => toTarget(row, now, same));
    });
    app.get('/api/v1/environments', { onRequest, schema: { response: { 200: environmentsSchema } } }, async (request) => {
        const { rows } = await environments([request.principal.tenant_id]);
        return rows.map((row) => toEnvironment(row, same));
    });
}

function databaseRoutes() {
    const one = statement('one-json', `SELECT row_to_json(r)::text AS json FROM (SELECT ${targetColumns} FROM (${targetRows} AND t.id = $2) t) r`);
    const some = statement('some-json', asJson(targetColumns, `${targetRows} AND t.environment_id = $2 ${page}`));
    const environments = statement('environments-json', asJson(environmentColumns, `SELECT * ${environmentOrder}`));
    const send = (reply, { rows }) => (rows.length ? reply.header('content-type', 'application/json; charset=utf-8').send(rows[0].json) : notFound(reply));
    app.get('/api/v1/targets/:id', { onRequest }, async (request, reply) => send(reply, await one([request.principal.tenant_id, request.params.id])));
    app.get('/api/v1/targets', { onRequest, schema: { querystring } }, async (request, reply) =>
        send(reply, await some([request.principal.tenant_id, request.query.environmentId, request.query.limit])));
    app.get('/api/v1/environments', { onRequest }, async (request, reply) => send(reply, await environments([request.principal.tenant_id])));
}

const takeHead = statement('head', 'SELECT seq, hash FROM heads WHERE tenant_id = $1 FOR UPDATE');
const saveTarget = statement('save', `UPDATE targets SET labels = $3, version = version + 1, updated_at = $4, updated_by = $5
    WHERE tenant_id = $1 AND id = $2 RETURNING labels, version, updated_at, updated_by`);
const saveAudit = statement('audit', 'INSERT INTO audit VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)');
const saveChange = statement('change', 'INSERT INTO changes VALUES ($1, $2, $3, $4, $5)');
const saveHead = statement('save-head', 'UPDATE heads SET seq = $2, hash = $3 WHERE tenant_id = $1');

/// The target as it is afterwards, or nothing.
async function putTarget(client, { tenant_id: tenant, user_id: user }, id, labels) {
    const head = (await takeHead([tenant], client)).rows[0];
    const before = (await oneRow([tenant, id], client)).rows[0];
    if (!before)
        return null;
    const at = `${new Date().toISOString().slice(0, 19)}Z`;
    const after = { ...before, ...(await saveTarget([tenant, id, labels, at, user], client)).rows[0] };
    const entry = [tenant, head.seq + 1, at, user, 'target.updated', 'target', id, { labels: before.labels }, { labels: after.labels }];
    const hash = createHash('sha256').update(head.hash).update(JSON.stringify(entry)).digest();
    await saveAudit([...entry, head.hash, hash], client);
    await saveChange([tenant, head.seq + 1, at, 'target.updated', id], client);
    await saveHead([tenant, head.seq + 1, hash], client);
    return after;
}

app.put('/api/v1/targets/:id', { onRequest, schema: { response: { 200: targetSchema } } }, async (request, reply) => {
    const client = await pool.connect();
    try {
        await client.query('BEGIN');
        const after = await putTarget(client, request.principal, request.params.id, request.body.labels);
        await client.query(after ? 'COMMIT' : 'ROLLBACK');
        return after ? toTarget(after, Date.now(), same) : notFound(reply);
    } catch (error) {
        await client.query('ROLLBACK');
        throw error;
    } finally {
        client.release();
    }
});

if (style === 'rows')
    rowsRoutes();
else
    databaseRoutes();
if (cluster.isPrimary && Number(processes) > 1) {
    const workers = Array.from({ length: Number(processes) }, () => cluster.fork());
    await Promise.all(workers.map((worker) => new Promise((ready) => worker.once('listening', (address) => ready(worker.address = address)))));
    console.log(`http://127.0.0.1:${workers[0].address.port}`);
    process.on('SIGTERM', () => { workers.forEach((worker) => worker.kill()); process.exit(0); });
} else {
    await app.listen({ host: '127.0.0.1', port: Number(port) });
    if (cluster.isPrimary)
        console.log(`http://127.0.0.1:${app.server.address().port}`);
}
