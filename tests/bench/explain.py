#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Works with a server on behalf of many tenants, and judges what its statements did by the log of Postgres. Standard library only.

    explain.py work URL TENANTS ENVIRONMENTS TARGETS ROUNDS
                                                requests as consoles and pipelines make them, each round for a tenant
    explain.py judge PLANS-LOG TIMES-LOG        the ten most frequent statements: where each looked, and how long it took

The first log has plans of auto_explain (JSON, analysed), the second has the time of each message of the protocol (log_min_duration_statement = 0).
judge exits 3 when one of the ten reads a table otherwise than by an index from tenant_id on, or reads more than one of its partitions.
"""
import collections
import http.client
import json
import random
import re
import sys
import urllib.parse

from fleet import token, uid

SHOWN = 10
# Tables whose rows are no tenant's.
COMMON = ('tenants', 'facts', 'schema_migrations')
# Rows that fit a page or two: so small a table, or part of one, is read as a whole, which is what its index would cost.
SMALL = 150
OF_A_KEY = 'SELECT 1 FROM '
# Who asks is found before it is known for which tenant.
BEFORE_THE_TENANT = 'WHERE t.id = $1 AND t.secret_hash = $2'


class Worker:
    """What a console and a pipeline of one tenant ask a server in a while."""

    def __init__(self, url, environments, targets):
        self.connection = http.client.HTTPConnection(urllib.parse.urlsplit(url).netloc, timeout=60)
        self.environments, self.targets = environments, targets
        self.refused = collections.Counter()

    def call(self, tenant, method, path, body=None):
        headers = {'Authorization': 'Bearer ' + token(tenant)}
        if body is not None:
            headers['Content-Type'] = 'application/json'
        self.connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        reply = self.connection.getresponse()
        text = reply.read()
        if reply.status >= 300:
            code = re.search(rb'"code":"([^"]*)"', text)
            self.refused[re.sub('[0-9a-f-]{36}|cursor=[^&]*', 'ID', f'{method} {path} {reply.status} {code and code.group(1).decode()}')] += 1
        return reply

    def round(self, tenant, number):
        each = self.environments * self.targets
        environment = uid(3, (tenant - 1) * self.environments + random.randint(1, self.environments))
        some = [uid(5, (tenant - 1) * each + random.randint(1, each)) for _ in range(5)]
        for target in some:
            self.call(tenant, 'GET', f'/api/v1/targets/{target}')
        self.call(tenant, 'GET', '/api/v1/environments')
        self.call(tenant, 'GET', f'/api/v1/environments/{environment}')
        page = self.call(tenant, 'GET', f'/api/v1/targets?environmentId={environment}&limit=100')
        following = re.search('<([^>]*)>; rel="next"', page.headers.get('Link', ''))
        if following:
            self.call(tenant, 'GET', re.sub('^https?://[^/]*', '', following.group(1)))
        self.call(tenant, 'GET', '/api/v1/targets?limit=100')
        self.call(tenant, 'GET', '/api/v1/targets?limit=50&labels=' + urllib.parse.quote('{"role":"web"}'))
        self.call(tenant, 'GET', f'/api/v1/environments/{environment}/freeze-status')
        for _ in range(2):
            self.call(tenant, 'POST', f'/api/v1/environments/{environment}/gate-check', {'action': 'deploy'})
        self.call(tenant, 'GET', f'/api/v1/targets/{some[0]}/sticker')
        self.call(tenant, 'GET', f'/api/v1/drift?environmentId={environment}&limit=50')
        self.call(tenant, 'GET', '/api/v1/audit?limit=50')
        self.call(tenant, 'GET', '/api/v1/changes?since=1990&limit=100')
        for target in some[:2]:
            self.call(tenant, 'PUT', f'/api/v1/targets/{target}', {'labels': {'role': 'web', 'build': str(number)}})
        self.call(tenant, 'PUT', f'/api/v1/targets/{some[2]}/sticker', {
            'releaseId': uid(6, number + 2), 'releaseName': f'myapp-v{number}',
            'components': [{'componentName': 'api', 'digest': 'sha256:' + f'{number:064x}'}]})


def work(url, tenants, environments, targets, rounds):
    random.seed(7)
    worker = Worker(url, environments, targets)
    for number in range(rounds):
        worker.round(random.randint(1, tenants), number)
    for what, times in worker.refused.items():
        print(f'refused {times} times: {what}', file=sys.stderr)
    return 1 if worker.refused else 0


def messages(log):
    """Process and text of each message of a log whose lines begin with "PROCESS: "."""
    process, text = '', []
    with open(log, encoding='utf-8', errors='replace') as lines:
        for line in lines:
            begin = re.match(r'(\d+): LOG:  (.*)', line)
            if begin or re.match(r'\d+: ', line):
                if text:
                    yield process, '\n'.join(text)
                process, text = (begin.group(1), [begin.group(2)]) if begin else ('', [])
            elif text:
                text.append(line.rstrip('\n').removeprefix('\t'))
    if text:
        yield process, '\n'.join(text)


def normalised(sql):
    return ' '.join(sql.split())


def nodes(plan):
    yield plan
    for below in plan.get('Plans', []):
        yield from nodes(below)


def table_of(relation):
    return re.sub(r'_p\d+$', '', relation)


class Statement:
    def __init__(self):
        self.count = 0
        self.faults = collections.Counter()
        self.ways = collections.Counter()
        self.partitions = 1  # of one table in one execution, at most
        self.filtered = 0  # rows of one execution that were read and left out, at most
        self.times = []

    def add(self, plan):
        self.count += 1
        touched = collections.defaultdict(set)
        filtered = 0
        bitmaps = [n for n in nodes(plan) if n['Node Type'] == 'Bitmap Index Scan']
        for node in nodes(plan):
            relation = node.get('Relation Name')
            if not relation or node.get('Actual Loops', 1) == 0:
                continue
            touched[table_of(relation)].add(relation)
            if node['Node Type'] == 'ModifyTable':
                continue
            filtered += node.get('Rows Removed by Filter', 0) + node.get('Rows Removed by Index Recheck', 0)
            condition = node.get('Index Cond', '') or ' '.join(b.get('Index Cond', '') for b in bitmaps)
            index = node.get('Index Name', '') or ' '.join(b.get('Index Name', '') for b in bitmaps)
            self.ways[f'{table_of(relation)}: {node["Node Type"]} {re.sub("_p[0-9]+_", "_", index)}'] += 1
            is_small = node['Node Type'] == 'Seq Scan' and node['Actual Rows'] + node.get('Rows Removed by Filter', 0) <= SMALL
            if 'tenant_id = ' not in condition and table_of(relation) not in COMMON and not is_small:
                self.faults[f'{table_of(relation)} is read by {node["Node Type"]} {index} without the tenant'] += 1
        for table, each in touched.items():
            if len(each) > 1:
                each.discard(table)  # what a change of a partition calls itself
        self.partitions = max([self.partitions, *(len(each) for each in touched.values())])
        self.filtered = max(self.filtered, filtered)
        if any(len(each) > 1 for each in touched.values()):
            self.faults['more than one partition'] += 1


def read_plans(log):
    statements = collections.defaultdict(Statement)
    for _, text in messages(log):
        found = re.match(r'duration: [\d.]+ ms  plan:\n(.*)', text, re.S)
        if found:
            explained = json.loads(found.group(1))
            sql = normalised(explained['Query Text'])
            if any('Relation Name' in node for node in nodes(explained['Plan'])):
                statements[sql].add(explained['Plan'])
    return statements


def add_times(log, statements):
    """Planning and execution are two messages of the protocol: bind and execute."""
    bound = {}
    for process, text in messages(log):
        found = re.match(r'duration: ([\d.]+) ms  (bind|execute) [^:]*: (.*)', text, re.S)
        if not found:
            continue
        sql = normalised(found.group(3).split('\nDETAIL:')[0])
        if found.group(2) == 'bind':
            bound[process] = float(found.group(1))
        elif sql in statements:
            statements[sql].times.append(bound.get(process, 0) + float(found.group(1)))


def judge(plans, times):
    statements = read_plans(plans)
    add_times(times, statements)
    failed = False
    print(f'{"times":>6} {"p50 ms":>8} {"p99 ms":>8} {"max ms":>8} {"parts":>5} {"left out":>8}  statement')
    # What Postgres itself asks for a foreign key comes last: it is judged, and no statement of the server.
    most = sorted(statements.items(), key=lambda each: (each[0].startswith(OF_A_KEY), -each[1].count))
    for place, (sql, statement) in enumerate(most):
        known = BEFORE_THE_TENANT in sql
        if place >= SHOWN and not statement.faults:
            continue
        ordered = sorted(statement.times) or [0]
        at = lambda share: ordered[min(int(len(ordered) * share), len(ordered) - 1)]
        shape = re.sub(r'SELECT .{60,}? FROM ', 'SELECT … FROM ', sql)
        print(f'{len(statement.times):6} {at(.5):8.3f} {at(.99):8.3f} {ordered[-1]:8.3f} {statement.partitions:5} {statement.filtered:8}  {shape[:150]}')
        for way, _ in statement.ways.most_common(4):
            print(f'{"":49}{way}')
        for fault, count in statement.faults.items():
            print(f'{"":47}! {count} of {statement.count}: {fault}' + (', as it has to be' if known else '' if place < SHOWN else ' (not one of the ten)'))
        failed = failed or (bool(statement.faults) and not known and place < SHOWN)
    return 3 if failed else 0


if __name__ == '__main__':
    verb, words = sys.argv[1], sys.argv[2:]
    if verb == 'work':
        sys.exit(work(words[0], *(int(word) for word in words[1:])))
    sys.exit(judge(*words))
