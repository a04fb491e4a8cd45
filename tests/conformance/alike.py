#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks two server programs the same random questions and looks whether they answer alike, for changes that must not be seen from outside.

Both get a database of their own and then, one by one, the same requests: good ones, and ones with members that are missing, unknown, read-only,
of another type, too long or out of range; ids that exist, that are gone, that belong to something else. Status, headers that matter and the whole
body are compared. What cannot be equal is made equal first: ids that a server makes, by the order in which they appear, and times of about now.

    alike.py SERVER-BEFORE SERVER-AFTER [--requests 5000] [--seed N] [--ignore member,…] [--libraries-before DIR] [--databases sqlite,postgres]

With "--databases sqlite,postgres" the first program works on a file and the second on Postgres: with the same program twice this says whether
anybody can tell the two apart.
"""
import argparse
import datetime
import json
import os
import random
import re
import shutil
import sys
import tempfile
import uuid

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'durability'))
from postgres import Postgres, programs  # noqa: E402  (found beside this folder)
from server import Client, Server  # noqa: E402

UUID = re.compile(r'[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')
TIME = re.compile(r'20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z')
TAG = re.compile(r'"(\d+)-[0-9a-f]{8}"')  # the version, and a hash of an answer that holds times
PLACE = re.compile(r'http://127\.0\.0\.1:\d+|(?<=cursor=)[\w-]+')
HEX = re.compile(r'\b[0-9a-f]{64}\b')  # heads and hashes of the audit chain hold times
HEADERS = ('ETag', 'Location', 'Link', 'Content-Type', 'Allow', 'WWW-Authenticate', 'Retry-After', 'Sunset')
MEASURED = {'latencyMs', 'durationMs', 'ageSeconds', 'uptimeSeconds', 'expiresAt'}


class Side:
    """One program with its database, and what it calls things."""

    def __init__(self, program, folder, libraries, postgres=None):
        os.mkdir(folder)
        self.libraries = libraries
        self.server = Server(program, folder, url=postgres and postgres.url)
        self.server.token = ''
        self.tokens = {}
        with self.environment():
            for role in ('admin', 'release-manager', 'viewer'):
                code, out, err = self.server.command('--role', role, '--name', role, 'token', 'create')
                if code != 0:
                    raise RuntimeError('no token: ' + err)
                self.tokens[role] = out
            self.server.start()
        self.client = Client(self.server)
        self.names = {}

    def environment(self):
        return Libraries(self.libraries)

    def ask(self, role, method, path, body, headers):
        self.server.token = self.tokens.get(role, 'tg_' + 'x' * 40)
        try:
            status, answer, fields = self.client.call(method, path, body, headers)
        except OSError:
            self.client = Client(self.server)
            status, answer, fields = self.client.call(method, path, body, headers)
        return status, answer, {name: fields.get(name) for name in HEADERS}


class Libraries:
    """Lets a program that is linked shared find its libraries where they were put aside."""

    def __init__(self, folder):
        self.folder = folder

    def __enter__(self):
        self.before = os.environ.get('LD_LIBRARY_PATH')
        if self.folder:
            os.environ['LD_LIBRARY_PATH'] = self.folder

    def __exit__(self, *_):
        if self.before is None:
            os.environ.pop('LD_LIBRARY_PATH', None)
        else:
            os.environ['LD_LIBRARY_PATH'] = self.before


class Normal:
    """An answer without what two servers cannot have in common."""

    def __init__(self, given, ignored):
        self.given, self.ignored = given, ignored  # ids that were sent
        self.ids = {}

    def text(self, value):
        value = UUID.sub(lambda found: found[0] if found[0] in self.given else self.ids.setdefault(found[0], f'id{len(self.ids)}'), value)
        return PLACE.sub('place', HEX.sub('hash', TAG.sub(r'"\1"', TIME.sub(self.time, value))))

    @staticmethod
    def time(found):
        at = datetime.datetime.fromisoformat(found[0].rstrip('Z').split('.')[0]).replace(tzinfo=datetime.timezone.utc)
        near = abs((at - datetime.datetime.now(datetime.timezone.utc)).total_seconds()) < 7200
        return 'about now' if near else found[0]

    def of(self, value):
        if isinstance(value, dict):
            return {self.text(key): 0 if key in MEASURED else self.of(item) for key, item in value.items() if key not in self.ignored}
        if isinstance(value, list):
            return [self.of(item) for item in value]
        if isinstance(value, bytes):
            value = value.decode('utf-8', 'replace')
        return self.text(value) if isinstance(value, str) else value


class Questions:
    """Makes requests, and remembers what exists. Every id is sent, so that both servers know things by the same ones."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.things = {'environments': [], 'target-groups': [], 'targets': [], 'freeze-windows': []}
        self.home = {}  # of a freeze or a group: its environment
        self.given = set()
        self.versions = {}

    def new_id(self):
        made = str(uuid.UUID(int=self.random.getrandbits(128), version=4))
        self.given.add(made)
        return made

    def some(self, kind):
        choice = self.random.random()
        if choice < 0.06 or not self.things[kind]:
            return self.new_id()
        if choice < 0.1:
            other = self.random.choice(list(self.things.values()))
            return self.random.choice(other) if other else self.new_id()
        return self.random.choice(self.things[kind][-12:])

    def word(self, longest=20):
        return ''.join(self.random.choice('abcdefghijklmnopqrstuvwxyz0123456789-') for _ in range(self.random.randint(1, longest))).strip('-') or 'x'

    def at(self):
        return self.form(self.day())

    def day(self):
        return datetime.datetime(2031, 1, 1) + datetime.timedelta(minutes=self.random.randrange(0, 60 * 24 * 300, 15))

    def form(self, day):
        form = self.random.choice(['%Y-%m-%dT%H:%M:%SZ'] * 8 + ['%Y-%m-%dT%H:%M:%S+02:00', '%Y-%m-%dt%H:%M:%Sz', '%Y-%m-%dT%H:%M:%S.123456789Z', '%Y-%m-%d'])
        return day.strftime(form)

    def labels(self):
        return {self.word(8): self.word(8) for _ in range(self.random.randrange(3))}

    def environment(self):
        return {'id': self.new_id(), 'name': self.word(), 'displayName': self.word().title(), 'description': '', 'orderIndex': self.random.randrange(9),
                'isProduction': self.random.random() < 0.5, 'requiredApprovals': self.random.randrange(4), 'requireSod': self.random.random() < 0.3,
                'promotionPolicy': self.random.choice(['default', 'default', 'manual']),
                'config': {'deploymentTimeout': self.random.choice([600, 1, 900, 99999999]), 'healthCheckInterval': 30}}

    def freeze(self):
        start = self.day()
        end = start + datetime.timedelta(minutes=self.random.choice([30, 60 * 24, 60 * 24 * 5, 60 * 24 * 40, -60, 0]))
        return {'id': self.new_id(), 'reason': self.word(30) + ' reason', 'start': self.form(start), 'end': self.form(end),
                'timezone': self.random.choice(['UTC', 'Europe/Berlin', 'Europe/Berlin', 'CST', 'America/St_Johns']), 'exceptions': self.random.choice([[], [], [self.new_id()], ['nobody']])}

    def group(self):
        return {'id': self.new_id(), 'name': self.word(), 'displayName': self.word(), 'description': '', 'labels': self.labels(), 'deployOrder': self.random.randrange(5)}

    def target(self):
        kind, connection = self.random.choice([
            ('docker_host', {'host': '192.0.2.7', 'port': 2376, 'tlsEnabled': True}), ('docker_host', {'host': 'docker.example', 'port': 70000}),
            ('compose_host', {'host': '192.0.2.8', 'port': 2376, 'tlsEnabled': True, 'projectName': 'web'}), ('nomad_job', {'address': 'http://192.0.2.9:4646', 'jobId': 'web', 'namespace': 'default'}),
            ('ecs_service', {'region': 'eu-central-1', 'credentialRef': 'keychain:a', 'cluster': 'a', 'service': 'b'}), ('docker_host', {'host': 5}), ('docker', {})])
        return {'id': self.new_id(), 'environmentId': self.some('environments'), 'name': self.word(), 'targetType': kind, 'connection': connection, 'labels': self.labels(),
                'deploymentDirectory': '/opt/' + self.word(5), 'enabled': False}  # checked ones change by themselves

    def wrong(self, body):
        """Most bodies stay good; the rest get one to three faults."""
        if self.random.random() < 0.6:
            return body
        body = dict(body)
        for _ in range(self.random.randint(1, 3)):
            key = self.random.choice([name for name in body if name != 'enabled'] or ['x'])
            fault = self.random.randrange(8)
            if fault == 0:
                body.pop(key, None)
            elif fault == 1:
                body[self.word(6)] = 1
            elif fault == 2:
                body[self.random.choice(['version', 'createdAt', 'createdBy', 'state', 'health', 'tenantId'])] = self.random.choice([3, 'x', None])
            else:
                body[key] = self.random.choice([None, '', 'x' * 300, -1, 1e9, 3.5, True, [], {}, ['a', 'a'], {'a': 1}, ' spaced ', 'a\u200bb', 'tab\there', self.at()])
        return body

    def plan(self):
        """method, path, body, headers, and what was made."""
        kinds = {'environments': self.environment, 'freeze-windows': self.freeze, 'target-groups': self.group, 'targets': self.target}
        kind = self.random.choice(list(kinds))
        envelope = {}
        if self.random.random() < 0.15:
            envelope['X-Change-Reason'] = self.random.choice(['because', 'x', 'long enough a reason', ''])
        action = self.random.choices(['create', 'list', 'get', 'patch', 'put', 'delete', 'other'], [30, 10, 14, 18, 10, 5, 18])[0]
        nested = kind in ('freeze-windows', 'target-groups')
        if action == 'create':
            home = self.some('environments')
            path = f'/api/v1/environments/{home}/{kind}' if nested else f'/api/v1/{kind}'
            body = self.wrong(kinds[kind]())
            return 'POST', path, body, envelope, (kind, body, home)
        if action == 'list':
            query = self.random.choice(['', '?limit=3', '?limit=0', '?page=2&limit=2', '?q=a', '?sort=name', '?nonsense=1', '?active=true', '?includeDeleted=true', '?limit=abc'])
            path = f'/api/v1/environments/{self.some("environments")}/{kind}' if nested else f'/api/v1/{kind}'
            return 'GET', path + query, None, envelope, None
        if action == 'other':
            return (*self.other(), envelope, None)
        ident = self.some(kind)
        path = f'/api/v1/environments/{self.home.get(ident, self.some("environments"))}/{kind}/{ident}' if kind == 'freeze-windows' else f'/api/v1/{kind}/{ident}'
        if action in ('get', 'delete'):
            if action == 'delete' and self.random.random() < 0.5:
                envelope['If-Match'] = self.versions.get(ident, '"1"')
            return {'get': 'GET', 'delete': 'DELETE'}[action], path, None, envelope, None
        body = {key: value for key, value in kinds[kind]().items() if key != 'id' or self.random.random() < 0.2}
        if action == 'patch':
            body = dict(self.random.sample(sorted(body.items(), key=lambda item: item[0]), self.random.randint(0, min(3, len(body)))))
        if self.random.random() < 0.7:
            envelope['If-Match'] = self.versions.get(ident, '"1"') if self.random.random() < 0.9 else self.random.choice(['*', 'W/"1"', '1', '"999"'])
        return action.upper(), path, self.wrong(body), envelope, None

    def other(self):
        environment, target = self.some('environments'), self.some('targets')
        return self.random.choice([
            ('POST', f'/api/v1/environments/{environment}/gate-check', self.wrong({'at': self.at(), 'action': self.random.choice(['deploy', 'rollback', 'dance'])})),
            ('GET', f'/api/v1/environments/{environment}/freeze-status?at={self.at()}'.replace('+', '%2B'), None),
            ('POST', f'/api/v1/environments/{environment}/freeze-windows/preview', self.wrong(self.freeze())),
            ('GET', f'/api/v1/environments/{environment}/freeze-violations', None),
            ('POST', f'/api/v1/environments/{environment}/restore', None),
            ('POST', '/api/v1/environments/reorder', {'order': self.random.sample(self.things['environments'], len(self.things['environments']))}),
            ('GET', f'/api/v1/environments/compare?left={environment}&right={self.some("environments")}', None),
            ('GET', f'/api/v1/targets/{target}/drift', None), ('GET', '/api/v1/drift', None), ('GET', f'/api/v1/targets/{target}/inventory', None),
            ('PUT', f'/api/v1/targets/{target}/sticker', self.wrong({'releaseId': self.new_id(), 'releaseName': self.word(6), 'components': [{'componentId': self.new_id(), 'componentName': self.word(5), 'digest': 'sha256:' + '0' * 64}]})),
            ('GET', f'/api/v1/targets/{target}/sticker', None), ('GET', f'/api/v1/targets/{target}/sticker/history', None), ('GET', f'/api/v1/targets/{target}/secrets', None),
            ('POST', f'/api/v1/targets/{target}/inventory', self.wrong({'snapshotId': self.new_id(), 'sequence': self.random.randrange(9), 'kind': 'full', 'baseSnapshotId': None, 'observedAt': '2026-01-10T14:20:00Z', 'collector': 'ci/1', 'targets': [{'targetId': target, 'components': [{'name': self.word(4), 'containerId': '3f2a9c1d', 'image': 'r/a:1', 'repoDigests': ['r/a@sha256:' + '1' * 64], 'imageId': 'sha256:' + '2' * 64, 'state': 'running'}]}]})), ('GET', f'/api/v1/targets/{target}/health-history', None),
            ('POST', '/api/v1/targets/bulk', self.wrong({'ids': self.things['targets'][-2:], 'patch': {'labels': {'a': self.word(4)}}, 'allOrNothing': self.random.random() < 0.5})),
            ('GET', '/api/v1/audit?limit=5', None), ('GET', f'/api/v1/audit?entity={target}', None), ('GET', '/api/v1/audit/verify', None), ('GET', '/api/v1/changes?since=0', None),
            ('GET', '/api/v1/whoami', None), ('GET', '/api/v1/agents', None), ('GET', '/api/v1/inventory/where?digest=sha256:' + '0' * 64, None), ('GET', f'/api/v1/operations/{self.new_id()}', None),
            ('GET', '/api/v1/nothing', None), ('PATCH', '/api/v1/meta', {}), ('GET', '/healthz', None),
        ])

    def learn(self, made, status, answer, fields, path):
        found = UUID.findall(path)
        if fields.get('ETag') and found and status in (200, 201):
            self.versions[found[-1]] = fields['ETag']
        if made and status == 201 and isinstance(answer, dict):
            kind, _, home = made
            ident = answer.get('id')
            if ident in self.given:
                self.things[kind].append(ident)
                self.home[ident] = home
                self.versions[ident] = fields.get('ETag') or '"1"'


