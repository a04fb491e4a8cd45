// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Uses every operation of the document through two prism proxies. Arguments: document, server, strict proxy, lenient proxy, directory
// of the tokens. A request that keeps to the document goes through the strict one; one that breaks it on purpose through the lenient one,
// where only what prism says about the answer counts.
import { readFileSync } from 'node:fs';

const [documentFile, server, strict, lenient, directory] = process.argv.slice(2);
const api = JSON.parse(readFileSync(documentFile, 'utf8'));
const tokenOf = role => readFileSync(`${directory}/${role}.token`, 'utf8').trim().split('\n').pop();
const admin = tokenOf('admin');

const operations = new Map();
for (const [path, item] of Object.entries(api.paths))
    for (const [verb, operation] of Object.entries(item))
        if (operation.operationId) operations.set(operation.operationId, { verb: verb.toUpperCase(), path });

const succeeded = new Set();
let requests = 0;
const violations = [];

/// One call of an operation. expected: the status, or those that are right; broken: the request breaks the document on purpose; direct: without a proxy, for what
/// prism would not pass on as it is: text that is no JSON object, and 501, which it answers with an example.
async function call(id, expected, { args = {}, query = '', body, headers = {}, token = admin, type = 'application/json', broken = false, direct = false, raw } = {}) {
    const { verb, path } = operations.get(id);
    const target = path.replace(/\{(\w+)\}/g, (_, name) => args[name]) + query;
    const init = { method: verb, headers: { ...headers } };
    if (token) init.headers.Authorization = `Bearer ${token}`;
    if (body !== undefined || raw !== undefined) {
        init.headers['Content-Type'] = type;
        init.body = raw ?? JSON.stringify(body);
    }
    ++requests;
    const answer = await fetch((direct ? server : broken ? lenient : strict) + target, init);
    const text = await answer.text();
    const said = [];
    if (text.includes('stoplight.io/prism/errors')) said.push(text);
    for (const each of JSON.parse(answer.headers.get('sl-violations') ?? '[]'))
        if (each.location[0] === 'response') said.push(JSON.stringify(each));
    if (![expected].flat().includes(answer.status)) said.push(`answers ${answer.status} instead of ${expected}: ${text.slice(0, 400)}`);
    if (direct && !(answer.headers.get('content-type') === 'application/problem+json' && JSON.parse(text).status === expected)) said.push('is no problem');
    if (said.length) violations.push(`${verb} ${target}: ${said.join('\n    ')}`);
    if (answer.status < 400 || answer.status === 501) succeeded.add(id);
    let json = text;
    try { json = JSON.parse(text); } catch { /* not JSON */ }
    return { status: answer.status, headers: answer.headers, body: json };
}

const random = '0197aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee';
const digest = letter => `sha256:${letter.repeat(64)}`;
const inDays = days => new Date(Date.now() + days * 86_400_000).toISOString().replace(/\.\d+Z/, 'Z');

async function system() {
    for (const id of ['getLiveness', 'getReadiness', 'getMeta', 'getOpenApi']) await call(id, 200, { token: null });
    for (const id of ['getMetrics', 'getWhoAmI']) await call(id, 200);
    await call('getMetrics', 403, { token: tokenOf('viewer') });
    await call('getWhoAmI', 401, { token: 'tg_nonsense' });
    await call('getWhoAmI', 401, { token: null, broken: true });
    await call('listUsers', 200, { query: '?q=adm&limit=5' });
    await call('acceptClock', 200, { body: { reason: 'The clock is right now.' } });
    await call('acceptClock', 403, { body: { reason: 'Mine is' }, token: tokenOf('viewer') });
    await call('listEnvironments', 406, { headers: { Accept: 'image/png' }, broken: true });
}

