#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What answers about a whole fleet cost. Standard library only.

    fleetload.py URL TOKEN ROUNDS SERVER [POSTMASTER]

Prints a line for each thing that is measured: its name, the best of the rounds in milliseconds, and the least CPU of a round in milliseconds, that of the
server and that of Postgres. A busy machine disturbs CPU less than time. The last line is the peak memory of the server in MiB.
"""
import json
import os
import sys
import time
import urllib.request

url, token, rounds, server = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
postmaster = int(sys.argv[5]) if len(sys.argv) > 5 else None


def call(method, path, body=None):
    request = urllib.request.Request(url + path, method=method, data=None if body is None else json.dumps(body).encode())
    request.add_header('Authorization', f'Bearer {token}')
    request.add_header('Content-Type', 'application/json')
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def computed(process):
    """Nanoseconds that all threads of a process were on a core."""
    spent = 0
    for thread in os.listdir(f'/proc/{process}/task'):
        try:
            with open(f'/proc/{process}/task/{thread}/schedstat') as figures:
                spent += int(figures.read().split()[0])
        except OSError:
            pass  # it has ended
    return spent


def backends():
    if postmaster is None:
        return []
    with open(f'/proc/{postmaster}/task/{postmaster}/children') as children:
        return [int(child) for child in children.read().split()]


def computed_by_database():
    spent = 0
    for process in backends():
        try:
            spent += computed(process)
        except OSError:
            pass
    return spent


def measure(name, work):
    times, own, others = [], [], []
    for _ in range(rounds + 1):  # the first warms caches up
        before = (time.perf_counter(), computed(server), computed_by_database())
        work()
        times.append(time.perf_counter() - before[0])
        own.append(computed(server) - before[1])
        others.append(computed_by_database() - before[2])
    print(name, f'{min(times[1:]) * 1e3:.1f}', f'{min(own[1:]) / 1e6:.1f}', f'{min(others[1:]) / 1e6:.1f}', flush=True)


def recompute():
    """What counts as drift is another thing in every environment: the verdicts of one of a thousand targets are others, those of the rest stay."""
    for environment in json.loads(call('GET', '/api/v1/environments')):
        strict = environment['config'].get('driftPolicy') == 'strict'
        call('PUT', f'/api/v1/environments/{environment["id"]}', {'config': {'driftPolicy': 'labelled' if strict else 'strict'}})


def peak():
    with open(f'/proc/{server}/status') as status:
        return next(int(line.split()[1]) for line in status if line.startswith('VmHWM')) / 1024


measure('recompute', recompute)
measure('first-page', lambda: call('GET', '/api/v1/drift?limit=200'))
measure('first-drifted', lambda: call('GET', '/api/v1/drift?status=drifted&limit=200'))
for by in ('environment', 'release', 'component'):
    measure(f'by-{by}', lambda: call('GET', f'/api/v1/drift?groupBy={by}'))
measure('matrix', lambda: call('GET', '/api/v1/components?limit=200'))
print('peak-memory', f'{peak():.0f}')