def difference(before, after, path=''):
    """Where two values differ first."""
    if type(before) is type(after):
        if isinstance(before, dict):
            for key in sorted(set(before) | set(after)):
                if before.get(key) != after.get(key):
                    return difference(before.get(key), after.get(key), f'{path}/{key}')
        if isinstance(before, list) and len(before) == len(after):
            for index, pair in enumerate(zip(before, after)):
                if pair[0] != pair[1]:
                    return difference(*pair, f'{path}/{index}')
    return f'{path or "/"}: {json.dumps(before)[:300]} -> {json.dumps(after)[:300]}'


def compare(sides, questions, ignored, requests):
    normals = [Normal(questions.given, ignored) for _ in sides]
    statuses, differences = {}, 0
    for number in range(requests):
        method, path, body, headers, made = questions.plan()
        role = questions.random.choices(['admin', 'release-manager', 'viewer', 'nobody'], [80, 10, 8, 2])[0]
        answers = [side.ask(role, method, path, body, headers) for side in sides]
        questions.learn(made, *answers[0], path)
        statuses[answers[0][0]] = statuses.get(answers[0][0], 0) + 1
        seen = [normal.of({'status': status, 'headers': fields, 'body': answer}) for normal, (status, answer, fields) in zip(normals, answers)]
        if seen[0] != seen[1]:
            differences += 1
            if differences <= 20:
                print(f'{number}: {role} {method} {path} {json.dumps(body)[:200]}\n    {difference(*seen)}')
    print(f'{requests} requests, {differences} answered differently; answers: ' + ', '.join(f'{code} ×{count}' for code, count in sorted(statuses.items())))
    return differences


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('before')
    parser.add_argument('after')
    parser.add_argument('--requests', type=int, default=5000)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--ignore', default='', help='members that may differ, separated by commas')
    parser.add_argument('--libraries-before', default='', help='of a program that is linked shared')
    parser.add_argument('--databases', default='sqlite,sqlite', help='of the two programs: sqlite or postgres')
    options = parser.parse_args()
    databases = options.databases.split(',')
    if 'postgres' in databases and not programs():
        print('SKIPPED: the package postgresql is missing')
        return 77
    folder = tempfile.mkdtemp(prefix='tidegate-alike-')
    sides, clusters = [], []
    try:
        for name, libraries, database in zip(('before', 'after'), (options.libraries_before, ''), databases, strict=True):
            clusters.append(Postgres() if database == 'postgres' else None)
            sides.append(Side(os.path.abspath(getattr(options, name)), os.path.join(folder, name), libraries, clusters[-1]))
        ignored = {'requestId', *filter(None, options.ignore.split(','))}
        return 1 if compare(sides, Questions(options.seed), ignored, options.requests) else 0
    finally:
        for side in sides:
            side.server.stop()
        for cluster in filter(None, clusters):
            cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == '__main__':
    sys.exit(main())
