#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the files of the database away under a server that is being written to.

Within a second the server must refuse writes with a code and say so in /readyz. Then it is killed, and started again on what it left: every
write that was acknowledged must be there, either in the database or in the copy that the refusal names.

    lostfiles.py SERVER-PROGRAM [ATTACK…]
"""
import http.client
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import Client, Server  # noqa: E402  (found beside this file)


GONE = (OSError, http.client.HTTPException, ValueError)


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


class Writer(threading.Thread):
    """Renames one environment again and again until it is refused."""

    def __init__(self, server, number):
        super().__init__(daemon=True)
        self.server, self.number, self.version, self.refusal, self.refused_at = server, number, 0, None, 0
        client = Client(server)
        status, reply, _ = client.call('POST', '/api/v1/environments', {'name': f'e{number}', 'displayName': 'x', 'orderIndex': 1})
        expect(status == 201, f'no environment: {status} {reply}')
        self.id, self.version = reply['id'], reply['version']

    def run(self):
        client, count = Client(self.server), 0
        while True:
            count += 1
            if count % 900 == 0:
                client = Client(self.server)
            try:
                status, reply, _ = client.call('PUT', f'/api/v1/environments/{self.id}', {'displayName': f'x{count}'})
            except GONE:
                return  # the server was killed before it refused anything
            if status != 200:
                self.refusal, self.refused_at = reply, time.monotonic()
                return
            self.version = reply['version']


def remove_log(file):
    os.unlink(file + '-wal')


def remove_index(file):
    os.unlink(file + '-shm')


def remove_log_and_index(file):
    os.unlink(file + '-wal')
    os.unlink(file + '-shm')


def replace_log(file):
    shutil.copyfile(file + '-wal', file + '-other')
    os.rename(file + '-other', file + '-wal')


def rename_log(file):
    os.rename(file + '-wal', file + '-elsewhere')


def remove_database(file):
    os.unlink(file)


def replace_database(file):
    shutil.copyfile(file, file + '-other')
    os.rename(file + '-other', file)


def remove_folder(file):
    shutil.rmtree(os.path.dirname(file))


def rename_folder(file):
    os.rename(os.path.dirname(file), os.path.dirname(file) + '-moved')


def make_read_only(file):
    os.chmod(file + '-wal', 0o400)


def versions(file):
    """Of the environments in a database that nobody has open."""
    database = sqlite3.connect(file)
    found = {row[0]: row[1] for row in database.execute('SELECT lower(hex(id)), version FROM environments')}
    sound = database.execute('PRAGMA integrity_check').fetchone()[0]
    database.close()
    expect(sound == 'ok', f'{file}: {sound}')
    return found


def where_it_is(server, attack, message):
    copy = re.search(r'the copy (\S+):', message)
    if copy:
        return copy.group(1)
    if attack is rename_folder:
        return os.path.join(os.path.dirname(server.database) + '-moved', 'tidegate.db')
    return server.database


def scenario(program, home, attack):
    folder = os.path.join(home, attack.__name__)
    os.mkdir(folder)
    server = Server(program, folder)
    server.ready_file, server.log = folder + '.ready', folder + '.log'
    server.create_token()
    server.start()
    try:
        writers = [Writer(server, number) for number in range(4)]
        for writer in writers:
            writer.start()
        time.sleep(0.5)
        attacked = time.monotonic()
        attack(server.database)
        for writer in writers:
            writer.join(max(0.1, attacked + 5 - time.monotonic()))
        written_on = sum(writer.is_alive() for writer in writers)
        late = max(writer.refused_at - attacked for writer in writers)
        ready = Client(server).call('GET', '/readyz')
    finally:
        server.kill()
    lost = 0
    message = ' '.join((writer.refusal or {}).get('detail', '') for writer in writers) + str(ready[1])
    found = versions(where_it_is(server, attack, message)) if os.path.exists(where_it_is(server, attack, message)) else {}
    for writer in writers:
        lost += max(0, writer.version - found.get(writer.id.replace('-', ''), 0))
    expect(lost == 0, f'{lost} acknowledged writes are gone')
    expect(written_on == 0, f'{written_on} writers were still answered with 200 after 5 s')
    expect(late < 1.5, f'refused {late:.1f} s later')
    expect(ready[0] == 503, f'/readyz answers {ready[0]}')
    codes = {writer.refusal['code'] for writer in writers}
    print(f'{attack.__name__}: refused after {late:.2f} s with {", ".join(sorted(codes))}, nothing lost')


def main():
    program, wanted = sys.argv[1], sys.argv[2:]
    home = tempfile.mkdtemp(prefix='tidegate-lost-')
    failed = 0
    try:
        for attack in (remove_log, remove_index, remove_log_and_index, replace_log, rename_log, remove_database, replace_database, remove_folder,
                       rename_folder, make_read_only):
            if wanted and attack.__name__ not in wanted:
                continue
            try:
                scenario(program, home, attack)
            except (AssertionError, sqlite3.Error) as error:
                print(f'{attack.__name__}: {error}')
                failed += 1
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
