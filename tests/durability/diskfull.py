#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fills the disk under the server: a tmpfs of 4 MiB, so it needs root and exits with 77 (skipped) without.

Writes are refused with 507 `storage-full`, all that was acknowledged is stored and nothing else, reads go on, and once there is space
again the same process goes on writing.

    diskfull.py SERVER-PROGRAM
"""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import Client, Server  # noqa: E402  (found beside this file)

SKIPPED = 77
BALLAST = 1024 * 1024


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


def fill(client, acknowledged):
    """Creates environments until fifty in a row are refused; returns what the last one was refused with. A single one may find room again, because SQLite uses
    its log anew from the start once all of it is in the database."""
    refused = 0
    for number in range(20000):
        name = f'e-{len(acknowledged)}-{number}'
        status, reply, _ = client.call('POST', '/api/v1/environments',
                                       {'name': name, 'displayName': 'x' * 120, 'orderIndex': 1}, {'Idempotency-Key': name})
        if status == 201:
            refused = 0
            acknowledged[reply['id']] = reply['version']
        else:
            expect(status == 507, f'a full disk answered {status} {reply}')
            refused += 1
            if refused == 50:
                return status, reply
        if number % 900 == 899:
            client = Client(client.server)
    raise AssertionError('the disk does not fill')


def stored(server):
    """Versions by id, of all environments."""
    status, reply, headers = Client(server).call('GET', '/api/v1/environments?limit=1000')
    expect(status == 200, f'reads do not go on: {status} {reply}')
    found = {each['id']: each['version'] for each in reply}
    while headers.get('Link'):
        path = headers['Link'].split('>')[0].split('://', 1)[1].split('/', 1)[1]
        status, reply, headers = Client(server).call('GET', '/' + path)
        expect(status == 200, f'the next page fails: {status} {reply}')
        found.update({each['id']: each['version'] for each in reply})
    return found


def scenario(program, mount):
    server = Server(program, mount)
    server.log = mount + '.log'
    ballast = os.path.join(mount, 'ballast')
    server.create_token()
    with open(ballast, 'wb') as file:
        file.write(bytes(BALLAST))
    server.start()
    try:
        acknowledged = {}
        status, reply = fill(Client(server), acknowledged)
        expect(status == 507 and reply['code'] == 'storage-full', f'refused with {status} {reply}')
        expect(stored(server) == acknowledged, f'{len(acknowledged)} acknowledged, {len(stored(server))} stored')
        first = len(acknowledged)
        expect(Client(server).call('GET', '/healthz')[0] == 200, 'the process lives')
        os.unlink(ballast)
        status, reply = fill(Client(server), acknowledged)
        expect(len(acknowledged) > first, f'there is space again, and it answers {status} {reply}')
        expect(stored(server) == acknowledged, f'{len(acknowledged)} acknowledged, {len(stored(server))} stored')
        server.kill()
        server.start()
        expect(stored(server) == acknowledged, f'after a kill: {len(acknowledged)} acknowledged, {len(stored(server))} stored')
        return first, len(acknowledged), server
    finally:
        server.stop()


def main():
    if os.geteuid() != 0:
        print('SKIPPED: a small file system can only be mounted by root')
        return SKIPPED
    mount = tempfile.mkdtemp(prefix='tidegate-full-')
    mounted = subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=4m', 'tidegate-full', mount], capture_output=True, text=True, check=False)
    if mounted.returncode != 0:
        print('SKIPPED: no tmpfs may be mounted here: ' + mounted.stderr.strip())
        os.rmdir(mount)
        return SKIPPED
    copy = mount + '.copy'
    try:
        first, last, server = scenario(os.path.abspath(sys.argv[1]), mount)
        shutil.copytree(mount, copy)
        with sqlite3.connect(os.path.join(copy, 'tidegate.db')) as database:
            expect(database.execute('PRAGMA integrity_check').fetchone()[0] == 'ok', 'the file is sound')
        code, out, err = server.command('audit', 'verify', database=os.path.join(copy, 'tidegate.db'))
        expect(code == 0, f'the audit chain holds: {out} {err}')
    finally:
        subprocess.run(['umount', mount], check=False)
        os.rmdir(mount)
        shutil.rmtree(copy, ignore_errors=True)
        if os.path.exists(mount + '.log'):
            os.unlink(mount + '.log')
    print(f'full after {first} acknowledged writes, {last} once there was space again; all of them and nothing else is stored')
    return 0


if __name__ == '__main__':
    sys.exit(main())