/// While the tenant is empty. Nobody comes: what is announced has no rows.
async function moving() {
    const { schemaVersion } = (await call('getMeta', 200)).body;
    const announce = tables => ({ schemaVersion, auditHead: '0'.repeat(64), tables });
    await call('previewWorkspaceImport', 200, { body: announce({ components: 1 }) });
    await call('previewWorkspaceImport', 403, { body: announce({}), token: tokenOf('release-manager') });
    await call('beginWorkspaceImport', 409, { body: { ...announce({}), schemaVersion: schemaVersion - 1 } });
    await call('beginWorkspaceImport', 422, { body: { tables: 'all' }, broken: true });
    const one = { importId: (await call('beginWorkspaceImport', 201, { body: announce({ components: 1 }) })).body.id };
    await call('beginWorkspaceImport', 409, { body: announce({}) });
    await call('createEnvironment', 409, { body: { name: 'meanwhile' } });
    const page = { table: 'components', rows: [[random, 'api']] };
    await call('completeWorkspaceImport', 409, { args: one, body: {} });
    await call('putWorkspaceImportPage', 409, { args: { ...one, number: 2 }, body: page });
    await call('putWorkspaceImportPage', 422, { args: { ...one, number: 1 }, body: { table: 'components', rows: [[random]] } });
    await call('putWorkspaceImportPage', 200, { args: { ...one, number: 1 }, body: page });
    await call('getWorkspaceImport', 200, { args: one });
    await call('getWorkspaceImport', 404, { args: { importId: random } });
    await call('listWorkspaceImports', 200);
    await call('discardWorkspaceImport', 200, { args: one });
    const other = { importId: (await call('beginWorkspaceImport', 201, { body: announce({}) })).body.id };
    await call('completeWorkspaceImport', [200, 202], { args: other, body: {} });
    for (let tries = 0; tries < 100 && (await call('getWorkspaceImport', 200, { args: other })).body.state === 'applying'; ++tries)
        await new Promise((later) => setTimeout(later, 100));
    await call('completeWorkspaceImport', 200, { args: other, body: {} });
    await call('discardWorkspaceImport', 409, { args: other });
}

async function environments() {
    const create = (name, more = {}) => call('createEnvironment', 201, { body: { name, ...more }, headers: { 'Idempotency-Key': `env-${name}` } });
    const production = await create('production', { displayName: 'Production', orderIndex: 3, config: { deploymentTimeout: 600, healthCheckInterval: 0 }, requiredApprovals: 2, requireSod: true, promotionPolicy: 'default' });
    const id = production.body.id;
    const development = (await create('development', { requiredApprovals: 0 })).body.id;
    const spare = (await create('spare')).body.id;
    await call('createEnvironment', 201, { body: { name: 'spare' }, headers: { 'Idempotency-Key': 'env-spare' } });
    await call('createEnvironment', 409, { body: { name: 'production' } });
    await call('createEnvironment', 422, { body: { name: 'other', requiredApprovals: 0, requireSod: true } });
    await call('createEnvironment', 422, { body: { name: 'NOT A NAME', nonsense: 1, orderIndex: -1 }, broken: true });
    await call('createEnvironment', 422, { body: { name: 'other' }, headers: { 'Idempotency-Key': 'env-spare' } });
    await call('createEnvironment', 400, { raw: '{"name":"a","name":"b"}', direct: true });
    await call('createEnvironment', 415, { raw: 'name=a', type: 'text/plain', broken: true });
    await call('createEnvironment', 403, { body: { name: 'x' }, token: tokenOf('viewer') });
    const list = await call('listEnvironments', 200, { query: '?includeState=true&count=true&limit=1' });
    await call('listEnvironments', 200, { query: new URL(list.headers.get('link').match(/<(.*)>/)[1]).search });
    await call('listEnvironments', 304, { headers: { 'If-None-Match': (await call('listEnvironments', 200)).headers.get('etag') } });
    await call('listEnvironments', 400, { query: '?cursor=nonsense' });
    await call('listEnvironments', 400, { query: '?nonsense=1' });
    await call('listEnvironments', 400, { query: '?limit=0', broken: true });
    await call('reorderEnvironments', 200, { body: { order: [development, spare, id] } });
    await call('reorderEnvironments', 422, { body: {}, broken: true });
    await call('compareEnvironments', 200, { query: `?left=${id}&right=${development}` });
    await call('compareEnvironments', 404, { query: `?left=${id}&right=${random}` });
    const one = await call('getEnvironment', 200, { args: { id } });
    await call('getEnvironment', 304, { args: { id }, headers: { 'If-None-Match': one.headers.get('etag') } });
    await call('getEnvironment', 404, { args: { id: random } });
    await call('updateEnvironment', 200, { args: { id }, body: { displayName: 'Production EU' }, headers: { 'If-Match': one.headers.get('etag') } });
    await call('updateEnvironment', 412, { args: { id }, body: { displayName: 'Again' }, headers: { 'If-Match': one.headers.get('etag') } });
    await call('updateEnvironment', 422, { args: { id }, body: { config: { deploymentTimeout: 0 } }, broken: true });
    await call('patchEnvironment', 200, { args: { id }, body: { description: null }, type: 'application/merge-patch+json' });
    await call('deleteEnvironment', 200, { args: { id: spare } });
    await call('deleteEnvironment', 404, { args: { id: spare } });
    await call('restoreEnvironment', 200, { args: { id: spare } });
    await call('restoreEnvironment', 409, { args: { id: spare } });
    return { id, development, spare };
}

