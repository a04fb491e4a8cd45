// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Random requests, signed by aws4 and by ours: node sigv4.mjs SIGNER COUNT [SEED]. Exit status: 0 all alike, 1 some differ, 2 it could not run.

import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const aws4 = createRequire(join(process.env.TIDEGATE_CONFORMANCE_TOOLS, 'x.js'))('aws4');
const [signer, count, seed = String(Date.now() % 1e9)] = process.argv.slice(2);

let state = Number(seed) >>> 0;
function random(below) { // mulberry32
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % below;
}
const pick = (list) => list[random(list.length)];
const text = (alphabet, most) => Array.from({ length: random(most + 1) }, () => pick(alphabet)).join('');

const plain = [...'abcXYZ019-._~'];
const odd = [...plain, ...'!*\'();:@&=$,[] "<>^`{|}%\\', 'é', 'ሴ', '😀'];
const pathSigns = [...plain, ...plain, '!', '*', '(', ')', ';', ':', '@', '$', ',', '=', '&', '\'', '%20', '%2F', '%C3%A9', '%25'];
const segments = ['', '.', '..', '...'];

function path() {
    const parts = Array.from({ length: random(5) }, () => (random(4) === 0 ? pick(segments) : text(pathSigns, 8)));
    return '/' + parts.join('/');
}
function query() { // names once each, because aws4 orders the values of one name in its own way
    const names = new Set(Array.from({ length: random(5) }, () => text(odd, 6) + String(random(1000))));
    return [...names].map((name) => encodeURIComponent(name) + (random(5) === 0 ? '' : '=' + encodeURIComponent(text(odd, 10)))).join('&');
}
function headers() {
    const made = { Host: pick(['ecs.eu-west-1.amazonaws.com', 'example.amazonaws.com:8443', 'localhost:4566', '[::1]:80']) };
    for (let i = random(5); i > 0; --i) made[pick(['X-', 'a-', 'Content-', 'x-amz-']) + text([...'abcXYZ019-'], 8) + i] = text([...odd, ' ', '  ', '\t'], 24);
    return made;
}
function time() {
    return new Date(Date.UTC(2001 + random(150), random(12), 1 + random(28), random(24), random(60), random(60))).toISOString().slice(0, 19) + 'Z';
}

const asked = [];
const expected = [];
for (let i = 0; i < Number(count); ++i) {
    const method = pick(['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH']);
    const search = query();
    const when = time();
    const request = {
        method, path: path() + (search ? '?' + search : ''), region: pick(['eu-west-1', 'us-gov-east-1', 'cn-north-1']),
        service: pick(['ecs', 'sts', 'iam']), headers: headers(), body: random(3) === 0 ? undefined : text(odd, 200),
    };
    request.headers['X-Amz-Date'] = when.replace(/[-:]/g, '');
    const keys = { accessKeyId: 'AKIA' + text([...'ABCDEF234567'], 16), secretAccessKey: 'x' + text([...'abcDEF019/+'], 40) };
    if (random(2) === 0) keys.sessionToken = 't' + text([...'abcDEF019/+='], 400);
    const done = aws4.sign(request, keys);
    const authorization = done.headers.Authorization;
    const names = new Set(/SignedHeaders=([^,]*)/.exec(authorization)[1].split(';'));
    const sent = Object.entries(done.headers).filter(([name]) => names.has(name.toLowerCase()) && !/^x-amz-(date|security-token)$/i.test(name));
    const at = done.path.indexOf('?');
    asked.push(JSON.stringify({
        method, path: at < 0 ? done.path : done.path.slice(0, at), query: at < 0 ? '' : done.path.slice(at + 1), headers: sent.map(([k, v]) => [k, String(v)]),
        body: request.body ?? '', id: keys.accessKeyId, secret: keys.secretAccessKey, token: keys.sessionToken ?? '', region: request.region,
        service: request.service, time: when, normalise: true,
    }));
    expected.push(authorization);
}
const run = spawnSync(signer, { input: asked.join('\n') + '\n', maxBuffer: 1 << 28 });
if (run.status !== 0) {
    console.error(`sigv4: the signer failed: ${run.error ?? run.stderr}`);
    process.exit(2);
}
const got = run.stdout.toString().split('\n');
const differing = expected.map((_, i) => i).filter((i) => expected[i] !== got[i]);
for (const i of differing.slice(0, 5)) console.log(`differs:\n  asked ${asked[i]}\n  aws4  ${expected[i]}\n  ours  ${got[i]}`);
console.log(`sigv4: ${expected.length} requests, ${differing.length} signed differently (seed ${seed})`);
process.exit(differing.length === 0 ? 0 : 1);
