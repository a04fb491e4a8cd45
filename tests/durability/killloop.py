#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the server program, or the Postgres below it, under load, again and again, and looks whether every acknowledged write is there.

Clients create, change and delete environments and targets over HTTP and remember outside of the server what was acknowledged. The
server gets SIGKILL at a random moment and is started again. Then every object that was touched must be exactly as acknowledged; what
was under way when the server died may have happened wholly or not at all, and a create that is sent again under its Idempotency-Key
must not happen twice. The audit chain must hold, and the file must be sound. A server program whose Postgres is killed stays: what it
answers meanwhile is 503, and what it says was not saved must not be there. In a failover a synchronous standby takes the place of the one that was killed;
with "patroni" it is Patroni that notices, promotes and takes the killed one back as the standby, which takes some 20 s a round.

    killloop.py SERVER-PROGRAM [--rounds 100] [--threads 4] [--seed N] [--postgres [--kill database | failover | patroni]]
"""
import argparse
import http.client
import json
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import threading
import time
import uuid

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import patronipair  # noqa: E402  (found beside this file)
from postgres import Postgres, programs  # noqa: E402
from postgrespair import Pair  # noqa: E402
from server import Client, Server  # noqa: E402

GONE = (OSError, http.client.HTTPException, ValueError)


class Thing:
    """An environment or a target, as the clients know it."""

    def __init__(self, path, body):
        self.path = path
        self.body = body
        self.id = body['id']
        self.key = str(uuid.uuid4())
        self.version = 0  # not acknowledged yet
        self.text = body.get('deploymentDirectory') or body['displayName']
        self.alive = True

    def url(self):
        return f'{self.path}/{self.id}'

    def patch(self, text):
        return {'deploymentDirectory': text} if self.path.endswith('targets') else {'displayName': text}


class Writer(threading.Thread):
    """Writes until the server is gone. `pending` is what was under way then: (operation, thing, new text)."""

    def __init__(self, server, home, things, seed, survives):
        super().__init__(daemon=True)
        self.survives, self.unsaved = survives, []  # whether the server outlives the kill, and what it said was not saved
        self.server, self.home, self.things = server, home, things
        self.random = random.Random(seed)
        self.touched, self.pending, self.acknowledged, self.refused = set(), None, 0, []

    def run(self):
        try:
            client = Client(self.server)
            while True:
                self.step(client)
        except GONE:
            pass

    def step(self, client):
        alive = [thing for thing in self.things[-60:] if thing.alive]
        choice = self.random.random()
        if choice < 0.4 or not alive:
            self.create(client)
        elif choice < 0.8:
            self.change(client, self.random.choice(alive))
        else:
            self.remove(client, self.random.choice(alive))

    def create(self, client):
        ident = str(uuid.uuid4())
        # A tenant has room for 200 environments; four writers stay below it.
        environments = sum(thing.alive and thing.path.endswith('environments') for thing in self.things)
        if self.random.random() < 0.25 and environments < 40:
            thing = Thing('/api/v1/environments', {'id': ident, 'name': 'e-' + ident, 'displayName': 'first', 'orderIndex': 1})
        else:
            thing = Thing('/api/v1/targets', {'id': ident, 'environmentId': self.home, 'name': 't-' + ident, 'targetType': 'docker_host',
                                              'connection': {'host': '192.0.2.7', 'port': 2376, 'tlsEnabled': True}, 'labels': {'role': 'web'},
                                              'deploymentDirectory': '/opt/first'})
        self.pending = ('create', thing, thing.text)
        status, reply, _ = client.call('POST', thing.path, thing.body, {'Idempotency-Key': thing.key})
        if self.settled(status, 201, reply):
            thing.version = reply['version']
            self.things.append(thing)
            self.touched.add(thing)

    def change(self, client, thing):
        text = f'/opt/{uuid.uuid4()}'
        self.pending = ('change', thing, text)
        status, reply, _ = client.call('PUT', thing.url(), thing.patch(text), {'If-Match': f'"{thing.version}"'})
        if self.settled(status, 200, reply):
            thing.version, thing.text = reply['version'], text
            self.touched.add(thing)

    def remove(self, client, thing):
        self.pending = ('remove', thing, None)
        status, reply, _ = client.call('DELETE', thing.url(), None, {'If-Match': f'"{thing.version}"'})
        if self.settled(status, 200, reply):
            thing.alive = False
            self.touched.add(thing)

    def settled(self, status, wanted, reply):
        operation_pending, self.pending = self.pending, None
        operation = operation_pending[0]
        if status == wanted:
            self.acknowledged += 1
            return True
        if status == 503 and self.survives:
            if reply.get('code') == 'outcome-unknown':
                self.pending = operation_pending
            else:
                self.unsaved.append(operation_pending)
            raise ConnectionError('the database is gone')
        self.refused.append(f'{operation}: {status} {reply}')
        return False


class Loop:
    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.postgres = {'failover': Pair, 'patroni': patronipair.PatroniPair}.get(options.kill, Postgres)() if options.postgres else None
        self.server = Server(options.server, folder, url=self.postgres.url if self.postgres else None)
        self.random = random.Random(options.seed)
        self.things = [[] for _ in range(options.threads)]
        self.homes = []
        self.acknowledged = self.happened = self.unknown = 0
        self.lost, self.torn, self.other, self.restarts = [], [], [], []

    def prepare(self):
        self.server.create_token()
        self.server.start()
        client = Client(self.server)
        for number in range(self.options.threads):
            status, reply, _ = client.call('POST', '/api/v1/environments', {'name': f'home-{number}', 'displayName': 'Home', 'orderIndex': number})
            assert status == 201, reply
            self.homes.append(reply['id'])

    def round(self, number):
        survives = self.options.kill != 'server'
        writers = [Writer(self.server, home, things, self.random.random(), survives) for home, things in zip(self.homes, self.things)]
        for writer in writers:
            writer.start()
        time.sleep(self.random.uniform(0.01, self.options.longest))
        killed = time.monotonic()
        if survives:
            self.postgres.kill9()
        else:
            self.server.kill()
        for writer in writers:
            writer.join()
        last = number == self.options.rounds
        if number % self.options.integrity_every == 0 or last:
            self.check_file()
        self.restarts.append(self.recover(killed) if survives else self.server.start())
        if self.options.kill in ('failover', 'patroni'):
            self.postgres.repair()
        client = Client(self.server)
        for writer in writers:
            self.acknowledged += writer.acknowledged
            self.other += writer.refused
            for operation, thing, _ in writer.unsaved:
                self.check_unsaved(client, operation, thing)
            if writer.pending:
                self.resolve(client, writer)
            for thing in writer.touched:
                self.check(client, thing)
        if number % self.options.audit_every == 0 or last:
            status, reply, _ = client.call('GET', '/api/v1/audit/verify')
            if status != 200 or not reply.get('valid'):
                self.torn.append(f'audit: {reply}')

    def recover(self, killed):
        """Seconds from the start of Postgres, or from the kill where nobody starts one, to the first request that is answered."""
        began = killed if self.options.kill == 'patroni' else time.monotonic()
        self.postgres.start()
        while Client(self.server).call('GET', '/readyz')[0] != 200:
            if time.monotonic() - began > 60:
                raise RuntimeError('the server does not find its database again')
            time.sleep(0.01)
        return time.monotonic() - began

    def check_unsaved(self, client, operation, thing):
        """What the server said was not saved is not there; what was to be changed or removed is as it was."""
        if operation == 'create':
            status, reply, _ = client.call('GET', thing.url())
            if status != 404:
                self.torn.append(f'{thing.url()} was refused and is there: {status} {reply}')
        else:
            self.check(client, thing)

    def check(self, client, thing):
        """The object is exactly as acknowledged."""
        status, reply, _ = client.call('GET', thing.url())
        if not thing.alive:
            if status != 404:
                self.lost.append(f'deleted {thing.url()} is back: {status}')
        elif status != 200 or reply['version'] < thing.version:
            self.lost.append(f'{thing.url()}: {status}, version {thing.version} was acknowledged')
        elif reply['version'] != thing.version or thing.text not in (reply.get('deploymentDirectory'), reply.get('displayName')):
            self.torn.append(f'{thing.url()}: {reply}, expected version {thing.version} with {thing.text}')

    def resolve(self, client, writer):
        """What was under way happened wholly or not at all; the books follow what is found."""
        operation, thing, text = writer.pending
        self.unknown += 1
        status, reply, _ = client.call('GET', thing.url())
        if operation == 'create':
            self.happened += status == 200
            again, created, _ = client.call('POST', thing.path, thing.body, {'Idempotency-Key': thing.key})
            if again != 201 or created['id'] != thing.id or created['version'] != 1:
                self.torn.append(f'create again: {again} {created}')
                return
            thing.version = 1
            writer.things.append(thing)
        elif operation == 'change' and status == 200 and reply['version'] == thing.version + 1:
            self.happened += 1
            thing.version, thing.text = reply['version'], text
        elif operation == 'remove' and status == 404:
            self.happened += 1
            thing.alive = False
        writer.touched.add(thing)

    def check_file(self):
        """Integrity and the audit chain of a copy, so that the original is recovered by the server itself."""
        if self.postgres:
            return  # its files are its own, and the chain is asked for over HTTP
        copy = os.path.join(self.folder, 'copy.db')
        for suffix in ('', '-wal'):
            if os.path.exists(self.server.database + suffix):
                shutil.copyfile(self.server.database + suffix, copy + suffix)
        database = sqlite3.connect(copy)
        pages = database.execute('PRAGMA integrity_check').fetchone()[0]
        keys = database.execute('PRAGMA foreign_key_check').fetchall()
        database.close()
        if pages != 'ok' or keys:
            self.torn.append(f'file: {pages} {keys[:3]}')
        code, out, err = self.server.command('audit', 'verify', database=copy)
        if code != 0:
            self.torn.append(f'audit verify: exit {code} {out} {err}')
        for suffix in ('', '-wal', '-shm', '.lock'):
            if os.path.exists(copy + suffix):
                os.unlink(copy + suffix)

    def check_all(self):
        client = Client(self.server)
        things = [thing for each in self.things for thing in each]
        for at, thing in enumerate(things):
            if at % 500 == 499:
                client = Client(self.server)  # a connection serves 1,000 requests
            self.check(client, thing)
        return len(things)


def percentile(values, share):
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('server', help='the server program')
    parser.add_argument('--rounds', type=int, default=100)
    parser.add_argument('--threads', type=int, default=4)
    parser.add_argument('--longest', type=float, default=0.25, help='seconds of load before a kill, at most')
    parser.add_argument('--audit-every', type=int, default=10)
    parser.add_argument('--integrity-every', type=int, default=50)
    parser.add_argument('--postgres', action='store_true', help='on a Postgres of its own')
    parser.add_argument('--kill', choices=('server', 'database', 'failover', 'patroni'), default='server')
    parser.add_argument('--seed', type=int, default=random.randrange(1 << 32))
    options = parser.parse_args()
    if options.postgres and not programs():
        print('SKIPPED: nothing was tested on Postgres, because the package postgresql is not installed')
        return 77
    if options.kill == 'patroni' and patronipair.missing():
        print('SKIPPED: nothing was tested with Patroni, because packages are missing: ' + ' '.join(patronipair.missing()))
        return 77
    folder = tempfile.mkdtemp(prefix='tidegate-kill-')
    loop = Loop(options, folder)
    try:
        loop.prepare()
        for number in range(1, options.rounds + 1):
            loop.round(number)
            if number % 100 == 0:
                print(f'{number} rounds: {loop.acknowledged} acknowledged, {len(loop.lost)} lost, {len(loop.torn)} torn', file=sys.stderr, flush=True)
        objects = loop.check_all()
    finally:
        loop.server.stop()
        if loop.postgres:
            loop.postgres.stop()
    for line in (loop.lost + loop.torn + loop.other)[:20]:
        print(line, file=sys.stderr)
    print(json.dumps({'rounds': options.rounds, 'seed': options.seed, 'acknowledged': loop.acknowledged, 'lost': len(loop.lost), 'torn': len(loop.torn),
                      'refused': len(loop.other), 'underWay': loop.unknown, 'underWayHappened': loop.happened, 'objects': objects,
                      'restartP50Ms': round(percentile(loop.restarts, 0.5) * 1000), 'restartP99Ms': round(percentile(loop.restarts, 0.99) * 1000),
                      'restartMaxMs': round(max(loop.restarts) * 1000)}))
    sound = not loop.lost and not loop.torn and not loop.other
    if sound:
        shutil.rmtree(folder)
    else:
        print(f'kept for a look: {folder}', file=sys.stderr)
    # How long a database server takes is its own affair.
    return 0 if sound and (options.kill != 'server' or percentile(loop.restarts, 0.99) <= 2) else 1


if __name__ == '__main__':
    sys.exit(main())