async function freezes({ id: envId, spare }) {
    const user = (await call('getWhoAmI', 200)).body.userId;
    const manager = (await call('getWhoAmI', 200, { token: tokenOf('release-manager') })).body.userId;
    const args = { envId };
    const window = { start: inDays(2), end: inDays(3), reason: 'Holiday freeze', exceptions: [user, manager] };
    await call('previewFreezeWindow', 200, { args, body: window });
    const future = await call('createFreezeWindow', 201, { args, body: window });
    await call('createFreezeWindow', 409, { args, body: window });
    const active = await call('createFreezeWindow', 201, { args, body: { start: inDays(-1), end: inDays(1), reason: 'Now', timezone: 'Europe/Berlin' } });
    const past = await call('createFreezeWindow', 201, { args, body: { start: '2020-01-01T00:00:00+01:00', end: '2020-03-01T00:00:00Z', reason: 'Long ago' } });
    await call('createFreezeWindow', 422, { args, body: { start: inDays(2), end: inDays(1), reason: 'Backwards' } });
    await call('createFreezeWindow', 422, { args, body: { ...window, exceptions: [random] } });
    await call('createFreezeWindow', 501, { args, body: { ...window, recurrence: { rrule: 'FREQ=WEEKLY' } }, direct: true });
    await call('createFreezeWindow', 404, { args: { envId: random }, body: window });
    await call('listFreezeWindows', 200, { args, query: `?active=true&from=${inDays(-400)}&to=${inDays(400)}&includeDeleted=true&limit=10` });
    await call('listFreezeWindows', 400, { args, query: '?active=perhaps', broken: true });
    const at = window => ({ envId, windowId: window.body.id });
    await call('listAllFreezeWindows', 200, { query: `?active=false&from=${inDays(-400)}&to=${inDays(400)}&limit=10` });
    await call('listAllFreezeWindows', 400, { query: '?limit=0', broken: true });
    await call('findOpenTimes', 200, { query: `?environmentIds=${envId},${spare}&duration=PT2H&within=P30D&count=3` });
    await call('findOpenTimes', 404, { query: `?environmentIds=${random}` });
    await call('getFreezeWindow', 200, { args: at(future) });
    await call('getFreezeWindow', 404, { args: { envId: spare, windowId: future.body.id } });
    await call('updateFreezeWindow', 200, { args: at(future), body: { reason: 'Longer', end: inDays(4) }, headers: { 'If-Match': '"1"' } });
    await call('updateFreezeWindow', 412, { args: at(future), body: { reason: 'Stale' }, headers: { 'If-Match': '"1"' } });
    await call('updateFreezeWindow', 409, { args: at(past), body: { reason: 'History' } });
    await call('patchFreezeWindow', 200, { args: at(active), body: { end: inDays(1.5) } });
    await call('patchFreezeWindow', 422, { args: at(active), body: { start: inDays(-2) } });
    await call('getFreezeStatus', 200, { args });
    await call('getFreezeStatus', 200, { args, query: `?at=${inDays(2.5)}` });
    await call('checkGate', 200, { args, body: { action: 'deploy', userId: user, approvals: [user, manager], requestedBy: user } });
    await call('checkGate', 200, { args });
    await call('checkGate', 422, { args, body: { action: 'dance' }, broken: true });
    await call('deleteEnvironment', 409, { args: { id: envId } });
    return { user, at, future, active, past };
}

