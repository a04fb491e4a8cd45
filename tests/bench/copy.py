#!/usr/bin/python3
# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Copies a large workspace from SQLite to Postgres and back, compares both files table by table, and kills copies on their way. Standard library only.

    copy.py SERVER-PROGRAM SEED-PROGRAM [ROWS OF THE AUDIT LOG [KILLS]]

Prints seconds and the most memory a copy took. Exits 1 when a table differs, when a copy that was killed is opened as if it was whole, or when its source
is not what it was.
"""
import hashlib
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'durability'))
from postgres import Postgres, programs  # noqa: E402  (found beside this file)


def copy(server, source, target):
    """Seconds, and MiB of the process when it was largest."""
    began = time.monotonic()
    with subprocess.Popen([server, 'copy', '--from', source, '--to', target, '--with-tokens'], stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f'copy ends with {process.returncode}')
    return time.monotonic() - began, usage.ru_maxrss / 1024


def tables(path):
    """Rows of each table, in order; what says where the workspace lives is not part of it."""
    with sqlite3.connect(f'file:{path}?mode=ro', uri=True) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' ORDER BY name")]
        return {name: sorted(map(repr, database.execute(f'SELECT * FROM "{name}"'))) for name in names}


def differences(first, second):
    for name in sorted((first.keys() | second.keys()) - {'schema_migrations'}):  # when the tables were made
        ours, theirs = first.get(name, []), second.get(name, [])
        if ours != theirs:
            yield f'{name}: {len(ours)} rows, {len(theirs)} rows; ' + '; '.join(sorted(set(ours) ^ set(theirs))[:4])[:400]


def digest(path):
    with open(path, 'rb') as file:
        return hashlib.file_digest(file, 'sha256').hexdigest() if hasattr(hashlib, 'file_digest') else hashlib.sha256(file.read()).hexdigest()


def is_made(target, postgres):
    """Whether the copy has made its tables."""
    if not postgres:
        return os.path.exists(target[len('sqlite://'):])
    asked = subprocess.run([os.path.join(programs(), 'psql'), '-h', postgres.folder, '-U', 'postgres', '-Atc', "SELECT to_regclass('facts') IS NOT NULL", 'tidegate'],
                           capture_output=True, text=True, timeout=60, check=True)
    return asked.stdout.strip() == 't'


def killed(server, source, target, after, postgres):
    """Kills a copy before it is whole. What then opens the target must refuse it, unless nothing was made yet."""
    with subprocess.Popen([server, 'copy', '--from', source, '--to', target, '--with-tokens'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(after)
            print(f'whole before {after:.2f} s')
            return
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
    if not is_made(target, postgres):
        print(f'killed after {after:.2f} s: nothing was made yet')
        return
    for verb in (['audit', 'verify'], ['token', 'list'], ['serve', '--listen', '127.0.0.1:0']):
        try:
            done = subprocess.run([server, '--database', target, *verb], capture_output=True, text=True, timeout=60, check=False)
        except subprocess.TimeoutExpired:
            sys.exit(f'killed after {after:.2f} s, yet {verb[0]} goes on')
        if done.returncode == 0:
            sys.exit(f'killed after {after:.2f} s, yet {" ".join(verb)} finds it whole')
        said = (done.stderr or done.stdout).strip().splitlines()
    print(f'killed after {after:.2f} s: {said[-1] if said else done.returncode}')


def main():
    server, seed = sys.argv[1:3]
    rows = sys.argv[3] if len(sys.argv) > 3 else '200000'
    kills = int(sys.argv[4]) if len(sys.argv) > 4 else 6
    with tempfile.TemporaryDirectory() as work:
        first, second = os.path.join(work, 'first.db'), os.path.join(work, 'second.db')
        subprocess.run([seed, first, '10', '1000', '0', rows], check=True, stdout=subprocess.DEVNULL)
        source = f'sqlite://{first}'
        subprocess.run([server, '--database', source, '--role', 'admin', '--name', 'bench', 'token', 'create'], check=True, stdout=subprocess.DEVNULL)
        before = digest(first)
        postgres = Postgres()
        for name, from_, to in (('SQLite to Postgres', source, postgres.url), ('Postgres to SQLite', postgres.url, f'sqlite://{second}')):
            seconds, memory = copy(server, from_, to)
            print(f'{name}: {seconds:.1f} s, {memory:.0f} MiB')
        ours, theirs = tables(first), tables(second)
        found = list(differences(ours, theirs))
        print(f'{len(ours)} tables, {sum(map(len, ours.values()))} rows, {len(found)} tables differ', *found, sep='\n  ')
        postgres.stop()
        for number in range(kills):
            other = Postgres() if number % 2 == 0 else None
            killed(server, source, other.url if other else f'sqlite://{os.path.join(work, f"killed-{number}.db")}', random.uniform(0.2, seconds * 0.9), other)
            if other:
                other.stop()
        unchanged = digest(first) == before
        print(f'the source is {"byte for byte what it was" if unchanged else "another"}; at most {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024} MiB')
    sys.exit(0 if not found and unchanged else 1)


if __name__ == '__main__':
    main()
