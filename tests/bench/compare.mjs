// SPDX-FileCopyrightText: Tidegate contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// node compare.mjs TOKEN PATH BASE-URL...: fails unless all servers answer the same JSON.
import assert from 'node:assert/strict';

const [token, path, ...servers] = process.argv.slice(2);
const answers = [];
for (const server of servers) {
    const response = await fetch(server + path, { headers: { authorization: `Bearer ${token}` } });
    assert.equal(response.status, 200, `${server}${path} answered ${response.status}`);
    answers.push(await response.json());
}
for (const answer of answers.slice(1))
    assert.deepEqual(answer, answers[0]);
console.log(Array.isArray(answers[0]) ? answers[0].length : 1);