async function targets({ id: environmentId, development }) {
    const args = { envId: environmentId };
    const group = (await call('createTargetGroup', 201, { args, body: { name: 'web', displayName: 'Web tier', labels: { tier: 'web' }, deployOrder: 1 } })).body.id;
    await call('createTargetGroup', 409, { args, body: { name: 'web' } });
    await call('createTargetGroup', 422, { args, body: { labels: {} }, broken: true });
    await call('listTargetGroups', 200, { args });
    await call('listAllTargetGroups', 200, { query: '?limit=5' });
    await call('listGroupHealthTransitions', 200, { args: { id: group } });
    await call('getTargetGroup', 200, { args: { id: group } });
    await call('getTargetGroup', 404, { args: { id: random } });
    await call('updateTargetGroup', 200, { args: { id: group }, body: { displayName: 'Web' } });
    await call('patchTargetGroup', 200, { args: { id: group }, body: { labels: { tier: null, zone: 'a' } } });

    const create = (name, targetType, connection, more = {}) => call('createTarget', 201, { body: { environmentId, name, targetType, connection, ...more } });
    const docker = (await create('docker', 'docker_host', { host: '127.0.0.1', port: 2375, tlsEnabled: false }, { targetGroupId: group, labels: { role: 'web' }, deploymentDirectory: '/opt/deployments' })).body.id;
    const compose = (await create('compose', 'compose_host', { host: '192.0.2.2', port: 2376, tlsEnabled: true, projectName: 'shop' })).body.id;
    await create('ecs', 'ecs_service', { region: 'eu-central-1', cluster: 'c', service: 's', credentialRef: 'keychain:aws' });
    await create('nomad', 'nomad_job', { address: 'https://nomad.example.com:4646', jobId: 'web', namespace: 'default' });
    await call('createTarget', 409, { body: { environmentId, name: 'docker', targetType: 'docker_host', connection: { host: 'a.example' } } });
    await call('createTarget', 422, { body: { environmentId: development, targetGroupId: group, name: 'elsewhere', targetType: 'docker_host', connection: { host: 'a.example' } } });
    await call('createTarget', 422, { body: { name: '', targetType: 'toaster' }, broken: true });
    const page = await call('listTargets', 200, { query: '?limit=2&count=true' });
    await call('listTargets', 200, { query: new URL(page.headers.get('link').match(/<(.*)>/)[1]).search });
    await call('listTargets', 200, { query: `?labels=${encodeURIComponent('{"role":"web"}')}&targetType=docker_host&healthStatus=unknown&driftStatus=unknown&enabled=true&q=ock&environmentId=${environmentId}&targetGroupId=${group}` });
    await call('listTargets', 200, { token: tokenOf('viewer') });
    await call('listTargets', 400, { query: '?labels=nonsense' });
    await call('listTargets', 400, { query: '?targetType=toaster', broken: true });
    const one = await call('getTarget', 200, { args: { id: docker } });
    await call('getTarget', 304, { args: { id: docker }, headers: { 'If-None-Match': one.headers.get('etag') } });
    await call('getTarget', 404, { args: { id: random } });
    await call('updateTarget', 200, { args: { id: docker }, body: { labels: { datacenter: 'us-east-1' } }, headers: { 'If-Match': one.headers.get('etag') } });
    await call('updateTarget', 412, { args: { id: docker }, body: { enabled: false }, headers: { 'If-Match': one.headers.get('etag') } });
    await call('updateTarget', 403, { args: { id: docker }, body: { connection: { host: 'b.example' } }, token: tokenOf('release-manager') });
    await call('patchTarget', 200, { args: { id: docker }, body: { connection: { insecureAcknowledged: true } } });
    await call('patchTarget', 422, { args: { id: docker }, body: { targetType: 'nomad_job' }, broken: true });
    await call('updateTargets', 200, { body: { ids: [docker, random], patch: { enabled: true }, allOrNothing: false } });
    await call('updateTargets', 404, { body: { ids: [docker, random], patch: { enabled: true } } });
    await call('deleteTargetGroup', 409, { args: { id: group } });
    await call('deleteEnvironment', 409, { args: { id: environmentId } });
    await call('setSecret', 200, { args: { id: docker, kind: 'tls-ca' }, body: { value: 'certificate' } });
    await call('setSecret', 404, { args: { id: docker, kind: 'nonsense' }, body: { value: 'x' } });
    await call('setSecret', 422, { args: { id: docker, kind: 'tls-ca' }, body: {}, broken: true });
    await call('listSecrets', 200, { args: { id: docker } });
    await call('deleteSecret', 200, { args: { id: docker, kind: 'tls-ca' } });
    await call('deleteSecret', 404, { args: { id: docker, kind: 'tls-ca' } });
    await call('checkTarget', 200, { args: { id: docker } });
    await call('checkTarget', 404, { args: { id: random } });
    await call('testConnection', 200, { args: { id: docker }, body: {} });
    await call('testConnection', 404, { args: { id: random }, body: {} });
    await call('testNewConnection', 200, { body: { environmentId, targetType: 'docker_host', connection: { host: '127.0.0.1', port: 2375, tlsEnabled: false } } });
    await call('testNewConnection', 422, { body: { targetType: 'toaster' }, broken: true });
    await call('discoverTargets', 200, { body: { environmentId, targetType: 'docker_host', connection: { host: '127.0.0.1', port: 2375, tlsEnabled: false } } });
    await call('discoverTargets', 422, { body: { targetType: 'toaster' }, broken: true });
    await call('listHealthTransitions', 200, { args: { id: docker }, query: `?from=${inDays(-1)}&to=${inDays(1)}` });
    await call('listMonitors', 200);
    await call('listEnvironmentHealthTransitions', 200, { args: { id: development } });
    await call('listEnvironmentHealthTransitions', 404, { args: { id: random } });
    const operation = (await call('syncInventory', 202, { args: { id: docker } })).body.operationId;
    await call('checkEnvironment', 202, { args: { id: development } });
    await call('syncEnvironmentInventory', 202, { args: { id: development } });
    await call('getOperation', 200, { args: { id: operation } });
    await call('getOperation', 404, { args: { id: random } });
    return { docker, compose, group };
}

