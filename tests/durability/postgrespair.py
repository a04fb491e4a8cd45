# SPDX-FileCopyrightText: Tidegate contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two Postgres servers, one that writes and a synchronous standby that takes its place. Standard library only."""
import os
import shutil
import subprocess

from postgres import Postgres, programs


class Pair:
    """Acknowledged is what both have on disk. When the one that writes is killed, the other is promoted; repair() makes a standby of what is left of the first."""

    def __init__(self):
        self.writing = Postgres()
        self.standby = None
        self.folders = [self.writing.folder, self.writing.folder + '-second']
        self.url = f'postgresql://tidegate@/tidegate?host={",".join(self.folders)}'
        self.add_standby(self.folders[1])

    def ask(self, server, statement):
        return subprocess.run([os.path.join(programs(), 'psql'), '-h', server.folder, '-U', 'postgres', '-Atqc', statement],
                              capture_output=True, text=True, timeout=60, check=True).stdout.strip()

    def add_standby(self, folder):
        shutil.rmtree(folder, ignore_errors=True)
        standby = Postgres.__new__(Postgres)
        standby.wrapped, standby.folder, standby.data, standby.process = self.writing.wrapped, folder, os.path.join(folder, 'data'), None
        os.mkdir(folder)
        shutil.copystat(self.writing.folder, folder)
        owner = os.stat(self.writing.folder)
        os.chown(folder, owner.st_uid, owner.st_gid)
        standby.run('pg_basebackup', '-h', self.writing.folder, '-U', 'postgres', '-D', standby.data, '-R', '-c', 'fast', '--no-sync')
        with open(os.path.join(standby.data, 'postgresql.conf'), 'a', encoding='utf-8') as configuration:
            configuration.write(f"unix_socket_directories = '{folder}'\n")
        standby.start()
        self.standby = standby
        self.wait_for_standbys('*')

    def wait_for_standbys(self, names):
        """From now on a commit waits for these."""
        self.ask(self.writing, f"ALTER SYSTEM SET synchronous_standby_names = '{names}'")
        self.ask(self.writing, 'SELECT pg_reload_conf()')
        if names:
            while self.ask(self.writing, "SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") != '1':
                pass

    def kill9(self):
        self.writing.kill9()

    def start(self):
        """The standby takes over, and waits for nobody until there is another."""
        self.ask(self.standby, 'SELECT pg_promote(true, 60)')
        self.writing, self.standby = self.standby, None
        self.wait_for_standbys('')

    def repair(self):
        self.add_standby(next(folder for folder in self.folders if folder != self.writing.folder))

    def stop(self):
        for server in (self.standby, self.writing):
            if server:
                server.stop()
        for folder in self.folders:
            shutil.rmtree(folder, ignore_errors=True)
