#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the server program on databases that are damaged, foreign, newer, gone or not writable.

It must exit with 1 and a sentence that says what is wrong, make no new database in its place, and leave every byte as it was.

    damagedfiles.py SERVER-PROGRAM
"""
import hashlib
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from server import Client, Server  # noqa: E402  (found beside this file)

FLIPS = 40
NOBODY = 65534


def make_sound(program, folder):
    """A small database as the server leaves it, its pages, and a log that still waits to be written back."""
    server = Server(program, folder)
    server.create_token()
    server.start()
    client = Client(server)
    for number in range(20):
        status, reply, _ = client.call('POST', '/api/v1/environments', {'name': f'e-{number}', 'displayName': 'E', 'orderIndex': number})
        assert status == 201, reply
    with open(server.database + '-wal', 'rb') as file:
        log = file.read()
    server.stop()
    with open(server.database, 'rb') as file:
        return file.read(), log


def digests(folder):
    """By name. Locks, shared memory and an empty log say nothing about the data."""
    found = {}
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        status = os.lstat(path)
        if name.endswith(('.lock', '-shm')) or not stat.S_ISREG(status.st_mode) or (name.endswith('-wal') and status.st_size == 0):
            continue
        with open(path, 'rb') as file:
            found[name] = hashlib.sha256(file.read()).hexdigest()
    return found


def serve(program, database, user=None):
    """Exit code and errors; 'serves' when it accepts requests instead."""
    ready = database + '.ready'
    process = subprocess.Popen([program, 'serve', '--listen', '127.0.0.1:0', '--ready-file', ready, '--database', 'sqlite://' + database],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, user=user)
    deadline = time.monotonic() + 30
    while process.poll() is None and not os.path.exists(ready) and time.monotonic() < deadline:
        time.sleep(0.005)
    serves = process.poll() is None
    if serves:
        process.terminate()
    errors = process.communicate(timeout=30)[1]
    return ('serves' if serves else process.returncode), errors


class Cases:
    def __init__(self, program, root):
        self.program, self.root = program, root
        self.folder = os.path.join(root, 'sound')
        os.mkdir(self.folder)
        self.sound, self.log = make_sound(program, self.folder)
        self.failures, self.count = [], 0

    def fresh(self):
        folder = tempfile.mkdtemp(dir=self.root)
        return folder, os.path.join(folder, 'tidegate.db')

    def refused(self, name, sentence, content=None, prepare=None, user=None):
        """The case: content is the database file; prepare(folder, path) does what bytes cannot."""
        self.count += 1
        folder, path = self.fresh()
        if content is not None:
            with open(path, 'wb') as file:
                file.write(content)
            os.chmod(path, 0o600)
        if prepare:
            prepare(folder, path)
        before = digests(folder)
        outcome, errors = serve(self.program, path, user)
        said = errors.strip().splitlines()
        if outcome != 1 or not said or not said[-1].startswith('tidegate-server: ') or sentence not in said[-1]:
            self.failures.append(f'{name}: {outcome}, {errors!r}')
        elif digests(folder) != before:
            self.failures.append(f'{name}: the files changed: {before} {digests(folder)}')

    def pages(self):
        size = 4096
        last = len(self.sound) // size
        for page in (2, 3, last // 2, last):
            at = (page - 1) * size
            self.refused(f'page {page} zeroed', 'is damaged: restore a backup', self.sound[:at] + bytes(size) + self.sound[at + size:])
        self.refused('first page zeroed', 'is not a Tidegate database', bytes(size) + self.sound[size:])
        self.refused('cut in the middle', 'is damaged', self.sound[:len(self.sound) // 2])
        self.refused('cut at a page', 'is damaged', self.sound[:(last - 3) * size])
        self.refused('cut in the header', 'is damaged', self.sound[:60])
        self.refused('empty', 'is empty', b'')

    def strangers(self):
        other = os.path.join(self.root, 'other.db')
        with sqlite3.connect(other) as database:
            database.execute('CREATE TABLE notes (text TEXT)')
        database.close()
        with open(other, 'rb') as file:
            self.refused('a database of another program', 'belongs to another program', file.read())
        self.refused('a text file', 'is not a Tidegate database', b'Shopping list: bread, milk, apples. ' * 20)
        self.refused('newer schema', 'newer version of Tidegate', self.sound[:60] + (999).to_bytes(4, 'big') + self.sound[64:])

        def link(_, path):
            os.symlink(os.path.join(self.folder, 'tidegate.db'), path)
        self.refused('a symbolic link', 'is a symbolic link', None, link)
        self.refused('a folder', 'is not a file', None, lambda _, path: os.mkdir(path))

        def log_only(_, path):
            with open(path + '-wal', 'wb') as file:
                file.write(self.log)
        self.refused('only the log is left', 'is gone', None, log_only)

    def not_writable(self):
        """Permissions do not stop root, so the program runs as somebody else then."""
        root = os.geteuid() == 0
        program = os.path.join(self.root, 'program')
        shutil.copy(self.program, program)
        os.chmod(self.root, 0o755)
        original, self.program = self.program, program

        def close(folder, path):
            if root:
                os.chown(folder, NOBODY, NOBODY)
                os.chown(path, NOBODY, NOBODY)
            os.chmod(folder, 0o500)
        self.refused('a folder without write permission', 'write permission', self.sound, close, NOBODY if root else None)
        self.program = original

    def bit_flips(self):
        """A flipped bit may hit nothing that matters; it never ends in a crash or a silent new database."""
        dice = random.Random(7420)
        for _ in range(FLIPS):
            self.count += 1
            _, path = self.fresh()
            content = bytearray(self.sound)
            for _ in range(3):
                content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
            with open(path, 'wb') as file:
                file.write(content)
            outcome, errors = serve(self.program, path)
            if outcome not in ('serves', 1) or (outcome == 1 and not errors.startswith('tidegate-server: ')):
                self.failures.append(f'bit flips: {outcome}, {errors!r}')
            elif os.path.getsize(path) < len(self.sound):
                self.failures.append('bit flips: the database was replaced')

    def commands(self):
        """What only reads never makes a database."""
        self.count += 1
        folder, path = self.fresh()
        done = subprocess.run([self.program, '--database', 'sqlite://' + path, 'audit', 'verify'], capture_output=True, text=True, timeout=60)
        if done.returncode != 1 or 'There is no database' not in done.stderr or os.path.exists(path):
            self.failures.append(f'audit verify without a database: {done.returncode} {done.stderr!r} {os.listdir(folder)}')


def main():
    root = tempfile.mkdtemp(prefix='tidegate-damaged-')
    try:
        cases = Cases(os.path.abspath(sys.argv[1]), root)
        cases.pages()
        cases.strangers()
        cases.not_writable()
        cases.bit_flips()
        cases.commands()
    finally:
        shutil.rmtree(root, ignore_errors=True)
    for failure in cases.failures:
        print('FAILED', failure)
    print(f'{cases.count} cases, {len(cases.failures)} failed')
    return 1 if cases.failures else 0


if __name__ == '__main__':
    sys.exit(main())