async function deployments({ docker: id, compose }, { id: environmentId }) {
    await call('getSticker', 404, { args: { id } });
    await call('getInventory', 404, { args: { id } });
    await call('getDrift', 200, { args: { id } });
    const component = letter => ({ componentName: 'api', digest: digest(letter) });
    const sticker = await call('putSticker', 200, { args: { id }, body: { releaseId: random, releaseName: 'myapp-v2.3.1', components: [component('a')] } });
    await call('putSticker', 200, { args: { id }, body: { releaseId: random, components: [component('a')], source: 'console', reason: 'By hand' } });
    await call('putSticker', 422, { args: { id }, body: { releaseId: random, components: [component('a'), component('b')] } });
    await call('putSticker', 422, { args: { id }, body: { components: [{ componentName: 'api', digest: 'latest' }] }, broken: true });
    await call('getSticker', 200, { args: { id } });
    await call('getSticker', 304, { args: { id }, headers: { 'If-None-Match': (await call('getSticker', 200, { args: { id } })).headers.get('etag') } });
    await call('listStickers', 200, { args: { id } });
    const push = (snapshotId, observedAt, letter) => call('pushInventory', 202, { args: { id }, body: { snapshotId, observedAt, sequence: 1, kind: 'full', collector: 'ci/1.0.0',
        targets: [{ targetId: id, components: [{ name: 'api', image: 'registry.example.com/api:1', repoDigests: [`registry.example.com/api@${digest(letter)}`], state: 'running', replicas: { desired: 1, running: 1 }, labels: { 'tidegate.component': 'api' } }], errors: [] }] } });
    const [first, second] = ['0197d3a5-8888-7999-8aaa-bbbbccccddd1', '0197d3a5-8888-7999-8aaa-bbbbccccddd2'];
    await push(first, '2026-01-01T00:00:00Z', 'a');
    await push(second, '2026-01-02T00:00:00Z', 'b');
    await push(second, '2026-01-02T00:00:00Z', 'b');
    await call('pushInventory', 202, { args: { id: compose }, body: { snapshotId: random, observedAt: '2026-01-02T00:00:00Z', targets: [{ targetId: compose, errors: ['no access'] }] } });
    await call('pushInventory', 422, { args: { id }, body: { snapshotId: random, observedAt: '2026-01-02T00:00:00Z', targets: [{ targetId: random, components: [] }] } });
    await call('pushInventory', 422, { args: { id }, body: {}, broken: true });
    await observedDeployments(compose);
    await call('getInventory', 200, { args: { id } });
    await call('getInventory', 200, { args: { id }, query: '?at=2026-01-01T12:00:00Z' });
    await call('listSnapshots', 200, { args: { id } });
    await call('compareSnapshots', 200, { query: `?targetId=${id}&from=${first}&to=${second}` });
    await call('compareSnapshots', 404, { query: `?targetId=${id}&from=${first}&to=${random}` });
    await call('findDigest', 200, { query: `?digest=${digest('b')}` });
    await call('findDigest', 400, { query: '?digest=latest', broken: true });
    await call('listComponents', 200, { query: '?limit=1' });
    await call('listComponents', 400, { query: '?limit=0', broken: true });
    await call('getDrift', 200, { args: { id } });
    await call('getDrift', 404, { args: { id: random } });
    await call('listDrift', 200, { query: `?environmentId=${environmentId}&status=drifted&limit=5` });
    for (const by of ['environment', 'release', 'component']) await call('listDrift', 200, { query: `?groupBy=${by}` });
    await call('listDrift', 200, { headers: { Accept: 'text/csv' } });
    await call('listDrift', 400, { query: '?status=wet', broken: true });
    await driftRules(id);
    await call('listFreezeViolations', 200, { args: { envId: environmentId } });
    return sticker;
}

