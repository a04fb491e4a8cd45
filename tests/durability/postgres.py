# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Postgres as it is installed, with a database for the server program. Standard library only.

    postgres.py FILE    starts one, writes the URL of its database into the file, and goes on until it is terminated
"""
import glob
import os
import pwd
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time


def programs():
    """The folder of the programs that TIDEGATE_TEST_POSTGRES names, or else of the newest version's that is installed, or None."""
    if os.environ.get('TIDEGATE_TEST_POSTGRES'):
        return os.environ['TIDEGATE_TEST_POSTGRES']
    found = [path for path in glob.glob('/usr/lib/postgresql/*/bin') if os.path.exists(os.path.join(path, 'initdb'))]
    return max(found, key=lambda path: int(re.search(r'/(\d+)', path).group(1)), default=None)


class Postgres:
    """It ends with this process, however that ends; as root it runs as the user postgres. What is committed outlives its processes, and not the machine."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='tidegate-postgres-', dir='/tmp')  # a socket's path is short
        self.data = os.path.join(self.folder, 'data')
        self.url = f'postgresql://tidegate@/tidegate?host={self.folder}'
        self.process = None
        self.wrapped = []
        if os.geteuid() == 0:
            user = pwd.getpwnam('postgres')
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.wrapped = ['setpriv', f'--reuid={user.pw_uid}', f'--regid={user.pw_gid}', '--clear-groups', '--pdeathsig', 'QUIT']
        self.run('initdb', '-D', self.data, '-U', 'postgres', '--locale=C', '--encoding=UTF8', '--no-sync', '--auth=trust')
        with open(os.path.join(self.data, 'postgresql.conf'), 'a', encoding='utf-8') as configuration:
            configuration.write(f"listen_addresses = ''\nunix_socket_directories = '{self.folder}'\nfsync = off\n")
        self.start()
        for statement in ('CREATE ROLE tidegate LOGIN', 'CREATE DATABASE tidegate OWNER tidegate TEMPLATE template0'):
            self.run('psql', '-h', self.folder, '-U', 'postgres', '-qc', statement)

    def run(self, program, *arguments):
        done = subprocess.run([*self.wrapped, os.path.join(programs(), program), *arguments], capture_output=True, text=True, timeout=120, cwd='/')
        if done.returncode != 0:
            raise RuntimeError(f'{program}: {done.stdout} {done.stderr}')

    def start(self, timeout=60):
        with open(os.path.join(self.folder, 'log'), 'ab') as log:
            self.process = subprocess.Popen([*self.wrapped, os.path.join(programs(), 'postgres'), '-D', self.data], stdout=log, stderr=log, cwd='/')
        began = time.monotonic()
        while subprocess.run([os.path.join(programs(), 'pg_isready'), '-q', '-h', self.folder], check=False).returncode != 0:
            if self.process.poll() is not None or time.monotonic() - began > timeout:
                raise RuntimeError('Postgres does not start')
            time.sleep(0.02)

    @staticmethod
    def state(pid):
        """State and parent of a process; Z when it is gone."""
        try:
            with open(f'/proc/{pid}/stat', encoding='utf-8', errors='replace') as file:
                fields = file.read().rpartition(')')[2].split()
        except OSError:
            return 'Z', 0
        return fields[0], int(fields[1])

    def children(self):
        pids = [int(path.split('/')[2]) for path in glob.glob('/proc/[0-9]*/stat')]
        return [pid for pid in pids if self.state(pid)[1] == self.process.pid and self.state(pid)[0] != 'Z']

    def kill9(self):
        """All of its processes at once, as when the machine goes."""
        self.process.send_signal(signal.SIGSTOP)  # begins no further one
        children = self.children()
        for pid in (self.process.pid, *children):
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
        self.process.wait()
        while any(self.state(pid)[0] not in 'ZX' for pid in children):
            time.sleep(0.01)  # as long as one is there, its memory keeps the next server from starting

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    if not programs():
        print('SKIPPED: the package postgresql is missing')
        return 77
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: sys.exit(0))
    postgres = None
    try:
        postgres = Postgres()
        unfinished = sys.argv[1] + '.unfinished'
        with open(unfinished, 'w', encoding='utf-8') as file:
            file.write(postgres.url)
        os.rename(unfinished, sys.argv[1])  # whole or not at all
        while True:
            signal.pause()
    finally:
        if postgres:
            postgres.stop()


if __name__ == '__main__':
    sys.exit(main())