async function history() {
    const page = await call('listAudit', 200, { query: '?limit=3' });
    await call('listAudit', 200, { query: new URL(page.headers.get('link').match(/<(.*)>/)[1]).search });
    await call('listAudit', 200, { query: `?entity=environment&action=environment.created&actor=${page.body[0].actor}&entityId=${page.body[0].entityId}&from=${inDays(-1)}&to=${inDays(1)}&before=999` });
    await call('listAudit', 403, { token: tokenOf('viewer') });
    await call('verifyAudit', 200);
    await call('exportAudit', 200);
    // One that is ended has to be under way: of some that begin together the last waits for its turn, as a rule.
    for (let attempt = 0; attempt < 20 && !succeeded.has('cancelOperation'); ++attempt) {
        const begun = await Promise.all(Array.from({ length: 5 }, () => call('beginAuditVerification', 202)));
        await call('cancelOperation', [202, 409], { args: { id: begun.at(-1).body.operationId } });
    }
    await call('cancelOperation', 404, { args: { id: random } });
    await call('listChanges', 200, { query: '?since=0&limit=1000' });
    await call('listChanges', 400, { query: '?since=x', broken: true });
    await call('followChanges', 400, { query: '?since=x', broken: true });
    // The stream has no end, which a proxy waits for; it is read from the server itself.
    const aborter = new AbortController();
    const stream = await fetch(`${server}/api/v1/events?since=0`, { headers: { Authorization: `Bearer ${admin}` }, signal: aborter.signal });
    ++requests;
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of stream.body) {
        text += decoder.decode(chunk, { stream: true });
        if (/event: change\ndata: \{.*\}\n\n/.test(text)) break;
    }
    aborter.abort();
    if (stream.status !== 200 || !stream.headers.get('content-type').startsWith('text/event-stream')) violations.push(`GET /api/v1/events answers ${stream.status}`);
    succeeded.add('followChanges');
}

async function agents() {
    const tokens = [];
    for (const body of [{ autoAccept: true }, {}, { labels: { rack: '7' }, ttlSeconds: 60 }]) tokens.push((await call('createRegistrationToken', 201, { body })).body);
    await call('createRegistrationToken', 422, { body: { ttlSeconds: 0 }, broken: true });
    await call('listRegistrationTokens', 200);
    await call('listRegistrationTokens', 403, { token: tokenOf('viewer') });
    await call('deleteRegistrationToken', 200, { args: { tokenId: tokens[2].id } });
    await call('deleteRegistrationToken', 404, { args: { tokenId: random } });
    const machine = { name: 'agent-1', version: '1.0.0', capabilities: ['docker'], machineId: 'm-1', platform: { os: 'linux', arch: 'x86_64' } };
    const { agentId: id, token } = (await call('registerAgent', 201, { body: machine, token: tokens[0].token })).body;
    await call('registerAgent', 409, { body: machine, token: tokens[1].token });
    await call('registerAgent', 401, { body: machine, token: tokens[2].token });
    const beat = sequence => ({ sentAt: inDays(0), sequence, version: '1.0.0', bootId: 'b', uptimeSeconds: 9, checks: [{ name: 'docker', status: 'healthy', message: '' }] });
    await call('recordHeartbeat', 200, { args: { id }, token, body: beat(1) });
    await call('recordHeartbeat', 200, { args: { id }, token, body: { ...beat(2), sentAt: inDays(-1) } });
    await call('recordHeartbeat', 403, { args: { id: random }, token, body: beat(2) });
    await call('recordHeartbeat', 403, { args: { id }, body: beat(2) });
    await call('listAgents', 200, { query: '?status=online&lifecycle=active&capability=docker&limit=5' });
    await call('listAgents', 400, { query: '?status=down', broken: true });
    await call('getAgent', 200, { args: { id } });
    await call('getAgent', 404, { args: { id: random } });
    await call('updateAgent', 200, { args: { id }, body: { labels: { rack: '8' }, environmentIds: [] }, headers: { 'If-Match': '*' } });
    await call('rotateAgent', 200, { args: { id } });
    await call('deactivateAgent', 200, { args: { id }, headers: { 'If-Match': '*' } });
    await call('acceptAgent', 200, { args: { id }, headers: { 'If-Match': '*' } });
    await agentInventory(id, token);
    await call('revokeAgent', 200, { args: { id }, headers: { 'If-Match': '*' } });
    await call('recordHeartbeat', 403, { args: { id }, token, body: beat(3) });
    await call('deleteAgent', 200, { args: { id }, headers: { 'If-Match': '*' } });
}

/// Of a target that it checks, which is gone afterwards.
async function agentInventory(agentId, token) {
    const environmentId = (await call('createEnvironment', 201, { body: { name: 'by-agent' } })).body.id;
    const connection = { host: 'host.example.com', via: 'agent', agentId };
    const targetId = (await call('createTarget', 201, { body: { environmentId, name: 'inside', targetType: 'docker_host', connection, deploymentDirectory: '/srv' } })).body.id;
    const push = { snapshotId: '0197d3a5-8888-7999-8aaa-0000aaaa0001', sequence: 1, kind: 'full', observedAt: inDays(0), collector: 'agent/1.0.0', targets: [{ targetId, components: [], errors: [] }] };
    await agentTasks(agentId, token, targetId);
    await call('pushAgentInventory', 202, { args: { id: agentId }, token, body: push });
    await call('pushAgentInventory', 403, { args: { id: agentId }, token, body: { ...push, targets: [{ targetId: random, components: [], errors: [] }] } });
    await call('deleteAgent', 409, { args: { id: agentId }, headers: { 'If-Match': '*' } });
    await call('deleteTarget', 200, { args: { id: targetId } });
    await call('deleteEnvironment', 200, { args: { id: environmentId }, query: '?confirm=by-agent', headers: { 'If-Match': '*' } });
}

/// A sticker that the agent writes on the host.
async function agentTasks(id, token, targetId) {
    await call('listAgentTargets', 200, { args: { id }, token });
    await call('listAgentTargets', 403, { args: { id } });
    const components = [{ componentName: 'api', digest: digest('a') }];
    await call('putSticker', 200, { args: { id: targetId }, body: { releaseId: random, releaseName: 'v1', components } });
    await call('listAgentTasks', 403, { args: { id } });
    const [task] = (await call('listAgentTasks', 200, { args: { id }, token })).body;
    const result = { success: true, startedAt: inDays(0), completedAt: inDays(0), outputs: { sha256: 'ab' }, error: null };
    await call('recordTaskResult', 404, { args: { id, taskId: random }, token, body: result });
    await call('recordTaskResult', 422, { args: { id, taskId: task.id }, token, body: {}, broken: true });
    await call('recordTaskResult', 200, { args: { id, taskId: task.id }, token, body: result });
    await call('recordTaskResult', 200, { args: { id, taskId: task.id }, token, body: result });
}

/// What differs on the target is ignored for a day, and no longer.
async function driftRules(targetId) {
    const body = { scope: { targetId }, kind: 'digest_mismatch', reason: 'A hotfix until tomorrow', expiresAt: inDays(1) };
    const rule = (await call('createDriftRule', 201, { body })).body;
    await call('createDriftRule', 409, { body });
    const longer = (await call('createDriftRule', 201, { body: { ...body, scope: { labels: { role: 'web' } }, component: 'api', expectedDigest: digest('a'), expiresAt: inDays(2) } })).body;
    await call('createDriftRule', 422, { body: { ...body, expiresAt: inDays(91) } });
    await call('createDriftRule', 422, { body: { ...body, scope: { targetId: random } } });
    await call('createDriftRule', 422, { body: { ...body, kind: 'odd' }, broken: true });
    const drift = (await call('getDrift', 200, { args: { id: targetId } })).body;
    if (drift.status !== 'ignored' || drift.hasDrift || drift.ignored[0].ruleId !== longer.id) throw new Error(`not ignored: ${JSON.stringify(drift)}`);
    await call('listDriftRules', 200, { query: '?expired=false&limit=1' });
    await call('listDriftRules', 400, { query: '?expired=perhaps', broken: true });
    await call('getDriftRule', 200, { args: { id: rule.id } });
    await call('getDriftRule', 404, { args: { id: random } });
    await call('deleteDriftRule', 200, { args: { id: rule.id }, headers: { 'If-Match': '"1"' } });
    await call('deleteDriftRule', 404, { args: { id: rule.id } });
}

/// Another image runs, though nobody said so.
async function observedDeployments(targetId) {
    const look = async (number, letter) => call('pushInventory', 202, { args: { id: targetId }, body: { snapshotId: `0197d3a5-8888-7999-8aaa-0000bbbb000${number}`, sequence: number, kind: 'full', observedAt: inDays(0), targets: [{ targetId, components: [{ name: 'worker', repoDigests: [digest(letter)], state: 'running' }] }] } });
    await look(1, 'c');
    await look(2, 'd');
    const query = `?targetId=${targetId}&component=worker&q=worker&limit=1`;
    const [change] = (await call('listObservedDeployments', 200, { query })).body;
    await call('listObservedDeployments', 400, { query: '?verdict=strange', broken: true });
    await call('listObservedDeployments', 400, { query: '?nonsense=1' });
    await call('countObservedDeployments', 200, {});
    await call('countObservedDeployments', 400, { query: '?from=yesterday', broken: true });
    await call('getObservedDeployment', 200, { args: { id: change.id } });
    await call('getObservedDeployment', 404, { args: { id: random } });
    await call('explainObservedDeployment', 200, { args: { id: change.id }, body: { reason: 'The queue was stuck.', ticket: 'OPS-7' } });
    await call('explainObservedDeployment', 422, { args: { id: change.id }, body: { reason: '' }, broken: true });
    await call('explainObservedDeployment', 404, { args: { id: random }, body: { reason: 'Nobody knows.' } });
}

async function cleanUp(envs, windows, made) {
    await call('deleteFreezeWindow', 200, { args: windows.at(windows.future) });
    await call('deleteFreezeWindow', 200, { args: windows.at(windows.active) });
    await call('deleteFreezeWindow', 200, { args: windows.at(windows.past) });
    await call('deleteFreezeWindow', 404, { args: windows.at(windows.past) });
    await call('deleteTarget', 200, { args: { id: made.compose } });
    await call('deleteTarget', 404, { args: { id: made.compose } });
    await call('deleteTargetGroup', 200, { args: { id: made.group }, query: '?detach=true' });
    await call('listRecentlyDeleted', 200, { query: '?limit=2' });
    await call('listRecentlyDeleted', 400, { query: '?nonsense=1' });
    await call('restoreTargetGroup', 200, { args: { id: made.group } });
    await call('restoreTarget', 200, { args: { id: made.compose } });
    await call('restoreTarget', 409, { args: { id: made.compose } });
    await call('restoreFreezeWindow', 200, { args: { id: windows.at(windows.future).windowId } });
    await call('restoreFreezeWindow', 404, { args: { id: random } });
    await call('deleteFreezeWindow', 200, { args: windows.at(windows.future) });
    await call('deleteTarget', 200, { args: { id: made.compose } });
    await call('deleteTargetGroup', 200, { args: { id: made.group }, query: '?detach=true' });
    await call('deleteEnvironment', 428, { args: { id: envs.id }, query: '?cascade=true&confirm=production' });
    await call('deleteEnvironment', 422, { args: { id: envs.id }, query: '?cascade=true&confirm=wrong', headers: { 'If-Match': '*' } });
    await call('deleteEnvironment', 200, { args: { id: envs.id }, query: '?cascade=true&confirm=production', headers: { 'If-Match': '*' } });
}

await system();
await moving();
const envs = await environments();
const windows = await freezes(envs);
const made = await targets(envs);
await deployments(made, envs);
await history();
await agents();
await cleanUp(envs, windows, made);

const untouched = [...operations.keys()].filter(id => !succeeded.has(id));
for (const each of violations) console.error(each);
for (const id of untouched) console.error(`never succeeded: ${id}`);
console.log(`${operations.size} operations, ${succeeded.size} of them with the answer they are for, ${requests} requests, ${violations.length} violations`);
process.exitCode = violations.length || untouched.length ? 1 : 0;
